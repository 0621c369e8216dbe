"""Regulations in versions (11.4): what they may fix, and which of them governs a day."""

from __future__ import annotations

from charterhouse.core.acts import Fields
from charterhouse.core.answers import (
    Finding, Truth, all_of, found, missing, none_of, require, silent,
)  # fmt: skip
from charterhouse.core.inquiry import Inquiry

from ..book import book
from ..figures import FIGURES, left_open, reads_like
from .acts import ApproveRegulation, TableDraft
from .measure_lookups import announced
from .decision_questions import RegulationInForce, Version
from .questions import Adopted


@book.condition(
    "11.4", adopting=ApproveRegulation,
    en="its figures are ones that the charter leaves open; unknown: {unknown}, known: {known}",
    ru="она устанавливает показатели, оставленные открытыми; неизвестны: {unknown}, есть: {known}",
    cure=("Use the names of: {known}.", "Используйте названия: {known}."),
)  # fmt: skip
def its_figures_are_known(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveRegulation)
    unknown = sorted(draft.measure.figures.keys() - FIGURES.keys())
    return require(not unknown, unknown=unknown, known=list(left_open()) if unknown else [])


@book.condition(
    "11.4", adopting=ApproveRegulation,
    en="its figures leave the Charter's own untouched; fixed by the Charter: {fixed}",
    ru="она не меняет показателей самого Устава; установлены Уставом: {fixed}",
    cure=("Amend the Charter instead.", "Для этого следует изменить Устав."),
)  # fmt: skip
def it_leaves_the_charters_own_figures(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveRegulation)
    fixed = sorted(draft.measure.figures.keys() & FIGURES.keys() - set(left_open()))
    return require(not fixed, fixed=fixed)


@book.condition(
    "11.4", adopting=ApproveRegulation,
    en="its figures can be read as what they stand for; not to be read: {unreadable}",
    ru="её показатели можно прочесть по их смыслу; не читаются: {unreadable}",
    cure=(
        "Write each as its default is written, such as `2/3` or a whole number.",
        "Запишите каждый так, как записано значение по умолчанию: `2/3` или целое число.",
    ),
)  # fmt: skip
def its_figures_can_be_read(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveRegulation)
    unreadable = [
        name for name, value in sorted(draft.measure.figures.items())
        if name in FIGURES and not reads_like(value, FIGURES[name][0].value)
    ]  # fmt: skip
    return require(not unreadable, unreadable=unreadable)


# Which one governs -------------------------------------------------------------------------------


@book.value(
    "11.4", on=RegulationInForce,
    en="approved by: {draft}, since: {since}, version: {version}; figures: {figures}",
    ru="утверждено: {draft}, с: {since}, редакция: {version}; показатели: {figures}",
)  # fmt: skip
def the_regulation_of_the_day(q: RegulationInForce, inq: Inquiry) -> Finding:
    """The last one approved whose day has come; a figure stands until a later version changes it."""
    nothing: dict[str, object] = {"draft": None, "since": None, "version": None, "figures": []}
    standing: list[tuple[str, ApproveRegulation]] = []
    for draft, _ in announced(inq, ApproveRegulation, regulation=q.regulation):
        measure = draft.measure
        assert isinstance(measure, ApproveRegulation)
        approved = all_of(inq.ask(Adopted(draft.draft)), inq.reached(measure.since))
        if approved is Truth.OPEN:
            return missing(**nothing)
        if approved is Truth.MET:
            standing.append((draft.draft, measure))
    if not standing:
        told = inq.complete(ApproveRegulation, regulation=q.regulation)
        return Finding(none_of(told), nothing)
    figures = {name: value for _, each in standing for name, value in each.figures.items()}
    draft_, last = standing[-1]
    value = Version(draft_, last.since, len(standing), Fields(figures))
    said = [f"{name} = {value}" for name, value in sorted(figures.items())]
    return found(value, draft=draft_, since=last.since, version=len(standing), figures=said)

@book.condition(
    "11.4", adopting=ApproveRegulation,
    en="who chairs the other organs can be told by it; not by: {unusable}",
    ru="по нему можно установить, кто председательствует в иных органах; кроме: {unusable}",
    cure=(
        "Write council, for the State in the chair of the Council, or decision, for whom the Council names.",
        "Укажите council (государство, председательствующее в Совете) либо decision (назначенное Советом).",
    ),
)  # fmt: skip
def who_chairs_can_be_told_by_it(draft: TableDraft, inq: Inquiry) -> Finding:
    assert isinstance(draft.measure, ApproveRegulation)
    if "organs.chair" not in draft.measure.figures:
        return silent()
    named = draft.measure.figures["organs.chair"]
    usable = named in ("council", "decision")
    return require(usable, unusable=[] if usable else [str(named)])
