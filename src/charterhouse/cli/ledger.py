"""`ledger`: the books for other programs, and what stands on each account."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from charterhouse.commons.ledger import balances, trial_balance
from charterhouse.commons.money import Money
from charterhouse.core.errors import Unknown, Unreadable
from charterhouse.core.moments import Moment
from charterhouse.desk.answers import as_plain
from charterhouse.desk.money import Books, LeftOver, books, left_over
from charterhouse.desk.register import Register
from charterhouse.desk.standing import Standing
from charterhouse.desk.wording import Wording, wording_of

from .answered import profile_named
from .bank_statements import EXAMPLES, HELP, match_statement
from .door import (
    DATABASE,
    AsJson,
    Database,
    Door,
    Force,
    Known,
    Language,
    On,
    Output,
    Profile,
    Reader,
    door,
    print_whole,
)  # fmt: skip
from .opened import opened
from .speech import examples, told

if TYPE_CHECKING:
    from charterhouse.documents.journals import Closed

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
app.command("match", help=HELP, epilog=EXAMPLES)(match_statement)


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
    with opened(db, on, known, profile, reader) as of:
        register, at, entitled = of.register, of.on, of.entitled
        found = _books(of, entitled=entitled)
        wording = wording_of(register, here.lang)
        closed = _closed(found, wording, here)
        made = _made(form, found, closed, register, here, at)
    warnings = list(_warnings(found, closed, wording, here))
    if not here.json:  # beside the journal, which stays one
        for each in warnings:
            print(each, file=sys.stderr)
    if output is None:
        print_whole(made)
        return 0
    mark = codecs.BOM_UTF8 if form == "csv" else b""  # by which a spreadsheet knows the letters
    drawing.write_whole(output, mark + made, overwrite=force)
    if here.json:
        here.data(
            {
                "file": str(output),
                "format": form,
                "transactions": len(found.transactions),
                "unknown": found.unknown,
                "withheld": _withheld(found),
                "warnings": warnings,
            }
        )
    else:
        here.print(
            here.say(
                f"Written to {output}; transactions: {len(found.transactions)}.",
                f"Записано в {output}; проводок: {len(found.transactions)}.",
            )
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
    here = door(as_json, lang)
    with opened(db, on, known, profile, reader) as of:
        register, entitled = of.register, of.entitled
        found = _books(of, entitled=entitled)
        wording = wording_of(register, here.lang)
        closed = _closed(found, wording, here)
        over_years = left_over(of, entitled=entitled)
    standing = {**found.standing, **dict.fromkeys(found.shut, None)}
    shown = {
        name: held
        for name, held in sorted(standing.items())
        if not above or (name + ":").startswith(above + ":")
    }
    if above and not shown:
        roots = ", ".join(sorted({name.partition(":")[0] for name in standing})) or "-"
        raise Unknown(
            f"Nothing stands on `{above}`; there are accounts under: {roots}.",
            f"На счёте `{above}` ничего нет; есть счета: {roots}.",
        )
    over = trial_balance(balances(found.transactions))
    if here.json:
        amounts = {name: None if held is None else _amounts(held) for name, held in shown.items()}
        here.data({
            "accounts": amounts, "trial_balance": _amounts(over), "unknown": found.unknown,
            "left_over": [as_plain(each._asdict()) for each in over_years], "withheld": _withheld(found),
        })  # fmt: skip
    else:
        readings = here.say("readings", "толкования")
        here.print(f"{readings}: {profile_named(profile or register.opening.profile, here)}")
        rows = [
            (name, *wording.money(amount).rsplit("\u00a0", 1))
            if amount
            else (name, closed.word, "")
            for name, held in shown.items()
            for amount in (_money(held) if held is not None else [None])
        ]
        rows += [(name, closed.word, "") for _, name in closed.states if not above]
        columns = (
            here.say("account", "счёт"),
            here.say("amount", "сумма"),
            here.say("currency", "валюта"),
        )
        here.table(columns, rows, right=(1,))
        if over_years and not above:
            _tell_left_over(over_years, wording, here)
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
        for each in _warnings(found, closed, wording, here):
            print(each, file=sys.stderr)
    return 0


def _tell_left_over(years: Sequence[LeftOver], wording: Wording, here: Door) -> None:
    """What each closed year left over, both as the books count and in cash."""

    def said(of: LeftOver, amount: Money | None) -> str:
        if amount is not None:
            return wording.money(amount)
        return wording.general("withheld" if of.closed else "unknown")

    here.table(
        (
            here.say("left over of", "остаток за"),
            here.say("as assessed, as on the accounts", "по начислениям, как на счетах"),
            here.say("in cash, as may be disposed of", "по поступлениям, может быть распределён"),
        ),
        [
            (str(each.year), said(each, each.as_assessed), said(each, each.in_cash))
            for each in years
        ],
        right=(1, 2),
    )


# What the register holds -------------------------------------------------------------------------


def _books(of: Standing, *, entitled: bool) -> Books:
    """The books as far as they are open; `Unknown` under a charter that keeps none."""
    found = books(of, entitled=entitled)
    if found is None:
        raise Unknown("This charter keeps no books.", "По этому уставу книги не ведутся.")
    return found


def _made(
    form: str, found: Books, closed: Closed, register: Register, here: Door, at: Moment
) -> bytes:
    """The books in a form."""
    from charterhouse.documents import journals, workbook
    from charterhouse.documents.phrases import speaking

    rows, title = found.transactions, register.opening.organisation
    said = journals.names_in(speaking(register, here.lang))
    if form == "xlsx":
        day = register.seat.day(at)
        drawn_up = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
        return workbook.as_xlsx(rows, found.standing, drawn_up, here.lang, closed, said)
    if form == "json":
        return b"".join(journals.as_json(rows, closed))
    if form == "csv":
        return journals.as_csv(rows, closed, said).encode()
    write = journals.beancount if form == "beancount" else journals.hledger
    return "".join(write(rows, title, closed, said)).encode()


def _money(of: Mapping[str, int]) -> list[Money]:
    return [Money(minor, currency) for currency, minor in sorted(of.items())]


def _amounts(of: Mapping[str, int]) -> list[str]:
    return [str(each) for each in _money(of)]


# What is not in them -----------------------------------------------------------------------------


def _withheld(found: Books) -> dict[str, object]:
    """What is withheld, as data."""
    return {
        "states": list(found.withheld),
        "transactions": found.left_out,
        "accounts": list(found.shut),
    }


def _closed(found: Books, wording: Wording, here: Door) -> Closed:
    """What is withheld, for whoever opens the books in another program."""
    from charterhouse.documents.journals import Closed

    if not found.left_out:
        return Closed(word=wording.general("withheld"))
    states = tuple((each, wording.name(each)) for each in found.withheld)
    of = ", ".join(name for _, name in states)
    said = here.say(
        f"Withheld, since it rests on private parts of the register: transactions: {found.left_out}"
        f"{f'; the accounts of: {of}' if of else ''}.",
        f"Не раскрывается, поскольку основано на закрытых частях реестра: проводок: {found.left_out}"
        f"{f'; счета: {of}' if of else ''}.",
    )
    if found.shut:
        accounts = ", ".join(found.shut)
        said += here.say(
            f" On these accounts more moved than is shown: {accounts}.",
            f" Обороты по этим счетам показаны не полностью: {accounts}.",
        )
    return Closed(said, states, found.shut, wording.general("withheld"))


def _warnings(found: Books, closed: Closed, wording: Wording, here: Door) -> Iterator[str]:
    """What is not in the books, and why; on the error stream, so that a journal on the other stays one."""
    if closed.said:
        yield closed.said
    unknown = ", ".join(wording.name(each) for each in found.unknown)
    if not found.transactions:
        if unknown or closed.said:
            yield here.say(
                "Nothing could be entered in the books: of no State is the account known or open.",
                "В книги внести нечего: ни по одному государству счёт не установлен или не раскрывается.",
            )
        else:
            yield here.say(
                "Nothing is entered in the books: no contribution, payment or expense is on record by that day.",
                "В книгах ничего нет: на этот день взносов, платежей и расходов в реестре нет.",
            )
    if unknown:
        yield here.say(
            f"Left out, since the account is not known: {unknown}.",
            f"Не включены, счёт не установлен: {unknown}.",
        )
