"""Pages in, articles out in the same order, read by several workers with a bounded look-ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from onrecord.model import Article, Miss, Page
from onrecord.run.crew import Crew
from onrecord.run.worker import Order

AHEAD = 24
"""Pages under way at most, beside two a worker: one slow page holds back no more than these."""
AHEAD_BYTES = 64 << 20
"""Bytes of pages under way at most, so that a run over large pages stays small."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in the order: an answer that is there, or one to come."""

    answer: Miss | Future[Article | Miss]
    size: int = 0

    def ready(self) -> bool:
        return isinstance(self.answer, Miss) or self.answer.done()

    def take(self) -> Article | Miss:
        return self.answer if isinstance(self.answer, Miss) else self.answer.result()


def read_in_order(
    inputs: Iterable[Page | Miss], make: Callable[[], Callable[[Page], Article]], jobs: int, seconds: float
) -> Generator[Article | Miss]:
    """One article or Miss for each input, in their order, whatever `jobs` is.

    `make` is called once in each worker process; a page that takes more than `seconds`, or kills its worker, gives a
    Miss. Closing the iterator ends the workers. Raises OnrecordError where a worker does not start.
    """
    crew = Crew(Order(make, seconds))
    threads = ThreadPoolExecutor(jobs, thread_name_prefix="onrecord")
    try:
        yield from _window(inputs, lambda page: threads.submit(crew.read, page), AHEAD + 2 * jobs)
    finally:
        crew.dismiss()
        threads.shutdown(cancel_futures=True)
        crew.close()


def _window(
    inputs: Iterable[Page | Miss], submit: Callable[[Page], Future[Article | Miss]], ahead: int
) -> Iterator[Article | Miss]:
    """Keep the workers busy with the next inputs while the first answer is awaited."""
    slots: deque[_Slot] = deque()
    size = 0
    for item in inputs:
        slot = _Slot(item) if isinstance(item, Miss) else _Slot(submit(item), len(item.data))
        slots.append(slot)
        size += slot.size
        while slots and (slots[0].ready() or len(slots) >= ahead or size > AHEAD_BYTES):
            head = slots.popleft()
            size -= head.size
            yield head.take()
    while slots:
        yield slots.popleft().take()
