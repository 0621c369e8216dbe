"""An answer for people: what it is, how long it holds, why, and what would turn it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.text import Text

from charterhouse.core.answers import Ground, Verdict
from charterhouse.desk.answers import behind, holds, remedies, sources
from charterhouse.desk.register import Asked, Register
from charterhouse.desk.rows import listing
from charterhouse.desk.withholding import OpenPart, hidden_grounds, open_part
from charterhouse.desk.wording import Wording, wording_of, words

from .door import STYLES, Door, shown, styled

CODES = {
    Verdict.YES: 0,
    Verdict.PERMITTED: 0,
    Verdict.VALUE: 0,
    Verdict.NO: 2,
    Verdict.REFUSED: 2,
    Verdict.DEPENDS: 3,
    Verdict.UNDETERMINED: 3,
}
DEEPEST = 6  # steps from the answer


def tell(
    asked: Asked, register: Register, door: Door, deep: bool = False, *, entitled: bool = False
) -> None:
    """The whole answer; `deep`, with the grounds of everything that was asked on the way."""
    wording = wording_of(register, door.lang)
    answer = asked.answer
    hidden = hidden_grounds(answer, register, entitled=entitled)
    part = open_part(asked, register, entitled=entitled)
    rows = listing(part.value, answer, wording)
    door.print(
        Text(shown(wording.question(getattr(asked.question, "act", asked.question))), style="bold")
    )
    if rows is None or answer.verdict is not Verdict.VALUE:
        said = wording.answer(answer, part) if rows is None else wording.verdict(answer.verdict)
        door.print(styled(said, answer.verdict.value))
    door.print(_span(asked, part, register, door))
    if rows is not None:
        door.print("")
        door.table(rows.names, rows.lines, right=rows.amounts)
    door.print("")
    for ground in answer.grounds:
        _ground(ground, wording, door, id(ground) in hidden)
        if deep:
            _under(ground, wording, door, hidden, 1, set())
        else:
            for each in behind(ground):
                _ground(each, wording, door, id(each) in hidden)
    _turns(part, wording, door)
    _rest(asked, part, register, wording, door, entitled=entitled)


def _span(asked: Asked, part: OpenPart, register: Register, door: Door) -> str:
    span = holds(part, register.seat)
    wording = wording_of(register, door.lang)
    since, until = (wording.bound(day) if day else "" for day in (span["since"], span["until"]))
    parts = [
        door.say("on", "на дату") + f" {wording.day(register.seat.day(asked.on))}",
        door.say("readings", "толкования") + f": {wording.profile(asked.profile)}",
    ]
    if since:
        parts.append(door.say("holds since", "верно с") + f" {since}")
    if until:
        parts.append(door.say("until before", "до (не включая)") + f" {until}")
    return "; ".join(parts)


def _ground(ground: Ground, wording: Wording, door: Door, hidden: bool) -> None:
    said = Text(shown(wording.ground(ground, private=hidden)))
    said.append(f"  [{wording.finding(ground.truth)}]", style=STYLES.get(ground.truth.value, ""))
    door.hang(ground.paragraph if ground.paragraph[:1].isdigit() else "-", said)
    addresses = dict.fromkeys(source["address"] for source in sources(ground))
    for address in list(addresses)[:3]:
        door.print(Text(f"        {shown(address)}", style="dim"))
    if len(addresses) > 3:
        more = door.say("further sources", "прочих источников")
        door.print(Text(f"        {more}: {len(addresses) - 3}", style="dim"))


def _under(
    ground: Ground, wording: Wording, door: Door, hidden: frozenset[int], depth: int, seen: set[int]
) -> None:
    """What a ground asked in turn, each answer once."""
    for answer in ground.under:
        for each in answer.grounds:
            if id(each) in seen:
                continue
            seen.add(id(each))
            said = wording.ground(each, private=id(each) in hidden)
            finding = wording.finding(each.truth)
            door.print(f"{' ' * (8 + 2 * depth)}{each.paragraph or '-'}  {said}  [{finding}]")
            if depth < DEEPEST:
                _under(each, wording, door, hidden, depth + 1, seen)


def _turns(part: OpenPart, wording: Wording, door: Door) -> None:
    if not part.turns_on:
        return
    door.print("", door.say("It depends on:", "Зависит от толкований:"))
    rows = [
        (label, wording.outcome(outcome), wording.reading(label))
        for label, outcome in sorted(part.turns_on.items())
    ]
    door.table(
        (
            door.say("reading", "толкование"),
            door.say("answer", "ответ"),
            door.say("which says", "смысл"),
        ),
        rows,
    )


def _rest(
    asked: Asked,
    part: OpenPart,
    register: Register,
    wording: Wording,
    door: Door,
    *,
    entitled: bool,
) -> None:
    answer = asked.answer
    for missing in answer.missing:
        door.print(f"{door.say('Missing', 'Недостаёт')}: {wording.missing(missing)}")
    for name in sorted(answer.assumed):
        door.print(f"{door.say('Assumed', 'Принято по умолчанию')}: {wording.figure(name)}")
    reaches = register.reaches
    if reaches is not None and asked.on > register.seat.closes(reaches):
        day = wording.day(reaches)
        door.print(door.say(f"The record reaches {day}.", f"Сведения в реестре доведены до {day}."))
    for each in remedies(asked, part, register, entitled=entitled):
        under = f" ({each.reading})" if each.reading else ""
        door.print(f"{door.say('Remedy', 'Что сделать')}{under}: {each.said(wording)}")


def verdict_of(brief: Mapping[str, Any] | None, door: Door) -> str:
    """The answer in short, as a cell."""
    if brief is None:
        return "-"
    told = str(brief[door.lang])
    if brief["answer"] == "depends":
        gaps = dict.fromkeys(label.partition("=")[0] for label in brief["turns_on"])
        said = words("verdicts", door.lang)
        taken = said[brief["taken"]] if brief["taken"] != "value" else told.partition(": ")[2]
        return f"{taken} ({', '.join(gaps)})"
    return told


def holder_of(brief: Mapping[str, Any] | None, door: Door) -> str:
    """Who holds an office, as a cell; nobody where the answer taken is no."""
    told = verdict_of(brief, door)
    if (
        brief is None
        or told == brief[door.lang]
        or (brief["answer"], brief["taken"]) != ("depends", "no")
    ):
        return told
    nobody = words("general", door.lang)["no_one"]
    return nobody + told[len(words("verdicts", door.lang)["no"]) :]


def profile_named(code: str, door: Door) -> str:
    """A profile of readings by its name, beside the code by which it is asked for."""
    name = words("profiles", door.lang).get(code, code)
    return code if name == code else f"{name} ({code})"
