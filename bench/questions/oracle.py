"""The oracle: a scan of the whole register for each question, too plain to be wrong."""

from __future__ import annotations

from collections.abc import Sequence

from bench.questions.job import SUSPENSION, Act, Asked, Told, two_years_before

NO_MEMBER = Told(False, False, False, ("4.2",))
BEGIN = {"deposit": "member", "suspend": "suspended", "deprive": "deprived"}
END = {"withdraw": "member", "reinstate": "suspended", "restore": "deprived"}


def answer(register: Sequence[Act], asked: Asked) -> Told:
    """One question, answered from nothing but the acts and the text."""
    holds = set()
    due = paid = 0
    old = two_years_before(asked.day)
    for act in register:
        if act.member != asked.member or act.on > asked.day:
            continue
        if act.kind in BEGIN:
            holds.add(BEGIN[act.kind])
        elif act.kind in END:
            holds.discard(END[act.kind])
        elif act.kind == "pay":
            paid += act.amount
        elif act.on <= old:
            due += act.amount
    if "member" not in holds:
        return NO_MEMBER
    suspended, deprived, in_arrears = "suspended" in holds, "deprived" in holds, due > paid
    concerned = asked.kind == SUSPENSION and asked.concerned == asked.member
    may_be_deprived = in_arrears and not deprived
    may_take_part = not (suspended or concerned or deprived)
    provisions = {
        "3.1": True, "5.2": suspended, "6.3": concerned, "8.4": in_arrears,
        "9.1": may_be_deprived, "9.2": deprived, "6.1": may_take_part,
    }  # fmt: skip
    deciding = tuple(paragraph for paragraph, decides in provisions.items() if decides)
    return Told(in_arrears, may_be_deprived, may_take_part, deciding)
