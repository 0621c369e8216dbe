"""Many callers at once: grouped, answered one by one, and none of them left waiting."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from charterhouse.core.errors import CharterhouseError, Clash, Stale, Unwritable
from charterhouse.desk.port import Filing, Receipt, Store
from charterhouse.storage.committer import Committer
from charterhouse.storage.memory import MemoryStore
from charterhouse.storage.sqlite import SqliteStore

from .filings import filing, id_of


class Held(MemoryStore):
    """A store that waits for a sign before each group, and remembers how large groups were."""

    def __init__(self) -> None:
        super().__init__()
        self.go, self.sizes = threading.Semaphore(0), list[int]()

    def append(self, filings: Sequence[Filing]) -> list[Receipt | CharterhouseError]:
        self.go.acquire()
        self.sizes.append(len(filings))
        return super().append(filings)


class Failing(MemoryStore):
    """A store on a full disk, or with a fault of ours in it."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def append(self, filings: Sequence[Filing]) -> list[Receipt | CharterhouseError]:
        raise self.error


def test_sixty_four_callers_are_all_acknowledged_in_their_order(store: Store) -> None:
    async def caller(committer: Committer, who: int) -> list[int]:
        return [(await committer.append(filing(who * 100 + n))).seq for n in range(20)]

    async def main() -> list[list[int]]:
        with Committer(store) as committer:
            return await asyncio.gather(*(caller(committer, who) for who in range(64)))

    seqs = asyncio.run(main())
    assert all(own == sorted(own) for own in seqs)
    assert sorted(seq for own in seqs for seq in own) == list(range(64 * 20))
    ids = [entry.id for entry in store.read()]
    assert all(
        ids[seq] == id_of(who * 100 + n)
        for who, own in enumerate(seqs)
        for n, seq in enumerate(own)
    )


def test_what_waits_while_a_group_is_flushed_becomes_the_next_group() -> None:
    store = Held()
    committer = Committer(store, group_max=512)
    futures = [committer.submit(filing(0))]
    while store.go._value or not committer._waiting.empty():  # the first group has been taken
        pass
    futures += [committer.submit(filing(n)) for n in range(1, 1001)]
    for _ in range(3):
        store.go.release()
    assert [future.result(10).seq for future in futures] == list(range(1001))
    assert store.sizes == [1, 512, 488]
    committer.close()


def test_a_refusal_does_not_sink_its_neighbours(store: Store) -> None:
    async def main() -> tuple[Receipt | BaseException, ...]:
        with Committer(store) as committer:
            await committer.append(filing(0, tags=("a",)))
            return await asyncio.gather(
                committer.append(filing(1)),
                committer.append(filing(2, tags=("a",), after=-1)),
                committer.append(filing(0, note="other")),
                committer.append(filing(3)),
                return_exceptions=True,
            )

    kinds = [type(outcome) for outcome in asyncio.run(main())]
    assert kinds == [Receipt, Stale, Clash, Receipt]


def test_threads_append_and_wait(tmp_path: Path) -> None:
    store = SqliteStore.open(tmp_path / "r.db")
    with Committer(store) as committer, ThreadPoolExecutor(8) as threads:
        receipts = list(threads.map(lambda n: committer.append_now(filing(n)), range(400)))
    assert sorted(receipt.seq for receipt in receipts) == list(range(400))
    store.close()


@pytest.mark.parametrize(
    "error", [Unwritable("The disk is full."), RuntimeError("a fault of ours")]
)
def test_when_nothing_can_be_written_every_caller_hears_it(error: Exception) -> None:
    async def main() -> list[Receipt | BaseException]:
        with Committer(Failing(error)) as committer:
            return await asyncio.gather(
                *(committer.append(filing(n)) for n in range(5)), return_exceptions=True
            )

    outcomes = asyncio.run(main())
    assert [(type(outcome), str(outcome)) for outcome in outcomes] == [
        (type(error), str(error))
    ] * 5


def test_closing_enters_what_waits_and_takes_no_more() -> None:
    store = Held()
    committer = Committer(store)
    futures = [committer.submit(filing(n)) for n in range(50)]
    closer = threading.Thread(target=committer.close)
    closer.start()
    while not committer._closing:
        pass
    with pytest.raises(Unwritable, match="closing"):
        committer.submit(filing(99))
    store.go.release(50)
    closer.join(10)
    assert [future.result(0).seq for future in futures] == list(range(50))
    committer.close()


def test_closing_from_within_an_event_loop_lets_its_callers_hear(store: Store) -> None:
    async def main() -> list[int]:
        committer = Committer(store)
        waiting = [asyncio.create_task(committer.append(filing(n))) for n in range(30)]
        await asyncio.sleep(0)
        await committer.aclose()
        return [(await task).seq for task in waiting]

    assert asyncio.run(main()) == list(range(30))


def test_when_an_event_loop_dies_what_it_filed_is_entered_and_others_go_on() -> None:
    store = Held()
    committer = Committer(store)
    tasks: list[asyncio.Task[Receipt]] = []

    async def leave() -> None:
        tasks.append(asyncio.create_task(committer.append(filing(1))))
        await asyncio.sleep(0)

    asyncio.run(leave())  # cancels the waiting task, and closes the loop
    later = committer.submit(filing(2))
    store.go.release(2)
    assert later.result(10).seq == 1
    assert [entry.id for entry in store.read()] == [id_of(1), id_of(2)]
    store.go.release()
    assert committer.append_now(filing(1)).again  # its id tells that it stands
    committer.close()


def test_a_caller_who_stops_waiting_does_not_disturb_the_rest() -> None:
    store = Held()

    async def main() -> int:
        committer = Committer(store)
        impatient = asyncio.create_task(committer.append(filing(1)))
        patient = asyncio.create_task(committer.append(filing(2)))
        await asyncio.sleep(0)
        impatient.cancel()
        await asyncio.sleep(0)
        store.go.release(2)
        receipt = await patient
        await committer.aclose()
        return receipt.seq

    assert asyncio.run(main()) == 1
