"""The live bar of a run on a terminal's standard error; it leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from types import TracebackType
from typing import Self

from rich import progress
from rich.console import Console
from rich.text import Text

from onrecord.show.tally import Count, state


class Bar:
    """A `Progress` that is drawn while its block runs."""

    def __init__(self) -> None:
        self._total = 0
        self._begun = monotonic()
        columns = (progress.SpinnerColumn(), progress.BarColumn(24), progress.TextColumn("{task.description}"))
        self._live = progress.Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._live.add_task("reading", total=None)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._live.stop()

    def expect(self, pages: int) -> None:
        """Fill the bar by this number, and start the clock."""
        self._total = pages
        self._begun = monotonic()
        self._live.update(self._task, total=pages or None)

    def update(self, so_far: Count) -> None:
        """Redraw with what has been done."""
        words = state(so_far, self._total, monotonic() - self._begun)
        self._live.update(self._task, completed=so_far.done, description=words)

    def say(self, words: str) -> None:
        """Print a line above the bar."""
        self._live.console.print(Text(words), soft_wrap=True)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away for the length of a block."""
        self._live.stop()
        yield
        self._live.start()
