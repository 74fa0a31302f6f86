"""Two aligned wordings as the pieces of one text: the other wording's, with the words that it lacks put where they
stood, and long stretches that both have shortened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from onrecord.link.alignment import Note, Run
from onrecord.link.change import Change
from onrecord.link.differences import Comparison, Difference
from onrecord.link.tokens import Range, Wording

LEFT_OUT = "⋯"
"""Stands for words that are left out here; an ellipsis is the outlet's."""
_EDGE, _DROPPED_EDGE = 7, 3
"""Words that stay on either side of what is left out of a stretch that both have, and of one that was dropped."""
_FEWEST = 5
"""Words that are left out at least."""
_QUOTES = str.maketrans("“”„«»‘’‚`", '"""""\'\'\'\'')
_CLOSE = re.compile(r"(?<=\s)[^\w\s]+\Z")
"""Marks that stand at the word behind them."""
_MARKS = re.compile(r"[^\w\s]*")
"""Marks that stand at the word before them."""
_OPENING = "([“‘\"'—–"


class Look(StrEnum):
    """What a piece is."""

    KEPT = "kept"
    """Stands in both."""
    GAP = "gap"
    """Stands for words of both that are left out."""
    DROPPED = "dropped"
    ADDED = "added"


_PUT_IN = {Look.DROPPED, Look.ADDED}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text."""

    look: Look
    text: str
    at_risk: bool = False
    """Whether it may change what is claimed."""


def pieces(comparison: Comparison) -> Iterator[Piece]:
    """The pieces in order; put one behind the other they are the text."""
    before = Piece(Look.KEPT, "")
    for piece in _pieces(comparison):
        if not piece.text:
            continue
        if _touch(before, piece):
            yield Piece(Look.KEPT, " ")
        yield piece
        before = piece


def _touch(before: Piece, piece: Piece) -> bool:
    """Whether a space is missing between two pieces, one of which was put in."""
    if before.look not in _PUT_IN and piece.look not in _PUT_IN:
        return False
    if not before.text or before.text[-1].isspace() or piece.text[0].isspace():
        return False
    if before.look is not Look.KEPT:
        return piece.look is not Look.KEPT or _opens(piece.text)
    return before.text[-1] not in _OPENING


def _opens(text: str) -> bool:
    """Whether a text begins with a word, and any opening mark before it."""
    return text.lstrip(_OPENING)[:1].isalnum()


def _pieces(comparison: Comparison) -> Iterator[Piece]:
    alignment = comparison.alignment
    other = alignment.other
    risky = {(found.one, found.other) for found in comparison.findings}
    at = 0
    for place, run in enumerate(alignment.runs):
        start, end = other.place(run.other)
        if run.change is not Change.DROPPED or run.other[0] < len(other.words):
            yield Piece(Look.KEPT, other.text[at:start])
            at = end
        if run.change is Change.KEPT:
            yield from _kept(comparison, run, opens=not place, closes=place + 1 == len(alignment.runs))
        else:
            yield from _changed(comparison, run, at_risk=(run.one, run.other) in risky)
    yield Piece(Look.KEPT, other.text[at:])


def _kept(comparison: Comparison, run: Run, *, opens: bool, closes: bool) -> Iterator[Piece]:
    """Words of both; those that are spelt otherwise as if they were changed, marks and capitals where nothing else
    differs."""
    if run.note is Note.SPELLING:
        yield from _changed(comparison, run, at_risk=False)
    elif run.note is Note.PUNCTUATION and comparison.difference is Difference.PUNCTUATION:
        yield from _written(comparison, run)
    else:
        yield from _shortened(comparison.alignment.other, run.other, 0 if opens else _EDGE, 0 if closes else _EDGE)


def _changed(comparison: Comparison, run: Run, *, at_risk: bool) -> Iterator[Piece]:
    one, other = comparison.alignment.one, comparison.alignment.other
    if at_risk:
        yield Piece(Look.DROPPED, one.shown(run.one), at_risk)
    else:
        words = "".join(piece.text for piece in _shortened(one, run.one, _DROPPED_EDGE, _DROPPED_EDGE))
        yield Piece(Look.DROPPED, words)
    yield Piece(Look.ADDED, other.shown(run.other), at_risk)


def _written(comparison: Comparison, run: Run) -> Iterator[Piece]:
    """Kept words with the marks at them, those together that are written otherwise."""
    one, other = comparison.alignment.one, comparison.alignment.other
    pairs = zip(range(*run.one), range(*run.other), strict=True)
    at, last = other.place(run.other)
    for same, group in groupby(pairs, lambda pair: _spelt(one, pair[0], run.one) == _spelt(other, pair[1], run.other)):
        found = [*group]
        mine, theirs = ((found[0][side], found[-1][side] + 1) for side in (0, 1))
        start, end = other.place(theirs) if same else _with_marks(other, theirs, run.other)
        yield Piece(Look.KEPT, other.text[at:start])
        if same:
            yield from _shortened(other, theirs, _EDGE, _EDGE)
        else:
            yield Piece(Look.DROPPED, one.text[slice(*_with_marks(one, mine, run.one))])
            yield Piece(Look.ADDED, other.text[start:end])
        at = end
    yield Piece(Look.KEPT, other.text[at:last])


def _spelt(side: Wording, at: int, run: Range) -> str:
    """A word with its marks, whatever the form of quotation marks."""
    return side.text[slice(*_with_marks(side, (at, at + 1), run))].translate(_QUOTES)


def _with_marks(side: Wording, words: Range, run: Range) -> Range:
    """Where words of a run stand with the marks at them, up to white space."""
    (start, end), (first, last) = side.place(words), side.place(run)
    before, behind = side.text[first:start], side.text[end:last]
    opening = _CLOSE.search(before) if words[0] > run[0] else None
    closing = _MARKS.match(behind)
    return start - len(opening[0] if opening else ""), end + len(closing[0] if closing else "")


def _shortened(side: Wording, run: Range, head: int, tail: int) -> Iterator[Piece]:
    """The words at the ends of a stretch, as many as are wanted at each; all of a short one."""
    first, last = run
    if not head and not tail:
        head = tail = _EDGE
    while head and first + head < last and _is_part(side, first + head):
        head += 1
    while tail and first < last - tail and _is_part(side, last - tail):
        tail += 1
    if last - first < head + tail + _FEWEST:
        yield Piece(Look.KEPT, side.shown(run))
        return
    yield Piece(Look.KEPT, side.shown((first, first + head)))
    yield Piece(Look.GAP, f"{' ' if head else ''}{LEFT_OUT}{' ' if tail else ''}")
    yield Piece(Look.KEPT, side.shown((last - tail, last)))


def _is_part(side: Wording, at: int) -> bool:
    """Whether a word is written in one with the word before it: the "n't" of "don't"."""
    return at > 0 and side.words[at - 1].end == side.words[at].start
