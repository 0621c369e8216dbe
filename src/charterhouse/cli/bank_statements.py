"""`ledger match`: bank statements matched to what Members owe, and what is left for a person to look at."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from .door import (
    DATABASE,
    AsJson,
    Database,
    Door,
    Force,
    Language,
    On,
    Output,
    Profile,
    Reader,
    door,
)  # fmt: skip
from .opened import opened
from .speech import examples, told

HELP = told(
    "Match a bank statement (camt.053 or CSV) to what Members owe; writes the acts to offer.",
    "Сверить банковскую выписку (camt.053 или CSV) с задолженностью; записать акты для внесения.",
)
EXAMPLES = examples(
    "charterhouse ledger match statement.xml -o payments.json", "charterhouse offer payments.json"
)


def match_statement(
    file: Annotated[Path, typer.Argument(help=told("The statement.", "Выписка."))],
    output: Output = None,
    force: Force = False,
    on: On = "",
    profile: Profile = "",
    reader: Reader = "",
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Match."""
    from charterhouse.documents import bank, drawing
    from charterhouse.documents.calls import calls_of, known_by
    from charterhouse.documents.matching import as_act, match

    here = door(as_json, lang)
    statements = bank.read_file(file)
    if output is not None:
        drawing.must_be_free(output, overwrite=force)
    with opened(db, on, "", profile, reader) as of:
        calls, unknown = calls_of(of, entitled=of.entitled)
        matched, left = match(statements, calls, known_by(of), unknown)
    acts = [as_act(each) for each in matched]
    if output is not None and acts:
        drawing.write_whole(
            output, json.dumps(acts, ensure_ascii=False, indent=1).encode() + b"\n", overwrite=force
        )
    warnings = _of_statements(statements, here)
    if here.json:
        here.data({
            "matched": acts,
            "warnings": warnings,
            "left": [{"reference": each.movement.reference, "amount": str(each.movement.amount),
                      "why": each.why, "states": list(each.states)} for each in left],
            "unknown": unknown,
        })  # fmt: skip
    else:
        _tell(acts, left, here)
        for each in warnings:
            print(each, file=sys.stderr)
        if unknown:
            said = here.say(
                "Matched only by a year that is named, since the account as a whole is not known or is "
                f"withheld: {', '.join(unknown)}.",
                "Сопоставляются только по названному году, поскольку счёт в целом не установлен или не "
                f"раскрывается: {', '.join(unknown)}.",
            )
            print(said, file=sys.stderr)
        if output is not None and acts:
            here.print(here.say(f"Offer them with: charterhouse offer {output}",
                                f"Внести: charterhouse offer {output}"))  # fmt: skip
    return 0 if not left else 3


WHY: Mapping[str, tuple[str, str]] = {
    "outgoing": ("money that went out", "исходящий платёж"),
    "entered_before": ("entered before", "уже внесён"),
    "payer_unknown": ("the payer is not known", "плательщик не установлен"),
    "several_payers": ("several States are named", "названо несколько государств"),
    "nothing_owed": ("that State owes nothing", "у государства нет долга"),
    "year_not_owed": ("nothing is owed for the year that it quotes", "за указанный год долга нет"),
    "debt_unknown": (
        "the State is known; what it owes is not known or is withheld",
        "государство установлено; его долг не установлен или не раскрывается",
    ),
    "year_not_named": (
        "the State is known; for which year is not said, and not all that it owes is known",
        "государство установлено; год не назван, а весь его долг не установлен",
    ),
    "more_than_is_owed": ("more than is owed", "больше, чем причитается"),
    "other_currency": ("another currency than is owed", "валюта не та"),
}


def _of_statements(statements: Sequence[Any], here: Door) -> list[str]:
    """What a reader must know of the statements: that nothing proves their sums, that they are empty."""
    told = []
    for each in statements:
        name = f" `{each.ref}`" if each.ref else ""
        if not each.movements:
            told.append(
                here.say(
                    f"The statement{name} holds no movements.", f"В выписке{name} операций нет."
                )
            )
        if not each.checked:
            told.append(
                here.say(
                    f"The statement{name} gives no opening and closing balance: its total could not be checked.",
                    f"В выписке{name} нет входящего и исходящего остатков: итог проверить нельзя.",
                )
            )
    return told


def _tell(acts: Sequence[Mapping[str, Any]], left: Sequence[Any], here: Door) -> None:
    columns = (
        here.say("reference", "номер"), here.say("State", "государство"), here.say("amount", "сумма"),
        here.say("years", "годы"),
    )  # fmt: skip
    oldest = here.say("oldest first", "с самого раннего")
    rows = [
        (str(act["payment"]), str(act["state"]), str(act["amount"]),
         ", ".join(map(str, act["years"])) if "years" in act else oldest)
        for act in acts
    ]  # fmt: skip
    here.table(columns, rows, here.say("Matched", "Сопоставлено"))
    if left:
        headings = (*columns[:1], columns[2], here.say("why", "почему"), columns[1])
        rows = [
            (
                each.movement.reference,
                str(each.movement.amount),
                here.say(*WHY[each.why]),
                ", ".join(each.states),
            )
            for each in left
        ]
        here.table(headings, rows, here.say("For a person to look at", "Требует рассмотрения"))
