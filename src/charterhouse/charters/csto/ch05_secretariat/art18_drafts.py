"""Drafts are prepared and cleared (18.2) before they are put to decision; how far one has come."""

from __future__ import annotations

from typing import get_args

from charterhouse.core.answers import Finding, Truth, found, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import ApproveRegulation, ClearDraft, PutDraft, TableDraft, WithdrawDraft
from ..ch04_organs.draft_lookups import decided_by, said_of, session_closed, tabled
from ..ch04_organs.silence_lookups import held_open
from ..ch04_organs.questions import Carried, Drafted, DraftState
from ..ch04_organs.session_questions import IsOrgan
from ..ch04_organs.session_lookups import place
from ..ch06_membership.questions import Member
from ..names import Organ

PERMANENT, CLEARANCE, NONE = "permanent_council", "drafts.clearance", "none"
CLEARED = {*get_args(Organ)} - {PERMANENT}  # whose drafts may have to be cleared


@book.power(
    "18.2", on=ClearDraft,
    en="the Permanent Council clears it, or a Member for itself; by: {by}, for: {state}",
    ru="согласует Постоянный совет либо государство-член за себя; согласовал: {by}, за: {state}",
    cure=(
        "Name the Member that clears it (`state`), and let it do so itself; where none is named, the Permanent Council clears it.",
        "Укажите согласующее государство-член (`state`), и пусть оно согласует само; если не указано никакое, согласует Постоянный совет.",
    ),
)  # fmt: skip
def the_permanent_council_or_a_member_clears(act: ClearDraft, inq: Inquiry) -> Finding:
    if act.state is None:
        return require(act.by == PERMANENT, inq.ask(IsOrgan(PERMANENT)), by=act.by, state=None)
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by, state=act.state)


@book.bar(
    "18.2", on=ClearDraft,
    en="a version is cleared once by each; cleared by: {cleared_by}",
    ru="каждую редакцию согласуют один раз; согласовали: {cleared_by}",
    cure=("Nothing is left to do.", "Ничего делать не нужно."),
)  # fmt: skip
def a_version_is_cleared_once(act: ClearDraft, inq: Inquiry) -> Finding:
    cleared = _cleared_by(act.draft, inq)
    return require((act.state or PERMANENT) not in cleared, cleared_by=cleared)


@book.condition(
    "18.2", on=PutDraft,
    en="the Permanent Council has cleared it, where the Rules ask for that; asked for: {organs}, "
    "cleared by: {cleared_by}",
    ru="Постоянный совет его согласовал, если этого требуют Правила; требуется для: {organs}, "
    "согласовали: {cleared_by}",
    cure=(
        "Have the Permanent Council clear this version first.",
        "Сначала Постоянному совету следует согласовать эту редакцию.",
    ),
)  # fmt: skip
def the_permanent_council_has_cleared_it(act: PutDraft, inq: Inquiry) -> Finding:
    """A matter of procedure arises in the session and waits for nobody."""
    draft, organs = tabled(act.draft, inq), str(inq.figure(CLEARANCE)).split()
    if draft is None or draft.organ not in organs or draft.matter == "procedural":
        return silent()
    cleared = _cleared_by(act.draft, inq)
    told = none_of(inq.complete(ClearDraft, draft=act.draft)) if PERMANENT not in cleared else True
    return require(told, organs=organs, cleared_by=cleared)


@book.condition(
    "18.2", adopting=ApproveRegulation,
    en="whose drafts are cleared is said by the names of organs; not such: {unusable}",
    ru="органы, чьи проекты согласуются, названы; не являются ими: {unusable}",
    cure=(
        "Write the names of organs with spaces between them, or none; the Permanent Council clears.",
        "Перечислите органы через пробел либо укажите none; Постоянный совет согласует сам.",
    ),
)  # fmt: skip
def what_is_to_be_cleared_is_before_organs(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveRegulation)
    if CLEARANCE not in draft.measure.figures:
        return silent()
    named = str(draft.measure.figures[CLEARANCE]).split()
    unusable = [] if named == [NONE] else sorted({*named} - CLEARED)
    return require(not unusable, unusable=unusable)


def _cleared_by(draft: str, inq: Inquiry) -> list[str]:
    """Who has cleared the version before the organ: a new version is cleared anew."""
    cleared = {act.state or PERMANENT: act for act in said_of(ClearDraft, draft, inq)}
    return sorted(cleared)


@book.value(
    "18.2", on=DraftState,
    en="it is {status}; before: {organ}, version: {version}, cleared by: {cleared_by}",
    ru="стадия: {status}; внесено в: {organ}, редакция: {version}, согласовали: {cleared_by}",
)  # fmt: skip
def how_far_it_has_come(q: DraftState, inq: Inquiry) -> Finding:
    draft = tabled(q.draft, inq)
    if draft is None:
        none = none_of(inq.complete(TableDraft, draft=q.draft))
        return require(none, status=None, organ=None, version=None, cleared_by=[])
    put = said_of(PutDraft, q.draft, inq)[-1:]
    cleared = _cleared_by(q.draft, inq)
    deadline = put[0].deadline if put else None
    authors = dict.fromkeys((inq.acts(TableDraft, draft=q.draft)[0].by, *draft.authors))
    drafted = Drafted(
        draft.organ, _status(q.draft, put, cleared, inq), draft.version, tuple(authors), draft.parent,
        tuple(cleared), put[0].way if put else "", put[0].on.text if put else "",
        "" if deadline is None else deadline.text, put[0].session if put else draft.session,
    )  # fmt: skip
    return found(
        drafted, status=drafted.status, organ=draft.organ, version=draft.version, cleared_by=cleared
    )


def _status(draft: str, put: list[PutDraft], cleared: list[str], inq: Inquiry) -> str:
    """Silence that is over has decided without an announcement; nothing else does.

    A session that closes without consent leaves what was put in it pending.
    """
    said = decided_by(draft, inq)
    if said is not None and said.outcome != "pending":
        return said.outcome
    if inq.acts(WithdrawDraft, draft=draft):
        return "withdrawn"
    if said is not None and (not put or place(put[0]) < place(said)):
        return "pending"
    if put and session_closed(draft, inq) is not None and held_open(draft, inq) is None:
        return "pending"
    if put and put[0].way == "silence" and inq.ask(Carried(draft)).truth is Truth.MET:
        return "adopted"
    return "put" if put else "cleared" if cleared else "tabled"
