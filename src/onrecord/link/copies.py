"""Whether two articles are the same text, decided from the two alone: a pair in, the kind of likeness or None out.

What counts is the share of the smaller body that stands in the other in long runs, and the same of its words outside
quotation marks: articles on one event share what was said, copies share what was written. Containment is Broder's
(1997); leaving out quotations follows text-reuse work on news (Clough et al. 2002, METER).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.link.copy_kinds import CopyKind
from onrecord.link.overlap import Overlap, overlap
from onrecord.link.shingles import Body

_FEWEST = 20
"""Least words of a body that can be a copy: "Sign in to read on" is no text."""
_EXCERPT = 90
"""So many shared words are more than an excerpt of a few sentences."""
_WHOLE, _VERSION = 0.9, 0.3
"""Shares of the words of both bodies, and of one of two states of a page."""
_TOLD = 0.25
"""Of a body with fewer words outside quotation marks, or marks that do not close, the other tells what stands there."""


@dataclass(frozen=True, slots=True)
class _Limits:
    """What a body that is cut from another shares at least, 0 to 1, and how many words of its own it opens with at
    most: what stands alike only further down is a gallery, or background."""

    share: float
    lead: int


_STRANGERS, _ONE_OUTLET = _Limits(0.5, 150), _Limits(0.6, 100)
"""An outlet repeats its own background; so may two outlets that are not known."""


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """An article as it is compared."""

    body: Body
    addresses: tuple[str, ...] = ()
    """Where the page was found, written so that two states of one page have one in common."""
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """In what way two articles are the same text, and the evidence, in the order in which they were compared."""

    kind: CopyKind
    one: Overlap
    other: Overlap

    @property
    def share(self) -> float:
        """Of the words of the smaller body those that stand in the other."""
        return min(self.one, self.other).share

    @property
    def longest(self) -> int:
        """Words of the longest run."""
        return max(self.one.longest, self.other.longest)


def compare(one: Text, other: Text) -> Likeness | None:
    """In what way two articles are the same text; None where they are not."""
    if min(len(one.body.words), len(other.body.words)) < _FEWEST:
        return None
    mine, theirs = overlap(one.body, other.body)
    kind = CopyKind.EXACT if np.array_equal(one.body.words, other.body.words) else None
    if kind is None and not {*one.addresses}.isdisjoint(other.addresses):
        kind = _version(mine, theirs)
    kind = kind or _near(mine, theirs) or _syndicated(mine, theirs, _limits(one.outlet, other.outlet))
    return Likeness(kind, mine, theirs) if kind else None


def _limits(one: str | None, other: str | None) -> _Limits:
    return _STRANGERS if one and other and one != other else _ONE_OUTLET


def _version(one: Overlap, other: Overlap) -> CopyKind | None:
    """Two states of a page that share more than its frame."""
    return CopyKind.VERSION if max(one.share, other.share) >= _VERSION else None


def _near(one: Overlap, other: Overlap) -> CopyKind | None:
    return CopyKind.NEAR if min(one.share, other.share) >= _WHOLE else None


def _syndicated(one: Overlap, other: Overlap, limits: _Limits) -> CopyKind | None:
    """A smaller body made of a larger one's words, outside quotation marks too, with what was cut away or added."""
    smaller, larger = sorted((one, other))
    told = smaller if smaller.own >= _TOLD * smaller.words else larger
    share = min(smaller.share, told.own_share)
    is_cut = share >= limits.share and smaller.before <= limits.lead and smaller.shared >= _EXCERPT
    return CopyKind.SYNDICATED if is_cut else None
