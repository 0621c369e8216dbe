"""What is due of arrears in a register of the CSTO: a debtor is warned once twelve and eighteen months are over."""

from __future__ import annotations

from charterhouse.desk.due import Due, due

from .test_execution import Organs


def warnings(organs: Organs, on: str) -> list[Due]:
    """The warnings on a day."""
    register = organs.desk.register
    return [each for each in due(register, register.moment(on)) if each.kind == "warning"]


def test_a_debtor_is_warned_at_twelve_and_eighteen_months() -> None:
    organs = Organs()
    fields = {"state": "XC", "year": 2015, "amount": "100.00 RUB", "due": "2015-01-31"}
    organs.add("2015-01-01", "secretariat", "financing.assess", **fields)
    first, second = warnings(organs, "2016-01-01")
    assert (first.who, str(first.by), first.past) == ("XC", "2016-02-01", False)
    assert (str(second.by), second.paragraphs) == ("2016-08-01", ("25.1",))
    assert first.en == "to be warned of its arrears; year: 2015, months overdue: 12"
    assert warnings(organs, "2016-03-01")[0].past
    organs.add("2016-03-01", "secretariat", "financing.demand", state="XC", year=2015)
    assert [str(each.by) for each in warnings(organs, "2016-03-01")] == ["2016-08-01"]
    paid = {"state": "XC", "amount": "100.00 RUB", "received": "2016-03-02"}
    organs.add("2016-03-02", "secretariat", "financing.record_payment", **paid)
    assert warnings(organs, "2016-03-02") == []
