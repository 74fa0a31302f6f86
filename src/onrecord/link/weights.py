"""How much a word tells: text in, its words as they are compared out, each with a weight that no record can change.

A weight is the inverse document frequency (Spärck Jones 1972), counted once over news articles by `training/words`
and shipped; so what two texts have in common weighs the same in every record.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from anyascii import anyascii

from onrecord.errors import ModelError

FILE = "words.txt.gz"
_MARKS = {ord(mark): anyascii(mark) for mark in "’‘“”—–…\N{NO-BREAK SPACE}"}
"""What makes most texts other than ASCII, put into it ten times faster than by `anyascii`."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9](?:[0-9.,]*[0-9])?")


def words_of(text: str) -> list[str]:
    """The words of a text in their order: lower case, ASCII, no possessive; numbers without commas ("1,200" is
    "1200"), any other mark parts words."""
    plain = text.translate(_MARKS)
    plain = (plain if plain.isascii() else anyascii(plain)).lower()
    return [word if word.isalpha() else _bare(word) for word in _WORD.findall(plain)]


def _bare(word: str) -> str:
    if word.endswith("'s"):
        return word[:-2]
    return word.replace(",", "") if word[0].isdigit() else word


def weight(word: str) -> float:
    """The weight of a word as `words_of` gives it: nearly 0 for "the", up to 8. A word that stands in too few of the
    counted articles to be in the table, or in none, has the highest."""
    found = _table().get(word)
    return unseen() if found is None else found


@cache
def unseen() -> float:
    """The weight of a word that the table lacks: a step above the rarest there."""
    return max(_table().values()) + 0.1


@cache
def _table() -> Mapping[str, float]:
    """Word -> weight. Raises ModelError where the table is missing."""
    try:
        text = gzip.decompress(files("onrecord.models").joinpath(FILE).read_bytes()).decode("ascii")
        return of_lines(text)
    except (OSError, EOFError, ValueError) as error:
        raise ModelError(f"the weights of words cannot be read ({error}); reinstall onrecord") from error


def of_lines(text: str) -> Mapping[str, float]:
    """The table of a file's text: each line a weight and the words that have it. Raises ValueError for another line."""
    rows = (line.split() for line in text.splitlines())
    return {word: value for first, *words in rows for value in [float(first)] for word in words}
