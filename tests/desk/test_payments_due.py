"""What is to be paid in a register of the CSTO: each part unpaid, of its own year and by its own day."""

from __future__ import annotations

from charterhouse.desk.due import Due, due

from .test_execution import Organs


def payments(organs: Organs, on: str) -> list[Due]:
    """What is to be paid as things stand on a day."""
    register = organs.desk.register
    return [
        each._replace(en=each.en.replace("\xa0", " "), ru=each.ru.replace("\xa0", " "))
        for each in due(register, register.moment(on))
        if each.kind == "payment"
    ]


def assessed(organs: Organs, year: int, state: str = "XC", **more: str) -> None:
    """A State, as a rule XC, is assessed for a year."""
    fields = {"state": state, "year": year, "amount": "100.00 RUB", **more}
    organs.add(f"{year}-01-01", "secretariat", "financing.assess", **fields)


def paid(organs: Organs, on: str, amount: str) -> None:
    """XC pays."""
    fields = {"state": "XC", "amount": amount, "received": on}
    organs.add(on, "secretariat", "financing.record_payment", **fields)


def test_what_was_paid_is_due_no_more() -> None:
    organs = Organs()
    assessed(organs, 2015, due="2015-01-31")
    paid(organs, "2015-01-20", "100.00 RUB")
    assessed(organs, 2016)
    first, second = payments(organs, "2016-02-01")
    assert (str(first.by), first.past, first.paragraphs) == ("2016-02-28", False, ("24.3",))
    assert first.en == "to pay: 33.33 RUB; year: 2016; the day stands by default"
    assert first.ru == "к уплате: 33,33 RUB; год: 2016; срок по умолчанию"
    assert (str(second.by), second.en) == (
        "2016-06-30", "to pay: 66.67 RUB; year: 2016; the day stands by default",
    )  # fmt: skip
    paid(organs, "2016-03-10", "40.00 RUB")
    [left] = payments(organs, "2016-03-10")
    assert (str(left.by), left.en[:20]) == ("2016-06-30", "to pay: 60.00 RUB; y")


def test_each_year_stands_by_itself() -> None:
    organs = Organs()
    for year in (2015, 2016):
        assessed(organs, year, due=f"{year}-03-31")
    paid(organs, "2015-05-01", "30.00 RUB")
    assert [
        (each.who, str(each.by), each.past, each.en) for each in payments(organs, "2016-02-01")
    ] == [
        ("XC", "2015-03-31", True, "to pay: 70.00 RUB; year: 2015"),
        ("XC", "2016-03-31", False, "to pay: 100.00 RUB; year: 2016"),
    ]


def test_what_is_known_of_a_year_is_told_though_another_is_not_known() -> None:
    organs = Organs()
    assessed(organs, 2015, due="2015-03-31")
    organs.add("2016-01-01", "secretariat", "financing.assess", state="XC", year=2016)
    assert [(str(each.by), each.en) for each in payments(organs, "2016-02-01")] == [
        ("2015-03-31", "to pay: 100.00 RUB; year: 2015")
    ]


def test_a_debt_is_due_of_one_that_is_no_member() -> None:
    organs = Organs()
    assessed(organs, 2015, "XF", due="2015-03-31")
    [left] = payments(organs, "2015-05-01")
    assert (left.who, left.past, left.en) == ("XF", True, "to pay: 100.00 RUB; year: 2015")
