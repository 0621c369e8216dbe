"""`law`: what the charter says, how far that is verified, which rules carry it out, what is unsettled."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import typer

from charterhouse.core.errors import Unknown
from charterhouse.core.moments import Moment
from charterhouse.desk.annotated import Annotation, annotate, in_force_on, overview
from charterhouse.desk.register import Register, read
from charterhouse.desk.wording import Wording, words

from .answered import profile_named
from .door import DATABASE, AsJson, Database, Door, Language, On, door
from .lawfile import file_page, imported_texts
from .opened import moment
from .speech import told


def law(
    paragraph: Annotated[
        str,
        typer.Argument(
            help=told(
                "Such as 19, 19.3, 16-1.2; or `import` and a file.",
                "Например 19, 19.3, 16-1.2; либо `import` и файл.",
            )
        ),
    ] = "",
    file: Annotated[
        Path | None,
        typer.Argument(
            help=told(
                "With `import`: a published page; it is filed in the register named by --db, by the registrar.",
                "С `import`: опубликованная страница; её приобщает регистратор к реестру из --db.",
            )
        ),
    ] = None,
    on: On = "",
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Read."""
    from charterhouse import bootstrap

    here = door(as_json, lang)
    if paragraph == "import":
        if file is None:
            raise Unknown(
                "Name the published page after `import`, such as `charterhouse law import charter.txt`."
            )
        with bootstrap.open_for_offers(db) as desk:
            return file_page(file, desk, here)
    if file is not None:
        raise Unknown(f"`{file}` is one argument too many; a file is only named after `import`.")
    if not Path(db).exists() and db == DATABASE:  # without a register, by the public history
        register = bootstrap.public_history()
        return _tell(paragraph, register, moment(on, register), {}, here)
    with bootstrap.open_store(db, readonly=True) as store:
        register = read(store, bootstrap.CSTO)
        return _tell(
            paragraph, register, moment(on, register), imported_texts(register, store), here
        )


def _tell(
    paragraph: str,
    register: Register,
    at: Moment,
    texts: dict[str, dict[str, str]],
    here: Door,
) -> int:
    from charterhouse import bootstrap

    charter = bootstrap.CSTO
    force = in_force_on(charter, register, at)
    if not paragraph:
        chapters = overview(charter)
        if here.json:
            here.data(
                {
                    "on": force.on,
                    "in_force": force.editions,
                    "undetermined": force.unsure,
                    "chapters": chapters,
                }
            )
            return 0
        _tell_force(force.editions, force.unsure, here)
        rows = [
            (article["number"], article[here.lang], str(len(article["paragraphs"])))
            for chapter in chapters
            for article in chapter["articles"]
        ]
        here.table(
            (
                here.say("article", "статья"),
                here.say("title", "название"),
                here.say("paragraphs", "пунктов"),
            ),
            rows,
        )
        return 0
    annotations = annotate(paragraph, charter, force, bootstrap.cases_folder(), texts)
    if here.json:
        here.data(
            {
                "on": force.on,
                "in_force": force.editions,
                "undetermined": force.unsure,
                "paragraphs": [each.data for each in annotations],
            }
        )
        return 0
    _tell_force(force.editions, force.unsure, here)
    for each in annotations:
        _tell_paragraph(each, here)
    return 0


def _tell_force(editions: list[str], unsure: list[str], here: Door) -> None:
    here.print(
        here.say("In force", "Действуют") + ": " + (", ".join(_named(editions, here)) or "-")
    )
    if unsure:
        said = ", ".join(_named(unsure, here))
        here.print(
            here.say("Undetermined whether in force", "Не установлено, действует ли") + f": {said}"
        )


def _named(editions: list[str], here: Door) -> list[str]:
    """Editions by their names."""
    from charterhouse import bootstrap

    said = Wording(bootstrap.CSTO.book, here.lang)
    return [said.name(edition) for edition in editions]


def _tell_paragraph(annotation: Annotation, here: Door) -> None:
    data: dict[str, Any] = annotation.data
    statement = data["statement"]
    here.print("", f"{data['paragraph']}  {data['title'][here.lang]}")
    if statement is None:
        here.print(
            "  " + here.say("It did not exist on that day.", "На этот день такого пункта не было.")
        )
    else:
        here.print(f"  {statement[here.lang]}", f"  [{_standing(statement, data['status'], here)}]")
    for wording in data["wordings"]:
        if wording != statement:
            since = ", ".join(_named([wording["since"]], here))
            said = here.say("Another wording", "Иная редакция")
            here.print(f"  {said} ({since}): {wording[here.lang]}")
    for language, text in data["imported"].items():
        here.print(f"  {here.say('Published', 'Опубликовано')} ({language}): {text}")
    if data["rules"]:
        _tell_rules(data["rules"], here)
    for reading in data["readings"]:
        _tell_reading(reading, here)
    for case in data["cases"]:
        here.print(f"  {here.say('case', 'случай')} {case['id']}: {case[here.lang]}")


def _standing(wording: dict[str, Any], status: str, here: Door) -> str:
    """Since which edition a wording stands, how far it is verified, whether it is carried out."""
    grades = words("evidence", here.lang)
    return "; ".join(
        (
            f"{here.say('since', 'редакция')}: {', '.join(_named([wording['since']], here))}",
            *(grades.get(grade, grade) for grade in wording["evidence"]),
            words("status", here.lang).get(status, status),
        )
    )


def _tell_rules(rules: list[dict[str, Any]], here: Door) -> None:
    kinds = words("rules", here.lang)
    here.table(
        (here.say("rule", "правило"), here.say("says", "содержание")),
        [
            (
                f"{kinds[rule['kind']]} [{rule['evidence']}]",
                f"{_bare(rule[here.lang])}\n{rule['rule']}",
            )
            for rule in rules
        ],
    )


def _bare(sentence: str) -> str:
    """The sentence of a rule without the places that facts will take."""
    return re.sub(r"\{\w+\}", "...", re.sub(r"[;,][^;,{]*\{\w+\}", "", sentence))


def _tell_reading(reading: dict[str, Any], here: Door) -> None:
    here.print(f"  {reading['number']} {reading[here.lang]}")
    for value in reading["values"]:
        named = ", ".join(profile_named(each, here) for each in value["profiles"])
        used = f" [{named}]" if named else ""
        here.print(f"      {value['value']}: {value[here.lang]}{used}")
