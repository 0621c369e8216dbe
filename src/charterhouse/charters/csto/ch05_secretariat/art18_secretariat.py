"""
18.1. The Secretariat serves the organs: it organises, informs, analyses and advises.
18.2. With the Permanent Council it prepares their decisions and papers.
18.3. Its officials are citizens of the Members, in numbers that follow what each Member
      contributes; its other staff are citizens of the Members chosen by competition, on contract.
18.4. A Regulation that the Council approves says what it does and how it is formed.
18.5. Its seat is Moscow, on terms settled by treaty with Russia.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from charterhouse.commons.apportionment import Bounds, largest_remainder
from charterhouse.core.answers import (
    Finding, Truth, any_of, found, missing, none_of, require, silent,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch04_organs.measure_lookups import adopted
from ..ch06_membership.questions import Member
from ..ch09_financing.accounts import books
from ..ch09_financing.acts import ApproveScale
from ..ch09_financing.questions import MayNominate, Owes
from .acts import (
    AppointOfficial, AppointSecretaryGeneral, DistributePosts, EndAppointment, NominateOfficial,
    NominateSecretaryGeneral,
)  # fmt: skip
from .questions import Quota


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
    cure=(
        "Let that Member itself nominate.",
        "Кандидата следует выдвинуть самому государству-члену.",
    ),
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
    cure=("Name one of its own citizens.", "Назовите гражданина этого государства."),
)  # fmt: skip
def the_nominee_is_its_citizen(act: NominateOfficial, inq: Inquiry) -> Finding:
    return require(act.citizenship == act.state, citizenship=act.citizenship)


@book.condition(
    "18.3", on=NominateSecretaryGeneral, adopting=AppointSecretaryGeneral,
    en="his State may nominate, or the office stands outside the quota; State: {state}",
    ru="его государство вправе выдвигать кандидатов либо должность вне квоты;"
       " государство: {state}",
    cure=(
        "Name a citizen of a Member that may nominate, or let this one pay its debt.",
        "Назовите гражданина государства, которое вправе выдвигать кандидатов, либо дождитесь погашения долга.",
    ),
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
    cure=("Let the Secretary General do it.", "Это следует сделать Генеральному секретарю."),
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
    cure=(
        "Name whoever holds the post; there may be nothing to end.",
        "Назовите занимающего должность; возможно, прекращать нечего.",
    ),
)  # fmt: skip
def he_holds_the_post(act: EndAppointment, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(AppointOfficial, person=act.person, post=act.post)
    return require(none_of(none), post=act.post)


@book.power(
    "18.3", adopting=DistributePosts,
    en="the Council distributes the quota posts; before: {organ}",
    ru="квотные должности распределяет Совет; внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_distributes_the_posts(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition(
    "18.3", adopting=DistributePosts,
    en="the posts follow the contributions, by largest remainder; posts: {posts}",
    ru="должности распределены соразмерно взносам, по наибольшему остатку; должностей: {posts}",
    cure=("Distribute in proportion.", "Распределите должности соразмерно взносам."),
)  # fmt: skip
def the_posts_follow_the_contributions(draft: TableDraft, inq: Inquiry) -> Finding:
    """Where the scale of the year is on record. A: the shares approved; B: the shares paid."""
    measure = draft.measure
    assert isinstance(measure, DistributePosts)
    posts = dict(measure.seats)
    scales = [each for each, _, answer in adopted(inq, ApproveScale, year=measure.year)
              if answer.truth is Truth.MET]  # fmt: skip
    if not posts or not scales:
        return silent()
    inq.assumes("quota.rounding")
    shares = {state: Fraction(str(share)) for state, share in scales[-1].shares.items()}
    if inq.reading("G-32") == "B":
        paid = {state: _paid(state, measure.year, inq) for state in shares}
        if None in paid.values():
            return missing(posts=sum(posts.values()))
        shares = {state: each for state, each in paid.items() if each is not None}
    return require(_in_proportion(posts, shares), posts=sum(posts.values()))


def _in_proportion(posts: Mapping[str, int], shares: Mapping[str, Fraction]) -> bool:
    """By the largest remainder, one at least for each; of equal remainders either may be rounded up."""
    one_each = Bounds(dict.fromkeys(shares, 1))
    try:
        return largest_remainder(shares, sum(posts.values()), one_each).allows(posts)
    except ValueError:  # so few posts that there is not one for each, or nobody to give them to
        return False


def _paid(state: str, year: int, inq: Inquiry) -> Fraction | None:
    """What a State has paid of the contribution for a year, where that is known."""
    if inq.value(Owes(state, year)) is None:
        return None
    kept = books(state, inq)
    return Fraction(kept.charged.get(year, 0) - kept.left.get(year, 0))


@book.value(
    "18.3", on=Quota,
    en="as the Council distributed them; decided on: {decided}",
    ru="как их распределил Совет; решено: {decided}",
)  # fmt: skip
def as_the_council_distributed_them(q: Quota, inq: Inquiry) -> Finding:
    tables = [
        (measure, said, answer)
        for measure, said, answer in adopted(inq, DistributePosts, body=q.body)
        if q.year in (None, measure.year)
    ]
    for measure, said, answer in reversed(tables):
        if answer.truth is Truth.MET and not measure.seats:  # its figures are not public
            inq.lacks("seats", body=q.body, year=measure.year)
            return missing(decided=inq.day(said.on))
        if answer.truth is Truth.MET:
            return found(measure.seats, decided=inq.day(said.on))
    unrecorded = none_of(inq.complete(DistributePosts, body=q.body))
    return require(any_of(unrecorded, *(answer for *_, answer in tables)), decided=None)
