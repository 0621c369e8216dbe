"""What is due of membership in a register of the CSTO: a leaving, a reply to a breach file, the end of a status."""

from __future__ import annotations

from typing import Any, get_args

from charterhouse.charters.csto.ch06_membership.acts import Criterion
from charterhouse.desk.due import Due, due

from .test_execution import Organs

KINDS = ("leaving", "reply", "status", "criteria")


def awaited(organs: Organs, on: str) -> list[Due]:
    """What is due of membership on a day."""
    register = organs.desk.register
    return [each for each in due(register, register.moment(on)) if each.kind in KINDS]


def test_a_leaving_is_awaited_with_what_is_open() -> None:
    organs = Organs()
    notice: dict[str, Any] = {"state": "XC", "leaves_on": "2026-12-15", "received": "2026-05-04"}
    organs.add(
        "2026-05-03", "secretariat", "membership.state_obligations", state="XC", settled=True
    )
    organs.add("2026-05-04", "XC", "membership.notify_withdrawal", **notice)
    [leaving] = awaited(organs, "2026-05-05")
    assert (leaving.who, str(leaving.by), leaving.en) == (
        "XC", "2026-12-15", "it leaves the Organisation",
    )  # fmt: skip
    certified = {"state": "XC", "settled": False, "property": ["the archive"]}
    organs.add("2026-06-01", "secretariat", "membership.state_obligations", **certified)
    assert awaited(organs, "2026-06-02")[0].ru.endswith("не урегулировано: the archive")
    assert awaited(organs, "2026-12-15") == []


def test_a_reply_is_awaited_until_it_comes() -> None:
    organs = Organs()
    file = {"ref": "f", "state": "XC", "provisions": ["12.3"], "facts": "Nothing was done."}
    organs.add("2026-01-10", "XA", "membership.open_breach_file", **file)
    assert awaited(organs, "2026-01-11") == []
    notice = {"breach": "f", "state": "XC", "received": "2026-01-12"}
    organs.add("2026-01-12", "XA", "membership.notify_breach", **notice)
    [reply] = awaited(organs, "2026-02-11")
    assert (reply.who, str(reply.by), reply.past) == ("XC", "2026-02-11", False)
    assert awaited(organs, "2026-02-12")[0].past
    organs.add("2026-02-12", "XC", "membership.reply_to_breach", breach="f", state="XC")
    assert awaited(organs, "2026-02-13") == []


def test_criteria_of_an_applicant_are_open_work_until_each_is_recorded() -> None:
    organs = Organs()
    organs.add("2026-01-10", "RS", "membership.apply", state="RS")
    [open_] = awaited(organs, "2026-01-11")
    assert (open_.who, open_.by, open_.paragraphs) == ("secretariat", None, ("19.1",))
    assert open_.en.startswith("to examine the application of Serbia; nothing is recorded of: ")
    assert open_.ru.startswith("рассмотреть заявление Сербии; нет сведений о критериях: ")
    first, *others = get_args(Criterion)
    of: dict[str, Any] = {"state": "RS", "met": True}
    organs.add("2026-01-12", "secretariat", "membership.record_criterion", criterion=first, **of)
    [less] = awaited(organs, "2026-01-13")
    assert len(less.en) < len(open_.en)
    for each in others:
        organs.add("2026-01-14", "secretariat", "membership.record_criterion", criterion=each, **of)
    assert awaited(organs, "2026-01-15") == []


def test_the_end_of_a_status_is_awaited() -> None:
    organs = Organs()
    status = {
        "act": "partners.grant_status", "entity": "XN", "status": "observer", "until": "2027-01-01",
    }  # fmt: skip
    organs.decide("observer", measure=status)
    [ends] = awaited(organs, "2026-02-01")
    assert (ends.who, str(ends.by), ends.en) == ("XN", "2027-01-01", "the status ends: observer")
    assert awaited(organs, "2027-01-01") == []
