"""How far a run is, on standard error: a live bar on a terminal, else a plain line every half minute."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import monotonic
from typing import Protocol

import click

from onrecord.show.bar import Bar
from onrecord.show.tally import Count, state

EVERY = 30.0
"""Seconds between plain lines."""


class Progress(Protocol):
    """What the commands tell whoever watches."""

    def expect(self, pages: int) -> None:
        """The number of pages to come is known."""

    def update(self, so_far: Count) -> None:
        """Another input has come to its end."""

    def say(self, words: str) -> None:
        """Print a line that stays."""

    def aside(self) -> AbstractContextManager[None]:
        """Leave the terminal to someone else for the length of a block."""


@contextmanager
def progress() -> Iterator[Progress]:
    """The progress that suits standard error."""
    if not sys.stderr.isatty():
        yield Lines()
        return
    with Bar() as bar:
        yield bar


class Lines:
    """A plain line now and then, for logs."""

    def __init__(self) -> None:
        self._total = 0
        self._begun = self._last = monotonic()

    def expect(self, pages: int) -> None:
        """Remember what the state is compared with, and start the clock."""
        self._total = pages
        self._begun = monotonic()

    def update(self, so_far: Count) -> None:
        """Print the state where half a minute has passed since the last time."""
        now = monotonic()
        if now - self._last >= EVERY:
            self._last = now
            self.say(state(so_far, self._total, now - self._begun))

    def say(self, words: str) -> None:
        """Print a line."""
        click.echo(words, err=True)

    def aside(self) -> AbstractContextManager[None]:
        """Nothing stands in the way."""
        return nullcontext()
