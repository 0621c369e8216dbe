"""What a draft must say when it is tabled (12.1), behind what it may not be dated, and the days that it may name (12.3)."""

from __future__ import annotations

from charterhouse.core.acts import Act
from charterhouse.core.answers import Finding, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import Announce, PutDraft, TableDraft, WithdrawDraft
from .session_lookups import place


@book.condition(
    "12.1", on=TableDraft,
    en="it says what is to be decided, by a title, a text, a measure or a motion",
    ru="из него видно, что предлагается решить: есть название, текст, мера или предложение",
    cure=(
        "Give it a title, a text or a measure.",
        "Укажите название, текст или меру.",
    ),
)  # fmt: skip
def it_says_what_is_to_be_decided(act: TableDraft, inq: Inquiry) -> Finding:
    """Nobody can consent to what is not said."""
    said = (act.title_ru, act.title_en, act.text, act.text_en, act.motion)
    return require(any(each.strip() for each in said) or act.measure is not None)


@book.bar(
    "12.1", on=TableDraft,
    en="a further version is before the same organ; before: {organ}, the first before: {first}",
    ru="новая редакция внесена в тот же орган; внесена в: {organ}, первая внесена в: {first}",
    cure=(
        "Table it in the same organ as the first: {first}; or table another draft, under another name.",
        "Внесите её в тот же орган, что и первую: {first}; либо внесите другой проект, под иным именем.",
    ),
)  # fmt: skip
def a_further_version_is_before_the_same_organ(act: TableDraft, inq: Inquiry) -> Finding:
    """What one organ has before it is not taken from it by tabling: whose consent counts would change."""
    versions = inq.acts(TableDraft, draft=act.draft)
    if not versions:
        return silent()
    first = versions[0].organ
    return require(act.organ == first, organ=act.organ, first=first)


@book.condition(
    "12.1", on=TableDraft, evidence="D",
    en="its versions begin with the first; version: {version}",
    ru="редакции начинаются с первой; редакция: {version}",
    cure=("Table it as version 1.", "Внесите её как редакцию 1."),
)  # fmt: skip
def its_versions_begin_with_the_first(act: TableDraft, inq: Inquiry) -> Finding:
    """A later one revises something that is before the organ; a refused tabling is not."""
    if act.version == 1:
        return silent()
    first = none_of(inq.nothing_recorded(TableDraft, draft=act.draft))
    return require(first, version=act.version)


@book.bar(
    "12.1", on=(TableDraft, PutDraft, WithdrawDraft), evidence="D",
    en="it is not dated back behind what was done with the draft; entered already, of: {of}, entries: {entries}",
    ru="акт не датирован задним числом относительно сделанного с проектом; уже внесено, от: {of}, "
    "записи: {entries}",
    cure=(
        "Date it after {of}, or table another draft; if an entry was made in error, have it struck out first.",
        "Датируйте акт позже {of} или внесите другой проект; ошибочную запись сначала аннулируйте.",
    ),
)  # fmt: skip
def it_is_not_dated_back_behind_what_was_done(
    act: TableDraft | PutDraft | WithdrawDraft, inq: Inquiry
) -> Finding:
    """Else what Members had consented to would be another text, or put in another way, than they knew.

    A first tabling or putting that was left out of the register may still be entered: it replaces nothing.
    """
    steps = _STEPS[1:] if isinstance(act, PutDraft) else _STEPS
    done = sorted((step for kind in steps for step in inq.already(kind, draft=act.draft)), key=place)
    if not done:
        return silent()
    replaces = isinstance(act, WithdrawDraft) or any(isinstance(step, type(act)) for step in done)
    replaces = replaces or bool(inq.acts(type(act), draft=act.draft))
    return require(not replaces, of=done[-1].on, entries=[step.seq for step in done])


_STEPS: tuple[type[Act], ...] = (TableDraft, PutDraft, Announce, WithdrawDraft)


@book.condition(
    "12.3", on=TableDraft, evidence="D",
    en="it takes effect no earlier than it is tabled; to take effect on: {effect}, tabled on: {tabled}",
    ru="решение вступает в силу не раньше внесения проекта; вступает в силу: {effect}, внесён: {tabled}",
    cure=("Name {tabled} or a later day, or none.", "Укажите {tabled}, более поздний день или никакого."),
)  # fmt: skip
def it_takes_effect_no_earlier_than_it_is_tabled(act: TableDraft, inq: Inquiry) -> Finding:
    """What binds is to be carried out (12.3); nobody can carry out on a day that is past."""
    if act.takes_effect is None:
        return silent()
    tabled = inq.day(act.on)
    return require(tabled <= act.takes_effect, effect=act.takes_effect, tabled=tabled)


@book.condition(
    "12.3", on=TableDraft, evidence="D",
    en="reports are due no earlier than it is tabled and takes effect; due: {due}, earliest: {earliest}",
    ru="сообщения ожидаются не раньше внесения проекта и вступления в силу; срок: {due}, не ранее: {earliest}",
    cure=("Name {earliest} or a later day, or none.", "Укажите {earliest}, более поздний день или никакого."),
)  # fmt: skip
def reports_are_due_no_earlier_than_it_takes_effect(act: TableDraft, inq: Inquiry) -> Finding:
    if act.report_by is None:
        return silent()
    tabled = inq.day(act.on)
    earliest = tabled if act.takes_effect is None else max(tabled, act.takes_effect)
    return require(earliest <= act.report_by, due=act.report_by, earliest=earliest)
