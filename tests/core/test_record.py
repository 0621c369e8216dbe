"""The record: its index, what corrections and annulments make of it, coverage as it was known."""

from datetime import date
from typing import Any

import msgspec
import pytest

from charterhouse.commons.money import Money
from charterhouse.core.acts import Annul, Attest, Correct, DeclareCoverage, Fields, Remark
from charterhouse.core.answers import Truth
from charterhouse.core.errors import Unknown
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.keys import keys_of
from charterhouse.core.moments import NEVER, when
from charterhouse.core.readings import weigh
from charterhouse.core.record import Record
from charterhouse.core.supposed import Supposed
from laws.worlds import CODEC, SEAT, copied, empty, opening, view
from toy_charter.vocabulary import Assess, Delegate, Member, Owes, Pay, Sign


def on(text: str) -> Any:
    return when(text, SEAT)


def pay(day: str, amount: int = 100, member: str = "XA") -> Pay:
    return Pay(on=on(day), by=member, member=member, amount=Money(amount * 100, "RUB"))


def correct(entry: int, **fields: Any) -> Correct:
    return Correct(
        on=on("2011-01-01"), by="registrar", entry=entry, fields=Fields(fields), reason="clerical",
        second_officer="ben",
    )  # fmt: skip


def annul(entry: int, basis: str = "") -> Annul:
    return Annul(on=on("2011-01-01"), by="registrar", entry=entry, reason="twice", basis=basis)


def declare(
    since: str, until: str | None = None, kind: str = "*", complete: bool = True, **more: Any
) -> Any:
    end = None if until is None else date.fromisoformat(until)
    return DeclareCoverage(
        on=on("2010-01-01"), by="registrar", kind=kind, since=date.fromisoformat(since), until=end,
        complete=complete, **more,
    )  # fmt: skip


def inquiry(record: Any, day: str = "2012-01-01", known: int | None = None) -> Inquiry:
    return Inquiry(view(record, known=known), SEAT.closes(date.fromisoformat(day)))


def test_an_act_is_found_by_kind_and_by_each_of_its_key_fields_in_order_of_moment() -> None:
    record = copied(
        [opening(True), pay("2005-03-01"), pay("2004-03-01"), pay("2004-06-01", member="XB")]
    )
    assert [act.seq for act in inquiry(record).acts(Pay)] == [2, 3, 1]
    assert [act.seq for act in inquiry(record).acts(Pay, member="XA")] == [2, 1]
    assert [act.seq for act in inquiry(record, "2004-12-31").acts(Pay, member="XA")] == [2]


def test_a_list_is_found_by_each_of_its_members_and_once() -> None:
    people = ("Ann", "Ben", "Ann")
    act = Delegate(on=on("2004-01-01"), by="XA", member="XA", people=people)
    record = copied([opening(True), act])
    assert len(list(keys_of(act))) == 4
    assert [each.seq for each in inquiry(record).acts(Delegate, people="Ann")] == [1]
    assert [each.seq for each in inquiry(record).acts(Delegate, member="XA", people="Ben")] == [1]
    assert inquiry(record).acts(Delegate, member="XA", people="Cem") == []


def test_what_is_looked_for_by_a_field_that_is_no_key_is_a_fault() -> None:
    with pytest.raises(AssertionError, match="amount"):
        inquiry(copied([opening(True)])).acts(Pay, amount=Money(1, "RUB"))


def test_entering_leaves_the_act_itself_as_it_was() -> None:
    act = pay("2004-01-01")
    record = empty()
    assert record.enter(act).seq == 0
    assert act.seq == -1
    assert record.take(act) is act
    assert len(record) == 2


@pytest.mark.parametrize("entry", [-1, 2, 99])
def test_correcting_what_is_not_there_is_refused_and_changes_nothing(entry: int) -> None:
    record = copied([opening(True), pay("2004-01-01")])
    for act in (correct(entry, on="2005-01-01"), annul(entry)):
        with pytest.raises(Unknown, match=f"entry {entry}"):
            record.take(act)
    assert len(record) == 2
    assert record.replaced == {}


def test_a_corrected_entry_reads_otherwise_from_the_beginning_once_that_is_known() -> None:
    record = copied(
        [opening(True), pay("2004-01-01"), correct(1, member="XB"), correct(1, amount="7.00 RUB")]
    )
    assert [act.member for act in inquiry(record, known=1).acts(Pay)] == ["XA"]
    assert [act.member for act in inquiry(record, known=2).acts(Pay)] == ["XB"]
    assert [str(act.amount) for act in inquiry(record).acts(Pay, member="XB")] == ["7.00 RUB"]
    assert inquiry(record).acts(Pay, member="XA") == []
    assert [str(record.as_known(1, known)) == str(record.acts[1]) for known in (1, 2, 3)] == [
        True,
        False,
        False,
    ]


def test_an_entry_annulled_as_an_error_is_struck_out_and_a_decision_annulled_is_not() -> None:
    struck = copied([opening(True), pay("2004-01-01"), annul(1)])
    assert inquiry(struck).acts(Pay) == []
    assert len(inquiry(struck, known=1).acts(Pay)) == 1
    assert (
        len(inquiry(copied([opening(True), pay("2004-01-01"), annul(1, basis="d1")])).acts(Pay))
        == 1
    )


def test_a_correction_keeps_private_what_was_private() -> None:
    act = Delegate(
        on=on("2004-01-01"), by="XA", member="XA", people=("Ann",), note="ill", hidden=("note",)
    )
    record = copied([opening(True), act, correct(1, member="XB")])
    assert inquiry(record).acts(Delegate, member="XB")[0].hidden == ("note",)


def test_a_correction_taken_out_leaves_the_others() -> None:
    record = copied(
        [opening(True), pay("2004-01-01"), correct(1, member="XB"), correct(1, amount="7.00 RUB")]
    )
    supposed = Supposed(record, taken_out=frozenset([2]))
    assert [str(act.amount) for act in inquiry(supposed).acts(Pay, member="XA")] == ["7.00 RUB"]
    assert inquiry(supposed).acts(Pay, member="XB") == []
    alone = Supposed(record, taken_out=frozenset([2, 3]))
    assert [str(act.amount) for act in inquiry(alone).acts(Pay, member="XA")] == ["100.00 RUB"]


def test_coverage_is_what_was_declared_as_far_as_was_known() -> None:
    record = copied(
        [
            opening(False),
            declare("2000-01-01", "2008-01-01"),
            declare("1990-01-01", "2012-01-01", complete=False),
        ]
    )
    assert record.extent(0) == (NEVER, NEVER)
    assert record.extent(1) == (SEAT.opens(date(2000, 1, 1)), SEAT.opens(date(2008, 1, 1)))
    assert record.extent(2) == (SEAT.opens(date(1990, 1, 1)), SEAT.opens(date(2012, 1, 1)))
    assert record.reaches == record.extent(2)[1]
    assert inquiry(record, "2006-01-01", known=1).complete(Pay) is Truth.MET
    assert inquiry(record, "2010-01-01", known=1).complete(Pay) is Truth.MET  # beyond its reach
    assert inquiry(record, "2006-01-01").complete(Pay) is Truth.OPEN


def test_a_corrected_declaration_declares_what_it_now_says() -> None:
    record = copied([opening(False), declare("2000-01-01"), correct(1, since="2003-01-01")])
    assert record.extent(1)[0] == SEAT.opens(date(2000, 1, 1))
    assert record.extent(2)[0] == SEAT.opens(date(2003, 1, 1))


def test_the_newest_declaration_decides_and_only_for_its_kind_and_subjects() -> None:
    acts = [
        opening(False), declare("2000-01-01"),
        declare("2003-01-01", "2004-01-01", "dues.pay", complete=False, subjects=("XA",)),
    ]  # fmt: skip
    record = copied(acts)
    assert inquiry(record).complete(Pay, member="XB") is Truth.MET
    assert inquiry(record).complete(Assess, member="XA") is Truth.MET
    assert inquiry(record).complete(Pay, member="XA") is Truth.OPEN
    assert inquiry(record).complete(Pay) is Truth.OPEN  # of all it is partial where it is of one
    assert inquiry(record, "2002-06-01").complete(Pay, member="XA") is Truth.MET
    assert inquiry(record).complete(Pay, date(2004, 1, 1), member="XA") is Truth.MET
    told = copied([*acts, declare("2003-01-01", "2004-01-01", "dues.pay", subjects=("XA",))])
    assert inquiry(told).complete(Pay, member="XA") is Truth.MET


def test_before_anything_is_declared_the_answer_holds_until_then() -> None:
    record = copied([opening(False), declare("2000-01-01", kind="dues.assess")])
    early = inquiry(record, "1999-06-01")
    assert early.complete(Pay) is Truth.MET
    assert early.until == SEAT.opens(date(2000, 1, 1))
    assert inquiry(record, "2000-06-01").complete(Pay) is Truth.OPEN


def test_a_live_register_is_complete() -> None:
    assert inquiry(copied([opening(True)])).complete(Pay) is Truth.MET
    assert inquiry(copied([opening(True)])).nothing_recorded(Sign) is Truth.MET


def test_values_under_a_key() -> None:
    record = copied([opening(True), pay("2004-01-01"), pay("2004-01-01", member="XB")])
    assert record.values(Pay, "member") == ["XA", "XB"]
    assert record.untouched((frozenset({(Pay, "member", "XA")}),), 1)
    assert not record.untouched((frozenset({(Pay, "member", "XB")}),), 1)


def test_what_is_put_in_may_be_uncertain_and_may_declare() -> None:
    record = copied([opening(False), declare("2000-01-01", complete=False)])
    supposed = Supposed(record, put_in=[declare("2000-01-01"), pay("2004")])
    owed = weigh(Owes("XA"), view(supposed), SEAT.closes(date(2004, 6, 1)))
    assert [missing.what for missing in owed.missing] == ["date"]
    assert (
        weigh(Member("XA"), view(supposed), SEAT.closes(date(2004, 6, 1))).truth is Truth.BREACHED
    )


def test_a_record_with_corrections_needs_a_way_to_read_them() -> None:
    record = Record(SEAT)
    record.take(pay("2004-01-01"))
    with pytest.raises(AssertionError):
        record.take(correct(0, member="XB"))
    remark = Remark(on=on("2004"), by="registrar", text_en="a", text_ru="б")
    assert CODEC.plain(remark)["on"] == "2004"


def test_an_attestation_of_a_table_has_a_hash_like_any_act() -> None:
    """It is asked of like every act, and what is asked must be found again."""
    told = Attest(
        on=when("2006-05-18", SEAT), by="registrar", question="holder", arguments=Fields(),
        answer={"person": "Arden", "state": "XA"},
    )  # fmt: skip
    again = msgspec.structs.replace(told)
    assert hash(told) == hash(again)
    assert told == again


def test_whether_an_answer_still_stands_is_the_same_whichever_way_it_is_looked_up() -> None:
    """Through the few entries that came after, or under each of its keys."""
    acts = [
        opening(True),
        pay("2005-03-01"),
        pay("2004-03-01", member="XB"),
        correct(1, member="XC"),
        pay("2004-06-01", member="XB"),
        annul(4),
        declare("2004-01-01"),
        pay("2006-06-01", member="XD"),
    ]
    record = copied(acts)
    keys: list[Any] = [
        *{key for act in acts for key in keys_of(act)},
        *((Pay, "member", f"X{letter}") for letter in "ABCDE"),
    ]
    nowhere: list[Any] = [(Assess, "member", str(number)) for number in range(8 * len(acts))]
    for since in range(-1, len(acts)):
        for key in keys:
            few, many = frozenset([key]), frozenset(nowhere)
            by_keys = all(record.shelf(each).newest <= since for each in few)
            assert record.untouched((few,), since) is by_keys
            assert record.untouched((few, many), since) is by_keys, (key, since)
            assert record.untouched((frozenset().union(few, many),), since) is by_keys, (key, since)
