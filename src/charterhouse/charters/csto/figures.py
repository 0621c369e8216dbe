"""Every number of the Charter and of the regulations under it, with its source and its span."""

from __future__ import annotations

import re
from calendar import monthrange
from fractions import Fraction
from functools import cache

from charterhouse.core.rules import Figure


def _default(value: object, source: str, en: str, ru: str) -> tuple[Figure]:
    """A parameter that no regulation on record fixes: a default, always named in the answer."""
    return (Figure(value, source, assumed=True, en=en, ru=ru),)


_NUMBER = re.compile(r"[0-9]+([./][0-9]*[1-9][0-9]*)?")

FIGURES = {
    "sg.term": (Figure(3, "17.2", en="years of office", ru="срок полномочий, лет"),),
    "withdrawal.notice": (Figure(6, "19.3", en="months of notice", ru="срок уведомления, месяцев"),),
    "arrears.years": (Figure(2, "25.1", en="years of unpaid debt", ru="лет неуплаты"),),
    "currency": _default("RUB", "24.6", "the currency of the budget", "валюта бюджета"),
    "quorum": _default("2/3", "12.2", "part of the Members that must take part", "кворум"),
    "arrears.substantial": _default("1/2", "25.1", "a substantial part of a contribution", "существенная часть взноса"),
    "procedural.majority": _default("1/2", "12.2", "more than this part decides on procedure; 1: all", "доля, свыше которой решён процедурный вопрос; 1: все"),
    "procedural.base": _default("voting", "12.2", "of whom that part is taken: voting, present or members", "от кого считается эта доля: voting, present или members"),
    "procedural.matters": _default("point_of_order suspend adjourn adjourn_debate close_debate change_agenda reconsider", "12.2", "motions that are matters of procedure", "предложения по процедурным вопросам"),
    "motions.precedence": _default("point_of_order suspend adjourn adjourn_debate close_debate", "12.2", "which motion is ruled on first", "очерёдность предложений"),
    "permanent_council.majority": _default("1/1", "16-1.2", "more than this part of those voting decides in the Permanent Council; the whole: by consensus", "доля голосующих, свыше которой решает Постоянный совет; целое — консенсусом"),
    "organs.chair": _default("council", "11.4", "who chairs the other organs: council, the State in the chair of the Council; or decision, whom the Council names", "кто председательствует в иных органах: council — государство, председательствующее в Совете; decision — назначенное Советом"),
    "drafts.clearance": _default("none", "18.2", "organs whose drafts the Permanent Council clears before they are put; none: of no organ", "органы, проекты которых до постановки согласует Постоянный совет; none: никакого"),
    "limited_format.window": _default(10, "12.4", "days for each test", "дней на каждую проверку"),
    "silence.period": _default(10, "12.2", "days of silence at least", "дней молчания, не меньше"),
    "silence.crisis": _default(24, "12.2", "hours of silence at least, in a crisis", "часов молчания в кризис, не меньше"),
    "silence.longest": _default(365, "12.2", "days of silence at most", "дней молчания, не больше"),
    "withdrawal.short_notice": _default("converts", "19.3", "what a short notice does", "действие позднего уведомления"),
    "sanction.notice": _default(30, "20.4", "days to reply to a breach file", "дней на ответ по делу о нарушении"),
    "session.notice": _default(0, "12.2", "days of notice of a regular session", "срок созыва очередной сессии, дней"),
    "status.termination.notice": _default(3, "21-1.2", "months from giving up a status to its end", "месяцев от отказа от статуса до его прекращения"),
    "status.ending": _default("1/2", "21-1.2", "more than this part of the Members ends a status, where no consensus is needed", "доля государств-членов, свыше которой прекращается статус, если консенсус не нужен"),
    "observer.criteria": _default("un_membership relations_with_all_members peaceful_settlement", "21.2", "criteria for an observer", "критерии статуса наблюдателя"),
    "partner.criteria": _default("un_membership relations_with_all_members no_contrary_obligations", "21-1.2", "criteria for a partner", "критерии статуса партнёра"),
    "session.extra.request": _default(2, "12.2", "Members that may ask for an extra session", "число государств для созыва внеочередной сессии"),
    "payment.allocation": _default("oldest", "24.6", "which debt a payment pays first", "какой долг гасится первым"),
    "arrears.warning": _default("12, 18", "25.1", "months overdue after which a debtor is warned", "месяцев просрочки, после которых должник предупреждается"),
    "interest": _default("0", "24.6", "per cent a month on what is overdue", "процентов в месяц на просроченную сумму"),
    "budget.clearance": _default("members", "24.6", "who clears the draft budget before it is put: members, permanent_council or none", "кто согласует проект бюджета до его постановки: members, permanent_council или none"),
    "budget.fallback": _default("1/12", "24.5", "part of the last budget for each month without one", "часть последнего бюджета на каждый месяц без утверждённого"),
    "surplus": _default("payments", "24.6", "in proportion to what a surplus is credited to Members", "пропорционально чему остаток засчитывается государствам"),
    "audit.period": _default(2, "24.6", "years between two audits", "лет между ревизиями"),
    "contribution.due": _default("02-28, 06-30", "24.6", "days on which contributions fall due", "сроки уплаты взносов"),
}  # fmt: skip


@cache
def left_open() -> tuple[str, ...]:
    """Those that stand by default until a regulation fixes them."""
    return tuple(sorted(name for name, known in FIGURES.items() if any(one.assumed for one in known)))


def reads_like(value: object, usual: object) -> bool:
    """Whether it is of the same kind as another: a part of a whole, a number of days, a word."""
    if isinstance(usual, str) and "/" in usual:
        return _is_part(value)
    if isinstance(usual, str) and usual[0].isdigit():
        return isinstance(value, str) and _are_alike(value, usual)
    if isinstance(usual, int):
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    return isinstance(value, type(usual)) and value != ""


def _are_alike(value: str, usual: str) -> bool:
    """Whether both are numbers, or lists of numbers, or lists of days of the year."""
    days = "-" in usual
    for each in value.split(","):
        month, _, day = each.strip().partition("-")
        if days and not (month.isdecimal() and 1 <= int(month) <= 12 and _is_day(int(month), day)):
            return False
        if not days and not _NUMBER.fullmatch(each.strip()):
            return False
    return "," in usual or "," not in value


def _is_day(month: int, day: str) -> bool:
    """Whether every year has that day: 29 February is none that a term can be set on."""
    return day.isdecimal() and 1 <= int(day) <= monthrange(2023, month)[1]


def _is_part(value: object) -> bool:
    try:
        return isinstance(value, str) and 0 <= Fraction(value) <= 1
    except (ValueError, ZeroDivisionError):
        return False
