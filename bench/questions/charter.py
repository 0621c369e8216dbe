"""The charter of the question job, in our own core: who takes part in a decision, and on which provisions.

3.1   Who has deposited an instrument is a member.
4.2   Who has withdrawn since is not.
5.2   A suspended member takes no part; a reinstatement ends every suspension.
6.1   Each member takes part in decisions.
6.3   The one whom a suspension concerns takes no part in that decision.
8.4   A debt two years old, the oldest paid first, puts a member in arrears.
9.1   A member in arrears may be deprived of its vote.
9.2   One that is deprived already takes no part, and is not deprived again.
"""

from __future__ import annotations

from typing import Any

import msgspec

from bench.questions.job import SUSPENSION
from charterhouse.core.acts import Act, Key, Question
from charterhouse.core.answers import Finding, Truth, found, require, silent
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.rulebook import Rulebook
from charterhouse.core.rules import Figure

book = Rulebook("bench", readings={}, figures={"arrears.years": (Figure(2, "8.4"),)})


# What is done -----------------------------------------------------------------------------------


@book.act(en="Deposit", ru="Сдать на хранение")
class Deposit(Act, frozen=True, kw_only=True, tag="bench.deposit"):
    """A State becomes a member (3.1)."""

    member: Key[int]


@book.act(en="Withdraw", ru="Выйти")
class Withdraw(Act, frozen=True, kw_only=True, tag="bench.withdraw"):
    """A member leaves (4.2)."""

    member: Key[int]


@book.act(en="Suspend", ru="Приостановить")
class Suspend(Act, frozen=True, kw_only=True, tag="bench.suspend"):
    """A member is suspended (5.2)."""

    member: Key[int]


@book.act(en="Reinstate", ru="Восстановить")
class Reinstate(Act, frozen=True, kw_only=True, tag="bench.reinstate"):
    """Whatever suspensions run come to their end (5.2)."""

    member: Key[int]


@book.act(en="Deprive", ru="Лишить голоса")
class Deprive(Act, frozen=True, kw_only=True, tag="bench.deprive"):
    """A member in arrears loses its vote (9.1)."""

    member: Key[int]


@book.act(en="Restore", ru="Вернуть голос")
class Restore(Act, frozen=True, kw_only=True, tag="bench.restore"):
    """It has its vote again (9.2)."""

    member: Key[int]


@book.act(en="Assess", ru="Начислить взнос")
class Assess(Act, frozen=True, kw_only=True, tag="bench.assess"):
    """A contribution falls due (8.4)."""

    member: Key[int]
    amount: int


@book.act(en="Pay", ru="Уплатить")
class Pay(Act, frozen=True, kw_only=True, tag="bench.pay"):
    """A member pays; what is oldest is paid first (8.4)."""

    member: Key[int]
    amount: int


# What is asked ----------------------------------------------------------------------------------


@book.question(en="Is {member} a member?", ru="Состоит ли {member}?")
class Member(Question[None], frozen=True):
    """Whether it belongs."""

    member: int


@book.question(en="Is {member} in arrears?", ru="В долгу ли {member}?")
class InArrears(Question[None], frozen=True):
    """Whether a debt is too old."""

    member: int


@book.question(en="May {member} be deprived?", ru="Можно ли лишить {member} голоса?")
class MayBeDeprived(Question[None], frozen=True):
    """Whether its vote may be taken."""

    member: int


@book.question(en="May {member} take part?", ru="Участвует ли {member}?")
class MayTakePart(Question[None], frozen=True):
    """Whether it takes part in a decision of a kind; of a suspension, whom it concerns."""

    member: int
    decision: str
    concerned: int = -1


class Position(msgspec.Struct, frozen=True):
    """Where a member stands, with the provisions that decide it."""

    in_arrears: bool
    may_be_deprived: bool
    may_take_part: bool
    provisions: tuple[str, ...]


@book.question(en="Where does {member} stand?", ru="Каково положение {member}?")
class Stands(Question[Position], frozen=True):
    """The question of the job."""

    member: int
    decision: str
    concerned: int = -1


# Membership -------------------------------------------------------------------------------------


@book.power("3.1", on=Member, en="it has deposited", ru="документ сдан")
def it_has_deposited(q: Member, inq: Inquiry) -> Finding:
    return require(bool(inq.acts(Deposit, member=q.member)))


@book.bar("4.2", on=Member, en="it has not withdrawn since", ru="с тех пор не вышел")
def it_has_not_withdrawn_since(q: Member, inq: Inquiry) -> Finding:
    left = inq.acts(Withdraw, member=q.member)
    if not left:
        return silent()
    joined = inq.acts(Deposit, member=q.member)
    since, until = joined[-1].on, left[-1].on
    return require(since.latest > until.latest, joined=since, left=until)


def runs(inq: Inquiry, begin: type[Act], end: type[Act], member: int) -> bool:
    """Whether something has begun and nothing has ended it since."""
    begun = inq.acts(begin, member=member)
    if not begun:
        return False
    ended = inq.acts(end, member=member)
    return not ended or begun[-1].on.latest > ended[-1].on.latest


# Decisions --------------------------------------------------------------------------------------


@book.power("6.1", on=MayTakePart, en="each member takes part", ru="участвует каждый член")
def each_member_takes_part(q: MayTakePart, inq: Inquiry) -> Finding:
    return require(inq.ask(Member(q.member)))


@book.bar("5.2", on=MayTakePart, en="it is not suspended", ru="участие не приостановлено")
def it_is_not_suspended(q: MayTakePart, inq: Inquiry) -> Finding:
    return require(not runs(inq, Suspend, Reinstate, q.member))


@book.exception(
    "6.3", to="6.1.each_member_takes_part", en="it is not concerned", ru="решение его не касается"
)
def it_is_not_concerned(q: MayTakePart, inq: Inquiry) -> Finding:
    if q.decision != SUSPENSION or q.concerned != q.member:
        return silent()
    return require(False, concerned=q.concerned)


@book.bar("9.2", on=MayTakePart, en="it has its vote", ru="не лишён голоса")
def it_has_its_vote(q: MayTakePart, inq: Inquiry) -> Finding:
    return require(not runs(inq, Deprive, Restore, q.member))


# Money ------------------------------------------------------------------------------------------


@book.power("8.4", on=InArrears, en="a debt is too old: {owed}", ru="долг слишком стар: {owed}")
def a_debt_is_too_old(q: InArrears, inq: Inquiry) -> Finding:
    left = sum([payment.amount for payment in inq.acts(Pay, member=q.member)])
    for debt in inq.acts(Assess, member=q.member):
        left -= debt.amount
        if left < 0:
            old = inq.come(debt.on, years=inq.figure("arrears.years"))
            return require(old, owed=-left, since=debt.on)
    return require(False, owed=0)


@book.power("9.1", on=MayBeDeprived, en="one in arrears may be", ru="должника можно лишить")
def one_in_arrears_may_be_deprived(q: MayBeDeprived, inq: Inquiry) -> Finding:
    return require(inq.ask(InArrears(q.member)))


@book.bar("9.2", on=MayBeDeprived, en="it is not deprived already", ru="ещё не лишён")
def it_is_not_deprived_already(q: MayBeDeprived, inq: Inquiry) -> Finding:
    return require(not runs(inq, Deprive, Restore, q.member))


# The question of the job ------------------------------------------------------------------------

NO_MEMBER = Position(False, False, False, ("4.2",))
MET, BREACHED = Truth.MET, Truth.BREACHED


@book.value("2.1", on=Stands, en="its position is {position}", ru="положение: {position}")
def its_position_follows(q: Stands, inq: Inquiry) -> Finding:
    if inq.ask(Member(q.member)).truth is not MET:
        return found(NO_MEMBER)
    in_arrears = inq.ask(InArrears(q.member)).truth is MET
    may_be_deprived = inq.ask(MayBeDeprived(q.member)).truth is MET
    answer = inq.ask(MayTakePart(q.member, q.decision, q.concerned))
    may_take_part = answer.truth is MET
    bars = [ground.paragraph for ground in answer.grounds if ground.truth is BREACHED]
    deciding = (
        "3.1", "5.2" in bars and "5.2", "6.3" in bars and "6.3", in_arrears and "8.4",
        may_be_deprived and "9.1", "9.2" in bars and "9.2", may_take_part and "6.1",
    )  # fmt: skip
    provisions = tuple([paragraph for paragraph in deciding if paragraph])
    return found(Position(in_arrears, may_be_deprived, may_take_part, provisions))


class Institutions:
    """What the mechanism asks of every charter; this one has no drafts and no editions."""

    def in_force(self, instrument: str) -> Question[Any]:
        return Member(0)

    def adopted(self, draft: Any) -> Question[Any]:
        raise AssertionError("nothing is drafted here")

    def adopted_readings(self, gap: str, inq: Inquiry) -> tuple[()]:
        return ()

    def adopted_figures(self, name: str, inq: Inquiry) -> tuple[()]:
        return ()

    def attestations_decide(self, inq: Inquiry) -> bool:
        return False


book.close(Institutions())
