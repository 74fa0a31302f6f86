"""What two bodies have in common: for each of them, which of its words stand in the other in long runs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.link.shingles import SHINGLE, Body, Mask, Numbers

LONG = 12
"""Least words of a run that counts: daily templates have a number or a name more often than that."""


@dataclass(frozen=True, slots=True, order=True)
class Overlap:
    """How much of one body stands in another in runs of LONG words or more; counts are of words. The smaller body is
    the lesser."""

    words: int
    """Of the body."""
    shared: int
    """Of them those that stand in the other."""
    own: int
    """Words outside quotation marks."""
    own_shared: int
    longest: int
    """The longest run."""
    before: int
    """Words before the first run; all of the body where there is none."""

    @property
    def share(self) -> float:
        """Of the body's words those that stand in the other, 0 to 1."""
        return self.shared / self.words if self.words else 0.0

    @property
    def own_share(self) -> float:
        """Of the words outside quotation marks those that stand in the other, 0 to 1."""
        return self.own_shared / self.own if self.own else 0.0


def overlap(one: Body, other: Body) -> tuple[Overlap, Overlap]:
    """How much of each stands in the other, in the order given."""
    return _within(one, other), _within(other, one)


def _within(body: Body, other: Body) -> Overlap:
    starts, ends = _runs(_stand_in(body.shingles, other.shingles))
    inside = _covered(starts, ends, len(body.words))
    return Overlap(
        words=len(body.words),
        shared=int(inside.sum()),
        own=int(body.own.sum()),
        own_shared=int((inside & body.own).sum()),
        longest=int((ends - starts).max(initial=0)),
        before=int(starts[0]) if len(starts) else len(body.words),
    )


def _stand_in(some: Numbers, others: Numbers) -> Mask:
    """Which of some are among others: `np.isin`, five times as fast for a thousand."""
    if not len(others):
        return np.zeros(len(some), np.bool_)
    ordered = np.sort(others)
    found: Mask = ordered[np.minimum(np.searchsorted(ordered, some), len(ordered) - 1)] == some
    return found


def _runs(shared: Mask) -> tuple[np.ndarray, np.ndarray]:
    """Where the long runs of words start and end, from which shingles are shared."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], shared.astype(np.int8), [0]))))
    starts, ends = edges[::2], edges[1::2] + SHINGLE - 1
    long = ends - starts >= LONG
    return starts[long], ends[long]


def _covered(starts: np.ndarray, ends: np.ndarray, length: int) -> Mask:
    """Which words lie in a run; runs may overlap."""
    steps = np.zeros(length + 1, np.int64)
    np.add.at(steps, starts, 1)
    np.add.at(steps, ends, -1)
    inside: Mask = np.cumsum(steps[:-1]) > 0
    return inside
