"""Whether two names name one: in come names as folded words, out comes a yes or no. Within one article only.

A short name fits a longer one that holds its words in a row; initials fit given names; spellings of one foreign name
(Zelensky, Selensky, Zelenskyy) fit where all but a letter or two agree.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from onrecord.resolve.lexicon import listed

_ALIKE = 84.0
_LEAST = 6

Key = Sequence[str]


def same_full_name(one: Key, other: Key) -> bool:
    """Whether two names of two words or more can be one person's: "Donald Trump", "Donald J. Trump", "D. Trump"."""
    if one[-1] != other[-1] or not _fits(one[0], other[0]):
        return False
    return not one[1:-1] or not other[1:-1] or any(_fits(a, b) for a in one[1:-1] for b in other[1:-1])


def _fits(one: str, other: str) -> bool:
    """Whether two given names or initials agree."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def is_surname_of(short: Key, full: Key) -> bool:
    """Whether a short name is the last words of a full one, or stands inside it ("Guajardo" in "Ildefonso Guajardo
    Villarreal")."""
    return any(tuple(full[k : k + len(short)]) == tuple(short) for k in range(1, len(full) - len(short) + 1))


def same_spelling(one: str, other: str) -> bool:
    """Whether two words are spellings of one foreign name."""
    long_enough = min(len(one), len(other)) >= _LEAST and abs(len(one) - len(other)) <= 1
    return long_enough and one != other and ratio(one, other) >= _ALIKE


def same_foreign_name(one: Key, other: Key) -> bool:
    """Whether two names of as many words differ only in spelling, the given name first."""
    if len(one) != len(other) or len(one) < 2:
        return False
    return all(
        a == b or same_spelling(a, b) or (ratio(a, b) >= _ALIKE and len(a) > 4) for a, b in zip(one, other, strict=True)
    )


def initials(name: Key) -> str:
    """The first letters of a name's words, those of links left out: "fbi"."""
    return "".join(word[0] for word in name if word not in listed("name_links"))


def same_organisation(one: Key, other: Key) -> bool:
    """Whether two names can be one organisation's: an acronym, or all words of the short one in the long one with its
    last word."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and len(long) > 1 and len(short[0]) > 1 and short[0] == initials(long):
        return True
    held = {*long}
    return short[-1] == long[-1] and all(word in held for word in short)
