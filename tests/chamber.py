"""A year of an organisation of six: sessions, presence by the hour, versions, positions that change, silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from charterhouse import bootstrap

STATES = ("XA", "XB", "XC", "XD", "XE", "XF")
FIRST = (
    "1. Each Member keeps its harbour lamps lit from dusk to dawn.\n"
    "2. The Secretariat keeps a list of the lamps.\n"
    "3. This decision takes effect on the day of its adoption."
)
SECOND = (
    "1. Each Member keeps its harbour and river lamps lit from dusk until dawn.\n"
    "2. The Secretariat keeps a public list of the lamps and renews it every year.\n"
    "3. This decision takes effect on 1 July 2025."
)
FIRST_RU = (
    "1. Каждое государство-член держит портовые огни зажжёнными от заката до рассвета.\n"
    "2. Секретариат ведёт перечень огней.\n"
    "3. Решение вступает в силу в день принятия."
)
SECOND_RU = (
    "1. Каждое государство-член держит портовые и речные огни зажжёнными от заката до рассвета.\n"
    "2. Секретариат ведёт открытый перечень огней и ежегодно обновляет его.\n"
    "3. Решение вступает в силу 1 июля 2025 года."
)
HOSTILE = "<script>alert(1)</script> \"quoted\" & 'single'"
SESSION, PLANNED = "council/2025-05", "ministers-2026"


def acts() -> list[dict[str, Any]]:
    """Everything that was done, in the order of entry."""
    return [*_founding(), *_meeting(), *_lamps(), *_by_silence(), *_others()]


def make(path: Path) -> Path:
    """The register of that organisation, everything in it entered whether or not it was regular."""
    bootstrap.new_register(path, "ann", "League of Lanterns", "text")
    with bootstrap.open_for_offers(path) as desk:
        for act in acts():
            private = act.pop("private", None)
            ruling = desk.offer(act, "ann", private=private, notwithstanding="made for a test")
            assert ruling.receipt is not None, act
    return path


def _founding() -> list[dict[str, Any]]:
    opened = {
        "act": "final.open_treaty", "on": "2002-10-07", "by": "depositary", "ref": "charter",
        "title_en": "Charter", "title_ru": "Устав", "form": "charter",
    }  # fmt: skip
    done = [opened]
    for act, on in (("final.sign", "2002-10-07"), ("final.deposit", "2003-09-18")):
        done += [
            {"act": act, "on": on, "by": each, "treaty": "charter", "state": each}
            for each in STATES
        ]
    return done


def _at(hour: str) -> str:
    return f"2025-05-20T{hour}:00+03:00"


def _meeting() -> list[dict[str, Any]]:
    here: dict[str, Any] = {"session": SESSION}
    done: list[dict[str, Any]] = [
        {"act": "organs.convene", "on": "2025-03-01", "by": "XB", **here, "organ": "council",
         "kind": "regular", "format": "enlarged", "host": "XB", "place": "Lanternport",
         "opens": _at("10:00"), "requested_by": ["XA", "XC"]},
        *({"act": "organs.invite", "on": "2025-03-02", "by": "XB", **here, "party": each, "channel": "note"}
          for each in (*STATES, "Guild of Wicks")),
        *({"act": "organs.record_delivery", "on": "2025-03-04", "by": "XB", **here, "party": each}
          for each in STATES[:5]),
        {"act": "organs.set_agenda", "on": "2025-04-20", "by": "XB", **here, "items": [{"ref": "lamps"}]},
        {"act": "organs.assume_chair", "on": _at("10:00"), "by": "XB", "organ": "council", "state": "XB",
         "basis": "host"},
        {"act": "organs.open_session", "on": _at("10:05"), "by": "chair", **here},
        *({"act": "organs.record_presence", "on": _at(hour), "by": "secretariat", **here, "state": state}
          for state, hour in (("XA", "10:05"), ("XB", "10:05"), ("XC", "10:05"), ("XD", "10:20"), ("XE", "10:05"))),
        {"act": "organs.set_agenda", "on": _at("10:10"), "by": "XB", **here, "adopted": True,
         "items": [{"ref": "lamps"}, {"ref": "other", "title_en": "Other matters", "title_ru": "Разное"}]},
        {"act": "organs.record_departure", "on": _at("12:30"), "by": "secretariat", **here, "state": "XE"},
        {"act": "organs.adjourn", "on": _at("13:00"), "by": "chair", **here, "until": _at("14:30")},
        {"act": "organs.open_session", "on": _at("14:35"), "by": "chair", **here},
        {"act": "organs.record_presence", "on": _at("14:40"), "by": "secretariat", **here, "state": "XE"},
        {"act": "organs.move", "on": _at("15:00"), "by": "XC", "motion": "order-1", **here,
         "asks": "close_debate", "draft": "lamps", "reason": "All has been said."},
        {"act": "organs.rule_on_motion", "on": _at("15:02"), "by": "chair", "motion": "order-1", "allowed": True},
        {"act": "organs.close_session", "on": _at("17:10"), "by": "chair", **here},
    ]  # fmt: skip
    return done


def _lamps() -> list[dict[str, Any]]:
    """A draft in two versions, on which positions change before it is adopted and after."""
    draft: dict[str, Any] = {"draft": "lamps"}
    tabled: dict[str, Any] = {
        "act": "organs.table_draft", "by": "XA", **draft, "organ": "council", "session": SESSION,
        "title_en": "Lamps of harbours", "title_ru": "О портовых огнях", "authors": ["XC"],
    }  # fmt: skip
    done: list[dict[str, Any]] = [
        {**tabled, "on": "2025-04-01", "text": FIRST_RU, "text_en": FIRST},
        {**tabled, "on": "2025-05-10", "text": SECOND_RU, "text_en": SECOND, "version": 2,
         "title_en": "Lamps of harbours and rivers", "title_ru": "О портовых и речных огнях",
         "takes_effect": "2025-07-01", "report_by": "2025-12-31"},
        {"act": "organs.clear_draft", "on": "2025-05-12", "by": "permanent_council", **draft},
        {"act": "organs.put_draft", "on": _at("11:00"), "by": "chair", **draft, "way": "consensus", "session": SESSION},
    ]  # fmt: skip

    def stand(state: str, hour: str, position: str, **more: Any) -> dict[str, Any]:
        return {"act": "organs.take_position", "on": _at(hour), "by": state, **draft, "state": state,
                "position": position, **more}  # fmt: skip

    done += [
        stand("XD", "11:05", "object", explanation="Rivers freeze.", means="room"),
        *(stand(state, "11:10", "for", means="room") for state in ("XA", "XB", "XC")),
        stand("XE", "11:15", "abstain", explanation=HOSTILE),
        stand("XF", "11:20", "absent"),
        stand("XD", "16:00", "for", reservation="Not where a river is frozen.", means="room"),
        stand("XE", "16:05", "for", dissociation="It takes no view of rivers.", private={"explanation": "Secret word"}),
        {"act": "organs.announce", "on": _at("16:30"), "by": "chair", **draft, "outcome": "adopted",
         "number": "12/2025"},
        {"act": "organs.join_decision", "on": "2025-06-15", "by": "XF", **draft, "state": "XF"},
        {"act": "organs.report_execution", "on": "2025-09-01", "by": "XA", **draft, "state": "XA", "stage": "done",
         "national_act": "Lamps Act 2025"},
        {"act": "organs.report_execution", "on": "2025-10-01", "by": "XB", **draft, "state": "XB",
         "stage": "under_way", "remark": "Two harbours of three."},
    ]  # fmt: skip
    return done


def _by_silence() -> list[dict[str, Any]]:
    """One draft whose silence was broken, and one that is under silence in January 2026."""
    done: list[dict[str, Any]] = []
    for draft, on, until, title_en, title_ru in (
        ("fund", "2025-11-03", "2025-11-20T18:00:00+03:00", "Lamp fund", "О фонде огней"),
        ("wicks", "2026-01-12", "2026-01-23T18:00:00+03:00", "Standard of wicks", "О стандарте фитилей"),
    ):  # fmt: skip
        done += [
            {"act": "organs.table_draft", "on": on, "by": "secretariat", "draft": draft, "organ": "permanent_council",
             "title_en": title_en, "title_ru": title_ru, "text": "Фонд учреждается.", "matter": "procedural"},
            {"act": "organs.put_draft", "on": f"{on}T12:00:00+03:00", "by": "chair", "draft": draft,
             "way": "silence", "deadline": until},
            *({"act": "organs.serve_draft", "on": f"{on}T15:00:00+03:00", "by": "secretariat", "draft": draft,
               "state": state, "channel": "mail"} for state in STATES[:5]),
        ]  # fmt: skip
    done += [
        {"act": "organs.extend_silence", "on": "2025-11-19", "by": "chair", "draft": "fund",
         "deadline": "2025-11-25T18:00:00+03:00", "reason": "XF was served late."},
        {"act": "organs.take_position", "on": "2025-11-24T17:30:00+03:00", "by": "XC", "draft": "fund", "state": "XC",
         "position": "object", "explanation": "The amount is open.", "means": "writing"},
        {"act": "organs.announce", "on": "2025-11-26", "by": "chair", "draft": "fund", "outcome": "not_adopted"},
    ]  # fmt: skip
    return done


def _others() -> list[dict[str, Any]]:
    """A draft that was withdrawn, one with a measure, and a session that is still to come."""
    return [
        {"act": "organs.table_draft", "on": "2025-10-01", "by": "XE", "draft": "snuffers", "organ": "council",
         "text": "О гасильниках."},
        {"act": "organs.withdraw_draft", "on": "2025-10-08", "by": "XE", "draft": "snuffers", "reason": "Merged."},
        {"act": "organs.table_draft", "on": "2025-12-01", "by": "secretariat", "draft": "budget-2026",
         "organ": "council", "title_en": "Budget for 2026", "title_ru": "О бюджете на 2026 год",
         "measure": {"act": "financing.approve_budget", "year": 2026, "total": "120000.00 RUB"}},
        {"act": "organs.convene", "on": "2026-01-10", "by": "XD", "session": PLANNED, "organ": "foreign_ministers",
         "kind": "extraordinary", "format": "video", "opens": "2026-02-10"},
        *_by_vote(),
    ]  # fmt: skip


def _by_vote() -> list[dict[str, Any]]:
    """A matter of procedure that was put to the vote; whoever lost contests the outcome afterwards."""
    draft: dict[str, Any] = {"draft": "bell"}
    said = ("for", "for", "for", "for", "object", "abstain")
    return [
        {"act": "organs.table_draft", "on": "2025-12-02", "by": "XB", **draft, "organ": "council",
         "title_en": "Ringing of the bell", "title_ru": "О звонке", "matter": "procedural"},
        {"act": "organs.put_draft", "on": "2025-12-03", "by": "chair", **draft, "way": "vote"},
        *({"act": "organs.take_position", "on": "2025-12-03", "by": state, **draft, "state": state,
            "position": position}
          for state, position in zip(STATES, said, strict=True)),
        {"act": "organs.announce", "on": "2025-12-03", "by": "chair", **draft, "outcome": "adopted"},
        {"act": "organs.state_on_outcome", "on": "2025-12-08", "by": "XE", **draft, "state": "XE", "sense": "contests",
         "explanation": "The bell is cracked."},
    ]  # fmt: skip
