"""`offer`: acts put to the desk, one after another, until one is not entered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from charterhouse.core.acts import May
from charterhouse.core.errors import CharterhouseError, Unreadable
from charterhouse.core.moments import moment_of
from charterhouse.desk.answers import as_data
from charterhouse.desk.desk import Desk, Ruling
from charterhouse.desk.readers import is_entitled
from charterhouse.desk.register import Asked, Register
from charterhouse.desk.wording import wording_of

from .answered import CODES, tell
from .door import DATABASE, AsJson, Database, Door, Language, Progress, door, pairs_of
from .reading import READING, acts_of
from .speech import told

BESIDE = ("as", "readings", "notwithstanding")  # of an act in a file of several: as the options


def offer(
    file: Annotated[
        Path,
        typer.Argument(
            help=told(
                "One act or several, in TOML or JSON; - for standard input. A field is kept private "
                "where it stands in a table `private` beside the act, and not in the act itself.",
                "Один или несколько актов в TOML или JSON; - для стандартного ввода. Поле не "
                "раскрывается, если стоит не в самом акте, а рядом, в таблице `private`.",
            )
        ),
    ],
    person: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="PERSON",
            help=told("Who enters it; else the registrar.", "Кто вносит; иначе регистратор."),
        ),
    ] = "",
    reading: Annotated[
        list[str] | None,
        typer.Option(
            "--reading",
            metavar="G-17=A",
            help=told(
                "A reading chosen by an officer.", "Толкование, выбранное должностным лицом."
            ),
        ),
    ] = None,
    notwithstanding: Annotated[
        str | None,
        typer.Option(
            "--notwithstanding",
            metavar="REASON",
            help=told(
                "Enter it all the same, for this reason.", "Внести вопреки ответу, по этой причине."
            ),
        ),
    ] = None,
    first: Annotated[
        int,
        typer.Option(
            "--from",
            min=1,
            metavar="N",
            help=told("Begin with this act of the file.", "Начать с этого акта в файле."),
        ),
    ] = 1,
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Offer."""
    from charterhouse import bootstrap

    here, acts = door(as_json, lang), acts_of(file)
    if first > len(acts):
        raise Unreadable(
            "--from", first, f"at most {len(acts)}, the number of acts in the file",
            ru=f"не более {len(acts)}: столько актов в файле",
        )  # fmt: skip
    given = {"as": person, "readings": pairs_of(reading or [], "--reading", READING)}
    several, done = len(acts) > 1, list[dict[str, Any]]()
    progress = Progress(here.say("offering", "внесение"))
    with bootstrap.open_for_offers(db) as desk:
        for place, act in enumerate(acts[first - 1 :], first):
            progress(place, len(acts))
            try:
                ruling = _put(desk, act, {**given, "notwithstanding": notwithstanding})
            except CharterhouseError as error:
                if several:
                    _stopped(place, acts, here)
                raise error
            asked = _asked(ruling, desk.register)
            entitled = _is_entitled(ruling, desk.register)
            done.append(
                {
                    "entered": _entered(ruling, desk.register),
                    "ruling": as_data(asked, desk.register, entitled=entitled),
                }
            )
            if ruling.receipt is None or not several:
                return _ended(ruling, asked, desk.register, here, done, (place, acts))
            _line(place, act, ruling, here)
    if here.json:
        here.data(done)
    return 0


def _put(desk: Desk, act: dict[str, Any], given: Mapping[str, Any]) -> Ruling:
    """An act of the file at the desk, with what stands beside it there, or was given for all."""
    beside = {name: act.pop(name, given[name]) for name in BESIDE}
    private, id = act.pop("private", None), act.pop("id", None)
    if not isinstance(beside["readings"], Mapping):
        raise Unreadable("readings", beside["readings"], "a table", '{"G-17": "A"}', ru="таблица")
    return desk.offer(
        act,
        str(beside["as"]) or desk.register.opening.registrar,
        readings=dict(beside["readings"]),
        notwithstanding=beside["notwithstanding"],
        private=private,
        id=id,
    )


def _asked(ruling: Ruling, register: Register) -> Asked:
    """The ruling as an answer to whether the act is permitted, on the record just before it."""
    from charterhouse import bootstrap

    receipt = ruling.receipt
    at = min(ruling.act.on.latest, moment_of(bootstrap.clock()()))
    known = (receipt.seq if receipt else len(register.entries)) - 1
    return Asked(
        May(ruling.act), ruling.answer, at, known, register.opening.profile, ruling.readings
    )


def _is_entitled(ruling: Ruling, register: Register) -> bool:
    """Whether private parts are open to whoever offers the act, so that its sums are told."""
    from charterhouse import bootstrap

    today = register.seat.closes(bootstrap.today())
    return bool(register.private) and is_entitled(ruling.author, today, register)


def _entered(ruling: Ruling, register: Register) -> dict[str, Any] | None:
    receipt = ruling.receipt
    if receipt is None:
        return None
    return {
        "entry": receipt.seq,
        "id": register.entries[receipt.seq].id,
        "recorded": receipt.recorded,
        "leaf": receipt.leaf.hex(),
        "again": receipt.again,
    }


def _ended(
    ruling: Ruling,
    asked: Asked,
    register: Register,
    here: Door,
    done: list[dict[str, Any]],
    where: tuple[int, list[dict[str, Any]]],
) -> int:
    """Of one act the whole ruling; of several the ruling on the one that was not entered."""
    place, acts = where
    if here.json:
        here.data(done if len(acts) > 1 else done[0])
    else:
        tell(asked, register, here, entitled=_is_entitled(ruling, register))
        here.print("", _outcome(ruling.receipt, register, here))
        if len(acts) > 1:
            _stopped(place, acts, here)
    return 0 if ruling.receipt is not None else CODES[ruling.answer.verdict]


def _line(place: int, act: Mapping[str, Any], ruling: Ruling, here: Door) -> None:
    receipt = ruling.receipt
    if not here.json and receipt is not None:
        again = here.say(", there already", ", уже внесено") if receipt.again else ""
        here.print(
            f"{place:>5}  {act.get('act')}: {here.say('entry', 'запись')} {receipt.seq}{again}"
        )


def _stopped(place: int, acts: list[dict[str, Any]], here: Door) -> None:
    """Where a file of several acts was left, and how to go on."""
    if not here.json:
        here.print(
            here.say(
                f"Stopped at act {place} of {len(acts)}; those before it stand as they are. "
                f"Mend act {place}, or put others in its place, and go on with --from {place}.",
                f"Остановлено на акте {place} из {len(acts)}; предыдущие внесены и не изменятся. "
                f"Исправьте акт {place} либо замените его другими и продолжите с --from {place}.",
            )
        )


def _outcome(receipt: Any, register: Register, here: Door) -> str:
    if receipt is None:
        return here.say("Nothing was entered.", "Запись не внесена.")
    if receipt.again:
        return here.say(
            f"It stands as entry {receipt.seq} already.", f"Уже внесено: запись {receipt.seq}."
        )
    entry = register.entries[receipt.seq]
    said = here.say(f"Entered as entry {receipt.seq}.", f"Внесено: запись {receipt.seq}.")
    if entry.notwithstanding is not None:
        why = wording_of(register, here.lang).value(entry.notwithstanding.reason)
        said += " " + here.say(f"Notwithstanding: {why}.", f"Вопреки ответу: {why}.")
    return said
