"""The pages that the tests walk through."""

from __future__ import annotations

LANGUAGES = ("en", "ru")
PAGES = (
    "",
    "members",
    "members/AM",
    "members/UZ",
    "members/XA",
    "register",
    "register?standing=irregular",
    "register?state=AM&order=date&page=2",
    "register?kind=register.remark",
    "register/0",
    "register/494",
    "charter",
    "charter/P",
    "charter/12",
    "charter/16-1",
    "charter/25",
    "readings",
    "readings/G-17",
    "ask",
    "ask/member",
    "ask/member?state=UZ&on=2013-01-01",
    "ask/arrears?state=AM",
    "ask/holder?office=secretary_general",
    "ask/in_force?instrument=fourth-protocol",
    "ask/members",
    "ask/competent?measure.act=membership.suspend&measure.state=AM",
    "ask/competent?measure.act=membership.suspend",
    "ask/may",
    "ask/may?act.act=membership.notify_withdrawal",
    "ask/may?act.act=membership.notify_withdrawal&act.on=2026-01-20&act.by=AM&act.state=AM"
    "&act.leaves_on=2026-12-31&act.received=2026-01-20",
    "due",
    "search",
    "search?q=contribution",
    "cases/portal-a-request-to-belong",
)
