"""
21-1.1. A State outside the Organisation, or an international organisation, may become a partner: it
        shares the aims and undertakes to take part in practical work in fields that both sides
        choose.
21-1.2. A Regulation that the Council approves says what a partner may do, and how one becomes and
        ceases to be one.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.draft_lookups import IN_SESSION
from ..ch04_organs.questions import Carried
from ..ch10_final.questions import InForce
from .acts import EndStatus, GrantStatus
from .questions import STATUSES
from .statuses import (
    council_ends, ends_without_consensus, granted, it_is_held, no_criterion_unmet, no_member,
    no_other_status, regulation_approved,
)  # fmt: skip

OBSERVER, PARTNER = STATUSES


@book.power(
    "21-1.1", adopting=GrantStatus,
    en="the Charter in force knows partners, and the Council makes them; before: {organ}",
    ru="действующий Устав знает партнёров, статус предоставляет Совет; внесено в: {organ}",
    cure=(
        "Table it in the Council once the Third Protocol is in force.",
        "Внесите проект в Совет после вступления в силу Третьего протокола.",
    ),
)  # fmt: skip
def the_council_makes_partners(draft: TableDraft, inq: Inquiry) -> Finding:
    """Article 21-1 came with the Third Protocol; before it see 4.1."""
    if granted(PARTNER, draft) is None:
        return silent()
    return require(inq.ask(InForce("third-protocol")), draft.organ == "council", organ=draft.organ)


@book.condition(
    "21-1.1", adopting=GrantStatus,
    en="a partner is no Member; entity: {entity}",
    ru="партнёр не является государством-членом; кто: {entity}",
    cure=("Name one that is no Member.", "Назовите того, кто не является государством-членом."),
)  # fmt: skip
def a_partner_is_no_member(draft: TableDraft, inq: Inquiry) -> Finding:
    grant = granted(PARTNER, draft)
    return silent() if grant is None else no_member(grant.entity, inq)


@book.condition(
    "21-1.1", adopting=GrantStatus,
    en="a partner is not an observer already, under that reading",
    ru="партнёр ещё не является наблюдателем, при таком толковании",
    cure=("End the status of observer first.", "Сначала прекратите статус наблюдателя."),
)  # fmt: skip
def a_partner_is_no_observer(draft: TableDraft, inq: Inquiry) -> Finding:
    return no_other_status(PARTNER, OBSERVER, draft, inq)


@book.condition(
    "21-1.1", adopting=GrantStatus, edition="third-protocol",
    en="a partner takes on practical work in named areas; areas: {areas}",
    ru="партнёр берёт на себя практическую работу в названных областях; области: {areas}",
    cure=("Name the areas of practical work.", "Назовите области практической работы."),
)  # fmt: skip
def it_takes_on_practical_work(draft: TableDraft, inq: Inquiry) -> Finding:
    grant = granted(PARTNER, draft)
    return silent() if grant is None else require(bool(grant.areas), areas=list(grant.areas))


@book.condition(
    "21-1.2", adopting=GrantStatus, edition="third-protocol",
    en="the Regulation on partners is approved, under that reading; regulation: {regulation}",
    ru="положение о партнёрах утверждено, при таком толковании; положение: {regulation}",
    cure=("Approve the Regulation first.", "Сначала утвердите положение."),
)  # fmt: skip
def the_regulation_on_partners_is_approved(draft: TableDraft, inq: Inquiry) -> Finding:
    return regulation_approved(PARTNER, draft, inq)


@book.condition(
    "21-1.2", adopting=GrantStatus,
    en="no criterion for partners is recorded as not met, and those that a Regulation fixes are checked; "
    "not met: {unmet}, not checked: {unchecked}",
    ru="нет критериев для партнёра, отмеченных как невыполненные, а установленные положением проверены; "
    "не выполнены: {unmet}, не проверены: {unchecked}",
    cure=(
        "Record of each criterion whether it is met. Not met: {unmet}; not checked: {unchecked}.",
        "Отметьте по каждому критерию, выполнен ли он. Не выполнены: {unmet}; не проверены: {unchecked}.",
    ),
)  # fmt: skip
def no_criterion_for_partners_is_unmet(draft: TableDraft, inq: Inquiry) -> Finding:
    return no_criterion_unmet(PARTNER, draft, inq)


# How it ends -------------------------------------------------------------------------------------


@book.power(
    "21-1.2", adopting=EndStatus,
    en="the Council ends a partnership; before: {organ}",
    ru="статус партнёра прекращает Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_ends_a_partnership(draft: TableDraft, inq: Inquiry) -> Finding:
    return council_ends(PARTNER, draft)


@book.condition(
    "21-1.2", adopting=EndStatus,
    en="it is a partner; entity: {entity}",
    ru="партнёром является: {entity}",
    cure=("There is nothing to end: withdraw the draft.", "Прекращать нечего: отзовите проект."),
)  # fmt: skip
def it_is_a_partner(draft: TableDraft, inq: Inquiry) -> Finding:
    return it_is_held(PARTNER, draft, inq)


@book.exception(
    "21-1.2", on=Carried, to="12.1.no_member_objects",
    en="by the Regulation no objection keeps a partnership, so read, once more than {part} of the Members are for it; for: {supporting}, against: {opposing}",
    ru="при таком толковании возражение не мешает прекращению партнёрства, если за него свыше {part} государств-членов; за: {supporting}, против: {opposing}",
)  # fmt: skip
def the_regulation_ends_a_partnership(q: Carried, inq: Inquiry) -> Finding:
    return ends_without_consensus(PARTNER, q, inq)


@book.exception(
    "21-1.2", on=Carried, to="12.1.nobody_that_counts_is_missing",
    en="by the Regulation no silence keeps a partnership, so read, once more than {part} of the Members are for it; for: {supporting}, against: {opposing}",
    ru="при таком толковании молчание не мешает прекращению партнёрства, если за него свыше {part} государств-членов; за: {supporting}, против: {opposing}",
)  # fmt: skip
def no_silence_keeps_a_partner(q: Carried, inq: Inquiry) -> Finding:
    return ends_without_consensus(PARTNER, q, inq, IN_SESSION)


@book.exception(
    "21-1.2", on=Carried, to="12.2.each_has_signed",
    en="by the Regulation no missing signature keeps a partnership, so read, once more than {part} of the Members are for it; for: {supporting}, against: {opposing}",
    ru="при таком толковании отсутствие подписи не мешает прекращению партнёрства, если за него свыше {part} государств-членов; за: {supporting}, против: {opposing}",
)  # fmt: skip
def no_signature_keeps_a_partner(q: Carried, inq: Inquiry) -> Finding:
    return ends_without_consensus(PARTNER, q, inq, ("circulation",))
