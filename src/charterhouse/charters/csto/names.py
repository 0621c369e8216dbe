"""How the organs, bodies and offices of the CSTO are called in data."""

from typing import Annotated, Literal

import msgspec

Organ = Literal[
    "council", "foreign_ministers", "defence_ministers", "security_council_secretaries", "permanent_council"
]
Office = Literal["secretary_general", "chief_of_joint_staff", "depositary"]
Body = Literal["secretariat", "joint_staff", "parliamentary_assembly"]

Year = Annotated[int, msgspec.Meta(ge=1900, le=9000)]  # a budget year

MINISTERIAL = ("foreign_ministers", "defence_ministers", "security_council_secretaries")
BY_CONSENSUS = ("council", *MINISTERIAL)  # the organs that 12.1 names
