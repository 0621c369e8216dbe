"""What may be asked of observers and partners."""

from __future__ import annotations

import msgspec

from charterhouse.core.acts import Question

from ..book import book


class Relation(msgspec.Struct, frozen=True):
    """What an entity is to the Organisation."""

    status: str  # observer, partner, observer_and_partner, none
    areas: tuple[str, ...] = ()


@book.question(en="What status has {entity}?", ru="Какой статус у {entity}?")
class Status(Question[Relation], frozen=True):
    """Whether an entity is an observer, a partner, or neither."""

    entity: str
