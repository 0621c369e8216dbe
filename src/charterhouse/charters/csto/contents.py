"""The articles in their order; importing this closes the rulebook."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

from charterhouse.commons.states import STATES
from charterhouse.core.acts import Question
from charterhouse.core.charter import Charter
from charterhouse.core.inquiry import Inquiry

from . import statements
from .book import GAPS, book, profile
from .ch01_establishment import art01_establishment, art02_acquis
from .ch02_objectives import art03_objectives, art04_relations, art05_principles, art06_other_treaties
from .ch03_areas import art07_forces, art08_threats, art09_foreign_policy, art10_legislation
from .ch04_organs import (
    art11_organs, art11_regulations, art12_competence, art12_decisions, art12_drafts, art12_effects,
    art12_execution, art12_limited_format, art12_motions, art12_votes, art12_outcome, art12_positions, art12_prospect, art12_putting,
    art12_silence, art12_silence_certificate, art12_statements, art12_tabling, art13_agenda, art13_bodies, art13_chair, art13_chair_unable, art13_council,
    art13_credentials, art13_dated_back, art13_presence, art13_seats, art13_sessions, art13_worth,
    art14_foreign_ministers, art15_defence_ministers, art16_1_permanent_council,
    art16_security_secretaries,
)  # fmt: skip
from .ch04_organs.acts import AdoptReading, ApproveRegulation
from .ch04_organs.measure_lookups import announced
from .ch04_organs.questions import Adopted
from .ch05_secretariat import art17_secretary_general, art18_1_joint_staff, art18_drafts, art18_secretariat
from .ch06_membership import (
    art19_admission, art19_departure, art19_files, art19_membership, art19_withdrawal, art20_files,
    art20_sanctions, art20_standing, art20_suspension,
)  # fmt: skip
from .ch07_partners import art21_1_partners, art21_observers, art21_rights
from .ch08_capacity import art22_legal_capacity, art23_immunities
from .ch09_financing import (
    art24_accounts, art24_allocation, art24_assessment, art24_budget, art24_clearance, art24_contributions,
    art24_execution, art24_funds, art24_ledger, art24_lines, art24_payments, art24_reserve, art24_year_end,
    art25_arrears, art25_forecast, art25_sanction, art25_staff,
)  # fmt: skip
from .ch10_final import (
    art26_entry_into_force, art26_instruments, art27_amendment, art28_language, art29_custody,
)  # fmt: skip
from .ch10_final.questions import InForce
from .figures import FIGURES, left_open, reads_like

ARTICLES: dict[str, ModuleType] = {
    "1": art01_establishment, "2": art02_acquis,
    "3": art03_objectives, "4": art04_relations, "5": art05_principles, "6": art06_other_treaties,
    "7": art07_forces, "8": art08_threats, "9": art09_foreign_policy, "10": art10_legislation,
    "11": art11_organs, "12": art12_decisions, "13": art13_council, "14": art14_foreign_ministers,
    "15": art15_defence_ministers, "16": art16_security_secretaries, "16-1": art16_1_permanent_council,
    "17": art17_secretary_general, "18": art18_secretariat, "18-1": art18_1_joint_staff,
    "19": art19_membership, "20": art20_suspension,
    "21": art21_observers, "21-1": art21_1_partners,
    "22": art22_legal_capacity, "23": art23_immunities,
    "24": art24_budget, "25": art25_arrears,
    "26": art26_entry_into_force, "27": art27_amendment, "28": art28_language, "29": art29_custody,
}  # fmt: skip
# The rest of Articles 11, 12, 13, 20, 24, 25 and 26, each too long for one file.
BESIDE = (
    art11_regulations, art12_competence, art12_drafts, art12_effects, art12_execution,
    art12_limited_format, art12_motions, art12_votes, art12_outcome, art12_positions,
    art12_prospect, art12_putting, art12_silence, art12_silence_certificate, art12_statements,
    art12_tabling, art13_agenda, art13_bodies, art13_chair, art13_chair_unable, art13_credentials, art13_dated_back, art13_presence, art13_seats,
    art13_sessions, art13_worth, art18_drafts, art19_admission, art19_departure, art19_files,
    art19_withdrawal, art20_files, art20_sanctions, art20_standing, art21_rights, art24_accounts,
    art24_allocation, art24_assessment, art24_clearance, art24_contributions, art24_execution, art24_funds,
    art24_ledger, art24_lines, art24_payments, art24_reserve, art24_year_end, art25_forecast,
    art25_sanction, art25_staff, art26_instruments,
)  # fmt: skip


class _Institutions:
    """What the mechanism must ask of this charter."""

    def in_force(self, instrument: str) -> Question[Any]:
        return InForce(instrument)

    def adopted(self, draft: Any) -> Question[Any]:
        return Adopted(draft.draft)

    def adopted_readings(self, gap: str, inq: Inquiry) -> Iterator[Any]:
        yield from reversed(inq.carrying(AdoptReading, gap=gap))

    def adopted_figures(self, name: str, inq: Inquiry) -> Iterator[tuple[Any, Any]]:
        """Of regulations announced as adopted: none governs the adoption of itself.

        None changes what the Charter fixes, or holds what cannot be read (11.4).
        """
        if name not in left_open():
            return
        for draft, _ in reversed(announced(inq, ApproveRegulation, figures=name)):
            measure: Any = draft.measure
            readable = reads_like(measure.figures[name], FIGURES[name][0].value)
            if readable and inq.reached(measure.since):
                yield draft, measure.figures[name]

    def attestations_decide(self, inq: Inquiry) -> bool:
        return inq.reading("G-49") == "B"


book.close(_Institutions())

charter = Charter(
    book=book,
    gaps=GAPS,
    profile=profile,
    profiles=("practice", "text", "minority"),
    organisation="Collective Security Treaty Organization",
    seat="Moscow",
    time_zone="Europe/Moscow",
    editions=("charter", "first-protocol", "second-protocol", "third-protocol", "fourth-protocol"),
    states=STATES,
    preamble=statements.preamble,
    chapters=statements.chapters,
    history=f"{__package__}.history",
)
