"""Every command: what it prints, in both languages and as JSON, and its code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from charterhouse import __version__
from cli.conftest import Run

SIGN: dict[str, Any] = {
    "act": "final.sign",
    "on": "2026-01-02",
    "by": "XA",
    "treaty": "lights",
    "state": "XA",
}
OPEN: dict[str, Any] = {
    "act": "final.open_treaty", "on": "2026-01-01", "by": "depositary", "ref": "lights",
    "title_en": "Protocol on lights", "title_ru": "Протокол об огнях", "form": "protocol",
}  # fmt: skip
COMMANDS = (
    "demo",
    "new",
    "import",
    "export",
    "offer",
    "ask",
    "acts",
    "questions",
    "standing",
    "sessions",
    "drafts",
    "law",
    "due",
    "audit",
    "check",
    "verify",
    "serve",
)


def written(tmp_path: Path, act: dict[str, Any], name: str = "act.json") -> Path:
    """An act in a file."""
    path = tmp_path / name
    path.write_text(json.dumps(act), "utf-8")
    return path


def wide(text: str) -> list[str]:
    """The lines of a table that do not fit 80 columns."""
    return [line for line in text.splitlines() if len(line.rstrip()) > 80]


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"charterhouse {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_by_example(run: Run, command: str) -> None:
    said = run(command, "--help")
    assert said.code == 0
    assert f"charterhouse {command}" in said.out
    assert not wide(said.out)


def test_without_a_command_there_is_help(run: Run) -> None:
    said = run()
    assert said.code == 0
    assert all(command in said.out for command in COMMANDS)


def test_help_speaks_russian() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "charterhouse.cli.main", "ask", "--help"],
        env={**os.environ, "LC_ALL": "ru_RU.UTF-8", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "Примеры" in told.stdout


def test_the_demonstration_is_quick_and_tells_the_standing(run: Run, tmp_path: Path) -> None:
    begun = time.process_time()
    said = run("demo", "--no-serve")
    assert time.process_time() - begun < 10, "three seconds on a quiet machine"
    assert said.code == 0, said.err
    assert (tmp_path / "charterhouse-demo.db").exists()
    for told in (
        "Armenia",
        "Secretary General",
        "the Fourth Protocol",
        "irregular",
        "Not known",
        "Due",
    ):
        assert told in said.out
    assert not wide(said.out)
    assert run("demo", "--no-serve", "--lang", "ru").out.count("Армения") >= 1, (
        "its own is replaced"
    )


def test_the_demonstration_replaces_no_other_register(run: Run) -> None:
    run("new", "--registrar", "ann")
    said = run("demo", "--db", "charterhouse.db")
    assert said.code == 1
    assert "no demonstration made" in said.err
    assert run("ask", "in_force", "charter").code == 2, "it stands as it was"


def test_the_demonstration_replaces_nothing_that_was_entered_since(run: Run, demo: Path) -> None:
    remark = {
        "act": "register.remark", "on": "2026-01-02", "by": "registrar", "text_en": "a", "text_ru": "б",
    }  # fmt: skip
    assert run("offer", written(demo.parent, remark), "--db", demo).code == 0
    before = demo.read_bytes()
    said = run("demo", "--no-serve", "--db", demo)
    assert said.code == 1
    assert "beyond the demonstration" in said.err
    assert "move it away" in said.err
    assert demo.read_bytes() == before


def test_an_export_never_replaces_a_register(run: Run, demo: Path, tmp_path: Path) -> None:
    run("new", "--registrar", "ann", "--db", "other.db")
    (tmp_path / "soft").symlink_to(demo)
    (tmp_path / "hard").hardlink_to(demo)
    (tmp_path / "beside-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(28))
    before = demo.read_bytes()
    names = ("demo.db", "soft", "hard", "./demo.db", "demo.db-wal", "soft-shm", "other.db")
    for name in (*names, "other.db-wal", "beside-wal", demo):
        for more in ((), ("--overwrite",)):
            said = run("export", name, "--db", demo, *more)
            assert said.code == 1, name
            assert "Choose another name" in said.err
    assert demo.read_bytes() == before
    assert run("verify", "other.db").code == run("verify", demo).code == 0
    assert run("export", "good.jsonl", "--db", demo).code == 0


def test_a_register_is_made_filled_exported_and_imported(run: Run, tmp_path: Path) -> None:
    assert run("new", "--registrar", "ann").code == 0
    assert run("offer", written(tmp_path, OPEN)).code == 0
    assert run("export", "one.jsonl").code == 0
    assert run("import", "one.jsonl", "--db", "two.db").code == 0
    assert run("export", "two.jsonl", "--db", "two.db").code == 0
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert run("export", "two.jsonl").code == 1, "a file that is there is not overwritten unasked"
    assert run("export", "two.jsonl", "--overwrite").code == 0
    (tmp_path / "link.db").symlink_to("two.db")
    for name in ("one.jsonl", "charterhouse.db", "two.db", "link.db"):
        said = run("verify", name, "--json")
        assert (said.code, said.data["sound"], said.data["entries"]) == (0, True, 2)


def test_a_broken_seal_is_found(run: Run, tmp_path: Path) -> None:
    run("new", "--registrar", "ann")
    run("export", "one.jsonl")
    path = tmp_path / "one.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"ann"', b'"eve"'))
    assert run("verify", "one.jsonl").code == 1
    assert run("verify", "one.jsonl", "--lang", "ru", "--json").data["findings"]
    assert run("import", "one.jsonl", "--db", "two.db").code == 1
    assert not (tmp_path / "two.db").exists()


def test_offers_are_entered_refused_or_left_open(run: Run, tmp_path: Path) -> None:
    run("new", "--registrar", "ann")
    refused = run("offer", written(tmp_path, SIGN))
    assert refused.code == 2
    assert "26.1" in refused.out
    assert "Nothing was entered" in refused.out
    assert run("offer", written(tmp_path, OPEN), "--lang", "ru").code == 0
    entered = run(
        "offer", written(tmp_path, {**SIGN, "id": "01939f6e-0000-7000-8000-000000000001"}), "--json"
    )
    assert entered.code == 0
    assert entered.data["entered"]["entry"] == 2
    again = run(
        "offer", written(tmp_path, {**SIGN, "id": "01939f6e-0000-7000-8000-000000000001"}), "--json"
    )
    assert again.data["entered"]["again"]


def test_an_act_is_read_from_toml(run: Run, tmp_path: Path) -> None:
    run("new", "--registrar", "ann")
    path = tmp_path / "act.toml"
    path.write_text(
        "\n".join(
            f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in OPEN.items()
        ),
        "utf-8",
    )
    assert run("offer", path).code == 0


def test_what_is_refused_is_entered_notwithstanding(run: Run, tmp_path: Path) -> None:
    run("new", "--registrar", "ann")
    said = run("offer", written(tmp_path, SIGN), "--notwithstanding", "signed on paper")
    assert said.code == 0
    assert "signed on paper" in said.out
    assert run("offer", written(tmp_path, SIGN), "--as", "bob", "--notwithstanding", "x").code == 1
    audit = run("audit", "--json")
    assert audit.code == 2
    assert audit.data["entries"][0]["notwithstanding"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("in_force", "instrument=charter", "--on", "2003-09-18"), 0),
        (("in_force", "charter", "--on", "2003-09-17"), 2),
        (("member", "state=UZ", "--on", "2013-01-01"), 3),
        (("in_force", "fourth-protocol", "--on", "2024-02-01"), 3),
        (("holder", "office=secretary_general", "--on", "2020-06-01"), 0),
        (("member", "AM", "--on", "2024-05-08T10:00:00+03:00", "--profile", "text"), 0),
        (("member", "UZ", "--on", "2013-01-01", "--reading", "G-60=B"), 2),
        (("member", "AM", "--known", "0"), 3),
    ],
)
def test_questions_have_codes(run: Run, demo: Path, arguments: tuple[str, ...], code: int) -> None:
    said = run("ask", *arguments, "--db", demo)
    assert said.code == code, said
    assert not wide(said.out)
    assert run("ask", *arguments, "--db", demo, "--json").data["question"] == arguments[0]
    assert run("ask", *arguments, "--db", demo, "--lang", "ru").code == code


def test_an_act_may_be_asked_about(run: Run, demo: Path, tmp_path: Path) -> None:
    path = written(tmp_path, SIGN)
    for given in (f"act={json.dumps(SIGN)}", f"act=@{path}"):
        said = run("ask", "may", given, "--db", demo, "--json")
        assert said.code in (2, 3), said
        assert said.data["arguments"]["act"]["state"] == "XA"


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_standing_due_and_audit_fit_the_screen(run: Run, demo: Path, lang: str) -> None:
    for command in ("standing", "due", "audit"):
        said = run(command, "--db", demo, "--lang", lang)
        assert said.code in (0, 2), said.err
        assert not wide(said.out), wide(said.out)
        assert "error" not in said.err
        assert json.loads(run(command, "--db", demo, "--json").out)


def test_the_standing_is_that_of_its_day(run: Run, demo: Path) -> None:
    then = run("standing", "--on", "2005-01-01", "--db", demo, "--json").data
    assert [member["state"] for member in then["members"]] == ["AM", "BY", "KG", "KZ", "RU", "TJ"]
    assert then["record_reaches"] is None
    assert (
        run("standing", "--on", "2026-11-23", "--db", demo, "--json").data["record_reaches"]
        == "2026-01-20"
    )


def test_nobody_holds_an_office_before_the_charter(run: Run, demo: Path) -> None:
    before = run("standing", "--on", "2003-09-17", "--db", demo)
    assert before.out.count("outside this Charter") == 4
    assert run("standing", "--on", "2003-09-17", "--db", demo, "--lang", "ru").out.count(
        "вне действия Устава"
    ) == 4  # fmt: skip
    data = run("standing", "--on", "2003-09-18", "--db", demo, "--json").data
    assert not data["outside"]
    run("new", "--registrar", "ann", "--db", "new.db")
    told = run("standing", "--db", "new.db", "--json").data
    assert (told["outside"], told["chair"]["en"]) == (True, "outside this Charter")


def test_an_empty_office_has_nobody(run: Run, tmp_path: Path) -> None:
    run("new", "--registrar", "ann")
    acts = [OPEN | {"ref": "charter", "form": "charter", "on": "2002-10-07"}]
    for kind, on in (("sign", "2002-10-07"), ("deposit", "2003-09-18")):
        acts += [
            {"act": f"final.{kind}", "on": on, "by": state, "treaty": "charter", "state": state}
            for state in ("AM", "BY", "KZ", "KG", "RU", "TJ")
        ]
    for act in acts:
        assert run("offer", written(tmp_path, act), "--notwithstanding", "a test").code == 0
    told = run("standing", "--json").data
    assert not told["outside"]
    assert (told["secretary_general"]["en"], told["secretary_general"]["ru"]) == ("nobody", "никто")
    assert "nobody" in run("standing").out


def test_profiles_and_defaults_are_told_in_russian(run: Run, demo: Path) -> None:
    said = run("ask", "member", "AM", "--on", "2024-01-01", "--db", demo, "--lang", "ru")
    assert "практика (practice)" in said.out
    owes = run("ask", "owes", "AM", "2025", "--on", "2026-01-01", "--db", demo, "--lang", "ru").out
    assert "limited format" not in owes


def test_the_law_is_that_of_its_day(run: Run, demo: Path) -> None:
    before = run("law", "12.4", "--on", "2012-12-18", "--db", demo, "--json").data["paragraphs"][0]
    after = run("law", "12.4", "--on", "2012-12-19", "--db", demo, "--json").data["paragraphs"][0]
    assert (before["statement"], after["statement"]["since"]) == (None, "first-protocol")
    assert after["rules"]
    assert any(reading["number"] == "G-18" for reading in after["readings"])


def test_the_law_is_read_without_a_register(run: Run) -> None:
    assert "19" in run("law").out
    said = run("law", "19", "--lang", "ru")
    assert said.code == 0
    assert "19.3" in said.out
    assert run("law", "--json").data["chapters"][5]["number"] == 6


def test_the_law_of_a_day_is_read_without_a_register(run: Run, tmp_path: Path) -> None:
    for on, since in (("2012-12-18", None), ("2012-12-19", "first-protocol")):
        told = run("law", "12.4", "--on", on, "--json").data
        statement = told["paragraphs"][0]["statement"]
        assert (told["on"], statement and statement["since"]) == (on, since)
    assert not list(tmp_path.iterdir()), "nothing is written"


def test_the_help_says_that_a_page_is_an_act(run: Run) -> None:
    said = " ".join(run("law", "--help").out.replace("\u2502", " ").split())
    assert "named by --db, as an act of the registrar" in said


def test_a_published_page_is_filed_and_shown(run: Run, demo: Path) -> None:
    page = next((Path(__file__).parents[1] / "documents" / "pages").glob("*"), None)
    assert page is not None
    first = run("law", "import", page, "--db", demo, "--json")
    assert first.code == 0, first.err
    assert run("law", "import", page, "--db", demo, "--json").data["again"]
    shown = run("law", "1.1", "--db", demo, "--json").data["paragraphs"][0]["imported"]
    assert shown[first.data["language"]]


def test_cases_are_counted(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    case = (
        'charter = "csto"\n[[case]]\nid = "1"\nen = "One"\nru = "Один"\nexpect = "{}"\ncites = []\n'
    )
    asked = 'asked = {{ question = "in_force", on = 2024-01-01, instrument = "lights" }}\n'
    path.write_text((case + asked).format("no"), "utf-8")
    said = run("check", path)
    assert said.code == 0, said
    assert said.out.endswith("1 passed, 0 failed\n")
    path.write_text((case + asked).format("yes"), "utf-8")
    said = run("check", path, path)
    assert said.code == 1
    assert said.out.endswith("0 passed, 2 failed\n")
    assert "FAILED 1 (line 2)" in said.out
    assert run("check", path, "--lang", "ru").out.endswith("выдержано: 0, не выдержано: 1\n")
    assert run("check", path, "--json").data["cases"][0]["problems"][0]["key"] == "expect"


def test_nothing_is_coloured_but_on_a_terminal(run: Run, demo: Path) -> None:
    assert "\x1b" not in run("ask", "member", "AM", "--db", demo).out
