"""Papers of money: what they say, to the kopeck, and what they refuse, withhold or do not know."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from charterhouse.bootstrap import CSTO
from charterhouse.core.errors import Unknown, Unreadable
from charterhouse.desk.desk import Desk
from charterhouse.desk.standing import Standing
from charterhouse.desk.wording import LANGUAGES, Lang, Wording
from charterhouse.documents import account_blocks, drawing
from charterhouse.documents.accounts import account
from charterhouse.documents.chancery import Chancery
from charterhouse.documents.phrases import Phrases
from documents.record import entered

FOLDER = Path(__file__).with_name("papers")
NAMED = {"XA": "AM", "XB": "BY", "XC": "KZ"}
Asked = tuple[str, str, int | None, str]  # kind, what it is about, year, day
PAPERS: tuple[Asked, ...] = (
    ("statement", "AM", 2024, "2025-06-01"), ("statement", "BY", None, "2024-12-31"),
    ("call", "AM", 2025, "2025-01-10"), ("call", "AM", 2024, "2025-09-01"),
    ("payment", "a-18", None, "2025-02-01"), ("payment", "b-102", None, "2024-06-30"),
)  # fmt: skip
CALL_OF_2022: dict[str, Any] = {
    "act": "financing.assess", "on": "2025-07-01", "by": "secretariat", "state": "AM", "year": 2022,
}  # fmt: skip


@pytest.fixture(scope="module")
def desk() -> Desk:
    return entered(FOLDER / "accounts.toml", NAMED)


def drawn(desk: Desk, of: Asked, form: str = "html", lang: str = "ru") -> bytes:
    kind, ref, year, on = of
    register = desk.register
    chancery = Chancery(Standing(register, register.moment(on)), desk.store.head().root.hex())
    wanted = drawing.Wanted(kind, ref, form, "en" if lang == "en" else "ru", year)
    return drawing.draw(wanted, chancery)


def with_act(act: Mapping[str, Any], private: Mapping[str, Any] | None = None) -> Desk:
    desk = entered(FOLDER / "accounts.toml", NAMED)
    offered = desk.offer(dict(act), "ann", private=private, notwithstanding="a test")
    assert offered.receipt is not None, offered
    return desk


def text(desk: Desk, of: Asked, lang: str = "ru") -> str:
    return drawn(desk, of, "html", lang).decode().replace("\u00a0", " ")


def cells(made: bytes, caption: str) -> list[list[str]]:
    """The rows of the table whose caption begins so, sums included."""
    for block in json.loads(made)["blocks"]:
        if block["block"] == "grid" and block["caption"].startswith(caption):
            return [*block["rows"], *block.get("sums", [])]
    raise AssertionError(caption)


def kopecks(amounts: Iterable[str]) -> int:
    return sum(
        int(each.replace("\u00a0", "").replace(",", "").replace("−", "-"))
        for each in amounts if each not in ("—", "")
    )  # fmt: skip


# What they say -----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("of", PAPERS, ids=str)
def test_a_paper_says_what_it_said(of: Asked, lang: str, desk: Desk) -> None:
    """Golden files of the blocks; UPDATE_GOLDEN=1 writes them anew, to be read before they are kept."""
    kind, ref, year, on = of
    made = drawn(desk, (kind, ref, year, on), "json", lang)
    path = FOLDER / f"{kind}-{ref}-{year or 'all'}-{lang}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(made)
    told, kept = json.loads(made), json.loads(path.read_bytes())
    for each in (told, kept):  # the root moves with every field of an act
        each["drawn"].pop("root")
        each["blocks"][-1].pop("root")
    assert told == kept


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("of", PAPERS, ids=str)
def test_a_pdf_is_archivable_and_accessible(
    of: Asked, lang: str, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(drawn(desk, of, "pdf", lang))
    root: Any = PdfReader(path).root_object
    stated = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in stated
    assert "<pdfuaid:part>1</pdfuaid:part>" in stated
    assert str(root["/Lang"]) == lang
    assert "/StructTreeRoot" in root


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ru", ["Извещение об уплате взноса за 2024 год", "Республика Армения", "31 810 956,78 RUB",
                "решение № 12/23 от 23 ноября 2023 года", "срок истёк 28 февраля 2024 года",
                "просрочка достигла 18 месяцев", "1 марта 2026 года", "взнос, Армения, 2024"]),
        ("en", ["Call for payment of the contribution for 2024", "The Republic of Armenia",
                "31,810,956.78 RUB", "decision No. 12/23 of 23 November 2023", "for 18 months",
                "1 March 2026", "contribution, Armenia, 2024"]),
    ],
)  # fmt: skip
def test_a_call_is_read_out_of_its_pdf(
    lang: str, said: list[str], desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "call.pdf"
    path.write_bytes(drawn(desk, ("call", "AM", 2024, "2025-09-01"), "pdf", lang))
    read = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    for each in said:
        assert each in read, each


def test_names_of_states_stand_in_their_case(desk: Desk) -> None:
    assert "Выписка по счёту Республики Беларусь" in text(
        desk, ("statement", "BY", None, "2025-01-01")
    )
    assert "Республике Армения предлагается" in text(desk, ("call", "AM", 2025, "2025-01-10"))
    assert "от Республики Армения в бюджет" in text(desk, ("payment", "a-18", None, "2025-01-10"))


def test_a_statement_adds_up_and_agrees_with_the_law(desk: Desk) -> None:
    """Year by year, each opening is the closing before, and every column its sum."""
    register, before = desk.register, 0
    for year in (2023, 2024, 2025):
        made = drawn(desk, ("statement", "AM", year, "2025-06-01"), "json")
        rows = cells(made, "Движение")
        first, *lines, last = rows
        assert kopecks([first[4]]) == before
        charged, credited = kopecks(row[2] for row in lines), kopecks(row[3] for row in lines)
        assert [kopecks([each]) for each in last[2:4]] == [charged, credited]
        before += charged - credited
        assert kopecks([last[4]]) == before
    owed = register.ask(
        register.question({"question": "owes", "state": "AM"}), register.moment("2025-06-01")
    ).answer.value
    assert owed is not None
    assert owed.minor == before == kopecks([cells(made, "Не уплачено")[-1][2]])


def test_a_payment_in_another_currency_is_told_with_its_rate(desk: Desk) -> None:
    said = text(desk, ("payment", "a-18", None, "2025-02-01"))
    for each in ("250 000,00 USD", "91,25", "22 812 500,00 RUB", "18 123 456,78", "4 689 043,22"):
        assert each in said, each


def test_what_was_paid_beyond_every_debt_is_said(desk: Desk) -> None:
    said = text(desk, ("payment", "b-102", None, "2024-06-30"))
    assert "задолженности нет. Переплата: 500,00 RUB." in said


def test_a_warning_waits_for_its_day(desk: Desk) -> None:
    for on, warned in (("2025-02-28", False), ("2025-03-01", True)):
        said = text(desk, ("statement", "AM", None, on))
        assert ("просрочка достигла 12 месяцев" in said) is warned, on


def test_the_same_register_gives_the_same_bytes(desk: Desk) -> None:
    again = entered(FOLDER / "accounts.toml", NAMED)
    for form in ("html", "pdf"):
        of = PAPERS[0]
        assert drawn(desk, of, form) == drawn(again, of, form)


def test_a_contribution_in_parts_is_called_for_by_part() -> None:
    """On the days that a Regulation sets: a third on the first, the rest on the second."""
    desk = entered(FOLDER / "accounts.toml", NAMED)
    rules = {
        "act": "organs.approve_regulation", "regulation": "budget", "since": "2025-09-01",
        "figures": {"contribution.due": "02-28, 06-30"},
    }  # fmt: skip
    day = {"on": "2025-09-01", "draft": "rules"}
    acts: list[dict[str, Any]] = [
        {"act": "organs.table_draft", "by": "secretariat", "organ": "council", "measure": rules, **day},
        {"act": "organs.put_draft", "by": "chair", "way": "circulation", **day},
        *({"act": "organs.take_position", "by": state, "state": state, "position": "for", **day}
          for state in NAMED.values()),
        {"act": "organs.announce", "by": "chair", "outcome": "adopted", **day},
        CALL_OF_2022 | {"on": "2026-01-09", "year": 2026, "amount": "100.00 RUB"},
    ]  # fmt: skip
    for act in acts:
        assert desk.offer(act, "ann", notwithstanding="a test").receipt is not None
    said = text(desk, ("call", "AM", 2026, "2026-01-10"))
    assert (
        "33,33 RUB не позднее 28 февраля 2026 года; 66,67 RUB не позднее 30 июня 2026 года" in said
    )
    rows = cells(drawn(desk, ("statement", "AM", None, "2026-05-01"), "json", "en"), "Unpaid")
    assert rows[2][1:4] == ["2026-02-28: 33.33; 2026-06-30: 66.67", "100.00", "33.33"]
    assert "сроки уплаты взносов" not in said, "a Regulation sets them"


@pytest.mark.parametrize("kind", ["call", "statement"])
def test_days_that_stand_by_default_are_said_to(kind: str) -> None:
    """No fact on record sets them, and the reader is told so, with whatever else stands by default."""
    desk = with_act(CALL_OF_2022 | {"on": "2026-01-09", "year": 2026, "amount": "100.00 RUB"})
    year = 2026 if kind == "call" else None
    said = text(desk, (kind, "AM", year, "2026-01-10"), "en")
    assert "By default, since nothing on record sets them otherwise" in said
    assert "days on which contributions fall due: 02-28, 06-30" in said
    assert "a substantial part of a contribution: 1/2" in said


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "what of it is overdue cannot be told"), ("ru", "что из этого просрочено, установить нельзя")],
)  # fmt: skip
def test_what_is_owed_is_said_where_its_day_is_not_known(desk: Desk, lang: Lang, said: str) -> None:
    chancery = Chancery(Standing(desk.register, desk.register.moment("2025-06-01")), "")
    of, wording = account("AM", None, chancery), Wording(CSTO.book, lang)
    assert of.sums is not None
    sums = replace(of.sums, overdue=None)
    say = Phrases(lang, wording, wording.seat, "UTC")
    owed = say.amount(sums.owed)
    told = account_blocks.in_short(of, sums, say).text
    assert said in told
    assert owed in told
    [grid] = account_blocks.unpaid(of, sums, say)
    assert say("say.unknown") in str(grid)


# What is not known, and what is withheld -----------------------------------------------------------


def test_an_unknown_amount_is_named_and_never_nought() -> None:
    desk = with_act(CALL_OF_2022)
    said = text(desk, ("statement", "AM", None, "2025-07-02"), lang="en")
    assert "cannot be told. Missing: the amount (State: Armenia, year: 2022)" in said
    rows = cells(
        drawn(desk, ("statement", "AM", None, "2025-07-02"), "json", "en"), "What is on record"
    )
    assert rows[0][:3] == ["2022", "not on record", "not known"]
    with pytest.raises(Unknown, match="amount assessed on `AM` for 2022 is not on record"):
        drawn(desk, ("call", "AM", 2022, "2025-07-02"))


def test_a_state_on_which_nothing_was_assessed_is_said_to_be_so(desk: Desk) -> None:
    with pytest.raises(Unknown) as said:
        drawn(desk, ("call", "BY", None, "2023-01-01"))
    assert "No assessment on `BY` is on record" in said.value.told("en")
    assert "начислений для `BY` в реестре нет" in said.value.told("ru")
    assert "None" not in said.value.told("en") + said.value.told("ru")


def test_a_restricted_amount_is_withheld_in_every_paper() -> None:
    desk = with_act(CALL_OF_2022 | {"due": "2025-08-31"}, {"amount": "77777.77 RUB"})
    on = "2025-09-02"
    for kind, ref, year in (
        ("statement", "AM", 2025),
        ("call", "AM", 2022),
        ("payment", "a-18", None),
    ):
        for form in ("html", "json"):
            made = drawn(desk, (kind, ref, year, on), form, "en").decode().replace("\u00a0", " ")
            assert "77,777.77" not in made
            assert "77777" not in made
            assert "withheld" in made, kind
    assert "restricted" in text(desk, ("statement", "AM", None, on), lang="en")


# Mistakes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "ref", "year", "said"),
    [
        ("payment", "a-91", None, "`a-19`"),
        ("payment", "a-19", None, "reversed on 2024-03-11"),
        ("payment", "", None, "a payment by its name"),
        ("payment", "a-18", 2024, "has none"),
        ("call", "BY", 2024, "`BY` for 2024 is paid in full"),
        ("payment", "a-19", None, "`payment` is `a-19`"),
        ("call", "", None, "`call` is empty"),
        ("call", "AM", 2019, "2023, 2024, 2025"),
        ("statement", "AZ", None, "`AM`"),
        ("statement", "", None, "a State by its code"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_up_is_refused_with_the_reason(
    kind: str, ref: str, year: int | None, said: str, desk: Desk
) -> None:
    with pytest.raises((Unknown, Unreadable), match=said):
        drawn(desk, (kind, ref, year, "2025-06-01"))


def test_data_has_no_pages_to_number(desk: Desk) -> None:
    made = drawn(desk, PAPERS[0], "json")
    assert b"{page" not in made
    assert "page" not in json.loads(made)


def test_a_waiver_is_told_among_what_is_credited(desk: Desk) -> None:
    """What was charged, what was credited, and the lines of the account come to the same."""
    register = desk.register
    asked = Standing(register, register.moment("2025-06-01")).ask("account", state="AM")
    assert asked is not None
    value: Any = asked.answer.value
    [ground] = asked.answer.grounds
    lines: dict[str, Any] = {each.what: each for each in value.lines}
    assert lines["waived"].credit.minor > 0, "or this test could not fail"
    facts: Any = ground.facts
    charged, credited = facts["charged"].minor, facts["credited"].minor
    assert charged == sum(
        each.debit.minor for each in value.lines if each.debit and each.what != "reversed"
    )
    assert charged - credited == value.balance.minor == value.owed.minor - value.credit.minor
