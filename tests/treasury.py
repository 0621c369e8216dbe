"""Some years of the money and the relations of a made-up organisation: everything that its pages must show.

One pays in another currency, one in part, one nothing; one overpays, one has a debt waived, of one the figures are
closed. One is suspended, one leaves, one is expelled; there are observers, a partner and a candidate.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from charterhouse import bootstrap
from money.organisation import Fields, decided, founding

STATES = ["XA", "XB", "XC", "XD", "XE", "XF", "XG", "XK"]
SHARES = {"XA": "3/10", **dict.fromkeys(STATES[1:], "1/10")}
YEARS = range(2019, 2026)
WHOLE = 120_000_000  # rubles a year
HOSTILE = "<script>alert(1)</script>"
CLOSED = "7654321.09"  # the amount of the private part
LINES = {
    "secretariat.staff": "58000000.00 RUB", "secretariat.premises": "14500000.00 RUB",
    "secretariat.travel": "3500000.00 RUB", "joint_staff.staff": "21000000.00 RUB",
    "joint_staff.exercises": "15250000.25 RUB", "archive": "4749999.75 RUB",
    "secretariat.translation": "2000000.00 RUB",
}  # fmt: skip


def make(path: Path, *, private: bool = False) -> Path:
    """The register of that organisation, everything in it entered whether or not it was regular."""
    bootstrap.new_register(path, "ann", "Lamp League", "practice")
    with bootstrap.open_for_offers(path) as desk:
        for fields in acts():
            closed = fields.pop("private", None)
            act = fields if private else fields | (closed or {})
            ruling = desk.offer(
                act, "ann", private=closed if private else None, notwithstanding="made for a test"
            )
            assert ruling.receipt is not None, act
    return path


def acts() -> list[Fields]:
    """Everything that was done, in the order of the days."""
    done = [*founding(STATES), *_relations(), *_sanctions()]
    for gap, value in (("G-16", "A"), ("G-50", "B")):
        done += _decided(gap, date(1966, 1, 1), act="organs.adopt_reading", gap=gap, value=value)
    for year in YEARS:
        done += [*_budget(year), *_paid(year)]
    done.append(
        {"act": "financing.close_year", "on": "2022-02-15", "by": "secretariat", "year": 2021}
    )
    return sorted(done, key=lambda act: str(act["on"]))


def _decided(ref: str, on: date, but: str = "", **measure: Any) -> list[Fields]:
    return list(decided(ref, on, measure, [each for each in STATES[:2] if each != but]))


def _relations() -> list[Fields]:
    """Observers, a partner and a candidate, States and organisations."""
    return [
        {"act": "partners.apply", "on": "2017-02-01", "by": "Guild of Wicks", "entity": "Guild of Wicks",
         "status": "observer"},
        *_decided("o1", date(2018, 3, 1), act="partners.grant_status", entity="Guild of Wicks", status="observer"),
        *_decided("o2", date(2019, 5, 1), act="partners.grant_status", entity=f"Harbour Union {HOSTILE}",
                  status="partner", areas=["lamps"], until="2024-05-01"),
        *_decided("o3", date(2020, 4, 1), act="partners.grant_status", entity="XM", status="observer"),
        {"act": "membership.apply", "on": "2022-06-01", "by": "XM", "state": "XM"},
        {"act": "membership.apply", "on": "2024-09-01", "by": "XN", "state": "XN"},
        *_decided("o4", date(2025, 3, 1), act="partners.end_status", entity="Guild of Wicks", status="observer"),
    ]  # fmt: skip


def _sanctions() -> list[Fields]:
    """A suspension that is lifted, a State that leaves, one that is expelled, and one without its vote."""
    file: Fields = {
        "act": "membership.open_breach_file",
        "by": "secretariat",
        "provisions": ["24.3"],
        "facts": "No.",
    }
    return [
        {**file, "on": "2020-01-10", "ref": "f1", "state": "XD"},
        *_decided("s0", date(2020, 5, 1), "XD", act="membership.find_breach", breach="f1", state="XD"),
        *_decided("s1", date(2020, 9, 1), "XD", act="membership.suspend", state="XD", breach="f1"),
        *_decided("s2", date(2022, 3, 1), "XD", act="membership.lift_suspension", state="XD", breach="f1"),
        {**file, "on": "2021-01-10", "ref": "f2", "state": "XG"},
        *_decided("s3", date(2021, 5, 1), "XG", act="membership.find_breach", breach="f2", state="XG"),
        *_decided("s4", date(2021, 9, 1), "XG", act="membership.suspend", state="XG", breach="f2"),
        *_decided("s5", date(2023, 2, 1), "XG", act="membership.expel", state="XG", breach="f2"),
        {"act": "membership.state_obligations", "on": "2025-06-19", "by": "secretariat", "state": "XE",
         "settled": True},
        {"act": "membership.notify_withdrawal", "on": "2025-06-20", "by": "XE", "state": "XE",
         "leaves_on": "2026-06-30", "received": "2025-06-20"},
        *_decided("s6", date(2025, 2, 3), act="financing.apply_article_25", state="XF"),
    ]  # fmt: skip


def _budget(year: int) -> list[Fields]:
    """The scale, the budget with its lines, what was called; how it was spent."""
    first, rubles = date(year - 1, 11, 20), f"{WHOLE}.00 RUB"
    of: Fields = {"year": year, "by": "secretariat"}
    lines = dict(LINES) if year != 2021 else {}
    done = [
        *_decided(f"scale-{year}", first, act="financing.approve_scale", year=year, shares=SHARES),
        *_decided(f"budget-{year}", first, act="financing.approve_budget", year=year, total=rubles, income=rubles,
                  lines=lines),
    ]  # fmt: skip
    for state in STATES:
        tenths = 3 if state == "XA" else 1
        amount: Fields = {"amount": f"{WHOLE * tenths // 10}.00 RUB"}
        if state == "XK" and year == 2024:
            amount = {"private": {"amount": f"{CLOSED} RUB"}}
        done.append({"act": "financing.assess", "on": f"{year}-01-10", **of, "state": state, **amount,
                     "due": f"{year}-03-31", "draft": f"scale-{year}"})  # fmt: skip
    if year != 2025 and lines:
        done += [
            {"act": "financing.spend", "on": f"{year}-11-01", **of, "line": line,
             "amount": f"{int(whole.split('.')[0]) * 9 // 10}.50 RUB"}
            for line, whole in lines.items()
        ]  # fmt: skip
    if year == 2025:
        done += _of_2025(of)
    return done


def _of_2025(of: Fields) -> list[Fields]:
    """The running budget: amended, moved between lines, one line overspent."""
    lines = {"joint_staff.exercises": "18250000.25 RUB"}
    spent = {"secretariat.staff": "57000000.00", "secretariat.premises": "9100000.00", "archive": "4749999.75",
             "secretariat.travel": "4100000.10", "joint_staff.staff": "15000000.00"}  # fmt: skip
    return [
        *_decided("amended-2025", date(2025, 4, 2), act="financing.amend_budget", year=2025, lines=lines,
                  total="123000000.00 RUB"),
        {"act": "financing.transfer", "on": "2025-05-05", **of, "line": "secretariat.translation",
         "to": "secretariat.travel", "amount": "250000.00 RUB"},
        *({"act": "financing.spend", "on": "2025-09-01", **of, "line": line, "amount": f"{amount} RUB"}
          for line, amount in spent.items()),
    ]  # fmt: skip


def _paid(year: int) -> list[Fields]:
    """What came in, each in its own manner."""
    by: Fields = {"act": "financing.record_payment", "by": "secretariat"}

    def pay(state: str, amount: str, day: str, **more: Any) -> Fields:
        return {
            **by,
            "on": f"{year}-{day}",
            "payment": f"{state}-{year}-{day}",
            "state": state,
            "amount": amount,
            **more,
        }

    part = f"{WHOLE // 10}.00 RUB"
    done = [pay("XA", f"{3 * WHOLE // 10}.00 RUB", "02-03"), pay("XC", "12000000.01 RUB", "03-01")]
    if year % 3:
        done.append({"act": "financing.record_rate", "on": f"{year}-03-02", "by": "secretariat", "currency": "USD",
                     "rate": "80", "day": f"{year}-03-02"})  # fmt: skip
        done.append(pay("XB", "150000.00 USD", "03-02", received=f"{year}-03-02"))
    done.append(pay("XD", "7000000.00 RUB", "06-01"))
    if year < 2024:
        done.append(pay("XE", part, "05-15"))
    if year < 2021:
        done += [pay("XF", part, "04-04"), pay("XG", part, "02-28")]
    if year == 2022:
        done.append(pay("XF", part, "12-01"))
        done.append({"act": "financing.reverse_payment", "on": "2022-12-09", "by": "secretariat",
                     "payment": "XF-2022-12-01", "reason": "Returned by the bank"})  # fmt: skip
        done += _decided("waiver", date(2022, 10, 3), act="financing.waive", state="XD", year=2019,
                         amount="2500000.00 RUB", reason="A flood")  # fmt: skip
    done.append(pay("XK", part, "03-30"))
    return done
