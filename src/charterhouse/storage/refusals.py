"""What every store answers when it is asked for something that it does not hold."""

from __future__ import annotations

from charterhouse.core.errors import Unknown, Unusable, Unwritable
from charterhouse.desk.port import Head


def closed(error: type[Unusable]) -> Unusable:
    """What a closed register answers."""
    return error("The register has been closed. Open it again.")


def no_document(digest: str) -> Unknown:
    """What is answered when no document has a hash."""
    return Unknown(f"No document has the hash `{digest}`. Look the hash up in its entry.")


def must_be_empty(head: Head) -> None:
    """Only an empty register can be restored into."""
    if head.size:
        raise Unwritable(
            f"The register already holds entries: {head.size}. Restore into a new register."
        )


def must_hold(head: Head, size: int, within: int | None = None, after: int | None = None) -> None:
    """A question about the tree stays inside what the register holds, or is `Unknown`."""
    if not 0 <= size <= head.size:
        raise Unknown(f"The register has no size `{size}`; it holds entries: {head.size}.")
    if within is not None and not 0 <= within < size:
        raise Unknown(f"There is no entry `{within}` among the first {size}.")
    if after is not None and not 0 <= after <= size:
        raise Unknown(f"The size `{after}` does not come before {size}.")
