"""The child process: pages in on standard input, articles or reasons out on standard output, until the input ends.

`crew.Worker` starts it. It guards itself: a watchdog in C ends the process when a page takes too long, even inside a
library that never returns to Python and even when the parent is gone, so no hanging process is left behind.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError, ModelError, OnrecordError
from onrecord.model import Article, Page
from onrecord.run.misses import failed

START_SECONDS = 300.0
"""Time to load the models; generous, because a cold disk on a busy machine is slow."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is told before its first page."""

    make: Callable[[], Callable[[Page], Article]]
    """Loads the models and gives the function that reads one page; pickled, so found by its module and name."""
    seconds: float
    """The time limit of a page."""


def main() -> None:
    """Serve until the parent closes the pipe or is gone."""
    questions, answers = _claim_streams()
    logging.disable(logging.CRITICAL)  # libraries remark on every odd page; what matters comes back as an answer
    with suppress(BrokenPipeError):  # the parent is gone
        with _at_most(START_SECONDS):
            order: Order = pickle.load(questions)
            work, refusal = _started(order)
        _send(pickle.dumps(refusal), answers)
        while work and (page := _next(questions)):
            with _at_most(order.seconds):
                answer = _answer(page, work)
            _send(answer, answers)


def reason(error: Exception) -> str:
    """Why a page failed, in one line: our own errors explain themselves, others say what and where."""
    if isinstance(error, InputError):
        return " ".join(str(error).split())
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    return " ".join(f"unexpected {type(error).__name__}: {error}{place}".split())


def _claim_streams() -> tuple[BinaryIO, BinaryIO]:
    """The two ends of the pipe; whatever else prints in this process goes to standard error."""
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with Path(os.devnull).open("rb") as empty:
        os.dup2(empty.fileno(), 0)
    return questions, answers


def _started(order: Order) -> tuple[Callable[[Page], Article] | None, OnrecordError | None]:
    """The function that reads a page, or why there is none."""
    try:
        return order.make(), None
    except OnrecordError as error:
        return None, error
    except Exception as error:
        return None, OnrecordError(f"the reader does not start: {reason(error)}")


def _next(questions: BinaryIO) -> Page | None:
    try:
        page: Page = pickle.load(questions)
    except (EOFError, pickle.UnpicklingError):  # the parent is done, or gone in the middle of a page
        return None
    return page


def _answer(page: Page, work: Callable[[Page], Article]) -> bytes:
    """The pickled article, or a Miss with the reason: one bad page never stops the others, damaged models do."""
    try:
        return pickle.dumps(work(page))
    except ModelError as error:
        return pickle.dumps(error)
    except Exception as error:
        return pickle.dumps(failed(page, reason(error)))


def _send(answer: bytes, answers: BinaryIO) -> None:
    answers.write(answer)
    answers.flush()


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """End the process, even in the middle of a library's C code, when the block takes longer."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    main()
