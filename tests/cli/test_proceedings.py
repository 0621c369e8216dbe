"""`sessions` and `drafts`, and what the demonstration tells of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import chamber
from charterhouse import bootstrap
from cli.conftest import Run
from documents import record

OUTCOMES = {  # draft: what was announced; whether the charter has it adopted, by practice, text and minority
    "session-2009-06-14": ("adopted", "yes", "yes", "no"),
    "kg-measures-2010": ("pending", "no", "no", "no"),
    "uz-suspension-2012": ("adopted", "yes", "yes", "yes"),
    "sg-2018-release": ("adopted", "yes", "yes", "yes"),
    "sg-2018-zas": ("pending", "no", "no", "no"),
    "am-assistance-2022": ("not_adopted", "no", "no", "no"),
    "budget-2024": ("adopted", "yes", "yes", "yes"),
    "cjs-2023": ("adopted", "yes", "yes", "no"),
    "session-2024-11-28": ("adopted", "yes", "yes", "no"),
    "sg-2025": ("adopted", "yes", "yes", "yes"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year of six States."""
    return chamber.make(tmp_path_factory.mktemp("c") / "c.db")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_sessions_are_listed(run: Run, made: Path, lang: str) -> None:
    said = run("sessions", "--db", made, "--on", "2026-01-20", "--lang", lang)
    assert said.code == 0, said.err
    assert "Lanternport" in said.out
    assert chamber.PLANNED in said.out
    assert "12/2025" in said.out
    assert not [line for line in said.out.splitlines() if len(line.rstrip()) > 80]
    one = run("sessions", "--db", made, "--organ", "foreign_ministers", "--json").data["sessions"]
    assert [each["session"] for each in one] == [chamber.PLANNED]
    assert one[0]["state"] == "convened"


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_one_session_is_told_in_full(run: Run, made: Path, lang: str) -> None:
    said = run("sessions", chamber.SESSION, "--db", made, "--lang", lang)
    assert said.code == 0, said.err
    heads = {
        "en": ("Agenda, adopted, 20 May 2025, 10:10", "Present", "objects (replaced)", "announced: adopted",
               "joined afterwards", "reservation: Not where a river", "What else was done", "closure"),
        "ru": ("дня, утверждена, 20 мая 2025, 10:10", "Присутствовали", "присоединение", "объявлено: принято",
               "оговорка: Not where", "Прочие действия", "прекращение"),
    }  # fmt: skip
    for each in ("Lanternport", "12/2025", *heads[lang]):
        assert each in said.out
    assert chamber.PLANNED not in said.out
    assert "Secret word" not in said.out
    assert "15–21" in said.out, "invited at once"
    assert not [line for line in said.out.splitlines() if len(line.rstrip()) > 80]
    data = run("sessions", chamber.SESSION, "--db", made, "--json").data
    assert data["session"] == chamber.SESSION
    assert "lamps" in [each["ref"] for each in data["agenda"]]
    before = run("sessions", chamber.SESSION, "--db", made, "--on", "2025-05-01", "--json").data
    assert [each["ref"] for each in before["agenda"]] == ["lamps"]
    assert before["agenda_adopted"] is False
    assert next(each["en"] for each in data["agenda"] if each["ref"] == "lamps") == next(
        each["en"] for each in data["drafts"] if each["draft"] == "lamps"
    )
    assert data["agenda_adopted"] is True
    came = [each for each in data["acts"] if each["act"] == "organs.record_presence"]
    assert {each["state"] for each in came} == set(data["present"])
    assert data["chair"]["answer"]
    stays = [(each["state"], each["since"], each["until"]) for each in data["presence"]]
    assert ("XE", "2025-05-20T07:05:00Z", "2025-05-20T09:30:00Z") in stays
    assert ("XE", "2025-05-20T11:40:00Z", None) in stays
    (lamps,) = data["drafts"]
    said_of = [(each["state"], each["position"], each["replaced"]) for each in lamps["positions"]]
    assert [each for each in said_of if each[0] in ("XD", "XF")] == [
        ("XD", "object", True), ("XF", "absent", False), ("XD", "for", False), ("XF", "joined", False),
    ]  # fmt: skip
    assert [(each["outcome"], each["number"], each["on"]) for each in lamps["announcements"]] == [
        ("adopted", "12/2025", "2025-05-20T13:30:00Z")
    ]
    done = [each["act"] for each in data["acts"]]
    assert "organs.announce" in done
    assert "organs.rule_on_motion" in done
    while_it_sat = "2025-05-20T12:45:00+03:00"
    noon = run("sessions", chamber.SESSION, "--db", made, "--on", while_it_sat, "--json").data
    assert noon["drafts"][0]["announcements"] == []
    assert [each["on"] for each in data["acts"][:1]] == ["2025-03-01"]


@pytest.mark.parametrize(("lang", "against", "not_so", "contests"), [
    ("en", "against", "objects", "contests the outcome"), ("ru", "против", "возражает", "оспаривает итог"),
])  # fmt: skip
def test_in_a_vote_whoever_objects_votes_against(
    run: Run, made: Path, lang: str, against: str, not_so: str, contests: str
) -> None:
    said = run("drafts", "bell", "--db", made, "--lang", lang).out
    assert against in said
    assert not_so not in said
    assert contests in said
    data = run("drafts", "bell", "--db", made, "--json").data["positions"]
    assert [each["position"] for each in data if each["state"] == "XE"] == ["object", "contests"]


@pytest.mark.parametrize(("command", "en", "ru"), [
    ("sessions", "There is no session `none`", "Сессии `none` нет"),
    ("drafts", "There is no draft `none`", "Проекта `none` нет"),
])  # fmt: skip
def test_a_name_that_there_is_not(run: Run, made: Path, command: str, en: str, ru: str) -> None:
    for lang, told in (("en", en), ("ru", ru)):
        said = run(command, "none", "--db", made, "--lang", lang)
        assert said.code == 1
        assert told in said.err
        assert f"`charterhouse {command}`" in said.err


@pytest.mark.parametrize(
    "arguments", [("drafts",), ("drafts", "lamps"), ("sessions", chamber.SESSION)]
)
def test_no_table_cuts_a_word(
    run: Run, made: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every word of the table stands in the same table where there is room for all of it."""

    def words(columns: int) -> set[str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        return {
            each
            for each in run(*arguments, "--db", made, "--lang", "ru").out.split()
            if each[0] != "─"
        }

    assert words(80) == words(400)


def test_a_corrected_outcome_and_a_draft_withdrawn_are_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "spring.db"
    bootstrap.new_register(path, "ann", "League of Lanterns", "text")
    with bootstrap.open_for_offers(path) as desk:
        for act in record.acts():
            assert desk.offer(act, "ann", notwithstanding="a worked example").receipt is not None
    said = run("sessions", "spring", "--db", path, "--on", "2026-06-01").out
    assert "announced: adopted, No. 2/26, 13:10" in said
    assert "corrected: not adopted, 12 May 2026, 10:05 UTC+3" in said
    assert re.search(r"name: beacons; not put\s+withdrawn", said)
    assert "Head of XA, Envoy of XA" in said, "one delegation, one row"
    assert not [line for line in said.splitlines() if len(line.rstrip()) > 80]


def test_before_there_was_any_none_is_listed(run: Run, made: Path) -> None:
    assert "No session" in run("sessions", "--db", made, "--on", "2024-01-01").out
    assert "No draft" in run("drafts", "--db", made, "--on", "2024-01-01").out


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_drafts_are_listed_and_told(run: Run, made: Path, lang: str) -> None:
    listed = run("drafts", "--db", made, "--lang", lang)
    assert listed.code == 0, listed.err
    for draft in ("lamps", "fund", "wicks", "snuffers", "budget-2026"):
        assert draft in listed.out
    pending = run("drafts", "--db", made, "--state", "pending", "--json").data["drafts"]
    assert [each["draft"] for each in pending] == ["budget-2026", "wicks"]
    council = run("drafts", "--db", made, "--organ", "council", "--json").data["drafts"]
    assert [each["draft"] for each in council] == ["lamps", "snuffers", "budget-2026", "bell"]
    one = run("drafts", "lamps", "--db", made, "--lang", lang)
    assert one.code == 0, one.err
    assert {"en": "objects", "ru": "возражает"}[lang] in one.out
    assert "minority" in one.out


def test_a_draft_as_data_has_every_change_and_nothing_private(run: Run, made: Path) -> None:
    told = run("drafts", "lamps", "--db", made, "--json")
    assert [each["position"] for each in told.data["positions"] if each["state"] == "XD"] == [
        "object",
        "for",
    ]
    assert "Secret word" not in told.out
    assert set(told.data["under_profiles"]) == {"text", "practice", "minority"}
    assert told.data["announced"]["number"] == "12/2025"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("drafts", "nothing"), "charterhouse drafts"),
        (("drafts", "--state", "lost"), "`pending`"),
        (("drafts", "--organ", "parliament"), "`council`"),
        (("sessions", "--organ", "parliament"), "`council`"),
        (("sessions", "--on", "2025-02-30"), "calendar"),
    ],
)
def test_a_mistake_says_what_would_do(
    run: Run, made: Path, arguments: tuple[str, ...], says: str
) -> None:
    said = run(*arguments, "--db", made)
    assert said.code == 1
    assert says in said.err
    assert len(said.err.splitlines()) == 1


def test_the_demonstration_tells_what_was_decided(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    told = run("demo", "--json").data["sessions"]
    found = {draft["draft"]: draft for each in told for draft in each["drafts"]}
    for draft, (announced, *outcomes) in OUTCOMES.items():
        said = found[draft]["under_profiles"]
        assert found[draft]["announced"]["outcome"] == announced, draft
        assert [said[name]["taken"] for name in ("practice", "text", "minority")] == outcomes, draft
    years = {each["opens"][:4] for each in told}
    assert years == {"2009", "2010", "2012", "2016", "2018", "2022", "2023", "2024", "2025"}
    assert "council-2016-12-26" in [each["session"] for each in told], "one without a decision"
    said = run("demo", "--no-serve")
    assert "Papers of the" in said.out
    assert "no (G-16, G-50)" in said.out
    assert not [line for line in said.out.splitlines() if len(line.rstrip()) > 100]
    assert "Сессии и решения" in run("demo", "--no-serve", "--lang", "ru").out


def test_a_draft_is_told_version_by_version_with_what_was_said_beside_a_word(
    run: Run, tmp_path: Path
) -> None:
    db = chamber.make(tmp_path / "versions.db")
    told = {"act": "organs.table_draft", "by": "XA", "draft": "games", "organ": "council"}
    acts = [
        {**told, "on": "2024-06-01", "text": "Games are held every year."},
        {**told, "on": "2024-06-02", "text": "Games are held every other year."},
        {"act": "organs.put_draft", "on": "2024-06-03", "by": "chair", "draft": "games", "way": "circulation"},
        {"act": "organs.take_position", "on": "2024-06-04", "by": "XB", "draft": "games", "state": "XB",
         "position": "object", "means": "writing", "explanation": "Too costly."},
    ]  # fmt: skip
    path = tmp_path / "acts.json"
    path.write_text(json.dumps(acts), "utf-8")
    assert run("offer", path, "--db", db, "--notwithstanding", "it took place").code == 0
    said = " ".join(run("drafts", "games", "--db", db, "--lang", "en").out.split())
    assert "Version 1, 1 June 2024, XA Games are held every year." in said
    assert "Version 2, 2 June 2024, XA Games are held every {+other +}year." in said
    assert "XB, explanation: Too costly." in said
