"""The ledger in the hands of other programs: the real `bean-check` and `hledger`, and a workbook read back."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charterhouse.bootstrap import CSTO
from charterhouse.commons.ledger import (
    CONTRIBUTIONS,
    Posting,
    Transaction,
    balances,
    transaction,
    trial_balance,
)  # fmt: skip
from charterhouse.commons.money import Money
from charterhouse.desk.wording import Lang, Wording
from charterhouse.documents import journals, workbook
from charterhouse.documents.phrases import Phrases

ROOT = Path(__file__).parents[2]
BEAN_CHECK = ROOT / ".venv-bench" / "bin" / "bean-check"
HLEDGER = shutil.which("hledger")
NAMES = ["XA", "XB", "поездки", "поездки!", "travel-and-meetings", "2024", "x y", ";", '"', "a|b"]
PATHS = st.builds(
    "{}:{}:{}".format,
    st.sampled_from(["Assets", "Income", "Expenses"]),
    *2 * [st.sampled_from(NAMES)],
)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@st.composite
def books(draw: st.DrawFn) -> list[Transaction]:
    """Some transactions of two or three postings, in roubles and in a currency without decimals."""
    rows = []
    for entry in range(draw(st.integers(0, 8))):
        day = draw(st.dates(date(1995, 1, 1), date(2040, 12, 31)))
        currency = draw(st.sampled_from(["RUB", "JPY"]))
        moved = draw(st.lists(st.integers(-(10**14), 10**14), min_size=1, max_size=2))
        amounts = [*moved, -sum(moved)]
        postings = [Posting(draw(PATHS), Money(minor, currency)) for minor in amounts]
        rows.append(transaction(day, entry, "financing.assess", postings, "XA", draw(WORDS)))
    return rows


def put(folder: Path, name: str, journal: Iterable[str]) -> Path:
    path = folder / name
    path.write_text("".join(journal), "utf-8")
    return path


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout


def sample() -> list[Transaction]:
    assessed = [
        Posting("Assets:Contributions:XA:2024", Money(10_000, "RUB")),
        Posting("Income:Contributions:2024", Money(-10_000, "RUB")),
    ]
    paid = [
        Posting("Assets:Bank:RUB", Money(4_000, "RUB")),
        Posting("Assets:Contributions:XA:2024", Money(-4_000, "RUB")),
    ]
    return [
        transaction(date(2024, 1, 1), 3, "financing.assess", assessed, "XA"),
        transaction(date(2024, 3, 1), 4, "financing.record_payment", paid, "XA", "=1+1"),
    ]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("journals")


def test_beancount_accepts_the_journal_and_finds_our_balances(folder: Path) -> None:
    path = put(folder, "sample.beancount", journals.beancount(sample(), "Three Lanterns"))
    assert run(BEAN_CHECK, path) == ""
    assert "balance Assets:Contributions:XA:2024  60.00 RUB" in path.read_text("utf-8")


def test_beancount_refuses_a_journal_whose_balance_was_changed(folder: Path) -> None:
    journal = "".join(journals.beancount(sample(), "x")).replace("2024  60.00", "2024  61.00")
    path = put(folder, "changed.beancount", [journal])
    assert subprocess.run([BEAN_CHECK, path], capture_output=True, check=False).returncode != 0


def test_hledger_accepts_the_journal_and_finds_our_balances(folder: Path) -> None:
    assert HLEDGER, "hledger is installed with what the tests need"
    path = put(folder, "sample.journal", journals.hledger(sample(), "Three Lanterns"))
    run(HLEDGER, "check", "--strict", "-f", path)
    told = run(HLEDGER, "balance", "--flat", "-N", "-O", "csv", "-f", path)
    assert dict(list(csv.reader(io.StringIO(told)))[1:]) == {
        "Assets:Bank:RUB": "40.00 RUB",
        "Assets:Contributions:XA:2024": "60.00 RUB",
        "Income:Contributions:2024": "-100.00 RUB",
    }


def test_hledger_refuses_a_journal_whose_balance_was_changed(folder: Path) -> None:
    assert HLEDGER
    journal = "".join(journals.hledger(sample(), "x")).replace("= 60.00", "= 61.00")
    path = put(folder, "changed.journal", [journal])
    assert subprocess.run(
        [HLEDGER, "check", "-f", path], capture_output=True, check=False
    ).returncode


@pytest.mark.parametrize(
    ("name", "write", "command"),
    [
        ("any.beancount", journals.beancount, [BEAN_CHECK]),
        ("any.journal", journals.hledger, [HLEDGER or "hledger", "check", "--strict", "-f"]),
    ],
)
def test_any_books_pass_both(
    folder: Path,
    name: str,
    write: Callable[[Iterable[Transaction], str], Iterable[str]],
    command: Sequence[str | Path],
) -> None:
    """Whatever accounts are called, and whatever stands in a note."""

    @settings(max_examples=25)
    @given(books(), WORDS)
    def check(rows: list[Transaction], title: str) -> None:
        run(*command, put(folder, name, write(rows, title)))

    check()


@given(books())
def test_books_balance_however_they_are_cut(rows: list[Transaction]) -> None:
    for until in range(len(rows) + 1):
        assert trial_balance(balances(rows[:until])) == {}


@given(books())
def test_what_is_written_as_json_is_read_back_the_same(rows: list[Transaction]) -> None:
    assert list(journals.read_json(journals.as_json(rows))) == rows


def test_no_cell_of_the_csv_is_run_by_a_spreadsheet() -> None:
    rows = list(csv.DictReader(io.StringIO(journals.as_csv(sample()))))
    assert [row["note"] for row in rows] == ["", "", "'=1+1", "'=1+1"]
    assert [row["amount"] for row in rows] == ["100.00", "-100.00", "40.00", "-40.00"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_workbook_holds_every_posting_and_is_the_same_each_time(language: str) -> None:
    rows = sample()
    drawn_up = datetime(2024, 4, 1)
    made = [workbook.as_xlsx(rows, balances(rows), drawn_up, language) for _ in range(2)]
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as book:
        sheets = [book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 3)]
        words = book.read("xl/sharedStrings.xml").decode()
    assert "<v>60</v>" in sheets[0]
    assert sheets[1].count("<row ") == 1 + sum(len(row.postings) for row in rows)
    assert workbook.HEADINGS[language]["posting_columns"][4] in words
    assert "<f>" not in sheets[1]


def cells_of(made: bytes, sheet: int) -> list[list[str]]:
    """The rows of a sheet as they are read; numbers as they are written."""
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        shared = re.findall(r"<t[^>]*>([^<]*)</t>", book.read("xl/sharedStrings.xml").decode())
        written = book.read(f"xl/worksheets/sheet{sheet}.xml").decode()
    return [
        [shared[int(value)] if 't="s"' in look else value
         for look, value in re.findall(r"<c ([^>]*)><v>([^<]*)</v>", row)]
        for row in re.findall(r"<row [^>]*>(.*?)</row>", written)
    ]  # fmt: skip


def of_two_states() -> list[Transaction]:
    """Of each what was assessed, and of one what it paid."""

    def assessed(state: str, minor: int) -> list[Posting]:
        return [
            Posting(f"{CONTRIBUTIONS}:{state}", Money(minor, "RUB")),
            Posting("Income:Contributions:2024", Money(-minor, "RUB")),
        ]

    paid = [
        Posting("Assets:Bank:RUB", Money(4_000, "RUB")),
        Posting(f"{CONTRIBUTIONS}:AM", Money(-4_000, "RUB")),
    ]
    day = date(2024, 1, 1)
    return [
        transaction(day, 3, "financing.assess", assessed("AM", 10_000), "AM", move="assessed", year=2024),
        transaction(day, 4, "financing.assess", assessed("BY", 500), "BY", move="assessed", year=2024),
        transaction(day, 5, "financing.record_payment", paid, "AM", move="paid", ref="7/24"),
    ]  # fmt: skip


def saying(lang: Lang) -> journals.Names:
    wording = Wording(CSTO.book, lang)
    return journals.names_in(Phrases(lang, wording, wording.seat, "UTC"))


def test_the_books_name_states_and_movements_in_the_language_asked_for() -> None:
    rows = of_two_states()
    english = "".join(journals.hledger(rows, "x", said=saying("en")))
    assert "2024-01-01 * (3) Armenia | contribution assessed, 2024\n" in english
    assert "2024-01-01 * (5) Armenia | payment, 7/24\n" in english
    russian = "".join(journals.beancount(rows, "x", said=saying("ru")))
    assert '2024-01-01 * "Армения" "начислен взнос, 2024 год"\n' in russian
    first, *_ = csv.DictReader(io.StringIO(journals.as_csv(rows, said=saying("ru"))))
    assert (first["about"], first["name"], first["year"]) == ("AM", "Армения", "2024")
    assert first["event"] == "начислен взнос, 2024 год"


def test_the_workbook_has_a_row_for_each_state_and_sums() -> None:
    rows = of_two_states()
    made = workbook.as_xlsx(rows, balances(rows), datetime(2024, 4, 1), "en", said=saying("en"))
    assert cells_of(made, 2) == [
        [
            "State",
            "Assessed",
            "Interest and waivers",
            "Paid",
            "Surplus credited",
            "Owed",
            "Currency",
        ],
        ["Armenia", "100", "0", "40", "0", "60", "RUB"],
        ["Belarus", "5", "0", "0", "0", "5", "RUB"],
        ["All together", "105", "0", "40", "0", "65", "RUB"],
    ]
    assert cells_of(made, 1)[-1] == ["All together", "0", "RUB"]
    assert cells_of(made, 3)[-1][2:] == [
        "payment", "Armenia", "Assets:Contributions:AM", "-40", "RUB", "7/24",
    ]  # fmt: skip


def test_no_sum_of_the_workbook_leaves_out_what_is_withheld() -> None:
    rows = [each for each in of_two_states() if each.about == "BY"]
    closed = journals.Closed("Withheld: AM.", (("AM", "Armenia"),), ("Income:Contributions:2024",))
    standing = {"Assets:Contributions:BY": {"RUB": 500}}
    made = workbook.as_xlsx(rows, standing, datetime(2024, 4, 1), "en", closed, saying("en"))
    assert ["Armenia", "withheld"] in cells_of(made, 2)
    assert [cells_of(made, sheet)[-1] for sheet in (1, 2)] == 2 * [["All together", "withheld"]]
    journal = "".join(journals.hledger(rows, "x", closed))
    assert "Assets:Contributions:BY  0.00 RUB = 5.00 RUB" in journal
    assert "Income:Contributions:2024  0.00 RUB =" not in journal
