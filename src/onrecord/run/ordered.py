"""Pages in, articles out in the same order, read by several workers with a bounded look-ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from onrecord.model import Article, Miss, Page
from onrecord.run.crew import Crew
from onrecord.run.worker import Order

AHEAD = 24
"""Pages under way at most, beside two a worker: one slow page holds back no more than these."""
AHEAD_BYTES = 64 << 20
"""Bytes of pages under way at most, so that a run over large pages stays small."""


Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class _Slot(Generic[Other]):
    """A place in the order: a page with its answer to come, or what is passed on as it is."""

    item: Page | Other
    answer: Future[Article | Miss] | None = None

    @property
    def size(self) -> int:
        return len(self.item.data) if isinstance(self.item, Page) else 0

    def ready(self) -> bool:
        return self.answer is None or self.answer.done()

    def take(self) -> tuple[Page, Article | Miss] | Other:
        if self.answer is None:
            return cast(Other, self.item)
        return cast(Page, self.item), self.answer.result()


def read_in_order(
    inputs: Iterable[Page | Other], make: Callable[[], Callable[[Page], Article]], jobs: int, seconds: float
) -> Generator[tuple[Page, Article | Miss] | Other]:
    """Each page with its article, or with a Miss; all else that stands among the inputs as it is; in their order.

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
    inputs: Iterable[Page | Other], submit: Callable[[Page], Future[Article | Miss]], ahead: int
) -> Iterator[tuple[Page, Article | Miss] | Other]:
    """Keep the workers busy with the next inputs while the first answer is awaited."""
    slots: deque[_Slot[Other]] = deque()
    size = 0
    for item in inputs:
        slot = _Slot(item, submit(item) if isinstance(item, Page) else None)
        slots.append(slot)
        size += slot.size
        while slots and (slots[0].ready() or len(slots) >= ahead or size > AHEAD_BYTES):
            head = slots.popleft()
            size -= head.size
            yield head.take()
    while slots:
        yield slots.popleft().take()
