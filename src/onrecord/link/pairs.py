"""Pairs of quotations that may report one utterance: the quotations of two articles in, the likely pairs out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from onrecord.link import events
from onrecord.link.evidence import evidence
from onrecord.link.quoted import Quoted
from onrecord.link.relations import Relation
from onrecord.link.scorer import shipped
from onrecord.link.telling import Telling

SHARED = 2.0
"""The weight of the words that two quotations must share to be compared."""
_FEWEST = 3
"""Words that tell something of a quotation that an article repeats; fewer stand in others by chance."""
FLOOR = 0.05
"""A chance below counts as none."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Two quotations, `one` of the lower key, and how likely they report one utterance: where one speaker said both,
    and where that is open. Which holds is told anew whenever the registry learns more; two speakers say two things."""

    one: str
    other: str
    same: float
    open: float


def likely(
    mine: Sequence[Quoted],
    theirs: Sequence[Quoted],
    alike: float,
    event: float = 1.0,
    repeating: Set[str] | None = None,
) -> list[Likely]:
    """The pairs across two articles that are likely where their speaker is the same, by their keys. All quotations of
    both are given: what a word tells depends on them. `alike` is the cosine of the articles' words, `event` how likely
    they are on one event, both 0 to 1. `repeating` holds the keys of those that share a phrase with one of the other
    article, where that is known. Symmetric."""
    found = [
        Likely(one.key, other.key, *(shipped().chance(numbers, each) for each in (Relation.SAME, Relation.OPEN)))
        for one, other, numbers in compared(mine, theirs, alike, event, repeating)
    ]
    return sorted((pair for pair in found if pair.same >= FLOOR), key=lambda pair: (pair.one, pair.other))


def compared(
    mine: Sequence[Quoted], theirs: Sequence[Quoted], alike: float, event: float, repeating: Set[str] | None = None
) -> Iterator[tuple[Quoted, Quoted, tuple[float, ...]]]:
    """The pairs that can report one utterance, each in the order of keys with its evidence. Where a day is unknown, the
    articles must be on one event, or the words the same."""
    telling, one_event = Telling(mine, theirs), _one(event)
    here, there = (mine, theirs) if one_event else (_able(mine, theirs, repeating), _able(theirs, mine, repeating))
    for one, other in candidates(here, there):
        if _days_meet(one, other) and (one_event or _dated(one, other) or one.stretches & other.stretches):
            yield one, other, evidence(one, other, telling, alike)


def only_verbatim(some: Iterable[Quoted], event: float) -> bool:
    """Whether quotations of an article can report only what another's have in the same words, of which they know no
    day."""
    return not (_one(event) or any(each.days for each in some))


def _one(event: float) -> bool:
    return event >= events.shipped().threshold


def _able(some: Sequence[Quoted], others: Sequence[Quoted], repeating: Set[str] | None) -> list[Quoted]:
    """Those that can report what another does where their articles are not on one event."""
    dated = any(other.days for other in others)
    return [each for each in some if repeating is None or each.key in repeating or (dated and each.days)]


def _dated(one: Quoted, other: Quoted) -> bool:
    return one.days is not None and other.days is not None


def _days_meet(one: Quoted, other: Quoted) -> bool:
    """Whether both can have been said on one day, or on two neighbouring ones, for clocks differ; where a day is
    unknown they can."""
    if one.days is None or other.days is None:
        return True
    return max(one.days[0] - other.days[1], other.days[0] - one.days[1]) <= 1


def repeated(quotations: Sequence[Quoted]) -> list[Likely]:
    """The pairs of one article's quotations of which one holds all words of the other in a row: a title, a pull quote.
    By their keys."""
    ordered = sorted((each for each in quotations if len(each.content) >= _FEWEST), key=lambda each: each.key)
    spoken = [(each.key, f" {' '.join(each.terms)} ") for each in ordered]
    pairs = ((a, b) for (a, one), (b, other) in combinations(spoken, 2) if one in other or other in one)
    return [Likely(a, b, 1.0, 1.0) for a, b in pairs]


def candidates(mine: Sequence[Quoted], theirs: Sequence[Quoted]) -> Iterator[tuple[Quoted, Quoted]]:
    """The pairs that share words of some weight, each in the order of keys."""
    holding: dict[str, list[Quoted]] = defaultdict(list)
    for other in theirs:
        for term in other.content:
            holding[term].append(other)
    for one in mine:
        shared: dict[str, float] = defaultdict(float)
        met = {}
        for term, weight in sorted(one.content.items()):
            for other in holding.get(term, ()):
                met[other.key] = other
                shared[other.key] += min(weight, other.content[term])
        yield from ((one, met[key]) if one.key < key else (met[key], one) for key, w in shared.items() if w >= SHARED)
