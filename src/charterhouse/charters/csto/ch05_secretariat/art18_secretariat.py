"""
18.1. The Secretariat serves the organs: it organises, informs, analyses and advises.
18.2. With the Permanent Council it prepares their decisions and papers.
18.3. Its officials are citizens of the Members, in numbers that follow what each Member
      contributes; its other staff are citizens of the Members chosen by competition, on contract.
18.4. A Regulation that the Council approves says what it does and how it is formed.
18.5. Its seat is Moscow, on terms settled by treaty with Russia.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch06_membership.questions import Member
from ..ch09_financing.questions import MayNominate
from .acts import (
    AppointOfficial, AppointSecretaryGeneral, DistributePosts, EndAppointment, NominateOfficial,
    NominateSecretaryGeneral,
)  # fmt: skip


@book.power(
    "18.3", on=MayNominate,
    en="a Member puts forward its citizens",
    ru="государство-член выдвигает своих граждан",
)  # fmt: skip
def a_member_puts_forward_its_citizens(q: MayNominate, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(q.state)))


@book.power(
    "18.3", on=NominateOfficial,
    en="the Member nominates for itself; by: {by}",
    ru="выдвигает само государство-член; выдвинул: {by}",
)  # fmt: skip
def the_member_nominates_for_itself(act: NominateOfficial, inq: Inquiry) -> Finding:
    return require(act.by == act.state, by=act.by)


@book.condition(
    "18.3", on=NominateOfficial,
    en="its right to nominate stands",
    ru="его право выдвигать кандидатов действует",
    cure=("Pay what is owed in full.", "Полностью погасите задолженность."),
)  # fmt: skip
def its_right_to_nominate_stands(act: NominateOfficial, inq: Inquiry) -> Finding:
    return require(inq.ask(MayNominate(act.state)))


@book.condition(
    "18.3", on=NominateOfficial,
    en="the nominee is its citizen; citizen of: {citizenship}",
    ru="выдвигаемый — гражданин этого государства; гражданство: {citizenship}",
)  # fmt: skip
def the_nominee_is_its_citizen(act: NominateOfficial, inq: Inquiry) -> Finding:
    return require(act.citizenship == act.state, citizenship=act.citizenship)


@book.condition(
    "18.3", on=NominateSecretaryGeneral, adopting=AppointSecretaryGeneral,
    en="his State may nominate, or the office stands outside the quota; State: {state}",
    ru="его государство вправе выдвигать кандидатов либо должность вне квоты;"
       " государство: {state}",
)  # fmt: skip
def the_office_is_outside_the_quota(
    subject: NominateSecretaryGeneral | TableDraft, inq: Inquiry
) -> Finding:
    named = subject.measure if isinstance(subject, TableDraft) else subject
    assert isinstance(named, AppointSecretaryGeneral | NominateSecretaryGeneral)
    may = inq.ask(MayNominate(named.state))
    if may.truth is Truth.MET or inq.ask(Member(named.state)).truth is not Truth.MET:
        return silent()
    return require(inq.reading("G-27.quota") == "A", state=named.state)


@book.power(
    "18.3", on=(AppointOfficial, EndAppointment),
    en="the Secretary General fills the posts; by: {by}",
    ru="должности замещает Генеральный секретарь; внёс: {by}",
)  # fmt: skip
def the_secretary_general_fills_posts(
    act: AppointOfficial | EndAppointment, inq: Inquiry
) -> Finding:
    return require(act.by == "secretary_general", by=act.by)


@book.condition(
    "18.3", on=AppointOfficial,
    en="a Member nominated that person for the post; post: {post}",
    ru="лицо выдвинуто на должность государством-членом; должность: {post}",
    cure=("Let a Member nominate him first.", "Сначала его должно выдвинуть государство-член."),
)  # fmt: skip
def a_member_nominated_him(act: AppointOfficial, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(NominateOfficial, person=act.person, post=act.post)
    return require(none_of(none), post=act.post)


@book.condition(
    "18.3", on=EndAppointment,
    en="that person was appointed to the post; post: {post}",
    ru="лицо назначено на эту должность; должность: {post}",
)  # fmt: skip
def he_holds_the_post(act: EndAppointment, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(AppointOfficial, person=act.person, post=act.post)
    return require(none_of(none), post=act.post)


@book.power(
    "18.3", adopting=DistributePosts,
    en="the Council distributes the quota posts; before: {organ}",
    ru="квотные должности распределяет Совет; внесено в: {organ}",
)  # fmt: skip
def the_council_distributes_the_posts(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)
