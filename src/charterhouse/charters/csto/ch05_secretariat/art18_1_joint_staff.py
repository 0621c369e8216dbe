"""
18-1.1. The Joint Staff serves the defence ministers, proposes on military matters and, with the
        national commands, gets decisions on military co-operation carried out.
18-1.2. It is made up of servicemen of the Members, in numbers that follow what each Member
        contributes, and of citizens of the Members chosen by competition, on contract.
18-1.3. Regulations that the Council approves say what it does and how it is built.
18-1.4. It sits in Moscow, on terms settled by treaty with Russia.
"""

from __future__ import annotations

from charterhouse.core.answers import Finding, require
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch06_membership.questions import Member
from .acts import AppointChiefOfJointStaff


@book.power(
    "18-1.3", adopting=AppointChiefOfJointStaff, evidence="D",
    en="the Council, whose Regulations govern the Joint Staff, appoints its head; before: {organ}",
    ru="начальника назначает Совет, определяющий устройство Объединённого штаба;"
       " внесено в: {organ}",
    cure=("Table it in the Council.", "Внесите проект в Совет."),
)  # fmt: skip
def the_council_appoints_its_head(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "council", organ=draft.organ)


@book.power(
    "15.1", adopting=AppointChiefOfJointStaff, evidence="D",
    en="the defence ministers approve the head of the Joint Staff, as in 2012; before: {organ}",
    ru="начальника Объединённого штаба утверждают министры обороны, как в 2012 году;"
       " внесено в: {organ}",
    cure=(
        "Table it in the Council of Defence Ministers.",
        "Внесите проект в Совет министров обороны.",
    ),
)  # fmt: skip
def the_defence_ministers_approve_its_head(draft: TableDraft, inq: Inquiry) -> Finding:
    return require(draft.organ == "defence_ministers", organ=draft.organ)


@book.condition(
    "18-1.2", adopting=AppointChiefOfJointStaff,
    en="its head is a serviceman of a Member; of: {state}",
    ru="начальник — военнослужащий государства-члена; государство: {state}",
    cure=("Name a serviceman of a Member.", "Назовите военнослужащего государства-члена."),
)  # fmt: skip
def its_head_serves_a_member(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, AppointChiefOfJointStaff)
    return require(inq.ask(Member(draft.measure.state)), state=draft.measure.state)
