"""Stories: days of articles and how alike they are in, groups of those on one event out, each with its lead.

Likenesses are made into groups by average linkage. The window bounds pairs, not stories: one that is told day after day
lasts as long as its articles are alike all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.events import WINDOW, candidates, likeness, shipped
from onrecord.link.gist import Gist
from onrecord.link.linkage import clusters

Days = Mapping[str, int | None]
"""Key of an article -> its day of publication (`date.toordinal`); None where that is unknown."""
Likenesses = Mapping[tuple[str, str], float]
"""Keys of two articles, in either order -> how likely they are on one event; above 0."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event; an article that is alone with its event is a story too."""

    lead: str
    """The key of the article that is most like the others; its title is the story's."""
    articles: tuple[str, ...]
    """Keys, the earliest published first, undated ones last."""


def likenesses(gists: Iterable[Gist]) -> dict[tuple[str, str], float]:
    """All pairs of articles that are likely on one event."""
    scored = ((one.key, other.key, likeness(one, other)) for one, other in candidates(gists))
    return {(one, other): value for one, other, value in scored if value > 0}


def stories(days: Days, pairs: Likenesses) -> list[Story]:
    """The stories of some articles, in order of their lowest keys. The same for a component of the graph of pairs by
    itself as with all others."""
    groups = grouped(days, pairs, shipped().threshold)
    return [_story({key: days[key] for key in keys}, pairs) for keys in groups]


def grouped(days: Days, pairs: Likenesses, threshold: float) -> list[tuple[str, ...]]:
    """The keys of each story. An undated article never joins articles whose days are further apart than the window."""

    def apart(one: Sequence[str], other: Sequence[str]) -> bool:
        mine, theirs = _known(days, one), _known(days, other)
        return bool(mine and theirs) and max(mine[0] - theirs[-1], theirs[0] - mine[-1]) > WINDOW

    return clusters(days, pairs, threshold, apart)


def _known(days: Days, keys: Iterable[str]) -> list[int]:
    return sorted(day for key in keys if (day := days[key]) is not None)


def _story(days: Days, pairs: Likenesses) -> Story:
    def when(key: str) -> tuple[bool, int, str]:
        return days[key] is None, days[key] or 0, key

    def rank(key: str) -> tuple[float, bool, int, str]:
        alike = [pairs.get((key, other), 0.0) + pairs.get((other, key), 0.0) for other in days]
        return -round(sum(sorted(alike)), 4), *when(key)

    return Story(lead=min(days, key=rank), articles=tuple(sorted(days, key=when)))
