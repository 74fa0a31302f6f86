"""The proper names among words of a wording: a range of words in, names out, each as it stands for all ways of naming
one thing ("Moscow", "Russian" and "Russia").
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.link.lists import small
from onrecord.link.tokens import Break, Range, Voice, Wording
from onrecord.resolve.lexicon import families, words
from onrecord.resolve.places import homeland, place

_HEADLINE = 0.6
"""The share of capitalised words from which on capitals tell nothing of names."""


def names(side: Wording, run: Range) -> frozenset[str]:
    """The names in a range of words; none where all words are capitalised."""
    shown = range(*run)
    return frozenset(_canonical(side, at) for at in shown if _is_name(side, at)) if not _headline(side) else frozenset()


def _is_name(side: Wording, at: int) -> bool:
    word = side.words[at]
    written = side.text[word.start : word.end]
    handle = side.text[max(0, word.start - 1) : word.start] in {"@", "#"}
    if handle or not written[0].isupper() or word.voice is Voice.EDITOR or _common(word.key):
        return False
    first = word.before is Break.SENTENCE or (at > 0 and side.words[at - 1].end + 2 < word.start)
    return not first or _known(word.key)


@lru_cache(maxsize=1 << 14)
def _common(key: str) -> bool:
    """Whether a word is capitalised for other reasons than being a name."""
    lists = (small("function"), small("forms"), words("stops"), words("titles"), families())
    return len(key) < 2 or any(key in known for known in lists)


@lru_cache(maxsize=1 << 14)
def _known(key: str) -> bool:
    """Whether a word is a name wherever it stands."""
    return key in words("male") or key in words("female") or place(key) is not None or homeland(key) is not None


def _canonical(side: Wording, at: int) -> str:
    """A country or state for its adjectives and its capital, else the word."""
    key = side.words[at].key
    near = side.text[side.words[at].start : side.words[min(at + 1, len(side.words) - 1)].end]
    known = place(near) or place(key)
    return known.name if known else homeland(key) or homeland(key.removesuffix("s")) or key


def _headline(side: Wording) -> bool:
    long = [word for word in side.words if word.key not in small("function") and word.key[0].isalpha()]
    capital = sum(side.text[word.start].isupper() for word in long)
    return len(long) > 2 and capital > _HEADLINE * len(long)
