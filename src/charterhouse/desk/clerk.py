"""The clerk: what the mechanism itself asks of entries about the register, under any charter.

A charter that has rules of its own for such an act is heard instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from charterhouse.core.acts import (
    Act,
    Annul,
    Attest,
    Correct,
    DeclareCoverage,
    FileDocument,
    May,
    OpenRegister,
    Remark,
)
from charterhouse.core.answers import Answer, Ground, Truth, truth_of
from charterhouse.core.errors import CharterhouseError, Unreadable
from charterhouse.core.hearing import NO_POWER
from charterhouse.core.inquiry import Inquiry
from charterhouse.core.moments import NEVER, Moment
from charterhouse.core.rules import Text
from charterhouse.core.view import LAST

from .register import Asked, Register

KEEPS = "register.the_registrar_keeps_the_register"
ONCE = "register.the_register_is_opened_once"
STANDS = "register.the_entry_stands"
READABLE = "register.the_corrected_act_can_be_read"
TWO = "register.two_officers_answer_for_it"
ENTITLED = "register.the_second_officer_is_entitled"
ASKABLE = "register.the_question_can_be_asked"
BASIS = "register.the_annulling_decision_was_adopted"

TEXTS: Mapping[str, Text] = {
    KEEPS: Text(
        "entries about the register are made by the registrar; entered by: {author}, as: {by}",
        "служебные записи вносит регистратор; внёс: {author}, в качестве: {by}",
    ),
    ONCE: Text(
        "a register is opened once, by its first entry; opened by entry: {entry}",
        "реестр открывается один раз, первой записью; открыт записью: {entry}",
    ),
    STANDS: Text(
        "the entry exists, is not the opening one and has not been struck out; entry: {entry}, last: {last}",
        "запись существует, не является первой и не отменена; запись: {entry}, последняя: {last}",
    ),
    READABLE: Text(
        "the act as corrected is one of this charter, of the same kind; found: {found}",
        "исправленный акт читается по Уставу и остаётся того же вида; обнаружено: {found}",
    ),
    TWO: Text(
        "two different officers answer for it; first: {first}, second: {second}",
        "за это отвечают два разных должностных лица; первое: {first}, второе: {second}",
    ),
    ENTITLED: Text(
        "the register entitles the second officer: for the Secretariat, for the depositary or at the head of a "
        "Member's representation; second: {second}, by entry: {entry}",
        "второе лицо уполномочено по реестру: от Секретариата, от депозитария или как глава представительства "
        "государства-члена; второе: {second}, по записи: {entry}",
    ),
    ASKABLE: Text(
        "what is attested answers a question of this charter; found: {found}",
        "засвидетельствованное отвечает на вопрос по Уставу; обнаружено: {found}",
    ),
    BASIS: Text(
        "the decision that annuls was adopted; draft: {basis}",
        "решение об отмене принято; проект: {basis}",
    ),
}
CURES: Mapping[str, Text] = {
    TWO: Text(
        "Name a second officer, other than the first.", "Укажите второе лицо, отличное от первого."
    ),
    ENTITLED: Text(
        "Name a person whom the register entitles, or have that person entitled first.",
        "Укажите лицо, уполномоченное по реестру, либо сначала внесите его полномочия.",
    ),
    KEEPS: Text("Ask the registrar to enter it.", "Обратитесь к регистратору."),
}
OFFICES = (
    "secretariat",
    "depositary",
)  # whoever may act for one of these may be the second officer
AT_THE_HEAD = (
    "head",
    "permanent_representative",
)  # and whoever a Member accredited as one of these
OF_THE_REGISTER = (OpenRegister, DeclareCoverage, Attest, Remark, Correct, Annul, FileDocument)


def concerns(act: Act) -> bool:
    """Whether an act is about the register rather than of the organisation."""
    return isinstance(act, OF_THE_REGISTER)


def rule(act: Act, author: str, register: Register) -> Answer[None]:
    """Whether an entry about the register may be made, with every ground."""
    keeper = register.opening.registrar
    grounds = [_ground(KEEPS, author == keeper, author=author, by=act.by)]
    check = _CHECKS.get(type(act))
    if check is not None:
        grounds += check(act, author, register)
    found = {ground.truth for ground in grounds}
    truth = next((each for each in (Truth.BREACHED, Truth.OPEN) if each in found), Truth.MET)
    return Answer(truth, None, tuple(grounds), 0, NEVER, {}, of_act=True)


def heard(asked: Asked, author: str, register: Register) -> Asked:
    """What was asked of an entry about the register, where the charter itself says nothing of it."""
    question = asked.question
    if not isinstance(question, May) or not concerns(question.act):
        return asked
    if asked.answer.grounds[:1] != (NO_POWER,):
        return asked
    return asked._replace(answer=rule(question.act, author, register))


def _ground(rule: str, holds: bool | Truth, **facts: object) -> Ground:
    return Ground(rule, truth_of(holds), facts, (), (), ())


def _opened_once(act: OpenRegister, author: str, register: Register) -> list[Ground]:
    return [_ground(ONCE, False, entry=0)]


def _correction(act: Correct, author: str, register: Register) -> list[Ground]:
    grounds = [_standing(act.entry, register), *_two_officers(act, author, register)]
    if grounds[0].truth is Truth.MET:
        holds, found = _corrected(act, register)
        grounds.append(_ground(READABLE, holds, found=found))
    return grounds


def _two_officers(act: Correct | Annul, author: str, register: Register) -> list[Ground]:
    """Two different ones, the second by something that stands in the register."""
    second = act.second_officer
    different = _ground(TWO, second not in ("", author), first=author, second=second)
    if different.truth is Truth.BREACHED:
        return [different]
    entry = entitled(second, act.on.latest, register)
    return [different, _ground(ENTITLED, entry is not None, second=second, entry=entry)]


def entitled(person: str, on: Moment, register: Register) -> int | None:
    """The entry that makes a person an officer; nothing where there is none."""
    if person == register.opening.registrar:
        return 0
    for office in OFFICES:
        named = _asked(register, on, "acts_for", person=person, party=office)
        if named is not None and named.truth is Truth.MET and isinstance(named.value, int):
            return named.value
    kind: Any = register.charter.book.kinds.get("organs.accredit")
    accredited: list[Any] = (
        [] if kind is None else Inquiry(register.view(), on).acts(kind, person=person)
    )
    for act in accredited:
        if act.capacity in AT_THE_HEAD and all(
            answer is not None and answer.truth is Truth.MET
            for answer in (
                _asked(register, on, "member", state=act.state),
                _asked(register, on, "may_sit", person=person, organ=act.organ),
            )
        ):
            return int(act.seq)
    return None


def _asked(
    register: Register, on: Moment, question: str, **arguments: object
) -> Answer[Any] | None:
    """A question of the charter, if it has it."""
    try:
        asking = register.question({"question": question, **arguments})
    except CharterhouseError:
        return None
    return register.charter.book.answer(asking, register.view(), on, LAST)


def _corrected(act: Correct, register: Register) -> tuple[bool, str]:
    was = register.as_known(act.entry)
    try:
        put_right = register.codec.corrected(was, act.fields)
    except Unreadable as error:
        return False, str(error)
    return type(put_right) is type(was), put_right.named


def _annulment(act: Annul, author: str, register: Register) -> list[Ground]:
    grounds = [_standing(act.entry, register)]
    if not act.basis:
        return grounds + _two_officers(act, author, register)
    adopted = _asked(register, act.on.latest, "adopted", draft=act.basis)
    truth = adopted.truth if adopted is not None else Truth.BREACHED  # it knows no such decisions
    return [*grounds, _ground(BASIS, truth, basis=act.basis)]


def _standing(entry: int, register: Register) -> Ground:
    struck = any(
        isinstance(register.record.acts[by], Annul)
        for by in register.record.replaced.get(entry, ())
    )
    holds = 0 < entry <= register.known and not struck
    return _ground(STANDS, holds, entry=entry, last=register.known)


def _attested(act: Attest, author: str, register: Register) -> list[Ground]:
    try:
        question = register.codec.read_question({"question": act.question, **act.arguments})
        holds, found = question.attestable, question.named
    except CharterhouseError as error:
        holds, found = False, str(error)
    return [_ground(ASKABLE, holds, found=found)]


_CHECKS: Mapping[type[Act], Callable[[Any, str, Register], list[Ground]]] = {
    OpenRegister: _opened_once,
    Correct: _correction,
    Annul: _annulment,
    Attest: _attested,
}
