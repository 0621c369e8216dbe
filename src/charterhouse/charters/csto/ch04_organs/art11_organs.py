"""
11.1. There are five organs: the Council; a council each of foreign and of defence ministers; the
      Committee of Secretaries of Security Councils; the Permanent Council.
11.2. Two bodies work all year round: the Secretariat and the Joint Staff.
11.3. The parliaments work together in the Parliamentary Assembly.
11.4. What each of them does, and how, is laid down in the Charter and in the Organisation's other
      acts.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch10_final.questions import InForce
from ..names import BY_CONSENSUS
from .session_questions import IsOrgan


@book.power(
    "11.1", on=IsOrgan,
    en="Article 11 lists it; the Permanent Council since the First Protocol",
    ru="статья 11 называет его; Постоянный совет — с Первого протокола",
)  # fmt: skip
def article_11_lists_it(q: IsOrgan, inq: Inquiry) -> Finding:
    if q.body == "permanent_council":
        return require(inq.ask(InForce("first-protocol")))
    return require(q.body in BY_CONSENSUS, inq.ask(InForce("charter")))


@book.bar(
    "11.2", on=IsOrgan,
    en="it is an organ, not a permanent working body; body: {body}",
    ru="это орган по пункту 11.1, а не постоянно действующий рабочий орган; орган: {body}",
)  # fmt: skip
def it_is_no_working_body(q: IsOrgan, inq: Inquiry) -> Finding:
    return require(q.body not in ("secretariat", "joint_staff"), body=q.body)


@book.bar(
    "11.3", on=IsOrgan,
    en="it is an organ, not the body of the parliaments; body: {body}",
    ru="это орган по пункту 11.1, а не орган межпарламентского сотрудничества; орган: {body}",
)  # fmt: skip
def it_is_not_the_assembly(q: IsOrgan, inq: Inquiry) -> Finding:
    return require(q.body != "parliamentary_assembly", body=q.body)
