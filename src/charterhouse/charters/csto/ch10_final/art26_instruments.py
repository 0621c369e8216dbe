"""The rest of Article 26: texts opened and signed, laws that ratify, instruments handed in."""

from __future__ import annotations

from charterhouse.core.answers import Finding, Truth, none_of, require, silent
from charterhouse.core.inquiry import Inquiry

from ..book import book
from .acts import Deposit, OpenTreaty, Ratify, Sign
from .full_powers import may_bind
from .questions import NOT_CONSENT, InForce, of_the_charter, opened


@book.power(
    "26.1", on=OpenTreaty,
    en="the depositary, the Council or a State opens a text; opened by: {by}",
    ru="документ открывает депозитарий, Совет или государство; открыл: {by}",
    cure=(
        "Let the depositary, the Council or a State open it.",
        "Открыть документ следует депозитарию, Совету или государству.",
    ),
)  # fmt: skip
def a_text_is_opened(act: OpenTreaty, inq: Inquiry) -> Finding:
    return require(act.by in ("depositary", "council") or act.by.isupper(), by=act.by)


@book.condition(
    "26.1", on=OpenTreaty,
    en="the text is opened once, and before it is signed; opened or signed before: {before}",
    ru="документ открывается один раз и до подписания; ранее открыт или подписан: {before}",
    cure=("Give the text a reference of its own.", "Присвойте документу собственное обозначение."),
)  # fmt: skip
def it_is_opened_once(act: OpenTreaty, inq: Inquiry) -> Finding:
    """A text that has been signed was open, whether or not that is on record."""
    opened_before = [each for each in inq.acts(OpenTreaty, ref=act.ref) if each.seq != act.seq]
    before = [inq.day(each.on) for each in (*opened_before, *inq.acts(Sign, treaty=act.ref)[:1])]
    return require(not before, before=before[:1])


@book.power(
    "26.1", on=(Sign, Ratify, Deposit),
    en="a State speaks for itself; spoke: {by}, for: {state}",
    ru="государство выступает само; выступило: {by}, за: {state}",
    cure=(
        "Let that State itself do it: {state}.",
        "Это следует сделать самому государству: {state}.",
    ),
)  # fmt: skip
def the_state_speaks_for_itself(act: Sign | Ratify | Deposit, inq: Inquiry) -> Finding:
    return require(act.by == act.state, by=act.by, state=act.state)


@book.condition(
    "26.1", on=(Sign, Ratify, Deposit),
    en="the text is open to it; open: {open}",
    ru="документ для него открыт; открыт: {open}",
    cure=("Open the treaty first, or add the State to those entitled.",
          "Сначала откройте документ или включите государство в число имеющих право."),
)  # fmt: skip
def the_text_is_open_to_it(act: Sign | Ratify | Deposit, inq: Inquiry) -> Finding:
    text = opened(act.treaty, inq)
    if text is None:
        return require(none_of(inq.nothing_recorded(OpenTreaty, ref=act.treaty)), open=False)
    entitled = not text.entitled or act.state in text.entitled
    return require(entitled, open=entitled)


@book.condition(
    "26.1", on=Sign, evidence="D",
    en="the Charter or its protocol is signed before it is in force, not after; treaty: {treaty}",
    ru="Устав и протоколы к нему подписываются до вступления в силу, не после; документ: {treaty}",
    cure=("Accede instead.", "Вместо подписания присоединитесь к документу."),
)  # fmt: skip
def it_is_not_in_force_yet(act: Sign, inq: Inquiry) -> Finding:
    """Whoever comes after the last signatory's deposit is no signatory any more."""
    if not of_the_charter(act.treaty, inq):
        return silent()
    return require(none_of(inq.ask(InForce(act.treaty))), treaty=act.treaty)


@book.condition(
    "26.1", on=Ratify,
    en="a State ratifies what it has signed; signed: {signed}",
    ru="ратифицируется подписанное; подписано: {signed}",
    cure=("Sign first, or accede.", "Сначала подпишите документ или присоединитесь к нему."),
)  # fmt: skip
def it_has_signed(act: Ratify, inq: Inquiry) -> Finding:
    none = inq.nothing_recorded(Sign, treaty=act.treaty, state=act.state)
    return require(none_of(none), signed=none is Truth.BREACHED)


@book.condition(
    "26.1", on=Deposit,
    en="a notice of ratification comes from a signatory; signed: {signed}",
    ru="уведомление о ратификации сдаёт подписавшее государство; подписано: {signed}",
    cure=("Sign first, or deposit an instrument of accession.",
          "Сначала подпишите документ или сдайте документ о присоединении."),
)  # fmt: skip
def it_comes_from_a_signatory(act: Deposit, inq: Inquiry) -> Finding:
    if act.instrument in ("accession", *NOT_CONSENT):
        return silent()
    none = inq.nothing_recorded(Sign, treaty=act.treaty, state=act.state)
    return require(none_of(none), signed=none is Truth.BREACHED)


@book.condition(
    "26.1", on=Deposit,
    en="it does not precede the law that ratifies; law of: {law}",
    ru="документ не сдаётся раньше закона о ратификации; закон от: {law}",
    cure=("Deposit once the law is made.", "Сдайте документ после принятия закона."),
)  # fmt: skip
def it_follows_the_law_that_ratifies(act: Deposit, inq: Inquiry) -> Finding:
    if act.instrument != "ratification":
        return silent()
    earlier = inq.acts(Ratify, treaty=act.treaty, state=act.state)
    later = inq.later(Ratify, treaty=act.treaty, state=act.state)
    if not earlier and not later:
        return silent()
    return require(bool(earlier), law=[inq.day(law.on) for law in (*earlier, *later)][:1])


@book.condition(
    "26.1", on=(Sign, Deposit), evidence="M",
    en="whoever acts may bind the State, by office or by full powers; person: {person}",
    ru="действующее лицо вправе обязывать государство по должности или полномочиям; лицо: {person}",
    cure=("Show full powers.", "Предъявите полномочия."),
)  # fmt: skip
def whoever_acts_may_bind_the_state(act: Sign | Deposit, inq: Inquiry) -> Finding:
    if not act.person:
        return silent()  # who acted is not on record
    return require(may_bind(act.state, act.person, act.full_powers, inq), person=act.person)
