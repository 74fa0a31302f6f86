"""Pairs of copies in, groups of copies out: each with its kind and the article that the others come from.

The answer depends on nothing but the articles and links of a connected component, in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.clean.agencies import known_agency
from onrecord.link.copy_kinds import CopyKind
from onrecord.link.earlier import earlier

_KINDS = tuple(CopyKind)


@dataclass(frozen=True, slots=True)
class Print:
    """What an article tells of where its text comes from."""

    key: str
    """Orders articles, whatever order they came in."""
    published: str | None = None
    """ISO 8601, of any precision."""
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    """Those that it credits, by the record's names for them."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles that are copies, by their keys, and how much of the smaller body stands in the other, 0 to 1."""

    one: str
    other: str
    kind: CopyKind
    share: float


@dataclass(frozen=True, slots=True)
class Copies:
    """Articles that are the same text."""

    kind: CopyKind
    """The weakest of those between them."""
    articles: tuple[str, ...]
    """Their keys, sorted; two or more."""
    origin: str | None
    """The key of the article that the others come from; None where neither credits nor dates tell."""


def groups(prints: Iterable[Print], links: Iterable[Link]) -> list[Copies]:
    """The groups, sorted by their first articles; every link's articles must be among the prints.

    Two groups are joined where more than half of the pairs across them are copies: an article put together from two
    others is grouped with the one, and does not make a copy of the other.
    """
    by_key = {one.key: one for one in prints}
    linked = {frozenset((link.one, link.other)): link for link in sorted(links, key=_order, reverse=True)}
    home = {key: [key] for pair in linked for key in pair}
    for link in sorted(linked.values(), key=_order):
        mine, theirs = home[link.one], home[link.other]
        if mine is not theirs and 2 * len(_across(mine, theirs, linked)) > len(mine) * len(theirs):
            mine += theirs
            home |= dict.fromkeys(theirs, mine)
    members = sorted({tuple(sorted(keys)) for keys in home.values() if len(keys) > 1})
    return [_copies([by_key[key] for key in keys], linked) for keys in members]


def _order(link: Link) -> tuple[int, float, str, str]:
    """The closest kinds first, then the greatest shares."""
    return _KINDS.index(link.kind), -link.share, min(link.one, link.other), max(link.one, link.other)


def _across(mine: Sequence[str], theirs: Sequence[str], linked: Mapping[frozenset[str], Link]) -> list[Link]:
    return [linked[pair] for a in mine for b in theirs if (pair := frozenset((a, b))) in linked]


def _copies(members: Sequence[Print], linked: Mapping[frozenset[str], Link]) -> Copies:
    keys = tuple(one.key for one in members)
    kinds = [link.kind for link in _across(keys, keys, linked)]
    origin = _origin(members)
    return Copies(max(kinds, key=_KINDS.index), keys, origin.key if origin else None)


def _origin(members: Sequence[Print]) -> Print | None:
    """An agency's own article, one that the others credit first of all; else the earliest."""
    credited = [one for one in members if any(_agency(one) in other.agencies for other in members if other is not one)]
    sellers = [one for one in members if _agency(one)]
    able = credited or sellers or members
    if len(able) == 1:
        return able[0]
    return next((one for one in able if all(_earlier(one, other) for other in able if other is not one)), None)


def _agency(one: Print) -> str | None:
    return known_agency(one.outlet) if one.outlet else None


def _earlier(one: Print, other: Print) -> bool:
    same = one.outlet is not None and one.outlet == other.outlet
    return earlier(one.published, other.published, one_outlet=same)
