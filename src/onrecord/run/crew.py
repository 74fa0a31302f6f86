"""The parent's side: worker processes that are started when first needed, watched, and replaced when they die.

They are plain subprocesses, not `multiprocessing`: nothing is forked, and a script that calls onrecord needs no
`if __name__ == "__main__"`, because its main module is not imported again.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

from onrecord.errors import OnrecordError
from onrecord.model import Article, Miss, Page
from onrecord.run.misses import failed
from onrecord.run.worker import Order

LOST = (OSError, EOFError, pickle.UnpicklingError)
"""What a pipe says when the process at its other end has died."""


ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""A worker is one core's: NumPy's own threads would spin against the other workers."""


class Worker:
    """One child process and the pipes to it."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-W", "ignore", "-m", "onrecord.run.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(str(Path(e).absolute()) for e in sys.path)},
            process_group=0,  # Ctrl-C reaches the parent alone, which ends its workers
        )

    def load(self) -> None:
        """Wait until its models are loaded. Raises OnrecordError where they do not load."""
        try:
            refusal = cast(OnrecordError | None, self._ask(self._order))
        except LOST:
            raise OnrecordError(f"a worker process does not start: {self._end()}") from None
        if refusal:
            raise refusal

    def read(self, page: Page) -> Article | Miss:
        """The page's article, or why there is none; the process may be dead afterwards.

        Raises ModelError where the models turn out to be damaged.
        """
        begun = time.monotonic()
        try:
            answer = cast(Article | Miss | OnrecordError, self._ask(page))
        except LOST:
            why = self._end()
            if time.monotonic() - begun >= self._order.seconds:
                why = f"took longer than {self._order.seconds:g} s; ONRECORD_SECONDS sets the limit of a page"
            return failed(page, why)
        except RecursionError:  # from pickling, before anything was sent
            return failed(page, "its fields are nested too deep; take them out of the row")
        if isinstance(answer, OnrecordError):
            raise answer
        return answer

    @property
    def alive(self) -> bool:
        """Whether it can read another page."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it at once, whatever it does; `read` then gives a Miss. Harmless on a dead one."""
        self._process.kill()

    def close(self) -> None:
        """Kill it, reap it and close its pipes."""
        self._end()

    def _ask(self, question: Order | Page) -> object:
        """Send a question and wait for its answer. Raises one of LOST where the process dies over it."""
        to, back = cast(IO[bytes], self._process.stdin), cast(IO[bytes], self._process.stdout)
        to.write(pickle.dumps(question, protocol=pickle.HIGHEST_PROTOCOL))
        to.flush()
        return cast(object, pickle.load(back))

    def _end(self) -> str:
        """Reap the process, dead or silenced, and say how it ended."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                cast(IO[bytes], pipe).close()
        code = self._process.wait()
        if code < 0:
            return (
                f"its worker process was ended by {signal.Signals(-code).name} (out of memory, or a fault in a library)"
            )
        return f"its worker process ended with exit status {code}"


class Crew:
    """The workers of one run: each thread that calls `read` has one of its own."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._mine = threading.local()
        self._lock = threading.Lock()
        self._workers: set[Worker] = set()
        self._dismissed = False

    def read(self, page: Page) -> Article | Miss:
        """Read a page in this thread's worker. Raises OnrecordError where none starts."""
        worker: Worker | None = getattr(self._mine, "worker", None)
        if worker is None or not worker.alive:
            worker = self._mine.worker = self._hire(worker)
        return worker.read(page)

    def dismiss(self) -> None:
        """Kill all workers; a `read` under way in another thread ends with a Miss."""
        with self._lock:
            self._dismissed = True
            for worker in self._workers:
                worker.kill()

    def close(self) -> None:
        """Reap what is left, when no thread reads any more."""
        for worker in self._workers:
            worker.close()

    def _hire(self, former: Worker | None) -> Worker:
        with self._lock:
            if former:
                former.close()
                self._workers.discard(former)
            if self._dismissed:
                raise OnrecordError("the run is over")
            worker = Worker(self._order)
            self._workers.add(worker)
        worker.load()
        return worker
