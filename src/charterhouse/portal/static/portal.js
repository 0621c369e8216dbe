// What script makes better, and nothing that a reader without it would miss:
// tables that sort by a click on their heads, and everything unfolded on paper.

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

function key(cell) {
  const time = cell.querySelector("time");
  return time ? time.dateTime : cell.textContent.trim();
}

function sort(table, column, button) {
  const heads = table.tHead.rows[0].cells;
  const down = heads[column].getAttribute("aria-sort") === "ascending";
  for (const head of heads) head.removeAttribute("aria-sort");
  heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => collator.compare(key(a.cells[column]), key(b.cells[column])) * (down ? -1 : 1));
  table.tBodies[0].append(...rows);
  button.focus();
}

for (const table of document.querySelectorAll("table.sortable")) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sorts";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(table, column, button));
    head.replaceChildren(button);
  });
}

// On paper everything stands open.
addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("details:not([open])")) {
    each.open = true;
    each.dataset.opened = "";
  }
});
addEventListener("afterprint", () => {
  for (const each of document.querySelectorAll("details[data-opened]")) {
    each.open = false;
    delete each.dataset.opened;
  }
});
