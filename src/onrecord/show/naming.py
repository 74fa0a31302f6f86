"""Which inputs are named while a run goes on: all that failed, of the skipped the first few."""

from __future__ import annotations

from onrecord.model import Outcome
from onrecord.show.safe import safe

NAMED = 10
"""Skipped inputs that are named without --verbose."""


class Naming:
    """Knows how many have been named."""

    def __init__(self, verbose: bool) -> None:
        self._verbose = verbose
        self._skipped = 0

    def line(self, uri: str, outcome: Outcome, why: str) -> str | None:
        """The line for an input without an article; None where it is only counted."""
        self._skipped += outcome is Outcome.SKIPPED
        if outcome is Outcome.FAILED or self._verbose or self._skipped <= NAMED:
            return safe(f"{outcome}: {why if uri in why else f'{uri}: {why}'}")
        return "further skipped inputs are counted only; --verbose names them" if self._skipped == NAMED + 1 else None
