"""An article's paragraphs as styled text: contents coloured and numbered, sources underlined, cues in italics.

Without colour each content stands in brackets, "[1 …]"; with colour the number alone, raised, opens it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from onrecord.model import Article, Kind, Part, Quotation
from onrecord.show.safe import safe

COLOURS = {Kind.DIRECT: "green", Kind.MIXED: "magenta", Kind.INDIRECT: "cyan"}
SOURCE = Style(underline=True)
CUE = Style(italic=True, dim=True)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of code points to be shown; `number` only on contents."""

    start: int
    end: int
    style: Style
    number: int | None = None
    kind: Kind = Kind.INDIRECT


def judged(quotation: Quotation) -> str:
    """What stands behind the speakers where a person judged the quotation; else nothing."""
    return " (rejected)" if quotation.rejected else " (judged)" if quotation.rulings else ""


def numbered(article: Article) -> list[Quotation]:
    """The quotations in reading order, the title's first, as a record keeps them; a quotation's number is its place,
    counted from 1."""
    return sorted(article.quotations, key=_place)


def _place(quotation: Quotation) -> tuple[bool, int, int]:
    starts, ends = [span.start for span in quotation.content], [span.end for span in quotation.content]
    return quotation.part is Part.BODY, min(starts, default=0), max(ends, default=0)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The ranges between empty lines."""
    ranges, start = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            ranges.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return ranges


def highlighted(
    text: str, ranges: list[tuple[int, int]], quotations: Iterable[tuple[int, Quotation]], brackets: bool
) -> list[Text]:
    """One styled text for each range (ascending, apart), with the marks of the numbered quotations."""
    shares: defaultdict[int, list[Mark]] = defaultdict(list)
    starts, ends = [start for start, _ in ranges], [end for _, end in ranges]
    for mark in (mark for number, quotation in quotations for mark in _marks(number, quotation)):
        for place in range(bisect_right(ends, mark.start), bisect_left(starts, mark.end)):
            start, end = max(mark.start, starts[place]), min(mark.end, ends[place])
            shares[place].append(Mark(start, end, mark.style, mark.number, mark.kind))
    return [_paragraph(text, bounds, shares[place], brackets) for place, bounds in enumerate(ranges)]


def number_style(number: int, kind: Kind) -> Style:
    """How a quotation's number looks; it carries the number, so that its line can be found after wrapping."""
    return Style(color=COLOURS[kind], bold=True, meta={"number": number})


def _marks(number: int, quotation: Quotation) -> list[Mark]:
    colour = Style(color=COLOURS[quotation.kind])
    return [
        *(Mark(span.start, span.end, SOURCE) for span in quotation.source),
        *(Mark(span.start, span.end, CUE) for span in quotation.cue),
        *(Mark(span.start, span.end, colour, number, quotation.kind) for span in quotation.content),
    ]


def _paragraph(text: str, bounds: tuple[int, int], marks: list[Mark], brackets: bool) -> Text:
    """Go through the paragraph's cuts in order, close and open brackets there, then colour what lies between."""
    contents = [mark for mark in marks if mark.number is not None]
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    closing: defaultdict[int, int] = defaultdict(int)
    for mark in sorted(contents, key=lambda mark: -mark.end):
        opening[mark.start].append(mark)
        closing[mark.end] += 1
    cuts = sorted({*bounds, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    styled, starts, ends = Text(), {}, {}
    for cut, after in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        ends[cut] = len(styled)
        if brackets:
            styled.append("]" * closing[cut])
        for mark in opening[cut]:
            styled.append(_opener(mark, brackets))
        starts[cut] = len(styled)
        styled.append(safe(text[cut:after]))
    for mark in marks:
        styled.stylize(mark.style, starts[mark.start], ends[mark.end])
    return styled


def _opener(mark: Mark, brackets: bool) -> Text:
    number = mark.number or 0
    label = f"[{number} " if brackets else str(number).translate(RAISED)
    return Text(label, number_style(number, mark.kind))
