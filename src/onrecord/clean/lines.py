"""The lines of a text dump: what a page's plain text is split into, and what the classifier of lines says of each.

The types here are the seam between `dump.body` (which makes them) and the facts (which read the lines around the body).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from onrecord.model import Segment


class LineKind(StrEnum):
    """What a line of a dump is. Body lines are those kept in the article's text; a repeat of one is OTHER."""

    BODY = "body"
    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Scores:
    """How likely a line is to be each kind, as trained; with `other` the five sum to one."""

    body: float
    title: float
    byline: float
    date: float

    @property
    def other(self) -> float:
        """The share left over."""
        return max(0.0, 1.0 - self.body - self.title - self.byline - self.date)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input that is not blank: `input[start:end] == text`, without white space at its ends."""

    start: int
    end: int
    text: str
    label: LineKind
    scores: Scores


@dataclass(frozen=True, slots=True)
class Body:
    """The body found in a dump: its stretches of input, and every line of the input that is not blank, in order.

    `segments` are in order of the article's text: `Segment.start` and `end` count in `text()`, `origin` in the input.
    """

    segments: tuple[Segment, ...]
    lines: tuple[Line, ...]

    def text(self, source: str) -> str:
        """The article's text: the kept stretches of the input, with an empty line between paragraphs."""
        return "\n\n".join(source[s.origin : s.origin + s.end - s.start] for s in self.segments)


@dataclass(frozen=True, slots=True)
class Block:
    """What is judged as one: a line, or the lines of one hard-wrapped paragraph. Ranges are of the input."""

    lines: tuple[tuple[int, int], ...]
    """The ranges of its lines, without white space at their ends."""
    indent: int
    """How many characters of white space stand before the first line."""
    gap: int
    """How many blank lines stand before it."""
    text: str
    """Its words, the lines joined by a space."""


_BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_WRAP_WIDTHS = range(45, 101)
"""Columns at which mail and news agencies break lines; a paragraph on one line is longer, a headline shorter."""
_OPEN = re.compile(r"[^.!?:…”\"']$")
_Range = tuple[int, int]


def blocks(text: str) -> list[Block]:
    """The blocks of a dump, in order; hard-wrapped paragraphs are one block each."""
    raw = list(_raw_lines(text))
    width = _wrap_width(text, raw)
    found: list[Block] = []
    for indent, gap, line in raw:
        if found and gap == 0 and _runs_on(text, found[-1].lines[-1], line, width):
            before = found.pop()
            found.append(Block((*before.lines, line), before.indent, before.gap, f"{before.text} {text[slice(*line)]}"))
        else:
            found.append(Block((line,), indent, gap, text[slice(*line)]))
    return found


def _raw_lines(text: str) -> Iterator[tuple[int, int, _Range]]:
    """(indent, blank lines before, range) of every line that is not blank."""
    at, gap = 0, 0
    for cut in (*_BREAK.finditer(text), None):
        line = text[at : cut.start() if cut else len(text)]
        stripped = line.strip()
        if stripped:
            indent = len(line) - len(line.lstrip())
            yield indent, gap, (at + indent, at + indent + len(stripped))
            gap = 0
        else:
            gap += 1
        at = cut.end() if cut else len(text)


def _wrap_width(text: str, raw: list[tuple[int, int, _Range]]) -> int:
    """The column at which the text is hard-wrapped, or 0 where it is not."""
    pairs = [(a, b) for (_, _, a), (_, gap, b) in pairwise(raw) if gap == 0 and a[1] - a[0] in _WRAP_WIDTHS]
    broken = [a[1] - a[0] for a, b in pairs if _OPEN.match(text[a[1] - 1]) and text[b[0]].islower()]
    return max(broken) if len(broken) >= 3 and len(broken) >= 0.3 * len(pairs) else 0


def _runs_on(text: str, before: _Range, after: _Range, width: int) -> bool:
    """Whether a hard-wrapped line goes on in the next: its first word would not have fitted."""
    if not width or before[1] - before[0] > width + 8:
        return False
    first = len(text[after[0] : min(after[1], after[0] + width)].split(None, 1)[0])
    return before[1] - before[0] + 1 + first > width - 3
