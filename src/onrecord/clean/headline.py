"""The headline of a text dump: the line above the body that reads like one, or the body's own first line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from onrecord.clean.byline import is_byline
from onrecord.clean.lines import Body, Line, LineKind
from onrecord.clean.published import own_dates
from onrecord.clean.words import any_of, entries, squeeze

_ABOVE = 40
"""How many lines above the body can hold the headline."""
_GAP = 25
"""How many lines between two body lines part an article from a stray line."""
_BELOW = 4
"""How many lines below a headline byline and date stand in."""
_LEAST = 2.0
"""Least points of a line to be the headline (see `_points`)."""
_LONGEST = 250
"""Code points of a headline at most."""
_LONGEST_FIRST, _SHORT = 25, 16
"""Words of a body's first line that can be a headline: in title case, and in sentence case."""
_OPENING = 6
"""How many paragraphs of the body tell again what the headline says."""
_BULLET = re.compile(r"^(?:[•·*\-–»>|]|\d{1,2}\.)\s")
_CREDIT = re.compile(
    r"\b(?:photos?|image|getty|credits?|file pic|courtesy|illustration|screenshot|video|copyright|via AP)\b|©",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"^\W*(?:mandatory\s)?(?:photo|image|picture|video|credit|courtesy)\w*(?:\s\w+)?\s?[:/]", re.IGNORECASE
)
_PROSE = re.compile(
    r"\b(?:said|told|announced|according to|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|^(?:[A-Z][A-Z.,' -]{2,40}(?:\([^)]{0,40}\) ?)?[—–-]{1,2} )"
)


def opening(body: Body) -> int | None:
    """The number of the line with which the article begins: the first of the longest run of body lines without a gap.

    A line of a menu that was taken for body does not hide the headline below it. None where there is no body.
    """
    runs: list[list[int]] = []
    for k, line in enumerate(body.lines):
        if line.label is LineKind.BODY:
            if not runs or k - runs[-1][-1] > _GAP:
                runs.append([])
            runs[-1].append(k)
    return max(runs, key=lambda run: sum(len(body.lines[k].text) for k in run))[0] if runs else None


def headline(body: Body) -> Line | None:
    """The headline's line, None where the dump has none: it then begins with the body."""
    first = opening(body)
    if first is None:
        return None
    told = _content(" ".join(line.text for line in body.lines[first:] if line.label is LineKind.BODY)[:3000])
    twice = Counter(squeeze(line.text) for line in body.lines)
    signed = _signed_below(body.lines, first)
    best, most = None, _LEAST
    for k in (k for k in range(max(0, first - _ABOVE), first) if body.lines[k].label is not LineKind.BODY):
        points = _points(body.lines, k, first, told, twice) + 1.5 * (k in signed)
        if points > most or (best is not None and points == most):
            best, most = body.lines[k], points
    return best or _first_line(body.lines, first)


def _signed_below(lines: Sequence[Line], first: int) -> set[int]:
    """The lines above the body that have a byline or a date close below them."""
    above = range(max(0, first - _ABOVE), first)
    signs = (k for k in above if is_byline(lines[k].text) or own_dates(lines[k].text))
    return {k - apart for k in signs for apart in range(1, _BELOW)}


def _points(lines: Sequence[Line], k: int, first: int, told: set[str], twice: Counter[str]) -> float:
    """How much a line reads like the headline: told again in the body, its length, its place."""
    text = lines[k].text
    size = len(text.split())
    if not 2 <= size <= 40 or len(text) > _LONGEST or is_byline(text) or own_dates(text) or _CREDIT_LINE.match(text):
        return 0.0
    said = _content(text)
    points = 3.0 * len(said & told) / len(said) if said else -1.0
    points += 3.0 * lines[k].scores.title
    points += 1.0 if 5 <= size <= 22 else -1.0 if size < 4 else 0.0
    points += 0.5 if twice[squeeze(text)] > 1 else 0.0
    points -= 2.0 if _BULLET.match(text) else 0.0
    points -= 2.0 if _CREDIT.search(text) or any_of("residue").search(text) else 0.0
    points -= 0.5 if text.endswith(".") else 1.0 if text.endswith((":", ",")) else 0.0
    points += 1.5 if k == 0 and first <= _BELOW and not _PROSE.search(text) else 0.0
    return points - 0.04 * (first - k)


def _first_line(lines: Sequence[Line], first: int) -> Line | None:
    """The body's first line where it opens the input and reads like a headline that the text below tells again."""
    if first or len(lines) < 2:
        return None
    line, below = lines[0], lines[1:]
    size, said = len(line.text.split()), _content(line.text)
    told = _content(" ".join(other.text for other in below)[:3000])
    longer = max((len(other.text) for other in below[:_OPENING]), default=0)
    odd = line.text.endswith(":") or _PROSE.search(line.text) or _CREDIT.search(line.text) or own_dates(line.text)
    if odd or not 3 <= size <= _LONGEST_FIRST or longer < 1.3 * len(line.text):
        return None
    plain = (
        size <= _SHORT and len(said & told) >= 0.5 * len(said) and not line.text.startswith(("“", '"', "The ", "A "))
    )
    return line if plain or _in_title_case(line.text) else None


def _in_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _content(text: str) -> set[str]:
    """The words of a text that carry its matter, lower case, cut to six letters so that forms of a word meet."""
    return {word[:6] for word in re.findall(r"[^\W_]{3,}", text.lower()) if word not in _small_words()}


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word for line in entries("function_words") for word in line.split())
