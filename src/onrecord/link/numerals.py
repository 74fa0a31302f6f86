"""Numbers as they are compared: words of a wording in, the same with each number made one word of one value.

"twenty-five", "25", "2 million" and "2,000,000" come to the same whatever way they are written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from onrecord.link.lists import multipliers, numerals

_FIGURES = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?|\d*\.\d+)(k|m|mn|bn|b|tn)?\Z")
_DIGITS = 30
"""Longer figures are no number that somebody said; arithmetic with them has no bound."""
_LETTERS = 3
"""Multipliers of no more letters count only behind figures ("2bn")."""


def value(key: str) -> Fraction | None:
    """The value of a word that is a number, as `number` writes it."""
    return Fraction(key[1:]) if key.startswith("#") else None


def number(words: Sequence[str]) -> tuple[int, str] | None:
    """How many of the folded words from the first on make one number, and the word that stands for it ("#25").

    None where no number begins. "a" begins one before "hundred" and the like.
    """
    total, current, used = Fraction(0), None, 0
    for at, word in enumerate(words):
        step = _step(word, current, last=words[at - 1] if at else "", ahead=words[at + 1 : at + 2])
        if step is None:
            break
        if word != "and":
            used = at + 1
        if word in multipliers() and multipliers()[word] >= 1000 and current is not None:
            total, current = total + step, Fraction(0)
        else:
            current = step
    if used == 0 or current is None:
        return None
    return used, f"#{total + current}"


def _step(word: str, current: Fraction | None, last: str, ahead: Sequence[str]) -> Fraction | None:
    """The value after one more word; None where the number ends before it."""
    if current is None:
        begins = word == "a" and bool(ahead) and _multiplies(ahead[0])
        return Fraction(1) if begins else figures(word) or _small(word)
    if _multiplies(word):
        return (current or Fraction(1)) * multipliers()[word] if last != "and" else None
    if word == "and":
        return current if last == "hundred" and bool(ahead) and ahead[0] in numerals() else None
    return current + numerals()[word] if word in numerals() and _adds(last, numerals()[word]) else None


def _small(word: str) -> Fraction | None:
    return Fraction(numerals()[word]) if word in numerals() else None


def _adds(last: str, small: int) -> bool:
    """Whether a number word goes on from the one before: "twenty five", "hundred twenty", not "two three"."""
    tens = numerals().get(last, 0)
    return (20 <= tens < 100 and 0 < small < 10) or last in {"hundred", "and", "thousand", "million", "billion"}


def _multiplies(word: str) -> bool:
    return word in multipliers() and len(word) > _LETTERS


def figures(word: str) -> Fraction | None:
    """The value of figures, with a multiplier or without ("1,000", "2.5bn")."""
    found = _FIGURES.match(word) if len(word) <= _DIGITS else None
    if found is None:
        return None
    return Fraction(found[1].replace(",", "")) * multipliers().get(found[2] or "", 1)
