"""What the software answers on the real record: statuses, money, offices, chairs, editions.

The expectations are ours, read from the Charter and the public facts; each row says what is asked, on
which day, under which profile or readings, and what must come out.
"""

from __future__ import annotations

from typing import Any

import pytest

from charterhouse.core.answers import Answer, Truth, Verdict

from .conftest import Ask

PROFILES = ("text", "practice", "minority")
OF_2026 = ("AM", "BY", "KG", "KZ", "RU", "TJ")


def turning(answer: Answer[Any]) -> dict[str, str]:
    """Which other readings would answer what."""
    return {label: outcome.verdict.value for label, outcome in answer.turns_on.items()}


# Uzbekistan ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", PROFILES)
def test_uzbekistan_was_no_founder(ask: Ask, profile: str) -> None:
    """In 2005 it had neither signed the Charter nor been taken in."""
    answer = ask("member", "2005-01-01", state="UZ", profile=profile)
    assert answer.verdict is Verdict.NO
    assert {ground.paragraph for ground in answer.grounds} >= {"1.1", "19.2"}


@pytest.mark.parametrize(
    ("profile", "taken", "turns"),
    [
        ("text", "undetermined", {"G-59=A": "yes", "G-59=C": "no"}),
        ("practice", "yes", {"G-59=C": "no"}),
        ("minority", "undetermined", {"G-59=A": "yes", "G-59=C": "no"}),
    ],
)
def test_when_its_return_took_effect_depends(
    ask: Ask, profile: str, taken: str, turns: dict[str, str]
) -> None:
    """On 1 January 2007 the announcement had been made, the protocol signed, nothing completed."""
    answer = ask("member", "2007-01-01", state="UZ", profile=profile)
    assert answer.verdict is Verdict.DEPENDS
    assert answer.taken.value == taken
    assert turning(answer) == turns
    if taken == "undetermined":
        assert "final.deposit" in {missing.what for missing in answer.missing}


@pytest.mark.parametrize("day", ["2006-06-23", "2006-08-15", "2006-08-16", "2006-12-12"])
def test_it_could_not_return_before_its_own_law(ask: Ask, day: str) -> None:
    """No deposit precedes the law of 13 December 2006 by which it ratifies the protocol."""
    answer = ask("member", day, state="UZ", profile="text")
    assert answer.taken is Verdict.NO
    assert turning(answer) == {"G-59=A": "yes"}
    assert ask("member", "2006-12-13", state="UZ", profile="text").taken is Verdict.UNDETERMINED


@pytest.mark.parametrize("profile", PROFILES)
def test_its_note_of_2012_had_no_effect_by_itself(ask: Ask, profile: str) -> None:
    """No notice of withdrawal, no decision of the Council: still a Member in July 2012."""
    answer = ask("member", "2012-07-15", state="UZ", profile=profile)
    assert answer.verdict is Verdict.YES
    assert {ground.paragraph for ground in answer.grounds} >= {"19.2", "19.3", "20.1"}
    assert ask("suspended", "2012-07-15", state="UZ", profile=profile).verdict is Verdict.NO


@pytest.mark.parametrize(
    ("profile", "taken"), [("text", "yes"), ("practice", "no"), ("minority", "yes")]
)
def test_what_the_decision_of_2012_did_depends(ask: Ask, profile: str, taken: str) -> None:
    """Participation suspended (G-60=A), or membership ended (B)."""
    answer = ask("member", "2013-01-01", state="UZ", profile=profile)
    assert answer.verdict is Verdict.DEPENDS
    assert answer.taken.value == taken
    assert set(turning(answer)) == {"G-60=B" if taken == "yes" else "G-60=A"}
    suspended = ask("suspended", "2013-01-01", state="UZ", profile=profile)
    assert suspended.taken.value == taken


@pytest.mark.parametrize(
    ("profile", "members"),
    [("text", (*OF_2026, "UZ")), ("practice", OF_2026), ("minority", (*OF_2026, "UZ"))],
)
def test_who_the_members_are_today(ask: Ask, profile: str, members: tuple[str, ...]) -> None:
    """Six or seven, by what the decision of 2012 did."""
    answer = ask("members", "2026-11-23", profile=profile)
    assert answer.verdict is Verdict.DEPENDS
    assert answer.value == members
    assert {label.partition("=")[0] for label in answer.turns_on} == {"G-60"}


@pytest.mark.parametrize("profile", PROFILES)
def test_armenia_is_a_member_and_not_suspended(ask: Ask, profile: str) -> None:
    """A freeze that it declared itself has no form in the Charter."""
    assert ask("member", "2026-11-23", state="AM", profile=profile).verdict is Verdict.YES
    assert ask("suspended", "2026-11-23", state="AM", profile=profile).verdict is Verdict.NO


# Armenia's contributions -----------------------------------------------------------------------------


def test_what_armenia_owes_for_2024(ask: Ask) -> None:
    """53.22 million roubles where all Members are bound by a budget in limited format; else nothing."""
    owed = ask("owes", "2026-11-23", state="AM", year=2024)
    assert str(owed.value) == "53220000.00 RUB"
    assert {"G-17=B", "G-17=C"} <= set(owed.turns_on)
    free = ask("owes", "2026-11-23", state="AM", year=2024, readings={"G-17": "B"})
    assert str(free.value) == "0.00 RUB"


def test_it_is_liable_for_2025_but_the_amount_is_not_public(ask: Ask) -> None:
    """The liability is attested; the decision, its format and the amount are not on record."""
    liable = ask("liable", "2026-11-23", state="AM", year=2025)
    assert liable.taken is Verdict.YES
    assert set(liable.turns_on) == {"G-17=B", "G-17=C"}
    owed = ask("owes", "2026-11-23", state="AM", year=2025, readings={"G-17": "A"})
    assert owed.verdict is Verdict.UNDETERMINED
    assert "amount" in {missing.what for missing in owed.missing}


ARREARS = {  # day: the answer under G-03 = A, B, C, with G-17 = A and the anchor at the due date
    "2025-12-31": ("no", "no", "no"),
    "2026-01-01": ("no", "yes", "yes"),
    "2026-01-02": ("undetermined", "yes", "yes"),
    "2026-12-31": ("undetermined", "yes", "yes"),
    "2027-01-01": ("yes", "yes", "yes"),
}


@pytest.mark.parametrize("day", ARREARS)
@pytest.mark.parametrize("value", ["A", "B", "C"])
def test_whether_article_25_is_open(ask: Ask, day: str, value: str) -> None:
    """The two years as a duration, a volume, a succession."""
    readings = {"G-03": value, "G-17": "A", "G-03.anchor": "due"}
    answer = ask("arrears", day, state="AM", profile="text", readings=readings)
    assert answer.taken.value == ARREARS[day]["ABC".index(value)]


@pytest.mark.parametrize("day", ARREARS)
@pytest.mark.parametrize("value", ["B", "C"])
def test_without_a_debt_article_25_is_closed(ask: Ask, day: str, value: str) -> None:
    """Whoever did not vote for a budget in limited format owes nothing under G-17=B or C."""
    for years in "ABC":
        readings = {"G-17": value, "G-03": years}
        answer = ask("arrears", day, state="AM", profile="text", readings=readings)
        assert answer.taken is Verdict.NO


@pytest.mark.parametrize(
    ("anchor", "day", "taken"),
    [
        ("year_end", "2026-12-31", "no"),
        ("year_end", "2027-01-01", "yes"),
        ("demand", "2026-01-01", "no"),
        ("demand", "2027-01-01", "undetermined"),
    ],
)
def test_from_which_day_the_duration_runs(ask: Ask, anchor: str, day: str, taken: str) -> None:
    """At year end it is complete with 2026; at a demand it cannot be known."""
    readings = {"G-03": "A", "G-17": "A", "G-03.anchor": anchor}
    answer = ask("arrears", day, state="AM", profile="text", readings=readings)
    assert answer.taken.value == taken


@pytest.mark.parametrize(
    ("profile", "days"),
    [
        ("text", {"2026-01-01": "no", "2026-01-02": "undetermined", "2027-01-01": "yes"}),
        ("practice", {"2025-12-31": "no", "2026-01-01": "yes", "2027-01-01": "yes"}),
        ("minority", {"2026-01-02": "no", "2027-01-01": "no"}),
    ],
)
def test_article_25_under_the_three_profiles(ask: Ask, profile: str, days: dict[str, str]) -> None:
    """The same facts, three profiles, three courses."""
    for day, taken in days.items():
        assert ask("arrears", day, state="AM", profile=profile).taken.value == taken, day


@pytest.mark.parametrize(("value", "can_block"), [("A", "yes"), ("B", "no"), ("C", "yes")])
def test_whether_armenia_could_block_the_sanction(ask: Ask, value: str, can_block: str) -> None:
    """Its objection counts unless nobody may judge its own cause."""
    measure = {"act": "financing.apply_article_25", "state": "AM"}
    answer = ask(
        "can_block",
        "2027-01-01",
        measure=measure,
        state="AM",
        profile="text",
        readings={"G-01": value},
    )
    assert answer.taken.value == can_block


@pytest.mark.parametrize("day", ["2024-01-01", "2026-11-23"])
@pytest.mark.parametrize("profile", PROFILES)
def test_armenia_keeps_its_vote_and_nominations(ask: Ask, day: str, profile: str) -> None:
    """Article 25 works by decision only, and none is on record."""
    vote = ask("may_vote", day, state="AM", organ="council", profile=profile)
    assert vote.verdict is Verdict.YES
    assert ask("may_nominate", day, state="AM", profile=profile).verdict is Verdict.YES


# The Secretary General ---------------------------------------------------------------------------------

HOLDERS = [  # first day, last day, who, State, capacity; nobody named: undetermined
    ("2003-04-28", "2003-09-17", "Nikolai Bordyuzha", "RU", "in_office_before_the_charter"),
    ("2003-09-18", "2006-04-27", "Nikolai Bordyuzha", "RU", "in_office"),
    ("2006-04-28", "2006-06-22", None, None, None),
    ("2006-06-23", "2009-06-22", "Nikolai Bordyuzha", "RU", "in_office"),
    ("2009-06-23", "2012-12-18", None, None, None),
    ("2012-12-19", "2015-12-31", "Nikolai Bordyuzha", "RU", "in_office"),
    ("2016-01-01", "2016-12-31", "Nikolai Bordyuzha", "RU", "in_office"),
    ("2017-01-01", "2017-05-01", "Valery Semerikov", "RU", "acting"),
    ("2017-05-02", "2018-11-01", "Yuri Khachaturov", "AM", "in_office"),
    ("2018-11-02", "2019-12-31", "Valery Semerikov", "RU", "acting"),
    ("2020-01-01", "2022-12-31", "Stanislav Zas", "BY", "in_office"),
    ("2023-01-01", "2025-12-31", "Imangali Tasmagambetov", "KZ", "in_office"),
    ("2026-01-01", "2028-12-31", "Taalatbek Masadykov", "KG", "in_office"),
]


@pytest.mark.parametrize(("first", "last", "person", "state", "capacity"), HOLDERS)
def test_who_is_secretary_general(
    ask: Ask, first: str, last: str, person: str | None, state: str | None, capacity: str | None
) -> None:
    """On the first and the last day of each stretch."""
    for day in (first, last):
        answer = ask("holder", day, office="secretary_general")
        if person is None:
            assert answer.verdict is Verdict.UNDETERMINED
            assert answer.missing
        else:
            held: Any = answer.value
            assert (held.person, held.state, held.capacity) == (person, state, capacity), day


def test_the_early_end_of_2018_had_no_express_power(ask: Ask) -> None:
    """It stands until annulled, except where every irregular decision is void."""
    adopted = ask("adopted", "2018-11-02", draft="sg-2018-release", profile="text")
    assert adopted.taken is Verdict.YES
    assert turning(adopted) == {"G-50=C": "no"}
    void = {"G-26.implied": "B", "G-50": "C"}
    holder = ask("holder", "2019-06-01", office="secretary_general", profile="text", readings=void)
    held: Any = holder.value
    assert held.person == "Yuri Khachaturov"
    nobody = ask("holder", "2018-12-01", office="secretary_general", readings={"G-25.acting": "B"})
    assert nobody.taken is Verdict.NO


def test_the_appointment_left_open_in_december_2018(ask: Ask) -> None:
    """A paper in circulation without the sixth signature appoints nobody."""
    answer = ask("adopted", "2018-12-31", draft="sg-2018-zas")
    assert answer.verdict is Verdict.NO
    lacking = next(g for g in answer.grounds if g.rule == "12.1.it_was_carried").under[-1]
    assert any("AM" in list(g.facts.get("lacking") or []) for g in lacking.grounds)  # type: ignore[call-overload]  # a list of States


def test_the_depositary_is_the_secretary_general(ask: Ask) -> None:
    """Nobody else holds that office; of a deputy it depends."""
    held: Any = ask("holder", "2026-01-20", office="depositary").value
    assert (held.person, held.capacity) == ("Taalatbek Masadykov", "in_office")
    deputy = ask("holder", "2019-06-01", office="depositary", profile="text")
    assert deputy.taken is Verdict.NO
    assert turning(deputy)["G-39=A"] == "value"


@pytest.mark.parametrize(
    ("profile", "lacking"),
    [("text", "seats"), ("practice", "seats"), ("minority", "secretariat.distribute_posts")],
)
def test_the_quota_posts_of_2023_have_no_figures(ask: Ask, profile: str, lacking: str) -> None:
    """The Council distributed them anew on 23 November 2023; how many fall to whom is not public."""
    answer = ask("quota", "2026-01-20", body="secretariat", profile=profile)
    assert answer.taken is Verdict.UNDETERMINED
    assert lacking in {missing.what for missing in answer.missing}


# The chair -----------------------------------------------------------------------------------------------

CHAIRS = [  # first day, last day, State; nobody named: undetermined
    ("2003-09-18", "2007-05-31", None), ("2007-07-01", "2008-09-04", None),
    ("2008-09-05", "2009-06-13", "AM"), ("2009-06-14", "2010-12-09", "RU"),
    ("2010-12-10", "2011-12-19", "BY"), ("2011-12-20", "2012-12-18", "KZ"),
    ("2012-12-19", "2013-09-22", "KG"), ("2013-09-23", "2014-12-22", None),
    ("2014-12-23", "2015-09-14", "TJ"), ("2015-09-15", "2016-10-13", "AM"),
    ("2016-10-14", "2017-11-29", "BY"), ("2017-11-30", "2018-11-07", None),
    ("2018-11-08", "2019-11-27", "KG"), ("2019-11-28", "2020-12-01", "RU"),
    ("2020-12-02", "2021-09-15", "TJ"), ("2021-09-16", "2022-11-22", "AM"),
    ("2022-11-23", "2023-12-31", "BY"), ("2024-01-01", "2024-12-31", "KZ"),
    ("2025-01-01", "2025-12-31", "KG"), ("2026-01-01", "2026-11-23", "RU"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "state"), CHAIRS)
def test_who_chairs_the_council(ask: Ask, first: str, last: str, state: str | None) -> None:
    """On the first and the last day of each stretch."""
    for day in (first, last):
        answer = ask("chair", day, organ="council")
        if state is None:
            assert answer.verdict is Verdict.UNDETERMINED, day
            assert answer.missing
        else:
            assert answer.verdict is Verdict.VALUE, day
            seat: Any = answer.value
            assert seat.state == state, day


# The editions of the Charter -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instrument", "eve", "day"),
    [
        ("charter", "2003-09-17", "2003-09-18"),
        ("first-protocol", "2012-12-18", "2012-12-19"),
        ("second-protocol", "2021-01-18", "2021-01-19"),
        ("third-protocol", "2021-01-18", "2021-01-19"),
        ("treaty", "1994-04-19", "1994-04-20"),
        ("prolongation-protocol", "2000-03-21", "2000-03-22"),
    ],
)
def test_an_edition_is_in_force_from_the_start_of_its_day(
    ask: Ask, instrument: str, eve: str, day: str
) -> None:
    """The dates rest on attestations; no deposit is public."""
    before = ask("in_force", eve, instrument=instrument)
    assert before.verdict is Verdict.NO
    assert ask("in_force", day, instrument=instrument).verdict is Verdict.YES


def test_no_protocol_is_in_force_before_it_is_signed(ask: Ask) -> None:
    """What the protocol of 2006 asks for is not public; it was signed on 16 August."""
    signed = {"instrument": "restoration-protocol"}
    assert ask("in_force", "2006-08-15", **signed).verdict is Verdict.NO
    assert ask("in_force", "2007-01-01", **signed).verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-06-01", Verdict.NO),
        ("2024-01-04", Verdict.NO),
        ("2024-01-05", Verdict.UNDETERMINED),
        ("2026-11-23", Verdict.UNDETERMINED),
    ],
)
@pytest.mark.parametrize("profile", PROFILES)
def test_the_fourth_protocol(ask: Ask, day: str, expected: Verdict, profile: str) -> None:
    """No deposit precedes the law that ratifies; afterwards all six deposits are missing facts."""
    answer = ask("in_force", day, instrument="fourth-protocol", profile=profile)
    assert answer.verdict is expected
    if expected is Verdict.UNDETERMINED:
        of = {dict(missing.of).get("state") for missing in answer.missing}
        assert set(OF_2026) <= of
    field = ask("field_of_cooperation", day, subject="biological_safety", profile=profile)
    assert field.verdict is expected


def test_the_permanent_council_became_an_organ_in_2012(ask: Ask) -> None:
    """Article 11 lists it since the First Protocol."""
    assert ask("is_organ", "2012-12-18", body="permanent_council").verdict is Verdict.NO
    assert ask("is_organ", "2012-12-19", body="permanent_council").verdict is Verdict.YES


@pytest.mark.parametrize(
    ("day", "truth"), [("2012-12-18", Truth.BREACHED), ("2012-12-19", Truth.MET)]
)
def test_limited_format_has_a_basis_from_2012_12_19(ask: Ask, day: str, truth: Truth) -> None:
    """The day on which the First Protocol entered into force; the draft was decided long before."""
    act = {
        "act": "organs.put_draft",
        "on": day,
        "by": "chair",
        "draft": "sg-2006",
        "way": "limited",
    }
    grounds = {ground.rule: ground.truth for ground in ask("may", day, act=act).grounds}
    assert grounds["12.4.the_limited_format_has_a_basis"] is truth
    assert grounds["12.1.its_outcome_is_open"] is Truth.BREACHED


# Contested decisions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("draft", ["cjs-2023", "posts-2023"])
@pytest.mark.parametrize(
    ("profile", "taken", "turns"),
    [
        ("text", "yes", {"G-16=B", "G-16=C"}),
        ("practice", "yes", {"G-50=A", "G-50=C"}),
        ("minority", "no", {"G-16=A", "G-16=D", "G-50=B"}),
    ],
)
def test_the_decisions_of_23_november_2023(
    ask: Ask, draft: str, profile: str, taken: str, turns: set[str]
) -> None:
    """Silence is consent; or consensus was wanting, yet it stands until annulled; or it is void."""
    answer = ask("adopted", "2023-12-01", draft=draft, profile=profile)
    assert answer.verdict is Verdict.DEPENDS
    assert answer.taken.value == taken
    assert turns <= set(answer.turns_on)


@pytest.mark.parametrize(
    ("profile", "early"), [("text", "no"), ("practice", "yes"), ("minority", "no")]
)
def test_the_budget_for_2024(ask: Ask, profile: str, early: str) -> None:
    """In limited format each non-objection must be known: from 8 May 2024 it is."""
    assert ask("adopted", "2023-12-01", draft="budget-2024", profile=profile).taken.value == early
    assert ask("adopted", "2024-05-08", draft="budget-2024", profile=profile).taken is Verdict.YES


@pytest.mark.parametrize(
    ("value", "adopted"), [("A", "yes"), ("B", "no"), ("C", "no"), ("D", "yes")]
)
def test_the_session_of_14_june_2009(ask: Ask, value: str, adopted: str) -> None:
    """Belarus stayed away and said that nothing was agreed; the other view was that it might join later."""
    readings = {"G-16": value, "G-50": "A"}
    answer = ask("adopted", "2009-06-14", draft="session-2009-06-14", readings=readings)
    assert answer.taken.value == adopted
