"""
18.1. The Secretariat serves the organs: it organises, informs, analyses and advises.
18.2. With the Permanent Council it prepares their decisions and papers.
18.3. Its officials are citizens of the Members, in numbers that follow what each Member
      contributes; its other staff are citizens of the Members chosen by competition, on contract.
18.4. A Regulation that the Council approves says what it does and how it is formed.
18.5. Its seat is Moscow, on terms settled by treaty with Russia.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, none_of, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch06_membership.questions import Member
from ..ch09_financing.questions import MayNominate
from .acts import AppointOfficial, DistributePosts, EndAppointment, NominateOfficial


@book.power("18.3", on=MayNominate, en="a Member puts forward its citizens", ru="государство-член выдвигает своих граждан")
def a_member_puts_forward_its_citizens(q: MayNominate, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(q.state)))


@book.power("18.3", on=NominateOfficial, en="the Member nominates for itself; by: {by}", ru="выдвигает само государство-член; выдвинул: {by}")
def the_member_nominates_for_itself(act: NominateOfficial, inq: Inquiry) -> Finding:
    return require(act.by == act.state, by=act.by)


@book.condition("18.3", on=NominateOfficial, en="its right to nominate stands", ru="его право выдвигать кандидатов действует")
def its_right_to_nominate_stands(act: NominateOfficial, inq: Inquiry) -> Finding:
    return require(inq.ask(MayNominate(act.state)))


@book.condition("18.3", on=NominateOfficial, en="the nominee is its citizen; citizen of: {citizenship}", ru="выдвигаемый — её гражданин; гражданство: {citizenship}")
def the_nominee_is_its_citizen(act: NominateOfficial, inq: Inquiry) -> Finding:
    return require(act.citizenship == act.state, citizenship=act.citizenship)


@book.power("18.3", on=(AppointOfficial, EndAppointment), en="the Secretary General fills the posts; by: {by}", ru="должности замещает Генеральный секретарь; внёс: {by}")
def the_secretary_general_fills_posts(act: AppointOfficial | EndAppointment, inq: Inquiry) -> Finding:
    return require(act.by == "secretary_general", by=act.by)


@book.condition("18.3", on=AppointOfficial, en="a Member nominated that person for the post", ru="лицо выдвинуто на должность государством-членом")
def a_member_nominated_him(act: AppointOfficial, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(NominateOfficial, person=act.person, post=act.post)))


@book.condition("18.3", on=EndAppointment, en="that person holds the post", ru="лицо занимает эту должность")
def he_holds_the_post(act: EndAppointment, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(AppointOfficial, person=act.person, post=act.post)))


@book.power("18.3", adopting=DistributePosts, en="the Council distributes the quota posts; before: {organ}", ru="квотные должности распределяет Совет; внесено в: {organ}")
def the_council_distributes_the_posts(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)
