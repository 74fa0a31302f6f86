"""Which of a page's lines is the byline, and whom it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.clean.dates import find_dates
from onrecord.clean.names import EDGE, LONGEST, OPENING, is_organisation, people, person, pieces
from onrecord.clean.published import own_dates

_LATER_BY = re.compile(r"(?:\||•|·|\d|\s|^)(?:By|BY|by)\s+(?=[A-Z])")
_BY = frozenset({"by", "written by", "words by", "story by", "author", "authors"})
_FEW = 3
"""Pieces of a line that opens with a name, holds a date, and little else."""
_LINE = 160
"""Code points of a line that can be a byline."""
_NAME = 40
"""Code points of a line that is nothing but a name."""


def names_among(lines: Sequence[str], marked: Sequence[bool], outlets: Sequence[str] = ()) -> tuple[str, ...]:
    """The persons of the byline among lines that stand around a headline, in order of how near they are.

    A byline says so ("By Jane Roe", also with the name on the next line; "Jane Roe - December 21, 2023"), is `marked`
    as one by the page or a classifier, or is a name alone next to a dateline.
    """
    for sure in (True, False):
        for k, line in enumerate(lines):
            follows = k > 0 and lines[k - 1].strip(": ").lower() in _BY
            if len(line) < _LINE and (follows or is_byline(line) if sure else marked[k] or _beside_date(lines, k)):
                names = people(f"By {line}" if follows else line, outlets)
                if names:
                    return names
    return ()


def organisation_among(lines: Sequence[str]) -> str | None:
    """The organisation that the first byline names which names no person."""
    return next((name for line in lines if (name := organisation(line)) is not None), None)


def _beside_date(lines: Sequence[str], k: int) -> bool:
    """Whether a line is nothing but a name, next to a dateline."""
    beside = (lines[other] for other in (k - 1, k + 1) if 0 <= other < len(lines))
    return (
        len(lines[k]) < _NAME
        and len(people(lines[k])) == 1
        and any(len(text) < _LINE // 2 and own_dates(text) for text in beside)
    )


def is_byline(text: str) -> bool:
    """Whether a line is a byline by its own words: "By Jane Roe", "Dec. 21 | By Jane Roe", "Jane Roe - Dec. 21"."""
    if len(text) > LONGEST or not people(text):
        return False
    dates = find_dates(text)
    dated = any(mention.iso() for mention in dates)
    rest = pieces(text)
    return (
        OPENING.match(text.strip()) is not None
        or (dated and _LATER_BY.search(text) is not None)
        or (dated and len(rest) <= _FEW and person(rest[0]) is not None)
    )


def organisation(text: str) -> str | None:
    """The organisation that a line opening with "By" names where it names no person: "By The Associated Press"."""
    opening = OPENING.match(text.strip())
    if opening is None or len(text) > LONGEST:
        return None
    name = EDGE.split(text.strip()[opening.end() :], maxsplit=1)[0].strip(" .,")
    return name if 2 < len(name) <= 60 and name[:1].isupper() and is_organisation(name) else None
