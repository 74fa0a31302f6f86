"""The word lists of `data/` about wordings, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.resolve.lexicon import lines

_NONE: frozenset[int] = frozenset()


def _lines(name: str) -> tuple[str, ...]:
    return lines(name, "onrecord.link")


@cache
def small(name: str) -> frozenset[str]:
    """The words of one line of the small lists. Raises KeyError for a line that is not there."""
    rows = (line.partition(": ") for line in _lines("small"))
    return {key: frozenset(rest.split()) for key, _, rest in rows}[name]


@cache
def spellings() -> Mapping[str, str]:
    """A word's other spellings -> the one that stands for all; those to themselves."""
    rows = (line.split() for line in _lines("spellings"))
    return {word: first for first, *others in rows for word in (first, *others)}


@cache
def contractions() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Words written in one -> their parts, each as it is written and as it is read."""
    rows = (line.partition(": ") for line in _lines("contractions"))
    return {word: tuple(_pair(part) for part in rest.split()) for word, _, rest in rows}


def _pair(part: str) -> tuple[str, str]:
    written, _, read = part.partition("=")
    return written, read


@cache
def endings() -> Mapping[str, str]:
    """Endings after an apostrophe -> the word they stand for; "after" -> the words that `'s` is a verb after."""
    return {key: rest for key, _, rest in (line.partition(": ") for line in _lines("endings"))}


@cache
def numerals() -> Mapping[str, int]:
    """Number words -> their values, those that multiply left out."""
    return {word: int(value) for word, value in _valued() if not value.startswith("x")}


@cache
def multipliers() -> Mapping[str, int]:
    """Words that multiply the number before them -> by how much."""
    return {word: int(value[1:]) for word, value in _valued() if value.startswith("x")}


def _valued() -> list[tuple[str, str]]:
    return [(word, value) for word, value in (line.split() for line in _lines("numerals"))]


@cache
def ordinals() -> Mapping[str, str]:
    """Ordinals in figures -> in words."""
    return {figures: word for line in _lines("ordinals") for figures, word in [line.split()]}


@cache
def directions() -> frozenset[str]:
    """Words that stand in brackets without having been said."""
    return frozenset(_lines("directions"))


@cache
def meaning() -> Mapping[str, tuple[str, str]]:
    """Word -> what is at risk where it changes ("modal"), and its class ("may")."""
    rows = (line.partition(": ") for line in _lines("meaning"))
    heads = ((head.split(" ", 1), rest.split()) for head, _, rest in rows)
    return {word: (risk, kind) for (risk, kind), words in heads for word in words}


def shifts(word: str) -> frozenset[int]:
    """The numbers of the classes of words that reported speech puts for one another, which hold a word."""
    return _shifts().get(word, _NONE)


@cache
def _shifts() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_lines("shifts")):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
