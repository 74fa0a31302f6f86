"""A word as wordings are compared: in comes a word as it is written, out come the words that are read, each with its
part of what is written. Capitals, accents, apostrophes, contractions and the spellings of the lists make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii

from onrecord.link.lists import contractions, endings, ordinals, spellings
from onrecord.registry.spelling import skeleton

Part = tuple[int, int, str]
"""Start and end within the word as written (code points), and the word that is read."""

_APOSTROPHES = str.maketrans("’‘`´ʼ＇", "''''''")
_LEAST = 6
"""Letters of a word whose spellings are compared by sound."""
_ENDING = re.compile(r"(?<=\w)(n't|'(?:ll|re|ve|m|d|s))\Z")
_ISE = re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)\Z)")
_DOTTED = {"US": "u.s", "USA": "u.s", "UK": "u.k", "EU": "e.u", "UN": "u.n"}


@lru_cache(maxsize=1 << 16)
def read(written: str) -> tuple[Part, ...]:
    """The words that a written word is read as: "don't" is (0, 2, "do"), (2, 5, "not")."""
    plain = written.translate(_APOSTROPHES)
    low = plain.lower()
    if low in contractions():
        return _laid_out(contractions()[low])
    ending = _ending(low)
    if ending is None:
        return ((0, len(written), key(plain)),)
    at, meant = ending
    return (0, at, key(plain[:at])), (at, len(written), meant)


def _laid_out(parts: tuple[tuple[str, str], ...]) -> tuple[Part, ...]:
    made, at = [], 0
    for written, meant in parts:
        made.append((at, at + len(written), meant))
        at += len(written)
    return tuple(made)


def _ending(low: str) -> tuple[int, str] | None:
    """Where an ending with an apostrophe begins, and the word that it stands for."""
    found = _ENDING.search(low)
    if found is None:
        return None
    if found[1] == "'s" and low[: found.start()] not in endings()["after"].split():
        return found.start(), "'s"
    return found.start(), endings()[found[1]]


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """One word in the spelling that stands for all."""
    if word.isupper() and word.replace(".", "") in _DOTTED:
        return _DOTTED[word.replace(".", "")]
    low = (word if word.isascii() else anyascii(word)).lower().strip("'")
    low = low if low[:1].isdigit() or low == "no." else low.replace(".", "")
    low = ordinals().get(low, low) or word
    return spellings().get(low) or _ISE.sub("iz", low)


def spelt_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether folded words are the same written together or apart, or one foreign name in two alphabets' spellings."""
    mine, theirs = ("".join(words).replace("#", "") for words in (one, other))
    if mine == theirs:
        return True
    single = len(one) == len(other) == 1 and min(len(mine), len(theirs)) >= _LEAST
    return single and mine.isalpha() and theirs.isalpha() and skeleton(mine) == skeleton(theirs)
