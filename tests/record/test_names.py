"""Whoever and whatever the record names is called by a name in both languages."""

from __future__ import annotations

import re
from typing import get_args

from charterhouse.charters.csto.book import NAMES, book
from charterhouse.charters.csto.names import Body, Office, Organ
from charterhouse.desk.register import Register
from charterhouse.desk.wording import Wording

CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def test_organs_bodies_offices_and_people_are_named(register: Register) -> None:
    """No organ, office, instrument or person of the record stands there by its code alone."""
    people = {
        name
        for act in register.record.acts
        for holder in (act, getattr(act, "measure", None))
        if (name := getattr(holder, "person", ""))
    }
    treaties = {act.ref for act in register.record.acts if act.named == "final.open_treaty"}  # type: ignore[attr-defined]  # it opens a treaty
    unnamed = {*get_args(Organ), *get_args(Body), *get_args(Office), *people} - NAMES.keys()
    assert unnamed <= {"depositary", "registrar"}, unnamed
    russian = Wording(book, "ru")
    assert all(CYRILLIC.search(russian.name(person)) for person in people)
    assert treaties - NAMES.keys() <= {"council-regulations-1992", "protocol-1993-12-24"}
