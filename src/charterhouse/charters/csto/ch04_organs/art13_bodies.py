"""What the Council sets up and winds up (13.5), and its joint statements (13.2)."""

from __future__ import annotations

from charterhouse.core.acts import MayAdopt
from charterhouse.core.answers import (
    Answer, Finding, Truth, all_of, any_of, found, none_of, require, silent, who,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import Announce, EndBody, EstablishBody, IssueStatement, PutDraft, TableDraft
from .draft_lookups import decided_by, tabled, way_of
from .measure_lookups import adopted
from .decision_questions import Issued, Statement
from .questions import Adopted, Counts
from .session_questions import BodyStands
from .word_lookups import last_words

OUT_OF_TOUCH = ("vote", "limited")  # ways in which not everybody joins


# Working and subsidiary bodies -------------------------------------------------------------------


@book.power(
    "13.5", adopting=(EstablishBody, EndBody),
    en="the Council sets up bodies and winds them up; before: {organ}",
    ru="органы создаёт и упраздняет Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_sets_up_bodies(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "13.5", adopting=EstablishBody,
    en="there is no such body yet; body: {body}",
    ru="такого органа ещё нет; орган: {body}",
    cure=("Wind up the body first, or give the new one another name.",
          "Сначала упраздните орган либо назовите новый иначе."),
)  # fmt: skip
def there_is_no_such_body_yet(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, EstablishBody)
    body = draft.measure.body
    return require(none_of(inq.ask(BodyStands(body))), body=body)


@book.condition(
    "13.5", adopting=EstablishBody,
    en="its mandate is stated, and not over before it begins; until: {until}",
    ru="мандат указан и не истёк до начала; до: {until}",
    cure=("State the mandate, and a later day if it ends.", "Укажите мандат и более поздний срок."),
)  # fmt: skip
def its_mandate_is_stated(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, EstablishBody)
    until = draft.measure.until
    over = until is not None and inq.reached(until)
    return require(bool(draft.measure.mandate_ru.strip()), not over, until=until)


@book.condition(
    "13.5", adopting=EndBody,
    en="there is such a body, set up by the Council; body: {body}",
    ru="такой орган создан Советом и существует; орган: {body}",
    cure=("Name a body that stands.", "Назовите существующий орган."),
)  # fmt: skip
def there_is_such_a_body(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, EndBody)
    return require(inq.ask(BodyStands(draft.measure.body)), body=draft.measure.body)


@book.condition(
    "13.5", on=PutDraft,
    en="the body may be set up or wound up as things stand; body: {body}, against: {against}",
    ru="в нынешнем положении орган можно создать или упразднить; орган: {body}, препятствует: "
    "{against}",
    cure=(
        "Table a version that may be adopted, then put it.",
        "Внесите редакцию, которую можно принять, затем поставьте её.",
    ),
)  # fmt: skip
def the_body_may_be_set_up_or_wound_up(act: PutDraft, inq: Inquiry) -> Finding:
    """Nothing that the Members say would make up for it, and so it is not left to the announcement."""
    draft = tabled(act.draft, inq)
    if draft is None or not isinstance(draft.measure, EstablishBody | EndBody):
        return silent()
    limits = [each for each in inq.ask(MayAdopt(draft)).grounds if each.rule.startswith("13.5.")]
    against = [each.rule for each in limits if each.truth is Truth.BREACHED]
    return require(
        all_of(*(each.truth for each in limits)), body=draft.measure.body, against=against
    )


@book.power(
    "13.5", on=BodyStands,
    en="the Council has set it up; set up on: {since}, until: {until}",
    ru="его создал Совет; создан: {since}, до: {until}",
)  # fmt: skip
def the_council_has_set_it_up(q: BodyStands, inq: Inquiry) -> Finding:
    last = _founding(q.body, inq)
    if last is None:
        told = inq.complete(EstablishBody, body=q.body)
        return require(none_of(told), since=None, until=None)
    measure, said, answer = last
    return require(answer, since=inq.day(said.on), until=measure.until)


def _founding(body: str, inq: Inquiry) -> tuple[EstablishBody, Announce, Answer[None]] | None:
    """The last decision by which it was, or may have been, set up."""
    decided = [each for each in adopted(inq, EstablishBody, body=body)
               if each[2].truth is not Truth.BREACHED]  # fmt: skip
    return decided[-1] if decided else None


@book.bar(
    "13.5", on=BodyStands,
    en="its mandate has not run out; until: {until}",
    ru="срок его мандата не истёк; до: {until}",
)  # fmt: skip
def its_mandate_has_not_run_out(q: BodyStands, inq: Inquiry) -> Finding:
    last = _founding(q.body, inq)
    if last is None or last[0].until is None:
        return silent()
    return require(not inq.reached(last[0].until), until=last[0].until)


@book.bar(
    "13.5", on=BodyStands,
    en="the Council has not wound it up since; wound up on: {ended}",
    ru="Совет его с тех пор не упразднил; упразднён: {ended}",
)  # fmt: skip
def the_council_has_not_wound_it_up(q: BodyStands, inq: Inquiry) -> Finding:
    last = _founding(q.body, inq)
    if last is None:
        return silent()
    since = last[1].on, last[1].seq
    ended = [each for each in adopted(inq, EndBody, body=q.body)
             if (each[1].on, each[1].seq) > since]  # fmt: skip
    told = inq.complete(EndBody, body=q.body)
    over = any_of(*(answer for _, _, answer in ended))
    days = [inq.day(said.on) for _, said, answer in ended if answer.truth is Truth.MET]
    return require(none_of(over), told, ended=days)


# Joint statements --------------------------------------------------------------------------------


@book.power(
    "13.2", adopting=IssueStatement,
    en="the Council speaks for the Members together; before: {organ}",
    ru="Совет выступает от имени государств совместно; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_makes_a_joint_statement(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "12.1", adopting=IssueStatement,
    en="a joint statement is made by consensus of all, not otherwise; way: {way}",
    ru="совместное заявление принимается общим консенсусом и никак иначе; способ: {way}",
    cure=("Put it for consensus, or to circulation.", "Поставьте его на консенсус или рассылку."),
)  # fmt: skip
def a_joint_statement_is_of_all(draft: TableDraft, inq: Inquiry) -> Finding:
    """The Council's procedure of 2014 for joint statements is known by its subject alone."""
    way = way_of(draft.draft, inq)
    return require(way not in OUT_OF_TOUCH, way=way)


@book.value(
    "13.2", on=Issued,
    en="issued by: {organ}, on: {on}; for: {joined}; dissociated: {dissociated}",
    ru="принято: {organ}, дата: {on}; от имени: {joined}; дистанцировались: {dissociated}",
)  # fmt: skip
def for_whom_the_statement_speaks(q: Issued, inq: Inquiry) -> Finding:
    """For each Member that counts and has not dissociated itself when it let the statement pass."""
    draft, said = tabled(q.draft, inq), decided_by(q.draft, inq)
    nothing: dict[str, object] = {"organ": None, "on": None, "joined": [], "dissociated": []}
    if draft is None or not isinstance(draft.measure, IssueStatement):
        told = inq.complete(IssueStatement) if draft is None else Truth.MET
        return Finding(none_of(told), nothing)
    answer = inq.ask(Adopted(q.draft))
    if answer.truth is not Truth.MET:
        return Finding(answer.truth, nothing)
    on = None if said is None else inq.day(said.on)
    words = last_words(q.draft, inq)
    apart = sorted(state for state, word in words.items() if word.dissociation)
    then = inq if said is None else inq.before(said)
    counted = {state: all_of(then.ask(Counts(state, q.draft))) for state in sorted(words)}
    joined = [state for state in who(counted) if state not in apart]
    value = Statement(draft.organ, on, tuple(joined), tuple(apart))
    return found(value, organ=draft.organ, on=on, joined=joined, dissociated=apart)
