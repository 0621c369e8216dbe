"""Papers from the register: read as a reader reads them, whole in both languages, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from charterhouse.core.errors import Unknown, Unreadable, Unwritable
from charterhouse.desk.declension import CASES, FORMS
from charterhouse.desk.desk import Desk
from charterhouse.desk.standing import Standing
from charterhouse.desk.wording import LANGUAGES
from charterhouse.documents import drawing, phrases
from charterhouse.documents.chancery import Chancery
from documents.record import entered

GOLDEN = Path(__file__).with_name("papers")
ON = "2026-06-01"
KINDS = (
    ("agenda", "spring"), ("participants", "spring"), ("participants", "autumn"),
    ("protocol", "spring"), ("protocol", "autumn"), ("decision", "lamps"), ("decision", "oil"),
    ("certificate", "wicks"), ("service", "wicks"),
)  # fmt: skip
NAMED = {"XA": "AM", "XB": "BY", "XC": "KZ", "XD": "KG"}


@pytest.fixture(scope="module")
def desk() -> Desk:
    return entered()


def drawn(desk: Desk, kind: str, ref: str = "", form: str = "html", lang: str = "ru") -> bytes:
    register = desk.register
    chancery = Chancery(Standing(register, register.moment(ON)), desk.store.head().root.hex())
    return drawing.draw(drawing.Wanted(kind, ref, form, "en" if lang == "en" else "ru"), chancery)


def read(pdf: bytes, path: Path) -> PdfReader:
    path.write_bytes(pdf)
    return PdfReader(path)


# What they say -----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("kind", "ref"), KINDS)
def test_a_paper_says_what_it_said(kind: str, ref: str, lang: str, desk: Desk) -> None:
    """Golden files of the blocks; UPDATE_GOLDEN=1 writes them anew, to be read before they are kept."""
    made = drawn(desk, kind, ref, "json", lang)
    path = GOLDEN / f"{kind}-{ref}-{lang}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(made)
    told, kept = json.loads(made), json.loads(path.read_bytes())
    for each in (told, kept):  # the root moves with every field of an act; it has a test of its own
        each["drawn"].pop("root")
        each["blocks"][-1].pop("root")
    assert told == kept


def test_a_record_tells_the_session_from_its_opening_to_its_end(desk: Desk) -> None:
    text = drawn(desk, "protocol", "spring").decode().replace("\u00a0", " ")
    for said in (
        "Протокол очередной сессии Совета коллективной безопасности",
        "11–12 мая 2026 года",
        "11 мая 2026 года, 10:00–13:30; 12 мая 2026 года, 10:00–12:00",
        "с 11 мая 2026 года, 10:40 до 12:30",  # XD came late and left before the second draft
        "государств-членов: 4 из 4",
        "государств-членов: 3 из 4. Не присутствовали: XD",
        "Редакция 2 внесена государством XA и государством XC",
        "Оговорка стороны государства XB:",
        "Особое мнение стороны государства XD:",
        "Исправлено 12 мая 2026 года, 10:05: не принято.",
        "Постановление обжаловано стороной государства XD.",
        "Сессия закрыта 12 мая 2026 года, 12:00.",
        "Приложение 1. Решение № 1/26: О едином стандарте сигнальных фонарей",
    ):
        assert said in text, said


def test_names_of_members_stand_in_their_case() -> None:
    text = drawn(entered(states=NAMED), "decision", "lamps").decode()
    for said in (
        "За Республику Беларусь",
        "За Кыргызскую Республику",
        "Оговорка белорусской стороны",
    ):
        assert said in text, said
    assert "Республики Армения, Республики Беларусь, Республики Казахстан" in text


def test_an_announcement_that_the_law_does_not_bear_out_is_remarked_on(desk: Desk) -> None:
    """Before it was corrected, the outcome of `oil` was announced against an objection."""
    register = desk.register
    chancery = Chancery(Standing(register, register.moment("2026-05-11")))
    wanted = drawing.Wanted("protocol", "spring", "json", "en")
    blocks = json.loads(drawing.draw(wanted, chancery))["blocks"]
    remarks = [each["text"] for each in blocks if each["block"] == "remark"]
    assert any("otherwise: not adopted" in each and "12.1" in each for each in remarks), remarks


def rows_of(desk: Desk, ref: str, lang: str = "ru") -> list[dict[str, str]]:
    """The voting record as a spreadsheet of that language takes it."""
    text = drawn(desk, "votes", ref, "csv", lang).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if lang == "ru" else ","))


def test_the_voting_record_holds_every_word_and_everyone_without_one(desk: Desk) -> None:
    rows = rows_of(desk, "spring", "en")
    data = json.loads(drawn(desk, "votes", "spring", "json"))
    spoken = sum(len(each["words"]) + len(each["later"]) for each in data["drafts"])
    silent = [row for row in rows if row["Position"] == "no position on record"]
    assert [(row["Draft"], row["Code"], row["Present when decided"]) for row in silent] == [
        ("oil", "XD", "no")
    ]
    without = [row["Draft"] for row in rows if not row["Position"]]
    assert without == ["beacons"], "nobody was asked"
    assert len(rows) == spoken + len(silent) + len(without)
    (object_,) = [row for row in rows if row["Draft"] == "oil" and row["Code"] == "XC"]
    assert object_["Position"] == "objects"
    assert object_["Stated (Europe/Moscow)"] == "2026-05-11 13:05"
    assert object_["Outcome"] == "not adopted"
    assert object_["Outcome corrected (Europe/Moscow)"] == "2026-05-12 10:05"
    vote = {row["Position"] for row in rows if row["Draft"] == "m1-appeal"}
    assert vote == {"for", "against"}, "on procedure"


def test_a_statement_on_an_outcome_is_no_position() -> None:
    desk = entered()
    act = {
        "act": "organs.state_on_outcome", "on": "2026-05-20", "by": "XD", "draft": "oil", "state": "XD",
        "sense": "contests", "explanation": "Nobody asked.",
    }  # fmt: skip
    assert desk.offer(act, "ann").receipt is not None
    rows = [row for row in rows_of(desk, "oil", "en") if row["Code"] == "XD"]
    assert [(row["Position"], row["After the announcement"]) for row in rows] == [
        ("contests the outcome", "yes"), ("no position on record", ""),
    ]  # fmt: skip


def test_the_voting_record_speaks_russian(desk: Desk) -> None:
    raw = drawn(desk, "votes", "lamps", "csv")
    assert raw.startswith("\ufeffПроект;Номер;".encode()), (
        "a spreadsheet knows its letters and cells"
    )
    rows = rows_of(desk, "lamps")
    assert rows[0]["Наименование"] == "О едином стандарте сигнальных фонарей"
    assert rows[0]["Заявлена (Europe/Moscow)"] == "11.05.2026 11:10"
    assert rows[0]["Принято по Уставу"] == "да"
    assert rows[0]["Зависит от толкования"] == "G-42"
    assert [row["Позиция"] for row in rows] == ["за", "за", "за", "воздерживается", "присоединение"]
    assert [row["После объявления"] for row in rows] == ["", "", "", "", "да"]
    named = entered(states={"XA": "AM"})
    assert "Армения" in {row["Государство"] for row in rows_of(named, "lamps")}


def test_no_cell_of_the_voting_record_is_a_formula() -> None:
    desk = entered(states={"Цена не подтверждена.": "=1+1", "О закупке лампового масла": "@sum"})
    rows = rows_of(desk, "oil")
    assert {row["Наименование"] for row in rows} == {"'@sum"}
    assert "'=1+1" in {row["Объяснение"] for row in rows}


def test_a_calendar_holds_sessions_deadlines_and_what_is_due(desk: Desk) -> None:
    of = Calendar.from_ical(drawn(desk, "calendar", form="ics", lang="en"))
    events: dict[str, Any] = {
        str(each["uid"]).rpartition(".")[0]: each for each in of.walk("VEVENT")
    }
    assert events["session.spring.1"]["dtstart"].dt.isoformat() == "2026-05-11T07:00:00+00:00"
    assert events["session.autumn.1"]["dtstart"].dt.isoformat() == "2026-09-15"
    assert events["deadline.wicks"]["dtstart"].dt.isoformat() == "2026-05-29T15:00:00+00:00"
    assert any("2027-02-01" in uid for uid in events)


def test_a_state_that_leaves_without_a_name_leaves_with_all_who_sat_for_it() -> None:
    desk = entered()
    for at, act in (
        ("2026-05-12T10:30:00+03:00", "organs.record_departure"),
        ("2026-05-12T11:30:00+03:00", "organs.record_presence"),
    ):
        fields = {"act": act, "on": at, "by": "secretariat", "session": "spring", "state": "XB"}
        assert desk.offer(fields, "ann", notwithstanding="a test").receipt is not None
    text = drawn(desk, "participants", "spring").decode().replace("\u00a0", " ")
    assert "с открытия до 12 мая 2026 года, 10:30; с 12 мая 2026 года, 11:30" in text


# How they are made -------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("kind", "ref"), KINDS)
def test_a_pdf_is_archivable_and_accessible(
    kind: str, ref: str, lang: str, desk: Desk, tmp_path: Path
) -> None:
    pdf = read(drawn(desk, kind, ref, "pdf", lang), tmp_path / "paper.pdf")
    root: Any = pdf.root_object
    stated = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in stated
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in stated
    assert "<pdfuaid:part>1</pdfuaid:part>" in stated
    assert str(root["/Lang"]) == lang
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert pdf.metadata is not None
    assert pdf.metadata.title


def test_the_russian_text_of_a_pdf_can_be_taken_out(desk: Desk, tmp_path: Path) -> None:
    pdf = read(drawn(desk, "protocol", "spring", "pdf"), tmp_path / "paper.pdf")
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "Протокол очередной сессии Совета коллективной безопасности" in text
    assert "Утвердить единый стандарт сигнальных фонарей" in text
    assert desk.store.head().root.hex() in text


PROGRAM = """
import sys
from hashlib import sha256
from documents.record import entered
from documents.test_papers import drawn
desk = entered()
for kind, form in (("protocol", "pdf"), ("protocol", "html"), ("votes", "csv")):
    print(sha256(drawn(desk, kind, "spring", form)).hexdigest())
print(sha256(drawn(desk, "calendar", form="ics")).hexdigest())
"""


def test_another_process_draws_the_same_bytes() -> None:
    root = Path(__file__).parents[2]
    path = os.pathsep.join((str(root / "src"), str(root / "tests")))
    runs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Almaty"))
    }  # fmt: skip
    assert len(runs) == 1


def test_what_somebody_wrote_commands_neither_page_nor_compiler() -> None:
    hostile = '#panic("x") <script>alert(1)</script> $ \\\\ @a *b*'
    desk = entered(states={"О сети маяков": hostile.replace('"', '\\"')})
    html = drawn(desk, "agenda", "spring").decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
    assert drawn(desk, "agenda", "spring", "pdf").startswith(b"%PDF")


def test_what_stands_in_a_private_part_is_not_disclosed() -> None:
    desk = entered()
    acts = (
        {"act": "organs.table_draft", "on": "2026-05-20", "by": "XA", "draft": "dark",
         "organ": "permanent_council", "title_ru": "О тёмном фонаре"},
        {"act": "organs.put_draft", "on": "2026-05-21", "by": "chair", "draft": "dark",
         "way": "consensus"},
        {"act": "organs.take_position", "on": "2026-05-21", "by": "XB", "draft": "dark",
         "state": "XB", "position": "object"},
    )  # fmt: skip
    secret = ({"text": "тайный текст"}, None, {"explanation": "тайная причина"})
    for act, private in zip(acts, secret, strict=True):
        ruling = desk.offer(act, "ann", private=private, notwithstanding="a test")
        assert ruling.receipt is not None, ruling
    for kind in ("decision", "service"):
        for form in ("html", "json"):
            assert "тайн" not in drawn(desk, kind, "dark", form).decode()
    assert "Не раскрывается." in drawn(desk, "decision", "dark").decode()
    for form in ("csv", "json"):
        made = drawn(desk, "votes", "dark", form).decode()
        assert "тайн" not in made
        assert {"csv": "Не раскрывается.", "json": "[withheld]"}[form] in made


# Mistakes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "ref", "said"),
    [
        ("protocol", "sprang", "`spring`"),
        ("decision", "lamp", "`lamps`"),
        ("votes", "sprin", "`spring`"),
        ("calendar", "counsil", "`council`"),
    ],
)
def test_a_name_that_is_not_there_is_told_with_those_near(
    kind: str, ref: str, said: str, desk: Desk
) -> None:
    with pytest.raises(Unknown, match=said):
        drawn(desk, kind, ref, drawing.FORMS[kind][0])


def test_only_a_silence_procedure_is_certified(desk: Desk) -> None:
    with pytest.raises(Unreadable, match="silence procedure"):
        drawn(desk, "certificate", "lamps")


def test_a_form_that_a_kind_has_not_is_told_with_those_it_has() -> None:
    assert drawing.form_of("protocol", file="a.pdf") == "pdf"
    assert drawing.form_of("votes") == "csv"
    with pytest.raises(Unreadable, match="`csv`, `json`"):
        drawing.form_of("votes", "pdf")
    with pytest.raises(Unreadable, match="`agenda`"):
        drawing.form_of("minutes")


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    drawing.write_whole(target, b"one")
    with pytest.raises(Unwritable, match="--force"):
        drawing.write_whole(target, b"two")
    assert target.read_bytes() == b"one"
    drawing.write_whole(target, b"two", overwrite=True)
    with pytest.raises(Unwritable):
        drawing.write_whole(tmp_path / "absent" / "paper.pdf", b"three")
    assert [each.name for each in tmp_path.iterdir()] == ["paper.pdf"]


# Phrases -----------------------------------------------------------------------------------------


def test_every_phrase_has_both_languages_and_the_same_facts() -> None:
    for section, of in phrases.table().items():
        for key, said in of.items():
            facts: dict[str, set[str]] = {lang: set() for lang in LANGUAGES}
            for lang in LANGUAGES:
                for _, name, spec, _ in Formatter().parse(said[lang]):
                    if name is not None:
                        facts[lang].add(name)
                        assert not spec or set(spec.split(".")) <= {*CASES, *FORMS}, (section, key)
            assert facts["en"] == facts["ru"], (section, key)


# What is said after the outcome -------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "said"), [
    ("en", ("XC stated on 20 May 2026, after the announcement: contests the outcome", "Statement of the side of XC")),
    ("ru", ("заявлено: оспаривает итог", "Заявление стороны государства XC")),
])  # fmt: skip
def test_a_statement_on_an_outcome_stands_in_the_papers(lang: str, said: tuple[str, ...]) -> None:
    desk = entered()
    act = {
        "act": "organs.state_on_outcome", "on": "2026-05-20", "by": "XC", "draft": "lamps", "state": "XC",
        "sense": "contests", "explanation": "Не учтены ветры.",
    }  # fmt: skip
    assert desk.offer(act, "ann").receipt is not None, "it is permitted"
    text = drawn(desk, "decision", "lamps", "json", lang).decode().replace("\u00a0", " ")
    for each in (*said, "Не учтены ветры."):
        assert each in text
    rows = rows_of(desk, "lamps", lang)
    assert rows[-1]["Position" if lang == "en" else "Позиция"].startswith(
        ("contests", "оспаривает")
    )
