"""`ledger`: the books for other programs, what stands on each account, and bank statements matched to calls."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from charterhouse.commons.ledger import Transaction, balances, trial_balance
from charterhouse.commons.money import Money
from charterhouse.core.errors import NotAuthorised, Unknown, Unreadable
from charterhouse.core.moments import Moment
from charterhouse.desk.answers import is_closed
from charterhouse.desk.readers import opened_to
from charterhouse.desk.register import Register
from charterhouse.desk.standing import Standing

from .answered import profile_named
from .door import DATABASE, AsJson, Database, Door, Known, Language, On, Profile, Reader, door
from .speech import examples, told

FORMS = ("beancount", "hledger", "csv", "xlsx", "json")
BY_NAME = {
    ".beancount": "beancount",
    ".journal": "hledger",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".jsonl": "json",
}

app = typer.Typer(
    help=told(
        "The books in double entry: export, balances, bank statements.",
        "Учёт двойной записью: выгрузка, остатки, банковские выписки.",
    )
)
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help=told("Where to; else printed.", "Куда; иначе вывод.")
    ),
]
Force = Annotated[bool, typer.Option("--force", help=told("Replace the file.", "Заменить файл."))]


@app.command(
    "export",
    help=told(
        "Write the books for Beancount, hledger, a spreadsheet or a program.",
        "Выгрузить книги для Beancount, hledger, таблицы или программы.",
    ),
    epilog=examples(
        "charterhouse ledger export -o books.beancount",
        "charterhouse ledger export --format hledger --on 2025-12-31",
    ),
)
def export(
    form: Annotated[
        str,
        typer.Option("--format", metavar="|".join(FORMS), help=told("The form.", "Форма.")),
    ] = "",
    output: Output = None,
    force: Force = False,
    on: On = "",
    known: Known = "",
    profile: Profile = "",
    reader: Reader = "",
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Export."""
    from charterhouse import bootstrap
    from charterhouse.documents import drawing

    here = door(as_json, lang)
    form = form or BY_NAME.get(output.suffix if output else "", "" if output else "beancount")
    if form not in FORMS:
        raise Unreadable("--format", form, "one of " + ", ".join(f"`{each}`" for each in FORMS))
    if output is not None:
        drawing.must_be_free(output, overwrite=force)
    elif form == "xlsx":
        raise Unreadable(
            "--output", "", "a file, since a workbook is not for the screen", "books.xlsx"
        )
    with bootstrap.open_register(db) as register:
        at = register.moment(on) if on else register.seat.closes(bootstrap.today())
        entitled = opened_to(reader, register.seat.closes(bootstrap.today()), register)
        of = Standing(register, at, _position(register, known), profile)
        books, unknown = _books(of, entitled)
        made = _made(form, books, register, here, at)
    _warn(unknown, here)
    if output is None:
        if not books:  # beside the journal, which stays one
            print(_nothing(unknown, here), file=sys.stderr)
        sys.stdout.flush()
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
        return 0
    drawing.write_whole(output, made, overwrite=force)
    if here.json:
        here.data(
            {
                "file": str(output),
                "format": form,
                "transactions": len(books),
                "unknown": unknown,
                "warnings": [] if books else [_nothing(unknown, here)],
            }
        )
    else:
        here.print(
            *([] if books else [_nothing(unknown, here)]),
            here.say(
                f"Written to {output}; transactions: {len(books)}.",
                f"Записано в {output}; проводок: {len(books)}.",
            ),
        )
    return 0


@app.command(
    "balance",
    help=told("What stands on each account.", "Остатки по счетам."),
    epilog=examples(
        "charterhouse ledger balance --on 2025-12-31", "charterhouse ledger balance Assets"
    ),
)
def balance(
    above: Annotated[
        str, typer.Argument(help=told("Of this account and those below it.", "Этого счёта и ниже."))
    ] = "",
    on: On = "",
    known: Known = "",
    profile: Profile = "",
    reader: Reader = "",
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Balance."""
    from charterhouse import bootstrap

    here = door(as_json, lang)
    with bootstrap.open_register(db) as register:
        at = register.moment(on) if on else register.seat.closes(bootstrap.today())
        entitled = opened_to(reader, register.seat.closes(bootstrap.today()), register)
        of = Standing(register, at, _position(register, known), profile)
        books, unknown = _books(of, entitled)
    held = balances(books)
    shown = {
        name: of for name, of in held.items() if not above or (name + ":").startswith(above + ":")
    }
    if above and not shown:
        roots = ", ".join(sorted({name.partition(":")[0] for name in held})) or "-"
        raise Unknown(f"Nothing stands on `{above}`; there are accounts under: {roots}.")
    over = trial_balance(held)
    if here.json:
        amounts = {name: _amounts(of) for name, of in shown.items()}
        here.data({"accounts": amounts, "trial_balance": _amounts(over), "unknown": unknown})
    else:
        readings = here.say("readings", "толкования")
        here.print(f"{readings}: {profile_named(profile or register.opening.profile, here)}")
        rows = [(name, *amount.split()) for name, of in shown.items() for amount in _amounts(of)]
        columns = (
            here.say("account", "счёт"),
            here.say("amount", "сумма"),
            here.say("currency", "валюта"),
        )
        here.table(columns, rows)
        here.print(
            here.say(
                "All accounts together: nothing, as it must be.",
                "Сумма всех счетов равна нулю, как и должно быть.",
            )
            if not over
            else here.say(
                f"All accounts together: {_amounts(over)}.", f"Сумма счетов: {_amounts(over)}."
            )
        )
        _warn(unknown, here)
    return 0


@app.command(
    "match",
    help=told(
        "Match a bank statement (camt.053 or CSV) to what Members owe; writes the acts to offer.",
        "Сверить банковскую выписку (camt.053 или CSV) с задолженностью; записать акты для внесения.",
    ),
    epilog=examples(
        "charterhouse ledger match statement.xml -o payments.json",
        "charterhouse offer payments.json",
    ),
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
    from charterhouse import bootstrap
    from charterhouse.documents import bank, drawing
    from charterhouse.documents.calls import calls_of, known_by
    from charterhouse.documents.matching import as_act, match

    here = door(as_json, lang)
    statements = bank.read_file(file)
    if output is not None:
        drawing.must_be_free(output, overwrite=force)
    with bootstrap.open_register(db) as register:
        at = register.moment(on) if on else register.seat.closes(bootstrap.today())
        of = Standing(register, at, None, profile)
        entitled = opened_to(reader, register.seat.closes(bootstrap.today()), register)
        calls, unknown = calls_of(of, entitled=entitled)
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


# What the register holds -------------------------------------------------------------------------


def _position(register: Register, known: str) -> int | None:
    return register.position(known) if known else None


def _books(of: Standing, entitled: bool) -> tuple[tuple[Transaction, ...], list[str]]:
    """The books, and the States whose account is not known; `Unknown` under a charter that keeps none.

    Books that rest on a private part are withheld as a whole: any part of them would tell the rest.
    """
    asked = of.ask("ledger")
    if asked is None:
        raise Unknown("This charter keeps no books.")
    if is_closed(asked.answer, of.register, entitled=entitled):
        raise NotAuthorised(
            "The books rest on figures in the private parts of entries and are withheld; a person whom "
            "the register entitles sees them with `--as PERSON`.",
            "Книги основаны на сведениях из закрытых частей записей и не раскрываются; уполномоченному "
            "по реестру лицу они доступны с `--as PERSON`.",
        )
    books: tuple[Transaction, ...] = asked.answer.value or ()
    facts = [ground.facts.get("unknown") for ground in asked.answer.grounds]
    unknown = next((each for each in facts if isinstance(each, list)), [])
    return books, unknown


def _made(
    form: str, books: tuple[Transaction, ...], register: Register, here: Door, at: Moment
) -> bytes:
    """The books in a form."""
    from charterhouse.documents import journals

    title = register.opening.organisation
    if form == "xlsx":
        day = register.seat.day(at)
        drawn_up = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
        return journals.as_xlsx(books, balances(books), drawn_up, here.lang)
    if form == "json":
        return b"".join(journals.as_json(books))
    if form == "csv":
        return journals.as_csv(books).encode()
    lines = (
        journals.beancount(books, title) if form == "beancount" else journals.hledger(books, title)
    )
    return "".join(lines).encode()


def _amounts(of: Mapping[str, int]) -> list[str]:
    return [str(Money(minor, currency)) for currency, minor in sorted(of.items())]


def _nothing(unknown: Sequence[str], here: Door) -> str:
    """That the books hold nothing, and why."""
    if unknown:
        return here.say(
            "Nothing could be entered in the books: of no State is the account known or open.",
            "В книги внести нечего: ни по одному государству счёт не установлен или не раскрывается.",
        )
    return here.say(
        "Nothing is entered in the books: no contribution, payment or expense is on record by that day.",
        "В книгах ничего нет: на этот день взносов, платежей и расходов в реестре нет.",
    )


def _warn(unknown: Sequence[str], here: Door) -> None:
    """On the error stream, so that a journal on the other stays one."""
    if unknown and not here.json:
        said = here.say(
            f"Left out, since the account is not known or is withheld: {', '.join(unknown)}.",
            f"Не включены, счёт не установлен или не раскрывается: {', '.join(unknown)}.",
        )
        print(said, file=sys.stderr)
