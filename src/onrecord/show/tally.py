"""What a run came to: counts of articles, quotations and words, and of what was skipped or failed, as one line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.model import Article, Miss, Outcome, Status


class Count(Protocol):
    """What a run has come to so far."""

    @property
    def done(self) -> int:
        """Pages that have come to their end."""

    @property
    def words(self) -> int:
        """Words of the articles that were read."""


@dataclass(slots=True)
class Tally:
    """Counts outcomes as they come; a `Count`."""

    statuses: Counter[Status] = field(default_factory=Counter)
    misses: Counter[Outcome] = field(default_factory=Counter)
    quotations: int = 0
    words: int = 0

    def add(self, outcome: Article | Miss) -> None:
        """Count one outcome."""
        if isinstance(outcome, Miss):
            self.misses[outcome.outcome] += 1
            return
        self.statuses[outcome.status] += 1
        self.quotations += len(outcome.quotations)
        self.words += len(outcome.text.split())

    @property
    def done(self) -> int:
        """Pages that ended as an article, whatever its status."""
        return self.statuses.total()

    @property
    def failed(self) -> int:
        """Inputs that failed."""
        return self.misses[Outcome.FAILED]

    def summary(self) -> str:
        """One line: "5 articles read, 43 quotations; 1 page without an article; 2 skipped; 0 failed"."""
        parts = [f"{count(self.statuses[Status.READ], 'article')} read, {count(self.quotations, 'quotation')}"]
        if without := self.statuses[Status.NO_ARTICLE]:
            parts.append(f"{count(without, 'page')} without an article")
        if foreign := self.statuses[Status.OTHER_LANGUAGE]:
            parts.append(f"{foreign:,} in another language")
        return "; ".join([*parts, f"{self.misses[Outcome.SKIPPED]:,} skipped", f"{self.failed:,} failed"])


def count(number: int, thing: str) -> str:
    """ "1 article", "2,000 articles"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def state(so_far: Count, total: int, seconds: float) -> str:
    """ "1,200 of 7,054 · 35 articles/s · 22,000 words/s · 2 min left"; a total of 0 is unknown."""
    done = so_far.done
    parts = [f"{done:,} of {total:,}" if total else count(done, "article")]
    if not done or not seconds:
        return parts[0]
    rate = done / seconds
    parts.append(f"{rate:,.{0 if rate >= 10 else 1}f} articles/s")
    if so_far.words:
        parts.append(f"{so_far.words / seconds:,.0f} words/s")
    if total:
        parts.append(_left(max(0, total - done) / rate))
    return " · ".join(parts)


def _left(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s left"
    return f"{seconds / 60:.0f} min left" if seconds < 5400 else f"{seconds / 3600:.1f} h left"
