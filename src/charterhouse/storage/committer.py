"""Group commit: whatever waits goes into one transaction, and each caller is answered after it.

One thread does all the appending, so that it outlives the event loops and threads that call it.
Nothing is delayed to make groups larger: while one group is being flushed, the next collects.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from types import TracebackType
from typing import NamedTuple

from charterhouse.core.errors import CharterhouseError, Unwritable
from charterhouse.desk.port import Filing, Receipt, Store

GROUP_MAX = 512

Outcome = Receipt | BaseException


class _Waiting(NamedTuple):
    """A filing, and whom to tell: a future of an event loop, or of a thread."""

    filing: Filing
    loop: asyncio.AbstractEventLoop | None
    future: asyncio.Future[Receipt] | Future[Receipt]


class Committer:
    """The front of a store through which many callers append at once."""

    def __init__(self, store: Store, group_max: int = GROUP_MAX) -> None:
        assert group_max > 0
        self._store, self._group_max = store, group_max
        self._waiting: SimpleQueue[_Waiting | None] = SimpleQueue()  # None is the last
        self._gate = Lock()
        self._closing = False
        self._thread = Thread(target=self._drain, name="register-writer", daemon=True)
        self._thread.start()

    async def append(self, filing: Filing) -> Receipt:
        """Enter a filing; returns once it is durable, raises what it is refused with.

        Whoever stops waiting does not call the filing back; its id tells whether it stands.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Receipt] = loop.create_future()
        self._add(_Waiting(filing, loop, future))
        return await future

    def submit(self, filing: Filing) -> Future[Receipt]:
        """Enter a filing from a thread, without waiting for it."""
        future: Future[Receipt] = Future()
        self._add(_Waiting(filing, None, future))
        return future

    def append_now(self, filing: Filing) -> Receipt:
        """Enter a filing from a thread, and wait until it is durable."""
        return self.submit(filing).result()

    def close(self) -> None:
        """Take nothing more, enter what waits, then stop; the store stays open."""
        with self._gate:
            if not self._closing:
                self._closing = True
                self._waiting.put(None)
        self._thread.join()

    async def aclose(self) -> None:
        """Close without keeping the event loop from hearing its answers."""
        await asyncio.to_thread(self.close)

    def __enter__(self) -> Committer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _add(self, waiting: _Waiting) -> None:
        with self._gate:
            if self._closing:
                raise Unwritable("The register is closing and takes no more. File again later.")
            self._waiting.put(waiting)

    def _drain(self) -> None:
        while (first := self._waiting.get()) is not None:
            group, last = self._group(first)
            answer(group, self._outcomes([waiting.filing for waiting in group]))
            if last:
                return

    def _group(self, first: _Waiting) -> tuple[list[_Waiting], bool]:
        """All that waits, as far as one transaction may hold, and whether it is the last of all."""
        group = [first]
        with suppress(Empty):
            while len(group) < self._group_max:
                waiting = self._waiting.get_nowait()
                if waiting is None:
                    return group, True
                group.append(waiting)
        return group, False

    def _outcomes(self, filings: list[Filing]) -> Sequence[Outcome]:
        try:
            return self._store.append(filings)
        except CharterhouseError as error:  # one each, since a raised one gathers its traces
            return [type(error)(*error.args) for _ in filings]
        except BaseException as fault:  # a fault of ours: nobody may wait for ever because of it
            return [fault] * len(filings)


def answer(group: Sequence[_Waiting], outcomes: Sequence[Outcome]) -> None:
    """Tell each caller its outcome, waking each event loop once."""
    loops: dict[asyncio.AbstractEventLoop, list[tuple[_Waiting, Outcome]]] = {}
    for waiting, outcome in zip(group, outcomes, strict=True):
        if waiting.loop is None:
            if waiting.future.set_running_or_notify_cancel():  # type: ignore[union-attr]  # a thread's
                _tell(waiting, outcome)
        else:
            loops.setdefault(waiting.loop, []).append((waiting, outcome))
    for loop, answers in loops.items():
        with suppress(RuntimeError):  # the loop is gone; what was entered stands all the same
            loop.call_soon_threadsafe(_tell_all, answers)


def _tell_all(answers: list[tuple[_Waiting, Outcome]]) -> None:
    for waiting, outcome in answers:
        if not waiting.future.done():
            _tell(waiting, outcome)


def _tell(waiting: _Waiting, outcome: Outcome) -> None:
    if isinstance(outcome, BaseException):
        waiting.future.set_exception(outcome)
    else:
        waiting.future.set_result(outcome)
