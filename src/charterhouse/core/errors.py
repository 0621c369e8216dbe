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
    """The root; every leaf says what was found, what was expected and what to do.

    It is said in English, and in Russian too where whoever raises it gives the Russian.
    """

    code = "error"

    def __init__(self, message: str = "", ru: str = "") -> None:
        super().__init__(message)
        self.ru = ru

    def told(self, lang: str) -> str:
        """The message in a language; in English where there is no other."""
        return self.ru if lang == "ru" and self.ru else str(self)


class Unreadable(CharterhouseError):
    """Input that is no act, no question and no file of this charter."""

    code = "unreadable"

    def __init__(
        self, path: str, found: object, expected: str, example: str = "", *, ru: str = ""
    ) -> None:
        """What was expected is said in English, and as `ru` in the accusative of Russian."""
        seen = legible(str(found)[: LONGEST_SHOWN + 1])
        if len(seen) > LONGEST_SHOWN:
            seen = seen[:LONGEST_SHOWN] + "..."
        shown = f"`{seen}`" if seen else ""
        such = example if example and "such as" not in expected else ""
        super().__init__(
            f"`{path}` is {shown or 'empty'}; expected {expected}{f', such as `{such}`' * bool(such)}.",
            ru
            and f"`{path}`: {shown or 'не указано'}; ожидается: {ru}"
            f"{f', например `{such}`' * bool(such)}.",
        )
        self.path, self.found, self.expected, self.example = path, found, expected, example
        self.expected_ru = ru


def legible(text: str) -> str:
    """A text with what cannot be seen in it, such as half a character, written as its number."""
    return "".join(c if c.isprintable() or c == "\u00a0" else f"\\u{ord(c):04x}" for c in text)


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
