"""How the organs, bodies and offices of the CSTO are called in data."""

from typing import Literal

Organ = Literal[
    "council", "foreign_ministers", "defence_ministers", "security_council_secretaries", "permanent_council"
]
Office = Literal["secretary_general", "chief_of_joint_staff", "depositary", "registrar"]
Body = Literal["secretariat", "joint_staff", "parliamentary_assembly"]

MINISTERIAL = ("foreign_ministers", "defence_ministers", "security_council_secretaries")
BY_CONSENSUS = ("council", *MINISTERIAL)  # the organs that 12.1 names
