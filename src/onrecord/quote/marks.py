"""Pairs the quotation marks of a text: text in, quoted stretches out, in the order in which they open.

Common styles are read together (“ ” " ‘ ’ ' « » „ “ ‟ ‹ ›), nested, mixed (“ … "), unclosed, and one quotation over
several paragraphs, each of which opens anew and only the last of which closes. An apostrophe is not a mark. A stretch
never leaves its paragraph: a mark that is not closed there reaches the paragraph's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

OPENING = "“„«‹‘‚‟"
DOUBLE = '“”"„«»‟'
SINGLE = "‘’'‚‹›"
_CLOSERS = {
    "“": '”"“»',
    "‟": '”"',
    "„": '“”"',
    '"': '"”',
    "”": '”"',
    "«": '»"',
    "»": "«",
    "‘": "’'",
    "‚": "‘’'",
    "'": "'’",
    "‹": "›",
}
_MARK = re.compile(r"[“”\"„«»‟‘’'‚‹›]")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t\r]*\n)[^\n]+)*")
_DEEPEST = 4
"""Marks that nest deeper than this are a page's ornament, not speech."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch with its marks: `text[start]` opens it; `end` is one past the closing mark, where it has one."""

    start: int
    end: int
    single: bool
    closed: bool
    depth: int
    """0 where it stands in no other quoted stretch."""
    continued: bool = False
    """Unclosed, and the next paragraph opens with the same kind of mark: one quotation over several paragraphs."""


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    depth: int


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The ranges between empty lines."""
    for found in _PARAGRAPH.finditer(text):
        yield found.start(), found.end()


def quoted(text: str) -> tuple[Quoted, ...]:
    """All quoted stretches of the text, sorted by start."""
    found: list[Quoted] = []
    starts: list[int] = []
    for start, end in paragraphs(text):
        starts.append(start)
        found += _in_paragraph(text, start, end)
    return tuple(sorted(_continued(text, found, starts), key=lambda q: (q.start, -q.end)))


def passages(stretches: Sequence[Quoted]) -> Iterator[tuple[int, int]]:
    """The ranges of quotations that go on over several paragraphs, from the first mark to the last."""
    outer = [one for one in stretches if one.depth == 0 and not one.single]
    start: int | None = None
    for before, after in pairwise(outer):
        if before.continued:
            start = before.start if start is None else start
            if not after.continued:
                yield start, after.end
                start = None


def _in_paragraph(text: str, start: int, end: int) -> list[Quoted]:
    out: list[Quoted] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if mark in "'’" and not _single_mark(text, at, start, end, stack):
            continue
        closes = _closed_by(stack, mark, text, at)
        if closes is not None:
            while len(stack) > closes:
                entry = stack.pop()
                ends = len(stack) == closes
                if ends or entry.mark not in SINGLE:  # a single mark left open inside was an apostrophe
                    out.append(Quoted(entry.start, at + 1 if ends else at, entry.mark in SINGLE, ends, entry.depth))
        elif _may_open(mark, text, at, end) and len(stack) < _DEEPEST:
            stack.append(_Open(mark, at, len(stack)))
    out += [Quoted(e.start, end, False, False, e.depth) for e in stack if e.mark not in SINGLE]
    return out


def _closed_by(stack: list[_Open], mark: str, text: str, at: int) -> int | None:
    """The depth of the innermost open mark that this one closes."""
    for depth in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS.get(stack[depth].mark, ""):
            reopens = mark == "“" and stack[depth].mark == "“" and _before_word(text, at)
            return None if reopens else depth
    return None


def _may_open(mark: str, text: str, at: int, end: int) -> bool:
    if mark in OPENING:
        return True
    follows = at + 1 < end and not text[at + 1].isspace()
    return mark in "\"”»'" and follows and not (at and text[at - 1].isalnum())


def _before_word(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1].isspace()) and at + 1 < len(text) and text[at + 1].isalnum()


def _single_mark(text: str, at: int, start: int, end: int, stack: list[_Open]) -> bool:
    """Whether ' or ’ is a quotation mark here, not an apostrophe."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if before.isalnum() and after.isalnum():
        return False
    opened = any(entry.mark in "‘'‚" for entry in stack)
    if opened and not before.isspace() and not after.isalnum():
        possessive = before in "sS" and after == " " and _closes_later(text, at + 1, end)
        return not possessive
    return text[at] == "'" and not before.isalnum() and after.isalnum() and _closes_later(text, at + 1, end)


def _closes_later(text: str, at: int, end: int, reach: int = 600) -> bool:
    """Whether a single mark that ends a word stands within reach."""
    return re.compile(r"[\w.,!?…;]['’](?!\w)").search(text, at, min(end, at + reach)) is not None


def _continued(text: str, found: list[Quoted], starts: list[int]) -> Iterator[Quoted]:
    following = dict(pairwise(starts))
    paragraph = 0
    for one in sorted(found, key=lambda q: q.start):
        while paragraph + 1 < len(starts) and starts[paragraph + 1] <= one.start:
            paragraph += 1
        after = following.get(starts[paragraph])
        goes_on = (
            not one.closed and one.depth == 0 and after is not None and text[after] in DOUBLE and text[after] != "»"
        )
        yield Quoted(one.start, one.end, one.single, one.closed, one.depth, goes_on)
