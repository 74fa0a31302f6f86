"""The word lists of `data/`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.resolve.lexicon import lines

_NONE: frozenset[int] = frozenset()


def _lines(name: str) -> tuple[str, ...]:
    return lines(name, "onrecord.registry")


def nicknames(name: str) -> frozenset[int]:
    """The numbers of the lines of given names and their short forms that hold a folded name."""
    return _nicknames().get(name, _NONE)


@cache
def _nicknames() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_lines("nicknames")):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def family_first() -> frozenset[str]:
    """Family names that stand before the given name."""
    return frozenset(word for line in _lines("family_first") for word in line.split())


@cache
def bodies() -> Mapping[str, str]:
    """A body's other names -> the one that stands for all, in folded words."""
    rows = (line.split(" | ") for line in _lines("bodies"))
    return {name: first for first, *others in rows for name in others}


@cache
def anywhere() -> frozenset[str]:
    """Words of the names of bodies that every country, or every town, has."""
    return frozenset(word for line in _lines("anywhere") for word in line.split())


@cache
def letters() -> tuple[tuple[str, str], ...]:
    """Spellings of one sound and the letters that stand for them, in the order in which they are replaced."""
    rows = (line.partition(" > ") for line in _lines("letters"))
    return tuple((sound, letter) for sounds, _, letter in rows for sound in sounds.split())
