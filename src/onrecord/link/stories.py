"""Stories: gists of articles in, groups of those on one event out, each with its lead and its days.

Likenesses are made into groups by average linkage. The window bounds pairs, not stories: one that is told day after day
lasts as long as its articles are alike all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.events import WINDOW, candidates, likeness, shipped
from onrecord.link.gist import Gist
from onrecord.link.linkage import clusters

Likenesses = Mapping[tuple[str, str], float]
"""Keys of two articles, in either order -> how likely they are on one event; above 0."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event; an article that is alone with its event is a story too."""

    lead: str
    """The key of the article that is most like the others; its title is the story's."""
    articles: tuple[str, ...]
    """Keys, the earliest published first, undated ones last."""
    first: int | None
    """The earliest day of publication (`date.toordinal`); None where all are undated."""
    last: int | None
    """The latest."""


def likenesses(gists: Iterable[Gist]) -> dict[tuple[str, str], float]:
    """All pairs of articles that are likely on one event."""
    scored = ((one.key, other.key, likeness(one, other)) for one, other in candidates(gists))
    return {(one, other): value for one, other, value in scored if value > 0}


def stories(gists: Sequence[Gist], pairs: Likenesses) -> list[Story]:
    """The stories of some articles, in order of their lowest keys. The same for a component of the graph of pairs by
    itself as with all others."""
    by_key = {gist.key: gist for gist in gists}
    beside: dict[str, dict[str, float]] = {key: {} for key in by_key}
    for (one, other), value in pairs.items():
        beside[one][other] = beside[other][one] = value
    groups = grouped(by_key, pairs, shipped().threshold)
    return [_story([by_key[key] for key in keys], beside) for keys in groups]


def grouped(by_key: Mapping[str, Gist], pairs: Likenesses, threshold: float) -> list[tuple[str, ...]]:
    """The keys of each story. An undated article never joins articles whose days are further apart than the window."""

    def apart(one: Sequence[str], other: Sequence[str]) -> bool:
        mine, theirs = _days(by_key[key] for key in one), _days(by_key[key] for key in other)
        return bool(mine and theirs) and max(mine[0] - theirs[-1], theirs[0] - mine[-1]) > WINDOW

    return clusters(by_key, pairs, threshold, apart)


def _days(gists: Iterable[Gist]) -> list[int]:
    return sorted(gist.day for gist in gists if gist.day is not None)


def _story(members: Sequence[Gist], beside: Mapping[str, Mapping[str, float]]) -> Story:
    def rank(gist: Gist) -> tuple[float, bool, int, str]:
        alike = [beside[gist.key].get(other.key, 0.0) for other in members]
        return -round(sum(sorted(alike)), 4), *_when(gist)

    days = _days(members)
    return Story(
        lead=min(members, key=rank).key,
        articles=tuple(gist.key for gist in sorted(members, key=_when)),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _when(gist: Gist) -> tuple[bool, int, str]:
    return gist.day is None, gist.day or 0, gist.key
