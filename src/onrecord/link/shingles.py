"""A body as hashed shingles: in comes its text, out come its words and every run of a few words as 64-bit numbers.

Equal words give equal numbers in every process and on every platform, whatever their case, accents and quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Self

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

from onrecord.quote.marks import quoted

Numbers = NDArray[np.uint64]
Mask = NDArray[np.bool_]

SHINGLE = 5
"""Words of a shingle: fewer are shared by chance, more do not survive copy-editing."""
_WORD = re.compile(r"[^\W_]+")
_BASE = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The words of a body as numbers."""

    words: Numbers
    """Shape (words,)."""
    shingles: Numbers
    """Of the runs of SHINGLE words, in order, shape (words - SHINGLE + 1,); empty for fewer words."""
    own: Mask
    """Which words stand outside quotation marks, shape (words,)."""

    @classmethod
    def of(cls, text: str) -> Self:
        """The body of an article's text."""
        words: list[str] = []
        own: list[bool] = []
        for piece, is_own in _pieces(text):
            found = bare_words(piece)
            words += found
            own += [is_own] * len(found)
        numbers = numbers_of(words)
        return cls(numbers, shingles(numbers), np.array(own, np.bool_))


def bare_words(text: str) -> list[str]:
    """The words of a text in order, in lower case; punctuation parts them ("don't" is two)."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def numbers_of(words: Sequence[str]) -> Numbers:
    """A number for each word, shape (words,)."""
    return np.fromiter(map(_number, words), np.uint64, len(words))


def shingles(words: Numbers, size: int = SHINGLE) -> Numbers:
    """The hash of every run of `size` words: a polynomial modulo 2**64 (Karp and Rabin 1987), scrambled."""
    count = max(0, len(words) - size + 1)
    hashed = np.zeros(count, np.uint64)
    for offset in range(size):
        hashed = hashed * _BASE + words[offset : offset + count]
    return scrambled(hashed)


def scrambled(values: Numbers) -> Numbers:
    """Each value with its bits mixed, one to one: the last steps of splitmix64 (Steele, Lea and Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * _FIRST
    values = (values ^ (values >> np.uint64(27))) * _SECOND
    return values ^ (values >> np.uint64(31))


@lru_cache(maxsize=1 << 17)
def _number(word: str) -> int:
    plain = word if word.isascii() else anyascii(word).lower()
    return int.from_bytes(blake2b(plain.encode(), digest_size=8).digest(), "little")


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in order, parted at quotation marks, and whether each piece stands outside them."""
    at = 0
    for stretch in quoted(text):
        if stretch.depth == 0 and stretch.start >= at:
            yield text[at : stretch.start], True
            yield text[stretch.start : stretch.end], False
            at = stretch.end
    yield text[at:], True
