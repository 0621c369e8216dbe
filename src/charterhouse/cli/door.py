"""What every command has in common: its options, its language, its way of printing."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import typer
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from charterhouse.core.errors import Unknown, Unreadable
from charterhouse.desk.wording import Lang

from .speech import told, usual

DATABASE = "charterhouse.db"
BESIDE_CELLS = 2  # characters of each column of a table that are not its cells
SLOW = 2.0  # seconds after which progress is shown
STYLES = {
    "yes": "green",
    "permitted": "green",
    "met": "green",
    "regular": "green",
    "no": "red",
    "refused": "red",
    "breached": "red",
    "irregular": "red",
    "depends": "yellow",
    "undetermined": "yellow",
    "open": "yellow",
}

AsJson = Annotated[
    bool,
    typer.Option(
        "--json", help=told("Give JSON, stable and documented.", "Вывести JSON неизменной формы.")
    ),
]
Database = Annotated[
    str, typer.Option("--db", metavar="FILE", help=told("The register.", "Реестр."))
]
Language = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="en|ru",
        help=told("Language; else that of the locale.", "Язык; иначе язык системы."),
    ),
]
On = Annotated[
    str,
    typer.Option(
        "--on",
        metavar="DATE",
        help=told("For this day or instant; else today.", "На эту дату или момент; иначе сегодня."),
    ),
]
Known = Annotated[
    str,
    typer.Option(
        "--known",
        metavar="WHEN",
        help=told(
            "As known then: a day, an instant or an entry.",
            "По сведениям на дату, момент или запись.",
        ),
    ),
]
Profile = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME",
        help=told(
            "Readings: text, practice or minority.", "Толкования: text, practice или minority."
        ),
    ),
]

Reader = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="PERSON",
        help=told(
            "See private parts as a person whom the register entitles.",
            "Видеть закрытые части от имени уполномоченного по реестру лица.",
        ),
    ),
]


Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help=told("Where to; else printed.", "Куда; иначе вывод.")
    ),
]
Force = Annotated[bool, typer.Option("--force", help=told("Replace the file.", "Заменить файл."))]


class Door(NamedTuple):
    """One run of a command: in which form and language it answers."""

    json: bool
    lang: Lang

    def say(self, en: str, ru: str) -> str:
        """A sentence in the language of this run."""
        return ru if self.lang == "ru" else en

    def data(self, data: object) -> None:
        """Plain data as JSON."""
        coded = "utf" in (sys.stdout.encoding or "").lower()
        print(json.dumps(data, ensure_ascii=not coded, indent=2))

    def print(self, *lines: str | Text) -> None:
        """Lines for people."""
        console = _console()
        for line in lines:
            text = line if isinstance(line, Text) else Text(shown(line))
            indent = len(text.plain) - len(text.plain.lstrip(" "))
            console.print(Padding(text[indent:], (0, 0, 0, indent)) if indent else text)

    def hang(self, head: str, text: Text) -> None:
        """A text beside its head, such as a paragraph's number."""
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=7, no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(Text(shown(head), style="bold"), text)
        _console().print(grid)

    def table(
        self, columns: Sequence[str], rows: Sequence[Sequence[str]], title: str = "",
        right: Sequence[int] = (),
    ) -> None:  # fmt: skip
        """A table that fits the terminal, its cells folded where they are long."""
        table = Table(
            box=box.SIMPLE_HEAD,
            title=title or None,
            title_justify="left",
            pad_edge=False,
            padding=(0, 1, 0, 0),
        )
        console = _console()
        widths = _widths([columns, *rows], console.width)
        for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
            side: Literal["right", "left"] = "right" if place in right else "left"
            table.add_column(column, overflow="fold", width=width, justify=side)
        for row in rows:
            table.add_row(*(Text(shown(cell), style=STYLES.get(cell, "")) for cell in row))
        console.print(table)


def door(as_json: bool, lang: str) -> Door:
    """The run of a command; `Unreadable` on a language that there is not."""
    if lang and lang not in ("en", "ru"):
        raise Unreadable("--lang", lang, "`en` or `ru`", ru="`en` или `ru`")
    return Door(as_json, "ru" if lang == "ru" else "en" if lang else usual(os.environ))


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int | None]:
    """How wide columns must be that no word is cut and few are folded; nothing where it fits, or never will."""
    cells = [[shown(each[place]) for each in rows] for place in range(len(rows[0]))]
    least = [max(len(word) for cell in column for word in ("", *cell.split())) for column in cells]
    whole = [
        max(len(line) for cell in column for line in ("", *cell.split("\n"))) for column in cells
    ]
    spare = room - BESIDE_CELLS * len(cells) - sum(least)
    lacking = {place: many - least[place] for place, many in enumerate(whole)}
    if spare < 0 or spare >= sum(lacking.values()):
        return [None] * len(cells)
    widths: list[int | None] = [*least]
    for left, place in enumerate(sorted(lacking, key=lambda each: lacking[each])):
        more = min(lacking[place], spare // (len(cells) - left))
        widths[place], spare = least[place] + more, spare - more
    return widths


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


def print_whole(made: bytes) -> None:
    """A paper or a journal as it is, to the byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()


def shown(text: str) -> str:
    """Text from a file or a register made safe for a terminal."""
    return "".join(c if c.isprintable() or c in "\n\u00a0" else f"\\x{ord(c):02x}" for c in text)


def styled(text: str, verdict: str) -> Text:
    """Text in the colour of a verdict or a finding."""
    return Text(shown(text), style=STYLES.get(verdict, ""))


class Progress:
    """Told on the error stream once something takes longer than two seconds."""

    def __init__(self, what: str) -> None:
        self._what, self._begun, self._last = what, time.monotonic(), 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._begun < SLOW or now - self._last < 0.5:
            return
        self._last = now
        end = "\r" if sys.stderr.isatty() else "\n"
        print(f"{self._what}: {done}/{total}", end=end, file=sys.stderr, flush=True)


def pairs_of(written: Sequence[str], option: str, example: str) -> dict[str, str]:
    """`G-17=A` and the like as a table; `Unreadable` on anything else."""
    pairs = {}
    for each in written:
        name, equals, value = each.partition("=")
        if not (name and equals and value):
            raise Unreadable(
                option, each, "a name, `=` and a value", example, ru="имя, знак `=` и значение"
            )
        pairs[name] = value
    return pairs


def contents(path: Path, most: int, what: str) -> str:
    """The text of a file that a person hands in; refused by its size before it is read."""
    try:
        if path.is_dir():
            raise Unreadable(str(path), "a folder", f"a file with {what}", ru="файл, а не папка")
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except FileNotFoundError:
        raise Unknown(f"There is no file `{path}`.", f"Файла `{path}` нет.") from None
    except OSError as error:
        raise Unreadable(
            str(path), error.strerror, "a file that can be read", ru="файл, который можно прочесть"
        ) from None
    return text_of(raw, str(path), most, what)


def not_written(name: str, form: str, why: str) -> Unreadable:
    """What is said of text that is not of its form: where and why, once."""
    error = Unreadable(name, f"not {form}", f"one act in {form}", ru=f"один акт в форме {form}")
    why = f"{why[0].lower()}{why[1:]}"
    error.args, error.ru = (f"{name}: not {form}: {why}",), f"{name}: это не {form}: {why}"
    return error


def text_of(raw: bytes, name: str, most: int, what: str) -> str:
    """Bytes as text; `Unreadable` where they are too many, none or not UTF-8."""
    if len(raw) > most:
        raise Unreadable(
            name,
            f"over {most // 1_000_000} MB",
            f"{what} of at most {most // 1_000_000} MB",
            ru=f"не более {most // 1_000_000} МБ",
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            name, f"not UTF-8 at byte {error.start}", "text in UTF-8", ru="текст в UTF-8"
        ) from None
    if not text.strip():
        raise Unreadable(name, "", f"a file with {what}", ru="непустой файл")
    return text
