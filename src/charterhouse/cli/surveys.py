"""`standing`, `due`, `audit`: the organisation as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer
from rich.text import Text

from charterhouse.desk import due as due_things
from charterhouse.desk.audit import as_data as audited_as_data
from charterhouse.desk.audit import audit as audit_all
from charterhouse.desk.standing import standing as standing_of
from charterhouse.desk.wording import Wording, wording_of, words

from .answered import holder_of, profile_named, verdict_of
from .door import (
    DATABASE,
    STYLES,
    AsJson,
    Database,
    Door,
    Known,
    Language,
    On,
    Profile,
    Progress,
    Reader,
    door,
    shown,
)
from .opened import opened
from .speech import told

MOST_MISSING = 3  # missing facts that are listed of one entry
MOST_UNKNOWN = 8  # missing facts that are listed; the rest is counted
SHOWN = ("irregular", "depends", "undetermined")


def standing(
    on: On = "",
    known: Known = "",
    profile: Profile = "",
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Stand."""
    here = door(as_json, lang)
    with opened(db, on, known, profile) as of:
        report = standing_of(of.register, of.on, of.known, profile)
        if here.json:
            here.data(report)
        else:
            tell_standing(report, here)
    return 0


def tell_standing(report: Mapping[str, Any], here: Door) -> None:
    """The standing for people: Members, offices, law, what would have to be known."""
    here.print(
        "",
        f"{report[here.lang]}, {report['on']}; {here.say('readings', 'толкования')}: "
        f"{profile_named(report['profile'], here)}",
    )
    if report["outside"]:
        outside = words("general", here.lang)["outside"]
        here.print(here.say(f"This day is {outside}.", f"Этот день {outside}."))
    if report["record_reaches"]:
        day = report["record_reaches"]
        here.print(here.say(f"The record reaches {day}.", f"Сведения доведены до {day}."))
    here.table(
        (
            here.say("State", "Государство"),
            here.say("status", "статус"),
            here.say("vote", "голос"),
            here.say("owes in all", "долг всего"),
            here.say("Article 25", "статья 25"),
            here.say("sanction", "мера"),
        ),
        sorted(_member(member, here) for member in report["members"]),
    )
    owed = [
        (member[here.lang], str(year), verdict_of(brief, here))
        for member in report["members"]
        for year, brief in member["contributions"].items()
    ]
    if owed:
        here.table(
            (
                here.say("State", "Государство"),
                here.say("contribution of", "взнос за"),
                here.say("unpaid", "не уплачено"),
            ),
            sorted(owed),
        )
    here.table(
        (here.say("office", "должность"), here.say("holder", "занимает")),
        [
            (
                here.say("Chair of the Council", "Председатель Совета"),
                holder_of(report["chair"], here),
            ),
            (
                here.say("Secretary General", "Генеральный секретарь"),
                holder_of(report["secretary_general"], here),
            ),
            (
                here.say("Chief of the Joint Staff", "Начальник Объединённого штаба"),
                holder_of(report["chief_of_joint_staff"], here),
            ),
        ],
    )
    here.table(
        (here.say("law", "право"), here.say("in force", "действует"), here.say("since", "с")),
        [
            (
                law[here.lang],
                verdict_of(law["in_force"], here),
                _since(law["entry_into_force"], here),
            )
            for law in report["law"]
        ],
    )
    unknown = report["unknown"]
    if unknown:
        here.print(here.say("Not known:", "Неизвестно:"))
        here.print(*(f"  {each[here.lang]}" for each in unknown[:MOST_UNKNOWN]))
        if len(unknown) > MOST_UNKNOWN:
            more = len(unknown) - MOST_UNKNOWN
            here.print(here.say(f"  and more: {more}", f"  прочее: {more}"))


def _since(brief: Mapping[str, Any] | None, here: Door) -> str:
    if brief is None or brief["taken"] != "value":
        return "-"
    return str(brief["value"] or brief[here.lang])


def _member(member: Mapping[str, Any], here: Door) -> tuple[str, ...]:
    status = member["standing"]
    value = status["value"] if status else None
    said = words("data", here.lang)
    told = verdict_of(member["member"], here)
    if isinstance(value, dict):
        told = said.get(value["status"], str(value["status"]))
    if member["member"] and member["member"]["answer"] == "depends":
        gaps = dict.fromkeys(label.partition("=")[0] for label in member["member"]["turns_on"])
        told += f" ({', '.join(gaps)})"
    return (
        member[here.lang],
        told,
        verdict_of(member["may_vote"], here),
        verdict_of(member["owes"], here),
        verdict_of(member["arrears"], here),
        verdict_of(member["deprived"], here),
    )


def due(
    on: On = "",
    known: Known = "",
    profile: Profile = "",
    reader: Reader = "",
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Remind."""
    here = door(as_json, lang)
    with opened(db, on, known, profile, reader) as of:
        register, at = of.register, of.on
        found = due_things.due(register, at, of.known, profile, entitled=of.entitled)
        if here.json:
            here.data(
                {
                    "on": str(register.seat.day(at)),
                    "due": [due_things.as_data(each) for each in found],
                }
            )
            return 0
        tell_due(found, wording_of(register, here.lang), here)
    return 0


def tell_due(found: Sequence[due_things.Due], wording: Wording, here: Door) -> None:
    """What is due as a table; the same thing of several is one line."""
    if not found:
        here.print(here.say("Nothing is due.", "Ничего не предстоит."))
        return
    lines: dict[tuple[str, str, str], list[str]] = {}
    for each in found:
        what = each.ru if here.lang == "ru" else each.en
        line = lines.setdefault((str(each.by or "-"), what, ", ".join(each.paragraphs) or "-"), [])
        line.append(wording.value(each.who))
    here.table(
        (
            here.say("by", "срок"),
            here.say("who", "кто"),
            here.say("what", "что"),
            here.say("paragraph", "норма"),
        ),
        [(by, ", ".join(who), what, paragraph) for (by, what, paragraph), who in lines.items()],
    )


def audit(
    profile: Profile = "",
    every: Annotated[
        bool,
        typer.Option(
            "--all", help=told("List the regular entries too.", "Показать и остальные записи.")
        ),
    ] = False,
    db: Database = DATABASE,
    as_json: AsJson = False,
    lang: Language = "",
) -> int:
    """Audit."""
    from charterhouse import bootstrap

    here = door(as_json, lang)
    with bootstrap.open_register(db) as register:
        progress = Progress(here.say("auditing", "проверка записей"))
        found = list(audit_all(register, profile, progress))
        counts = Counter(each.standing.value for each in found)
        listed = [each for each in found if every or each.standing.value in SHOWN]
        told = [audited_as_data(each, register) for each in listed]
        if here.json:
            here.data(
                {
                    "profile": profile or register.opening.profile,
                    "counts": dict(counts),
                    "entries": told,
                }
            )
            return 2 if counts["irregular"] else 0
        tell_audit(told, counts, wording_of(register, here.lang), here)
        return 2 if counts["irregular"] else 0


def tell_audit(
    entries: Sequence[Mapping[str, Any]], counts: Mapping[str, int], wording: Wording, here: Door
) -> None:
    """Each entry with its finding, and beneath it why; at the end how many of each."""
    said = {**words("verdicts", here.lang), **words("audit", here.lang)}
    for entry in entries:
        head = Text(f"{entry['entry']:>5}  {entry['on']:<10}  ", style="bold")
        head.append(said[entry["standing"]], style=STYLES.get(entry["standing"], ""))
        head.append(
            f"  {shown(wording.name(entry['act']))}: {shown(wording.value(entry['about'][:2]))}"
        )
        here.print(head)
        for line in _why(entry, here):
            here.print(f"       {line}")
    told = [
        f"{said[name]}: {count}"
        for name, count in sorted(counts.items(), key=lambda each: -each[1])
    ]
    here.print("", "; ".join(told))


def _why(entry: Mapping[str, Any], here: Door) -> list[str]:
    """The rules not met, the readings that turn it, the facts that are missing."""
    lines = [
        f"{ground['rule'].rpartition('.')[0] or '-'}  {ground[here.lang]}"
        for ground in entry["grounds"]
    ]
    if entry["turns_on"]:
        paragraphs, labels = ", ".join(entry["paragraphs"]), ", ".join(entry["turns_on"])
        lines.append(f"{paragraphs}  {here.say('turns on', 'зависит от')} {labels}")
    if entry["standing"] == "undetermined":
        lines += [
            f"{here.say('missing', 'недостаёт')}: {each[here.lang]}"
            for each in entry["missing"][:MOST_MISSING]
        ]
    return lines
