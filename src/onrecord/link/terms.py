"""What words of a text are compared between quotations: reports bend a speaker's words, so endings are cut off."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from onrecord.link.weights import weight, words_of
from onrecord.resolve.lexicon import lines

_ENDINGS = ("ing", "ed", "es", "s")
_LEAST = 4
"""Letters that a word keeps when an ending is cut off."""


def terms_of(text: str) -> tuple[str, ...]:
    """The words of a text in their order, without endings: "states", "stated" and "stating" are one."""
    return tuple(map(stem, words_of(text)))


def weighed(words: Iterable[str]) -> dict[str, float]:
    """The terms of some words that tell something, each with the weight of its commonest word there."""
    found: dict[str, float] = {}
    for word in words:
        term, least = _weighed(word)
        if term:
            found[term] = min(least, found.get(term, least))
    return found


@cache
def _weighed(word: str) -> tuple[str, float]:
    """A word without its ending, and its weight; of a word that tells nothing, no term."""
    return ("", 0.0) if word in _unweighted() else (stem(word), weight(word))


@cache
def stem(word: str) -> str:
    """A word without its ending, as far as four letters stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("e") and len(word) > _LEAST + 1 else word


@cache
def _unweighted() -> frozenset[str]:
    return frozenset(word for line in lines("unweighted", "onrecord.link") for word in line.split())
