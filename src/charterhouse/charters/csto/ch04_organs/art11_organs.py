"""
11.1. There are five organs: the Council; a council each of foreign and of defence ministers; the
      Committee of Secretaries of Security Councils; the Permanent Council.
11.2. Two bodies work all year round: the Secretariat and the Joint Staff.
11.3. The parliaments work together in the Parliamentary Assembly.
11.4. What each of them does, and how, is laid down in the Charter and in the Organisation's other
      acts.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch10_final.questions import InForce
from ..names import BY_CONSENSUS
from .questions import IsOrgan


@book.power("11.1", on=IsOrgan, en="Article 11 lists it", ru="она перечислена в статье 11")
def article_11_lists_it(q: IsOrgan, inq: Inquiry) -> Finding:
    if q.body == "permanent_council":  # listed since the First Protocol; before, a paragraph of Article 13
        return require(inq.ask(InForce("first-protocol")))
    return require(q.body in BY_CONSENSUS, inq.ask(InForce("charter")))


@book.power("11.2", on=IsOrgan, en="it is a permanent working body, not an organ", ru="это постоянно действующий рабочий орган, а не орган по пункту 11.1")
def a_working_body_is_no_organ(q: IsOrgan, inq: Inquiry) -> Finding:
    return require(False) if q.body in ("secretariat", "joint_staff") else silent()


@book.power("11.3", on=IsOrgan, en="it is the body of parliaments, not an organ", ru="это орган межпарламентского сотрудничества, а не орган по пункту 11.1")
def the_assembly_is_no_organ(q: IsOrgan, inq: Inquiry) -> Finding:
    return require(False) if q.body == "parliamentary_assembly" else silent()
