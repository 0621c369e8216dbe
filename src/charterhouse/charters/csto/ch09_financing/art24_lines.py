"""The lines of a budget: what they make up (24.6), and what they may pay for (24.1, 24.7)."""

from __future__ import annotations

from charterhouse.commons.money import total
from charterhouse.commons.states import states_in
from charterhouse.core.answers import Finding, Truth, any_of, missing, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..ch04_organs.acts import TableDraft
from ..ch06_membership.questions import Member
from ..ch10_final.questions import InForce
from .acts import AmendBudget, ApproveBudget
from .budgets import budget_with, chapter_of, lines_of

BODIES = ("secretariat", "joint_staff")  # whose costs the budget bears (24.1)
OF_MEMBERS = ("representatives", "experts", "permanent_representatives")  # who bear them (24.7)

# What they make up -------------------------------------------------------------------------------


@book.condition(
    "24.1", adopting=(ApproveBudget, AmendBudget), evidence="D",
    en="its total is set out in lines, which say what it pays for; total: {total}",
    ru="итог разбит на статьи, из которых видно, что он покрывает; итог: {total}",
    cure=(
        "Set {total} out in lines; figures that are restricted are kept, all together, in the private part.",
        "Разбейте {total} на статьи; закрытые показатели вносятся все вместе в закрытую часть.",
    ),
)  # fmt: skip
def its_total_is_set_out_in_lines(draft: TableDraft, inq: Inquiry) -> Finding:
    """Of a bare total nobody can tell whether it pays for the permanent bodies alone."""
    assert isinstance(draft.measure, ApproveBudget | AmendBudget)
    stands = budget_with(draft.measure, inq)
    if stands.total is None:
        return silent()
    return require(bool(stands.lines), total=stands.total)


@book.condition(
    "24.6", adopting=(ApproveBudget, AmendBudget),
    en="every line is an amount of nothing or more; otherwise: {unread}",
    ru="в каждой статье указана неотрицательная сумма; иное: {unread}",
    cure=("Write it as `100.00 RUB`: {unread}.", "Запишите так: `100.00 RUB`: {unread}."),
)  # fmt: skip
def every_line_is_an_amount(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveBudget | AmendBudget)
    if not draft.measure.lines:
        return silent()
    read = lines_of(draft.measure)
    unread = [name for name, each in read.items() if each is None or each.minor < 0]
    return require(not unread, unread=unread)


@book.condition(
    "24.6", adopting=(ApproveBudget, AmendBudget),
    en="the lines make up the total; chapters: {chapters}, lines together: {sum}, total: {total}",
    ru="статьи в сумме составляют итог; разделы: {chapters}, сумма статей: {sum}, итог: {total}",
    cure=("Correct the lines or the total.", "Исправьте статьи или итог."),
)  # fmt: skip
def the_lines_make_up_the_total(draft: TableDraft, inq: Inquiry) -> Finding:
    """Of an amendment: the lines as they stand with it, and the total that it leaves or changes."""
    measure, currency = draft.measure, inq.figure("currency")
    assert isinstance(measure, ApproveBudget | AmendBudget)
    stands = budget_with(measure, inq)
    amounts = [*stands.lines.values(), *([stands.total] if stands.total else [])]
    if not stands.lines or any(each.currency != currency for each in amounts):
        return silent()
    chapters = {
        chapter: total((each for name, each in stands.lines.items() if chapter_of(name) == chapter), currency)
        for chapter in sorted({chapter_of(name) for name in stands.lines})
    }  # fmt: skip
    whole = total(chapters.values(), currency)
    return require(whole == stands.total, chapters=chapters, sum=whole, total=stands.total)


# What it may pay for -----------------------------------------------------------------------------


@book.condition(
    "24.1", adopting=(ApproveBudget, AmendBudget), evidence="D",
    en="it pays for the permanent bodies, or the Council may vote other lines; other lines: {others}",
    ru="он покрывает расходы постоянно действующих органов либо Совет вправе утвердить иные"
       " статьи; иные статьи: {others}",
    cure=("Let those who take part pay: {others}.", "Отнесите на счёт участников: {others}."),
)  # fmt: skip
def it_pays_for_the_permanent_bodies(draft: TableDraft, inq: Inquiry) -> Finding:
    """Each line is named by whose cost it is; the Joint Staff is a body since the first protocol."""
    assert isinstance(draft.measure, ApproveBudget | AmendBudget)
    lines = draft.measure.lines
    if not lines:
        return silent()
    others = [name for name in lines if chapter_of(name) not in (*BODIES, *OF_MEMBERS)]
    of_the_staff = [name for name in lines if chapter_of(name) == "joint_staff"]
    if of_the_staff:
        staff = inq.ask(InForce("first-protocol"))
        if staff.truth is Truth.OPEN:
            return missing(others=of_the_staff)
        others += of_the_staff if staff.truth is Truth.BREACHED else []
    if not others:
        return require(True, others=[])
    return require(inq.reading("G-38") == "B", others=others)


@book.bar(
    "24.7", adopting=(ApproveBudget, AmendBudget),
    en="it bears no cost of a Member's own representation; such lines: {theirs}, not told of: {untold}",
    ru="он не покрывает расходы государств на своих представителей; такие статьи: {theirs}, не указано о: {untold}",
    cure=(
        "Strike out: {theirs}; of the others say under `no_own_costs` which bear none.",
        "Исключите: {theirs}; об остальных укажите в `no_own_costs`, какие таких расходов не содержат.",
    ),
)  # fmt: skip
def it_bears_no_cost_of_representation(draft: TableDraft, inq: Inquiry) -> Finding:
    """A line tells by its name whose cost it is: that of a Member, by code or by name, or of a permanent body.

    Of any other, and of one for somebody's representatives or experts, whoever draws up the budget
    says that it bears no Member's own costs, and answers for it.
    """
    measure = draft.measure
    assert isinstance(measure, ApproveBudget | AmendBudget)
    if not measure.lines:
        return silent()
    states = {name: states_in(name) for name in measure.lines}
    members = {
        code: inq.ask(Member(code)).truth for code in sorted({each for of in states.values() for each in of})
    }  # fmt: skip
    theirs, untold = list[str](), list[str]()
    for name in measure.lines:
        named = any_of(*(members[each] for each in states[name]))
        if chapter_of(name) in OF_MEMBERS or named is Truth.MET:
            theirs.append(name)
        elif name not in measure.no_own_costs and (
            named is Truth.OPEN or chapter_of(name) not in BODIES or _names_envoys(name)
        ):
            untold.append(name)
    if untold and not theirs:
        inq.lacks("no_own_costs", year=measure.year)
        return missing(theirs=[], untold=untold)
    return require(not theirs, theirs=theirs, untold=untold)


def _names_envoys(line: str) -> bool:
    """Whether a line is for somebody's representatives or experts."""
    return any(each in line.casefold() for each in OF_MEMBERS)
