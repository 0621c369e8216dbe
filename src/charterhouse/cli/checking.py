"""`check`: worked cases run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from charterhouse.core.charter import Charter
from charterhouse.core.errors import Unreadable
from charterhouse.desk.cases import Checked
from charterhouse.desk.cases import check as check_file
from charterhouse.desk.wording import Wording

from .door import AsJson, Door, Language, door, styled
from .speech import told

MOST_GROUNDS = 6


def check(
    files: Annotated[
        list[Path],
        typer.Argument(
            help=told("Files of worked cases, in TOML.", "Файлы разобранных случаев в TOML.")
        ),
    ],
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Check."""
    from charterhouse import bootstrap

    here = door(as_json, lang)
    results: list[dict[str, Any]] = []
    passed = failed = 0
    for file in files:
        try:
            checked = check_file(file, bootstrap.CSTO)
        except Unreadable as error:
            failed += 1
            results.append(
                {
                    "file": str(file),
                    "id": "",
                    "passed": False,
                    "problems": [{"message": str(error)}],
                }
            )
            if not here.json:
                here.print(styled(str(error), "no"))
            continue
        bad = [each for each in checked if each.problems]
        passed, failed = passed + len(checked) - len(bad), failed + len(bad)
        results += [_as_data(each) for each in checked]
        if not here.json:
            _tell(file, checked, bootstrap.CSTO, here)
    if here.json:
        here.data({"passed": passed, "failed": failed, "cases": results})
    else:
        here.print(
            here.say(
                f"{passed} passed, {failed} failed", f"выдержано: {passed}, не выдержано: {failed}"
            )
        )
    return 1 if failed else 0


def _as_data(checked: Checked) -> dict[str, Any]:
    case = checked.case
    return {
        "file": case.file,
        "line": case.line,
        "id": case.id,
        "en": str(case.raw.get("en", "")),
        "ru": str(case.raw.get("ru", "")),
        "passed": not checked.problems,
        "problems": [{**each._asdict(), "message": str(each)} for each in checked.problems],
    }


def _tell(file: Path, checked: list[Checked], charter: Charter, here: Door) -> None:
    bad = [each for each in checked if each.problems]
    good = len(checked) - len(bad)
    here.print(
        here.say(
            f"{file.name}  {good} passed, {len(bad)} failed",
            f"{file.name}  выдержано: {good}, не выдержано: {len(bad)}",
        )
    )
    for each in bad:
        case = each.case
        head = here.say("FAILED", "НЕ ВЫДЕРЖАН")
        here.print("", styled(f"{head} {case.id} ({here.say('line', 'строка')} {case.line})", "no"))
        here.print(f"  {case.raw.get(here.lang, '')}")
        for problem in each.problems:
            here.print(f"  {problem}")
        _because(each, charter, here)


def _because(checked: Checked, charter: Charter, here: Door) -> None:
    """The grounds of the answer, so that one sees which of the two is wrong."""
    if checked.answer is None:
        return
    wording = Wording(charter.book, here.lang)
    here.print(
        "  " + here.say("the answer was", "ответ был") + f": {wording.answer(checked.answer)}"
    )
    for ground in checked.answer.grounds[:MOST_GROUNDS]:
        finding = wording.finding(ground.truth)
        here.print(f"    {ground.paragraph or '-':7} {wording.ground(ground)}  [{finding}]")
