"""The inquiry on the toy charter: editions, figures, adopted readings, attestations, doubts, spans."""

from datetime import date, timedelta
from typing import Any

from charterhouse.commons.money import Money
from charterhouse.core.acts import Act, Attest, DeclareCoverage, Fields, May
from charterhouse.core.answers import Answer, Outcome, Truth, Verdict
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import NEVER, when
from charterhouse.core.readings import pairs, weigh
from charterhouse.core.record import Record
from charterhouse.core.view import Kept
from laws.worlds import RUMOUR, SEAT, copied, opening, view
from toy_charter.vocabulary import (
    LAX,
    STRICT,
    Adopted,
    AdoptReading,
    AdoptRegulation,
    Announce,
    Arrears,
    Assess,
    Awaited,
    Carried,
    Delegate,
    Deposit,
    EarliestExit,
    Elect,
    Holder,
    InForce,
    Leave,
    MayVote,
    Member,
    Owes,
    Pay,
    Sign,
    Sits,
    Suspend,
    Table,
    TakePosition,
    Tenure,
)

MEMBERS = ("XA", "XB")


def on(text: str) -> Any:
    return when(text, SEAT)


def day(text: str) -> date:
    return date.fromisoformat(text)


def founded(*more: Act, live: bool = True, protocol: str = "") -> Record:
    """The club of two since 1 March 2002; with a protocol, if a day is given."""
    acts: list[Act] = [opening(live)]
    for member in MEMBERS:
        acts.append(Sign(on=on("2002-01-01"), by=member, instrument="charter", member=member))
        acts.append(Deposit(on=on("2002-03-01"), by=member, instrument="charter", member=member))
        if protocol:
            acts.append(Sign(on=on("2002-04-01"), by=member, instrument="protocol", member=member))
            acts.append(Deposit(on=on(protocol), by=member, instrument="protocol", member=member))
    return copied([*acts, *more])


def decided(
    draft: str, text: str, measure: Any, positions: str = "for for", table: str = ""
) -> list[Act]:
    """A draft tabled, voted on and announced on one day."""
    words: Any = positions.split()
    said = zip(MEMBERS, words, strict=False)
    return [
        Table(on=on(table or text), by="XA", draft=draft, measure=measure),
        *(
            TakePosition(on=on(text), by=member, draft=draft, member=member, position=position)
            for member, position in said
        ),
        Announce(on=on(text), by="chair", draft=draft, outcome="adopted"),
    ]


def ask(record: Any, question: Any, text: str, profile: Any = STRICT, **how: Any) -> Answer[Any]:
    answer: Answer[Any] = weigh(question, view(record, profile, **how), SEAT.closes(day(text)))
    return answer


def attest(question: str, answer: Any, arguments: dict[str, Any], **more: Any) -> Attest:
    return Attest(on=on("2010-01-01"), by="registrar", question=question, answer=answer,
                  arguments=Fields(arguments), **more)  # fmt: skip


def partial(kind: str = "*", since: str = "2000-01-01") -> DeclareCoverage:
    return DeclareCoverage(
        on=on("2010-01-01"), by="registrar", kind=kind, since=day(since), complete=False
    )


def whole(since: str = "2000-01-01") -> DeclareCoverage:
    return DeclareCoverage(
        on=on("2010-01-01"), by="registrar", kind="*", since=day(since), complete=True
    )


# Editions ----------------------------------------------------------------------------------------


def test_a_law_is_in_force_from_the_start_of_its_day() -> None:
    answer = ask(founded(), InForce("charter"), "2002-03-01")
    assert answer.truth is Truth.MET
    assert answer.since == SEAT.opens(day("2002-03-01"))
    assert answer.until == NEVER
    before = ask(founded(), InForce("charter"), "2002-02-28")
    assert (before.truth, before.until) == (Truth.BREACHED, answer.since)


def test_a_protocol_ends_one_rule_and_brings_another() -> None:
    elect = Elect(office="chair", person="Ann")
    acts = [
        *decided("d1", "2003-05-01", elect, "abstain"),
        *decided("d2", "2005-05-01", elect, "abstain"),
    ]
    record = founded(*acts, protocol="2004-01-01")
    early, late = ask(record, Carried("d1"), "2003-06-01"), ask(record, Carried("d2"), "2005-06-01")
    assert "4.2.somebody_is_for_it" in [ground.rule for ground in early.grounds]
    assert early.truth is Truth.BREACHED
    assert "4.2.somebody_is_for_it" not in [ground.rule for ground in late.grounds]
    assert late.truth is Truth.MET
    strict = {**STRICT, "R-2": "B"}
    assert "4-1.1.silence_about_an_election_is_consent" in [
        ground.rule for ground in ask(record, Carried("d2"), "2005-06-01", strict).grounds
    ]
    assert ask(record, Carried("d1"), "2003-06-01", strict).until <= SEAT.opens(day("2004-01-01"))


def test_whether_a_protocol_is_in_force_may_be_unknown_and_then_so_is_what_it_brings() -> None:
    elect = Elect(office="chair", person="Ann")
    record = founded(whole(), partial("final.deposit", "2003-01-01"),
                     Sign(on=on("2002-04-01"), by="XA", instrument="protocol", member="XA"),
                     *decided("d1", "2005-05-01", elect, "abstain"), live=False)  # fmt: skip
    answer = ask(record, Carried("d1"), "2005-06-01")
    assert answer.verdict is Verdict.UNDETERMINED
    assert "final.deposit" in [missing.what for missing in answer.missing]


# Figures and readings --------------------------------------------------------------------------


def test_a_figure_of_the_charter_changes_on_its_day() -> None:
    leave = Leave(on=on("2005-12-31"), by="XA", member="XA", leaves_on=day("2006-05-01"))
    later = Leave(on=on("2006-01-01"), by="XA", member="XA", leaves_on=day("2006-05-01"))
    record = founded()
    assert ask(record, May(leave), "2005-12-31").verdict is Verdict.REFUSED
    assert ask(record, May(later), "2006-01-01").verdict is Verdict.PERMITTED
    assert ask(record, EarliestExit("XA"), "2005-12-31").value == day("2006-07-01")
    assert ask(record, EarliestExit("XA"), "2006-01-01").value == day("2006-04-02")


def test_the_day_itself_makes_an_answer_good_for_that_day_alone() -> None:
    answer = ask(founded(), EarliestExit("XA"), "2007-02-28")
    assert (answer.since, answer.until) == (
        SEAT.opens(day("2007-02-28")),
        SEAT.opens(day("2007-03-01")),
    )


def test_a_default_is_listed_as_assumed_until_a_regulation_sets_it() -> None:
    rule = AdoptRegulation(figures=Fields({"quorum": 2}))
    record = founded(
        *decided("d1", "2003-01-01", None, "for abstain"), *decided("r1", "2004-01-01", rule),
        *decided("d2", "2005-01-01", None, "for abstain"),
    )  # fmt: skip
    before, after = (
        ask(record, Adopted("d1"), "2006-01-01"),
        ask(record, Adopted("d2"), "2006-01-01"),
    )
    assert before.truth is Truth.MET
    assert "quorum" in before.assumed
    assert after.truth is Truth.BREACHED
    currency = ask(record, Owes("XA"), "2006-01-01")
    assert currency.assumed == frozenset({"dues.currency"})


def test_where_it_is_unknown_whether_a_regulation_was_adopted_the_figure_is_assumed() -> None:
    rule = AdoptRegulation(figures=Fields({"leaving.months": 1}))
    tabled = Table(on=on("2003-01-01"), by="XA", draft="r1", measure=rule)
    record = founded(whole(), partial("organs.announce", "2003-01-01"), tabled, live=False)
    answer = ask(record, EarliestExit("XA"), "2007-02-28")
    assert answer.value == day("2007-05-29")
    assert answer.assumed == frozenset({"leaving.months"})


def test_a_reading_that_was_adopted_is_not_tried_any_more_from_that_day() -> None:
    settle = decided("s1", "2004-06-01", AdoptReading(gap="R-2", value="B"))
    record = founded(
        *decided("d1", "2003-01-01", None, "for"),
        *settle,
        *decided("d2", "2005-01-01", None, "for"),
    )
    before, after = (
        ask(record, Adopted("d1"), "2006-01-01"),
        ask(record, Adopted("d2"), "2006-01-01"),
    )
    assert before.verdict is Verdict.DEPENDS
    assert before.taken is Verdict.YES
    assert set(before.turns_on) == {"R-2=B", "R-2=C"}
    assert before.turns_on["R-2=B"] == Outcome(Verdict.NO)
    assert after.verdict is Verdict.NO
    assert "R-2" not in after.readings


def test_an_answer_given_before_a_reading_was_adopted_ends_where_it_is() -> None:
    settle = decided("s1", "2004-06-01", AdoptReading(gap="R-2", value="B"), table="2003-06-01")
    record = founded(Table(on=on("2003-01-01"), by="XA", draft="d1"), *settle)
    answer = ask(record, Carried("d1"), "2003-12-31")
    assert answer.until <= SEAT.opens(day("2004-06-01"))
    assert "R-2" not in ask(record, Carried("d1"), "2004-06-01").readings


def test_a_sub_switch_is_consulted_only_where_its_reading_is_taken() -> None:
    due = day("2003-06-01")
    owed = Assess(on=on("2003-01-01"), by="club", member="XA", amount=Money(100_00, "RUB"), due=due)
    record = founded(owed)
    strict = ask(record, Arrears("XA"), "2005-03-01")
    assert strict.readings == {"R-1": "A", "R-1.start": "A"}
    assert strict.turns_on == {"R-1.start=B": Outcome(Verdict.YES)}
    assert ask(record, Arrears("XA"), "2005-03-01", {**STRICT, "R-1": "B"}).readings == {"R-1": "B"}
    assert ask(record, Arrears("XA"), "2005-06-01").taken is Verdict.NO
    assert ask(record, Arrears("XA"), "2005-06-02").taken is Verdict.YES


def test_a_reading_that_was_chosen_is_not_varied() -> None:
    record = founded(*decided("d1", "2003-01-01", None, "for"))
    at = SEAT.closes(day("2003-02-01"))
    assert weigh(Adopted("d1"), view(record), at).verdict is Verdict.DEPENDS
    chosen = weigh(Adopted("d1"), view(record), at, chosen=["R-2"])
    assert chosen.verdict is Verdict.YES
    assert chosen.readings["R-2"] == "A"


def test_two_readings_may_turn_only_together_what_neither_turns_alone() -> None:
    debt = Assess(on=on("2003-01-01"), by="club", member="XB", amount=Money(900_00, "RUB"),
                  due=day("2003-01-01"))  # fmt: skip
    record = founded(debt, *decided("d1", "2004-01-01", None, "for"))
    question, at = Adopted("d1"), SEAT.closes(day("2004-02-01"))
    alone = weigh(question, view(record), at)
    assert "R-2=B" in alone.turns_on  # XB, silent, still votes
    strict = {**STRICT, "R-2": "B", "R-1": "B"}
    assert weigh(question, view(record, strict), at).taken is Verdict.YES  # XB has lost its vote
    strict = {**STRICT, "R-1": "B"}
    assert not weigh(question, view(record, strict), at).turns_on
    together = pairs(question, view(record, strict), at)
    assert together == {}  # to turn it, R-1 must be as it is not, and R-2 too: consulted only then


# Attestations ------------------------------------------------------------------------------------


def test_a_published_answer_fills_a_gap() -> None:
    record = founded(partial(), attest("holder", {"person": "Ann", "since": "2004-02-29"}, {"office": "chair"}),
                     live=False)  # fmt: skip
    answer = ask(record, Holder("chair"), "2004-05-01")
    assert answer.value == Tenure("Ann", day("2004-02-29"))
    assert answer.grounds[-1].rule == "it_is_attested"
    assert answer.grounds[-1].entries == [len(record) - 1]
    assert ask(record, Holder("chair", "XA"), "2004-05-01").verdict is Verdict.UNDETERMINED


def test_a_published_answer_holds_for_its_span() -> None:
    told = attest(
        "member", "yes", {"member": "XC"}, since=day("2003-01-01"), until=day("2005-01-01")
    )
    record = founded(partial(), told, live=False)
    answer = ask(record, Member("XC"), "2004-05-01")
    assert answer.truth is Truth.MET
    assert answer.until == SEAT.opens(day("2005-01-01"))
    assert ask(record, Member("XC"), "2005-01-01").verdict is Verdict.UNDETERMINED


def test_a_published_answer_never_overrides_what_is_complete_and_a_conflict_is_reported() -> None:
    record = founded(
        attest("member", "no", {"member": "XA"}), attest("member", "yes", {"member": "XB"})
    )
    conflict = ask(record, Member("XA"), "2004-05-01")
    assert conflict.verdict is Verdict.UNDETERMINED
    assert [missing.what for missing in conflict.missing] == ["conflict"]
    assert conflict.grounds[-1].rule == "attestations_agree"
    agreed = ask(record, Member("XB"), "2004-05-01")
    assert agreed.truth is Truth.MET
    assert agreed.grounds[-1].rule == "it_is_attested"


def test_two_published_answers_that_differ_decide_nothing() -> None:
    told = [attest("member", said, {"member": "XC"}) for said in ("yes", "no")]
    answer = ask(founded(partial(), *told, live=False), Member("XC"), "2004-05-01")
    assert answer.verdict is Verdict.UNDETERMINED
    assert "conflict" in [missing.what for missing in answer.missing]


def test_a_published_answer_of_low_confidence_never_decides() -> None:
    told = attest("member", "yes", {"member": "XC"}, sources=RUMOUR)
    record = founded(partial(), told, live=False)
    answer = ask(record, Member("XC"), "2004-05-01")
    assert answer.verdict is Verdict.UNDETERMINED
    assert ("source", (("entry", len(record) - 1),)) in answer.missing


# Doubts ------------------------------------------------------------------------------------------


def pay(text: str, amount: int = 100, **more: Any) -> Pay:
    return Pay(on=on(text), by="XA", member="XA", amount=Money(amount * 100, "RUB"), **more)


def debt(text: str = "2003-01-01") -> Assess:
    return Assess(
        on=on(text), by="club", member="XA", amount=Money(100_00, "RUB"), due=day("2003-06-01")
    )


def test_a_date_known_to_the_year_is_undetermined_where_it_matters_and_not_elsewhere() -> None:
    record = founded(debt(), pay("2004"))
    entry = len(record) - 1
    assert str(ask(record, Owes("XA"), "2003-12-31").value) == "100.00 RUB"
    unsure = ask(record, Owes("XA"), "2004-06-01")
    assert unsure.verdict is Verdict.UNDETERMINED
    assert unsure.missing == (("date", (("entry", entry),)),)
    assert (unsure.since, unsure.until) == (
        SEAT.opens(day("2004-01-01")),
        SEAT.opens(day("2004-12-31")),
    )
    assert str(ask(record, Owes("XA"), "2004-12-31").value) == "0.00 RUB"
    assert ask(record, MayVote("XA"), "2004-06-01").verdict is Verdict.YES


def test_an_act_of_low_confidence_never_decides() -> None:
    record = founded(debt(), pay("2004-01-01", sources=RUMOUR))
    answer = ask(record, Owes("XA"), "2004-06-01")
    assert answer.missing == (("source", (("entry", len(record) - 1),)),)
    assert ask(record, Arrears("XA"), "2004-06-01").verdict is Verdict.NO
    assert ask(record, Arrears("XA"), "2006-06-01").taken is Verdict.UNDETERMINED


def test_doubts_that_matter_only_together_are_all_named() -> None:
    record = founded(debt(), pay("2004", 60), pay("2004", 40))
    answer = ask(record, Arrears("XA"), "2006-06-01")
    assert answer.verdict is Verdict.NO
    record = founded(debt(), pay("after 2004-01-01", 60), pay("after 2004-01-01", 60))
    answer = ask(record, Arrears("XA"), "2006-06-01")
    assert answer.taken is Verdict.UNDETERMINED
    assert len(answer.missing) == 2


def test_an_answer_that_is_the_same_at_both_ends_may_differ_in_the_middle() -> None:
    """XA was for it in March and again in September; when in the year it objected is not known.

    The draft was announced in June. Had it objected first of all, or last, it was carried; had it
    objected in April, it was not.
    """
    said: dict[str, Any] = {"by": "XA", "draft": "d1", "member": "XA"}
    acts = [
        Table(on=on("2003-01-01"), by="XA", draft="d1"),
        TakePosition(on=on("2003-03-01"), position="for", **said),
        TakePosition(on=on("2003"), position="object", **said),
        TakePosition(on=on("2003-09-01"), position="for", **said),
        Announce(on=on("2003-06-01"), by="chair", draft="d1", outcome="adopted"),
    ]
    record = founded(*acts)
    entry = record.acts[-3].seq
    answer = ask(record, Adopted("d1"), "2004-06-01")
    assert answer.taken is Verdict.UNDETERMINED
    assert answer.missing == (("date", (("entry", entry),)),)
    for text, verdict in (
        ("2003-01-01", Verdict.YES),
        ("2003-04-01", Verdict.NO),
        ("2003-12-31", Verdict.YES),
    ):
        exact = founded(*acts[:2], TakePosition(on=on(text), position="object", **said), *acts[3:])
        assert ask(exact, Adopted("d1"), "2004-06-01").taken is verdict


def test_something_dated_as_exactly_as_it_is_known_has_come_has_not_or_may_have() -> None:
    record = founded(pay("2010-06"))
    june = record.acts[-1].on

    def asked(text: str) -> Inquiry:
        return Inquiry(view(record), SEAT.closes(day(text)))

    assert asked("2010-05-31").come(june) is Truth.BREACHED
    unsure = asked("2010-06-10")
    assert unsure.come(june) is Truth.OPEN
    assert unsure.notes.missing[0].what == "date"
    assert (unsure.since, unsure.until) == (june.earliest, june.latest)
    assert asked("2010-06-30").come(june) is Truth.MET
    assert asked("2012-05-31").come(june, years=2) is Truth.BREACHED
    assert asked("2012-06-30").come(june, years=2) is Truth.MET
    assert asked("2010-07-04").come(june, days=5) is Truth.OPEN
    assert asked("2010-07-05").come(june, days=5) is Truth.MET
    assert asked("2030-01-01").come(on("after 2004-01-01"), years=1) is Truth.OPEN


# Spans and what is kept --------------------------------------------------------------------------


def test_what_is_to_come_ends_when_it_comes() -> None:
    leave = Leave(on=on("2005-01-01"), by="XA", member="XA", leaves_on=day("2006-05-01"))
    record = founded(leave, pay("2004-01-01"))
    waiting = ask(record, Awaited("XA"), "2003-06-01")
    assert (waiting.truth, waiting.until) == (Truth.MET, SEAT.opens(day("2004-01-01")))
    over = ask(record, Awaited("XA"), "2007-06-01")
    assert (over.truth, over.since) == (Truth.BREACHED, SEAT.opens(day("2005-01-01")))
    assert over.grounds[0].read == ([], [])


def test_the_end_of_a_day_that_is_over_stands_however_late_it_is_asked_of() -> None:
    elect = Elect(office="chair", person="Ann", years=1)
    acts = decided("d1", "2005-05-01", elect, "for")
    change = TakePosition(
        on=on("2005-05-01T15:00:00Z"), by="XA", draft="d1", member="XA", position="object"
    )
    record = founded(*acts, change, protocol="2004-01-01")
    noon = SEAT.opens(day("2005-05-01")) + 43_200
    at_noon = weigh(Adopted("d1"), view(record), noon)
    evening = weigh(Adopted("d1"), view(record), SEAT.closes(day("2005-05-01")))
    assert at_noon.truth is evening.truth is Truth.MET  # carried when announced suffices
    inq = Inquiry(view(record), SEAT.closes(day("2006-01-01")))
    then = inq.on(day("2005-05-01"))
    assert then.ask(Carried("d1")).truth is Truth.BREACHED
    assert (
        inq.since == change.on.latest
    )  # at noon of that day, the same question had another answer
    assert inq.until == NEVER
    assert inq.on(day("2006-01-01")) is inq


def test_what_was_open_longer_names_more_that_is_missing_and_holds_no_longer_back() -> None:
    """An answer kept for a late moment must not be given for an early one: less was missing then."""
    record = founded(
        whole(), partial("final.deposit", "2003-01-01"), partial("final.sign", "2004-01-01"),
        Sign(on=on("2002-04-01"), by="XA", instrument="protocol", member="XA"), live=False,
    )  # fmt: skip
    kept = Kept()
    late = ask(record, InForce("protocol"), "2005-01-01", kept=kept)
    early = ask(record, InForce("protocol"), "2003-06-01", kept=kept)
    assert late.verdict is early.verdict is Verdict.UNDETERMINED
    assert early.missing == ask(record, InForce("protocol"), "2003-06-01").missing
    assert {missing.what for missing in early.missing} == {"final.deposit"}
    assert {missing.what for missing in late.missing} == {"final.deposit", "final.sign"}


def test_an_entry_of_the_very_moment_asked_is_seen_by_an_answer_kept_before_it_came() -> None:
    record, kept = founded(debt()), Kept()
    at = SEAT.opens(day("2004-01-01"))
    assert str(weigh(Owes("XA"), view(record, kept=kept), at).value) == "100.00 RUB"
    record.enter(pay("2004-01-01"))
    assert str(weigh(Owes("XA"), view(record, kept=kept), at).value) == "0.00 RUB"
    assert (
        str(weigh(Owes("XA"), view(record, known=len(record) - 2, kept=kept), at).value)
        == "100.00 RUB"
    )
    assert str(weigh(Owes("XA"), view(record, kept=kept), at).value) == "0.00 RUB"


def test_an_answer_is_kept_while_the_record_grows_elsewhere() -> None:
    record, kept = founded(debt()), Kept()
    at = SEAT.closes(day("2004-01-01"))
    first = view(record, kept=kept).law.answer(Owes("XA"), view(record, kept=kept), at, NEVER)
    record.enter(Pay(on=on("2003-05-05"), by="XB", member="XB", amount=Money(1, "RUB")))
    again = view(record, kept=kept).law.answer(Owes("XA"), view(record, kept=kept), at, NEVER)
    assert again is first


def test_answers_about_the_past_do_not_spoil_what_is_kept() -> None:
    record, kept = founded(debt(), pay("2004-01-01")), Kept()
    at = SEAT.closes(day("2005-01-01"))
    seen = view(record, kept=kept)
    assert str(seen.law.answer(Owes("XA"), seen, at, NEVER).value) == "0.00 RUB"
    old = view(record, known=len(record) - 2, kept=kept)
    assert str(old.law.answer(Owes("XA"), old, at, NEVER).value) == "100.00 RUB"
    assert str(seen.law.answer(Owes("XA"), seen, at, NEVER).value) == "0.00 RUB"


# Private parts -----------------------------------------------------------------------------------


def test_what_rests_on_a_private_part_is_private() -> None:
    sent = Delegate(
        on=on("2004-01-01"), by="XA", member="XA", people=("Ann",), note="ill", hidden=("note",)
    )
    open_one = Delegate(on=on("2004-01-01"), by="XB", member="XB", people=("Ben",))
    record = founded(sent, open_one)
    assert ask(record, Sits("Ann"), "2004-06-01").grounds[0].private
    assert not ask(record, Sits("Ben"), "2004-06-01").grounds[0].private


def test_grounds_name_the_entries_that_they_rest_on() -> None:
    record = founded(debt(), pay("2004-01-01"))
    ground = ask(record, Owes("XA"), "2004-06-01").grounds[0]
    assert ground.entries == [len(record) - 2, len(record) - 1]
    assert ground.paragraph == "6.1"


def test_profiles_lead_to_different_answers_on_the_same_facts() -> None:
    record = founded(*decided("d1", "2003-01-01", Suspend(member="XB"), "for"))
    assert ask(record, Adopted("d1"), "2003-02-01", STRICT).taken is Verdict.YES
    assert ask(record, Adopted("d1"), "2003-02-01", LAX).taken is Verdict.NO
    assert (
        SEAT.closes(day("2003-02-01")) - SEAT.opens(day("2003-02-01"))
        == timedelta(days=1).total_seconds() - 1
    )
