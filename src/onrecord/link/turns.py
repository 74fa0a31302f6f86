"""Turns of the language: three words in, out comes whether many speakers say them in a row ("at the end").

`data/turns.bin` holds a hash (four bytes of BLAKE2b, ascending, little-endian) of each three words that at least four
speakers of 7,054 news articles say (AllSides, 2012-20); made by `training/turns.py`, frozen, never counted from a
record. One in 130,000 other triples is taken for one of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files

SIZE = 3
"""Words of a turn."""


def is_turn(words: Sequence[str]) -> bool:
    """Whether words in small letters are all made of turns, as `corpus.words_in` writes them; False for fewer than
    three."""
    parts = [words[at : at + SIZE] for at in range(len(words) - SIZE + 1)]
    return bool(parts) and all(_known(part) for part in parts)


def hashed(words: Sequence[str]) -> int:
    """The number that stands for three words."""
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=4).digest(), "little")


def _known(words: Sequence[str]) -> bool:
    table, number = _table(), hashed(words)
    at = bisect_left(table, number)
    return at < len(table) and table[at] == number


@cache
def _table() -> Sequence[int]:
    raw = files("onrecord.link").joinpath("data", "turns.bin").read_bytes()
    return [int.from_bytes(raw[at : at + 4], "little") for at in range(0, len(raw), 4)]
