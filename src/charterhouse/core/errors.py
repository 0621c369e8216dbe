"""What can go wrong, as against what may be answered.

CharterhouseError
├── Unreadable        the input is not an act, a question or a file of this charter: 400
├── NotAuthorised     asked for by someone without that authority, or without a reason: 403
├── Unknown           nothing of that name is in this register: 404
├── Stale             the register has grown meanwhile; rule again: 409
├── Clash             an id that stands in the register with other content: 409
├── CharterConflict   two exceptions speak and disagree, or a question turns on itself: lawyers must settle it
└── Unusable          the store cannot be used
    ├── Foreign       the file is not a register of ours, or of a newer version
    ├── Broken        the seals do not match; no more writing
    └── Unwritable    the disk is full, read-only or failing

A refusal, *depends* and *undetermined* are answers, never errors.
"""

from __future__ import annotations

LONGEST_SHOWN = 200  # characters of what was found


class CharterhouseError(Exception):
    """The root; every leaf says what was found, what was expected and what to do."""

    code = "error"


class Unreadable(CharterhouseError):
    """Input that is no act, no question and no file of this charter."""

    code = "unreadable"

    def __init__(self, path: str, found: object, expected: str, example: str = "") -> None:
        seen = (
            str(found) if len(str(found)) <= LONGEST_SHOWN else str(found)[:LONGEST_SHOWN] + "..."
        )
        shown = f"`{seen}`" if seen else "empty"
        hint = f", such as `{example}`" if example and "such as" not in expected else ""
        super().__init__(f"`{path}` is {shown}; expected {expected}{hint}.")
        self.path, self.found, self.expected, self.example = path, found, expected, example


class NotAuthorised(CharterhouseError):
    """Something that only an authorised person may do, or only with a reason."""

    code = "not_authorised"


class Unknown(CharterhouseError):
    """Nothing of that name is here."""

    code = "unknown"


class Stale(CharterhouseError):
    """The register has grown since the caller looked; rule on it again."""

    code = "stale"


class Clash(CharterhouseError):
    """An id that already stands in the register, with other content."""

    code = "clash"


class CharterConflict(CharterhouseError):
    """The charter, as written here, gives two answers or none."""

    code = "charter_conflict"


class Unusable(CharterhouseError):
    """The store cannot be used as it is."""

    code = "unusable"


class Foreign(Unusable):
    """A file that is not a register, or one that a newer version wrote."""

    code = "foreign"


class Broken(Unusable):
    """The seals do not match what they seal."""

    code = "broken"


class Unwritable(Unusable):
    """The disk is full, read-only or failing; nothing was written."""

    code = "unwritable"
