"""Trims what pages glue to a paragraph: a bullet or a date before its first word, a button after its last sentence."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_LONGEST = 200
"""Code points at either end that are looked at."""
_BULLET = re.compile(r"[•·▪●◦‣►▶]\s+|[*–-]\s{1,3}(?=\S)")
_DAY = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
_CLOCK = r"(?:[T,]?\s*(?:-\s*)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2}))?)?"
_LABEL = r"(?:(?:date|published|posted|updated|created|time)(?:\s+(?:on|at))?\s*:?\s*)?"
_STAMP = re.compile(rf"{_LABEL}{_DAY}{_CLOCK}\s*[|:–—-]?\s+(?=[\"“‘'«„]?[A-Z])", re.IGNORECASE)
_UPPER = re.compile(r"[\"“‘'«„]?[^\W\d_]")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of `text` without what is glued to its ends; never empty."""
    return _from(text, start, end), _until(text, start, end)


def _from(text: str, start: int, end: int) -> int:
    head = text[start : min(end, start + _LONGEST)]
    bullet = _BULLET.match(head)
    at = bullet.end() if bullet else 0
    stamp = _STAMP.match(head, at)
    return start + (stamp.end() if stamp and _starts_sentence(head[stamp.end() :]) else at)


def _starts_sentence(rest: str) -> bool:
    """Whether a sentence starts here: a capital, not one more part of the stamp."""
    first = _UPPER.match(rest)
    return bool(first) and rest[first.end() - 1 if first else 0].isupper()


def _until(text: str, start: int, end: int) -> int:
    """The buttons that follow the end of the last sentence go."""
    tail = max(start, end - _LONGEST)
    glued = _buttons().search(text[tail:end])
    return tail + glued.start() if glued else end


@cache
def _buttons() -> re.Pattern[str]:
    lines = files("onrecord.clean").joinpath("data/edges.txt").read_text("utf-8").splitlines()[1:]
    words = "|".join(re.escape(line) for line in sorted(lines, key=len, reverse=True))
    return re.compile(rf"(?<=[.!?…\"”’»)])(?:\s+(?:{words})(?:\s*[.»›>→])?)+$", re.IGNORECASE)
