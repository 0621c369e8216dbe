"""
12.1. The Council, the two councils of ministers and the Committee of Secretaries decide by
      consensus, save on procedure.
12.2. Each Member has one vote; how votes are held, on procedure too, is in Rules of Procedure that
      the Council approves.
12.3. The Council's decisions bind the Members, as do decisions of the ministers and secretaries
      that carry them out; each Member carries them out by its own procedure.
12.4. The Council may decide in limited format if no Member objects to deciding that way, and none
      objects to the decision itself.
12.5. A Member that did not vote for such a decision does not answer for what follows from it.
"""

from __future__ import annotations

from fractions import Fraction

from charterhouse.core.acts import Annul, MayAdopt, Measure
from charterhouse.core.answers import Finding, Truth, all_of, any_of, found, missing, none_of, require, silent, who
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch05_secretariat.acts import AppointSecretaryGeneral, EndSecretaryGeneral
from ..ch06_membership.acts import Admit, Expel, LiftSuspension, Restore, Suspend
from ..ch06_membership.questions import Member, Members
from ..ch09_financing.acts import AmendBudget, ApplyArticle25, ApproveBudget, ApproveScale
from ..ch09_financing.questions import Deprived
from ..ch10_final.acts import Sign
from ..ch10_final.questions import Bound, InForce
from ..names import BY_CONSENSUS
from .acts import (
    AcceptFormat, AdoptReading, Announce, ApproveRegulation, JoinDecision, ObjectToFormat, PutDraft, Submit, TableDraft, TakePosition, WithdrawDraft,
)  # fmt: skip
from .questions import (
    Adopted, Blockers, CanBlock, Carried, Competence, Competent, Counts, MayVote, last_words, measure_of, tabled, way_of,
)  # fmt: skip

FINANCIAL = (ApproveBudget, AmendBudget, ApproveScale, ApplyArticle25)
NEED_THE_WHOLE = (AppointSecretaryGeneral, EndSecretaryGeneral, Admit, Restore, Suspend, Expel, LiftSuspension, ApplyArticle25)


# Who has a vote, and who is counted --------------------------------------------------------------


@book.power("12.2", on=MayVote, en="each Member has one vote", ru="каждое государство-член имеет один голос")
def each_member_has_one_vote(q: MayVote, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(q.state)))


@book.power("12.1", on=Counts, en="consensus is of the Members", ru="консенсус составляют государства-члены")
def consensus_is_of_the_members(q: Counts, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(q.state)))


# Consensus ---------------------------------------------------------------------------------------


@book.power("12.1", on=Carried, en="a draft is before an organ; before: {organ}", ru="проект внесён в орган: {organ}")
def a_draft_is_before_an_organ(q: Carried, inq: Inquiry) -> Finding:
    draft = tabled(q.draft, inq)
    if draft is None:
        return require(none_of(inq.complete(TableDraft, draft=q.draft)), organ=None)
    withdrawn = bool(inq.acts(WithdrawDraft, draft=q.draft))
    return require(not withdrawn, organ=draft.organ)


@book.condition(
    "12.1", on=Carried,
    en="no Member objects; objecting: {objecting}",
    ru="возражений нет; возражают: {objecting}",
    cure=("Have the objections withdrawn: {objecting}.", "Добейтесь снятия возражений: {objecting}."),
)  # fmt: skip
def no_member_objects(q: Carried, inq: Inquiry) -> Finding:
    words = last_words(q.draft, inq)
    against = {
        state: all_of(inq.ask(Counts(state, q.draft)))
        for state, said in sorted(words.items())
        if said.position == "object" or (said.reservation and inq.reading("G-42") == "B")
    }
    return require(none_of(*against.values()), _told(q.draft, inq), objecting=who(against))


@book.condition(
    "12.1", on=Carried,
    en="no Member that is counted is missing; missing: {lacking}; not known of: {unknown}",
    ru="учтены все, чьё участие нужно; недостаёт: {lacking}; нет сведений о: {unknown}",
    cure=("Obtain the consent of: {lacking}.", "Получите согласие: {lacking}."),
)  # fmt: skip
def nobody_that_counts_is_missing(q: Carried, inq: Inquiry) -> Finding:
    reading = inq.reading("G-16")
    if reading in ("A", "D"):  # A: silence is consent; D: adopted, open to later joining
        return silent()
    enough = {"for"} if reading == "B" else {"for", "object", "abstain", "absent_consenting"}
    return _each_has_spoken(q.draft, enough, inq)


def _each_has_spoken(draft: str, enough: set[str], inq: Inquiry) -> Finding:
    """Whether each Member that counts has said one of these."""
    words = last_words(draft, inq)
    told = _told(draft, inq)
    parts: dict[str, Truth] = {}
    for state in _parties(inq):
        counts = all_of(inq.ask(Counts(state, draft)))
        if state in words:
            parts[state] = Truth.BREACHED if words[state].position in enough else counts
        else:
            parts[state] = all_of(counts, told)
    lacking, unknown = who(parts), who(parts, Truth.OPEN)
    return require(none_of(*parts.values()), lacking=lacking, unknown=unknown)


def _parties(inq: Inquiry) -> list[str]:
    """Every State that may be a Member; whether it counts is asked of each."""
    joined = {draft.measure.state for draft in inq.carrying(Admit, Restore)}
    return sorted(joined | {signed.state for signed in inq.acts(Sign, treaty="charter")})


@book.condition(
    "12.1", on=Carried,
    en="enough Members take part; taking part: {present}, needed: {needed}",
    ru="участвует достаточно государств; участвуют: {present}, требуется: {needed}",
)  # fmt: skip
def enough_members_take_part(q: Carried, inq: Inquiry) -> Finding:
    if inq.reading("G-16") not in ("C", "D"):  # A knows no quorum; under B all are the quorum
        return silent()
    words = last_words(q.draft, inq)
    members = [state for state in _parties(inq) if inq.ask(Counts(state, q.draft)).truth is Truth.MET]
    present = [state for state in members if state in words and not words[state].position.startswith("absent")]
    needed = -(-len(members) * Fraction(inq.figure("quorum")) // 1)
    if len(present) >= needed:
        return require(True, present=len(present), needed=int(needed))
    return require(none_of(_told(q.draft, inq)), present=len(present), needed=int(needed))


def _told(draft: str, inq: Inquiry) -> Truth:
    """Whether all positions on a draft are on record."""
    return inq.complete(TakePosition, draft=draft)


# Written procedure -------------------------------------------------------------------------------


@book.exception(
    "12.2", on=Carried, to="12.1.nobody_that_counts_is_missing",
    en="in circulation each signs that decides; not signed by: {lacking}; not known of: {unknown}",
    ru="при рассылке подписывает каждый; не подписали: {lacking}; нет сведений о: {unknown}",
)  # fmt: skip
def each_has_signed(q: Carried, inq: Inquiry) -> Finding:
    if way_of(q.draft, inq) != "circulation":
        return silent()
    return _each_has_spoken(q.draft, {"for"}, inq)


@book.exception("12.2", on=Carried, to="12.1.enough_members_take_part", en="in circulation no session is held", ru="при рассылке заседание не проводится")
def no_session_is_held(q: Carried, inq: Inquiry) -> Finding:
    return require(True) if way_of(q.draft, inq) == "circulation" else silent()


# Limited format ----------------------------------------------------------------------------------


def _limited(draft: str, inq: Inquiry) -> bool:
    return way_of(draft, inq) == "limited"


@book.condition(
    "12.4", on=Carried,
    en="the Charter in force knows the limited format; since the First Protocol",
    ru="действующий Устав предусматривает ограниченный формат; с Первого протокола",
)  # fmt: skip
def the_limited_format_has_a_basis(q: Carried, inq: Inquiry) -> Finding:
    if not _limited(q.draft, inq):
        return silent()
    return require(inq.ask(InForce("first-protocol")))


@book.condition(
    "12.4", on=Carried, edition="first-protocol",
    en="the Council alone decides in limited format; before: {organ}",
    ru="в ограниченном формате решает только Совет; внесено в: {organ}",
)  # fmt: skip
def the_council_alone_uses_it(q: Carried, inq: Inquiry) -> Finding:
    draft = tabled(q.draft, inq)
    if draft is None or not _limited(q.draft, inq):
        return silent()
    if draft.organ == "council":
        return require(True, organ=draft.organ)
    return require(inq.reading("G-19") == "B", organ=draft.organ)


@book.condition(
    "12.4", on=Carried, edition="first-protocol",
    en="the matter may be decided in limited format; matter: {matter}",
    ru="вопрос допускает решение в ограниченном формате; вопрос: {matter}",
)  # fmt: skip
def the_matter_is_open_to_it(q: Carried, inq: Inquiry) -> Finding:
    if not _limited(q.draft, inq):
        return silent()
    measure = measure_of(q.draft, inq)
    name = measure.named if isinstance(measure, Measure) else "text"
    if not isinstance(measure, (*NEED_THE_WHOLE, *FINANCIAL)):
        return require(True, matter=name)
    reading = inq.reading("G-18")
    barred = NEED_THE_WHOLE if reading == "B" else (*NEED_THE_WHOLE, *FINANCIAL) if reading == "C" else ()
    return require(not isinstance(measure, barred), matter=name)


@book.exception(
    "12.4", on=Carried, to="12.1.no_member_objects", edition="first-protocol",
    en="no Member objects to the limited format or to the decision; objecting: {objecting}",
    ru="никто не возражает ни против ограниченного формата, ни против решения; возражают: {objecting}",
)  # fmt: skip
def no_member_objects_to_format_or_decision(q: Carried, inq: Inquiry) -> Finding:
    if not _limited(q.draft, inq):
        return silent()
    against = {act.state for act in inq.acts(ObjectToFormat, draft=q.draft)}
    against -= {act.state for act in inq.acts(AcceptFormat, draft=q.draft)}
    against |= {state for state, said in last_words(q.draft, inq).items() if said.position == "object"}
    counted = {state: _limited_counts(state, q.draft, inq) for state in sorted(against)}
    told = all_of(_told(q.draft, inq), inq.complete(ObjectToFormat, draft=q.draft))
    return require(none_of(*counted.values()), told, objecting=who(counted))


def _limited_counts(state: str, draft: str, inq: Inquiry) -> Truth:
    """Whether a Member's word on the limited format counts; one without a vote by G-05.limited_format."""
    counts = inq.ask(Counts(state, draft))
    if counts.truth is Truth.MET or inq.ask(Deprived(state)).truth is Truth.BREACHED:
        return all_of(counts)
    return all_of(inq.ask(Member(state)) if inq.reading("G-05.limited_format") == "B" else counts)


@book.exception(
    "12.4", on=Carried, to="12.1.nobody_that_counts_is_missing", edition="first-protocol",
    en="each Member's non-objection is known; not known of: {lacking}",
    ru="отсутствие возражений известно от каждого; не известно о: {lacking}",
)  # fmt: skip
def each_non_objection_is_known(q: Carried, inq: Inquiry) -> Finding:
    if not _limited(q.draft, inq):
        return silent()
    spoke = {state for state, said in last_words(q.draft, inq).items() if said.position != "absent"}
    spoke |= {act.state for act in inq.acts(AcceptFormat, draft=q.draft)}
    told = all_of(_told(q.draft, inq), inq.complete(AcceptFormat, draft=q.draft))
    mute = {
        state: all_of(_limited_counts(state, q.draft, inq), told)
        for state in _parties(inq) if state not in spoke
    }  # fmt: skip
    put = inq.acts(PutDraft, draft=q.draft)
    if who(mute) and put and inq.reading("G-44") == "B":  # B: silence after a deadline is non-objection
        return require(inq.come(put[-1].on, days=inq.figure("limited_format.window")), lacking=who(mute))
    return require(none_of(*mute.values()), lacking=who(mute))


@book.exception(
    "12.4", on=Carried, to="12.1.enough_members_take_part", edition="first-protocol",
    en="those who take part are for it, and there is one at least; for: {supporting}",
    ru="участвующие — за, и есть хотя бы одно государство; за: {supporting}",
)  # fmt: skip
def those_who_take_part_are_for_it(q: Carried, inq: Inquiry) -> Finding:
    if not _limited(q.draft, inq):
        return silent()
    supporting = [state for state, said in sorted(last_words(q.draft, inq).items()) if said.position == "for"]
    return require(bool(supporting), supporting=supporting)


# The outcome -------------------------------------------------------------------------------------


@book.power(
    "12.1", on=Adopted,
    en="it was carried when that was announced, or when the last consent came in; on: {on}",
    ru="решение состоялось при объявлении или с последним согласием; дата: {on}",
)  # fmt: skip
def it_was_carried(q: Adopted, inq: Inquiry) -> Finding:
    said = inq.acts(Announce, draft=q.draft)[-1:]
    if not said and inq.complete(Announce, draft=q.draft) is Truth.OPEN:
        return missing(on=None)
    if not said or said[0].outcome != "adopted":
        return require(_put(q.draft, inq), inq.ask(Carried(q.draft)), on=None)
    moments = [said[0], *_consents_after(said[0], inq)]
    judged = [(inq.before(act) if act is said[0] else inq.on(inq.day(act.on))).ask(Carried(q.draft)) for act in moments]
    day = next((inq.day(act.on) for act, answer in zip(moments, judged, strict=True) if answer.truth is Truth.MET), None)
    carried = any_of(*judged)
    if carried is Truth.OPEN and (published := inq.attested(q)):  # positions are not public, the outcome is
        carried = all_of(*(each.answer == "yes" for each in published))
        day = inq.day(said[0].on)
    if carried is Truth.MET or inq.reading("G-50") != "B":  # B: whatever was announced stands until annulled
        return require(carried, on=day)
    return require(True, on=inq.day(said[0].on))


def _put(draft: str, inq: Inquiry) -> bool:
    """Whether a draft has been put to decision."""
    return bool(inq.acts(PutDraft, draft=draft))


def _consents_after(said: Announce, inq: Inquiry) -> list[AcceptFormat | JoinDecision | TakePosition]:
    """What Members said of a draft after its adoption was announced."""
    words: list[AcceptFormat | JoinDecision | TakePosition] = [*inq.acts(TakePosition, draft=said.draft), *inq.acts(JoinDecision, draft=said.draft),
             *inq.acts(AcceptFormat, draft=said.draft)]  # fmt: skip
    later = [act for act in words if (act.on, act.seq) > (said.on, said.seq)]
    return sorted(later, key=lambda act: (act.on, act.seq))


@book.condition(
    "13.1", on=Adopted,
    en="the organ was competent, or nobody need ask; before: {organ}",
    ru="орган был компетентен либо вопрос не ставится; орган: {organ}",
)  # fmt: skip
def the_organ_was_competent(q: Adopted, inq: Inquiry) -> Finding:
    draft = tabled(q.draft, inq)
    if draft is None:
        return silent()
    said = inq.acts(Announce, draft=q.draft)[-1:]
    may = (inq.before(said[0]) if said else inq).ask(MayAdopt(draft))
    if may.empowered is Truth.MET:
        return require(True, organ=draft.organ)
    if inq.reading("G-50") == "B":  # valid until annulled
        return silent()
    return require(may.empowered, organ=draft.organ)


@book.condition("13.1", on=Adopted, en="it was adopted without a lesser fault, under that reading; faults: {faults}", ru="меньших нарушений при принятии не было, при таком толковании; нарушения: {faults}")
def it_has_no_lesser_fault(q: Adopted, inq: Inquiry) -> Finding:
    draft = tabled(q.draft, inq)
    said = inq.acts(Announce, draft=q.draft)[-1:]
    if draft is None or not said or said[0].outcome != "adopted":
        return silent()
    may = inq.before(said[0]).ask(MayAdopt(draft))
    if may.truth is not Truth.BREACHED or may.empowered is not Truth.MET:
        return silent()
    if inq.reading("G-50") != "C":  # A, B: it stands until the Council annuls it
        return silent()
    return require(False, faults=[ground.rule for ground in may.grounds if ground.truth is Truth.BREACHED])


@book.bar("13.1", on=Adopted, en="the Council has not annulled it; annulled on: {annulled}", ru="Совет его не отменил; отменено: {annulled}")
def it_has_not_been_annulled(q: Adopted, inq: Inquiry) -> Finding:
    said = inq.acts(Announce, draft=q.draft)[-1:]
    annulled = [act for each in said for act in inq.acts(Annul, entry=each.seq) if act.basis and act.basis != q.draft]
    if not annulled:
        return silent()
    decided = [inq.ask(Adopted(act.basis)) for act in annulled]
    return require(none_of(*decided), annulled=[inq.day(act.on) for act in annulled])


# Whom it binds -----------------------------------------------------------------------------------


@book.power(
    "12.3", on=Bound,
    en="a decision of the Council, or one that carries it out, binds every Member; of: {organ}",
    ru="решение Совета или решение во исполнение его обязывает каждое государство-член; орган: {organ}",
)  # fmt: skip
def the_decision_binds_the_members(q: Bound, inq: Inquiry) -> Finding:
    if q.decision is None:
        return silent()
    draft = tabled(q.decision, inq)
    if draft is None:
        return require(none_of(inq.complete(TableDraft, draft=q.decision)), organ=None)
    binding: list[Truth] = [all_of(inq.ask(Adopted(q.decision))), all_of(inq.ask(Member(q.state)))]
    if draft.organ == "permanent_council":  # G-20: neither 12.1 nor 12.3 names it
        binding.append(all_of(inq.reading("G-20") == "B"))
    elif draft.organ != "council" and not draft.parent:
        binding.append(all_of(inq.reading("G-47") == "B"))
    elif draft.parent:
        binding.append(all_of(inq.ask(Adopted(draft.parent))))
    return require(*binding, organ=draft.organ)


@book.bar(
    "12.5", on=Bound, edition="first-protocol",
    en="in limited format it is not left free by not having voted; for: {supporting}",
    ru="при ограниченном формате неголосование его не освобождает; за: {supporting}",
)  # fmt: skip
def not_voting_does_not_free_it(q: Bound, inq: Inquiry) -> Finding:
    if q.decision is None or not _limited(q.decision, inq):
        return silent()
    words = last_words(q.decision, inq)
    supporting = sorted(state for state, said in words.items() if said.position == "for")
    if q.state in supporting:
        return require(True, supporting=supporting)
    reading = inq.reading("G-17")  # A: all are bound; B: those who voted; C: all, unless the matter is financial
    financial = isinstance(measure_of(q.decision, inq), FINANCIAL)
    free = reading == "B" or (reading == "C" and financial)
    return require(not free, supporting=supporting)


# Before anyone acts ------------------------------------------------------------------------------


@book.value("12.1", on=Competent, en="organ: {organ}; rule: {rule}; left out: {left_out}", ru="орган: {organ}; правило: {rule}; не учитываются: {left_out}")
def who_is_competent(q: Competent, inq: Inquiry) -> Finding:
    measure = q.measure
    organ, submission = "council", ""
    if isinstance(measure, AppointSecretaryGeneral | EndSecretaryGeneral):
        submission = "foreign_ministers"
    left_out = _left_out(measure, inq)
    rule = "consensus_without_the_member_concerned" if left_out else "consensus"
    return found(Competence(organ, submission, rule, left_out), organ=organ, rule=rule, left_out=list(left_out))


def _left_out(measure: object, inq: Inquiry) -> tuple[str, ...]:
    """Whose vote the measure leaves out: 20.3, and 25.1 under one reading."""
    if isinstance(measure, Suspend | Expel):
        return (measure.state,)
    if isinstance(measure, LiftSuspension) and inq.reading("G-43") != "C":
        return (measure.state,)
    if isinstance(measure, ApplyArticle25) and inq.reading("G-01") == "B":
        return (measure.state,)
    return ()


@book.value("12.1", on=Blockers, en="each of these alone: {blockers}", ru="каждое из этих государств: {blockers}")
def each_member_that_counts_can_block(q: Blockers, inq: Inquiry) -> Finding:
    left_out = _left_out(q.measure, inq)
    members = inq.value(Members())
    if members is None:
        return missing(blockers=None)
    parts = {state: all_of(inq.ask(MayVote(state, "council"))) for state in members if state not in left_out}
    if who(parts, Truth.OPEN):
        return missing(blockers=None)
    blockers = tuple(who(parts))
    return found(blockers, blockers=list(blockers))


@book.power("12.1", on=CanBlock, en="it is a Member whose objection counts; left out: {left_out}", ru="это государство-член, возражение которого учитывается; не учитываются: {left_out}")
def its_objection_counts(q: CanBlock, inq: Inquiry) -> Finding:
    left_out = _left_out(q.measure, inq)
    return require(q.state not in left_out, inq.ask(MayVote(q.state, "council")), left_out=list(left_out))


# What Members, chairs and organs do --------------------------------------------------------------


@book.power("12.1", on=TableDraft, en="a Member, an organ or the Secretariat tables it; by: {by}", ru="вносит государство-член, орган или Секретариат; внёс: {by}")
def a_member_organ_or_secretariat_tables(act: TableDraft, inq: Inquiry) -> Finding:
    if act.by in (*BY_CONSENSUS, "permanent_council", "secretariat", "secretary_general", "chair"):
        return require(True, by=act.by)
    return require(inq.ask(Member(act.by)), by=act.by)


@book.power("12.1", on=TakePosition, en="a Member speaks for itself; by: {by}, for: {state}", ru="государство-член выступает само; выступил: {by}, за: {state}")
def a_member_speaks_for_itself(act: TakePosition, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by, state=act.state)


@book.power("12.4", on=(ObjectToFormat, AcceptFormat), en="a Member speaks for itself; by: {by}", ru="государство-член выступает само; выступил: {by}")
def a_member_answers_on_the_format(act: ObjectToFormat | AcceptFormat, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), inq.ask(InForce("first-protocol")), by=act.by)


@book.power("12.1", on=JoinDecision, en="a Member joins for itself; by: {by}", ru="государство-член присоединяется само; присоединился: {by}")
def a_member_joins_for_itself(act: JoinDecision, inq: Inquiry) -> Finding:
    return require(act.by == act.state, inq.ask(Member(act.state)), by=act.by)


@book.condition("12.1", on=(TakePosition, ObjectToFormat, AcceptFormat, JoinDecision, PutDraft, WithdrawDraft, Announce), en="such a draft is on record; draft: {draft}", ru="такой проект внесён; проект: {draft}",
                cure=("Table the draft first.", "Сначала внесите проект."))  # fmt: skip
def such_a_draft_is_tabled(act: TakePosition | PutDraft | Announce, inq: Inquiry) -> Finding:
    return require(none_of(inq.nothing_recorded(TableDraft, draft=act.draft)), draft=act.draft)


@book.power("12.2", on=PutDraft, en="the chair puts it; by: {by}", ru="ставит председатель; поставил: {by}")
def the_chair_puts_it(act: PutDraft, inq: Inquiry) -> Finding:
    return require(act.by in ("chair", "secretary_general", "secretariat"), by=act.by)


@book.condition("12.4", on=PutDraft, en="the way of deciding has a basis; way: {way}", ru="способ принятия решения предусмотрен; способ: {way}")
def the_way_has_a_basis(act: PutDraft, inq: Inquiry) -> Finding:
    if act.way != "limited":
        return silent()
    return require(inq.ask(InForce("first-protocol")), way=act.way)


@book.power("12.2", on=WithdrawDraft, en="its author or the Member it concerns withdraws it; by: {by}", ru="снимает автор или заинтересованное государство; снял: {by}")
def its_author_withdraws_it(act: WithdrawDraft, inq: Inquiry) -> Finding:
    draft = tabled(act.draft, inq)
    if draft is not None and act.by in (draft.by, "chair", "secretariat", "secretary_general"):
        return require(True, by=act.by)
    return require(inq.ask(Member(act.by)), by=act.by)


@book.power("12.1", on=Announce, en="the chair or the Secretariat announces; by: {by}", ru="объявляет председатель или Секретариат; объявил: {by}")
def the_chair_announces(act: Announce, inq: Inquiry) -> Finding:
    return require(act.by in ("chair", "secretariat", "secretary_general"), by=act.by)


@book.condition("12.1", on=Announce, en="what is announced is so: {outcome}", ru="объявленное соответствует действительности: {outcome}")
def what_is_announced_is_so(act: Announce, inq: Inquiry) -> Finding:
    if act.outcome == "pending":
        return silent()
    carried = inq.ask(Carried(act.draft))
    if carried.truth is Truth.OPEN and (said := inq.attested(Adopted(act.draft))):
        carried_or_published = all_of(*(one.answer == "yes" for one in said))
        return require(carried_or_published if act.outcome == "adopted" else none_of(carried_or_published), outcome=act.outcome)
    return require(carried if act.outcome == "adopted" else none_of(carried), outcome=act.outcome)


@book.condition(
    "13.2", on=Announce,
    en="the organ may adopt this measure; grounds against: {against}",
    ru="орган вправе принять эту меру; доводы против: {against}",
)  # fmt: skip
def the_organ_may_adopt_it(act: Announce, inq: Inquiry) -> Finding:
    draft = tabled(act.draft, inq)
    if draft is None or act.outcome != "adopted":
        return silent()
    may = inq.ask(MayAdopt(draft))
    against = [ground.rule for ground in may.grounds if ground.truth is Truth.BREACHED]
    return require(may, against=against)


@book.power("12.3", on=Submit, en="an organ submits what it has itself adopted; by: {by}", ru="орган представляет то, что принял сам; представил: {by}")
def an_organ_submits(act: Submit, inq: Inquiry) -> Finding:
    draft = tabled(act.draft, inq)
    return require(draft is not None and draft.organ == act.by, by=act.by)


# Texts, regulations and readings -----------------------------------------------------------------


@book.power("13.2", adopting=(ApproveRegulation, AdoptReading), en="the Council decides; before: {organ}", ru="решает Совет; внесено в: {organ}")
def the_council_regulates(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.condition("12.2", adopting=AdoptReading, en="it is a value of a numbered reading: {reading}", ru="это значение из перечня толкований: {reading}")
def it_is_a_known_reading(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, AdoptReading)
    values = book.readings.get(draft.measure.gap, ())
    return require(draft.measure.value in values, reading=f"{draft.measure.gap}={draft.measure.value}")

