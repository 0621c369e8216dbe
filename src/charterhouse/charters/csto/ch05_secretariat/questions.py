"""What may be asked of offices."""

from __future__ import annotations

from datetime import date

import msgspec

from charterhouse.core.acts import Fields, Question

from ..book import book
from ..names import Body, Office, Year


class InOffice(msgspec.Struct, frozen=True):
    """Who holds an office, in what capacity, until when."""

    person: str
    state: str | None = None
    capacity: str = "in_office"  # in_office, acting, in_office_before_the_charter
    since: date | None = None
    until: date | None = None  # excluded; none where not known


@book.question(
    en="Who holds the office of {office}?", ru="Кто занимает должность {office}?", attestable=True
)
class Holder(Question[InOffice], frozen=True):
    """The holder of an office on a day."""

    office: Office


@book.question(
    en="How are the quota posts of {body} distributed?",
    ru="Как распределены квотные должности ({body})?",
)
class Quota(Question[Fields], frozen=True):
    """Posts by State, as the Council last distributed them, or as it did for a year."""

    body: Body
    year: Year | None = None
