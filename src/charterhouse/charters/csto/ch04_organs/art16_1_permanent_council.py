"""
16-1.1. Between sessions the Permanent Council keeps the common work going and, with the Secretariat
        and the Joint Staff, sees that decisions are carried out.
16-1.2. It is made up of permanent representatives whom the heads of the Members appoint under their
        own law, and it works under a Regulation that the Council approves.
"""

from __future__ import annotations

from charterhouse.core.acts import TEXT_ONLY
from charterhouse.core.answers import Finding, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch10_final.questions import InForce
from .acts import TableDraft
from .session_acts import Accredit
from .questions import Carried
from .session_questions import IsOrgan, MaySit
from .seat_lookups import FITTING, credential
from .vote_lookups import by_votes, majority_of_the_permanent_council


@book.condition(
    "16-1.1", on=IsOrgan,
    en="the Permanent Council has its own article; since the First Protocol",
    ru="Постоянному совету посвящена отдельная статья; с Первого протокола",
)  # fmt: skip
def it_has_its_own_article(q: IsOrgan, inq: Inquiry) -> Finding:
    if q.body != "permanent_council":
        return silent()
    return require(inq.ask(InForce("first-protocol")))


@book.power(
    "16-1.1", adopting=TEXT_ONLY,
    en="the Permanent Council keeps the common work going between sessions; before: {organ}",
    ru="Постоянный совет ведёт общую работу между сессиями; внесено в: {organ}",
    cure=("Table it in the organ that is competent.", "Внесите проект в компетентный орган."),
)  # fmt: skip
def the_permanent_council_keeps_the_work_going(draft: TableDraft, inq: Inquiry) -> Finding:
    """Until the First Protocol a paragraph of Article 13 gave it the same task."""
    return require(draft.organ == "permanent_council", organ=draft.organ)


@book.condition(
    "16-1.2", on=Accredit, edition="first-protocol",
    en="the head of the Member, or whom its law names, appoints a permanent representative; "
    "capacity: {capacity}, legal basis: {legal_basis}",
    ru="постоянного представителя назначает глава государства либо тот, кого называет закон; "
    "качество: {capacity}, основание: {legal_basis}",
    cure=(
        "Accredit a permanent representative, a deputy or an expert, and name in `legal_basis` the national law on "
        "the appointment.",
        "Аккредитуйте постоянного представителя, заместителя или эксперта и укажите в `legal_basis` "
        "национальный закон о назначении.",
    ),
)  # fmt: skip
def its_head_appoints(act: Accredit, inq: Inquiry) -> Finding:
    if act.organ != "permanent_council":
        return silent()
    facts = {"capacity": act.capacity, "legal_basis": act.legal_basis or None}
    if act.capacity not in ("permanent_representative", "deputy", "expert"):
        return require(False, **facts)
    if inq.reading("G-46") == "C":  # whom national law names, on evidence
        return require(bool(act.legal_basis), **facts)
    return require(True, **facts)


@book.condition(
    "16-1.2", on=MaySit,
    en="in the Permanent Council a permanent representative sits; capacity: {capacity}",
    ru="в Постоянном совете заседает постоянный представитель; в качестве: {capacity}",
)  # fmt: skip
def a_permanent_representative_sits(q: MaySit, inq: Inquiry) -> Finding:
    seat = credential(q.person, q.organ, inq)
    if seat is None or q.organ != "permanent_council":
        return silent()
    return require(seat.capacity == FITTING[q.organ], capacity=seat.capacity)


# How it decides ----------------------------------------------------------------------------------


@book.exception(
    "16-1.2", on=Carried, to="12.1.no_member_objects", edition="first-protocol",
    en="its Regulation lets a majority decide, more than {part} of those voting; for: "
    "{supporting}, against: {opposing}",
    ru="по его положению решает большинство, свыше {part} голосующих; за: {supporting}, "
    "против: {opposing}",
)  # fmt: skip
def a_majority_decides_by_its_regulation(q: Carried, inq: Inquiry) -> Finding:
    """12.1 does not name it: consensus is an analogy, or the Regulation decides (G-20)."""
    part = majority_of_the_permanent_council(q.draft, inq)
    return silent() if part is None else by_votes(q, part, "voting", inq)
