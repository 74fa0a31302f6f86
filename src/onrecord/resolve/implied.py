"""Quotations without a source: one with those about it in, its speaker where the page's structure tells, out.

A quotation that goes on right behind another, and one that stands as a paragraph of its own (a pull quote), belongs to
the speaker of the reports about it; a name below it is its signature. Where nothing tells there are candidates.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from onrecord.model import Attribution, Kind, Speaker
from onrecord.resolve.answers import Answer
from onrecord.resolve.layout import Layout
from onrecord.resolve.lexicon import listed
from onrecord.resolve.mentions import Sort
from onrecord.resolve.scene import Scene

_SIGNED, _FEW, _NEAR, _REACH = 12, 3, 50, 300
_STOPS = {".", "!", "?"}
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "'": "'"}
_MARKS = "\"“”«»„'‘’ \n"


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution with the answer that its source gave."""

    attribution: Attribution
    answer: Answer

    @property
    def start(self) -> int:
        """Where its content starts."""
        return min(span.start for span in self.attribution.content)

    @property
    def end(self) -> int:
        """Where its content ends."""
        return max(span.end for span in self.attribution.content)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Its speakers, as far as its own source tells."""
        return self.answer.speakers


def implied(scene: Scene, told: Sequence[Told], number: int, apart: Set[int] = frozenset()) -> Answer:
    """The answer for the quotation of a number that has no source. Those `apart`, embedded posts, end where they end:
    nobody goes on behind them."""
    this = told[number]
    if not this.attribution.content or this.attribution.kind is Kind.INDIRECT:
        return Answer()
    signature = _signature(scene, this)
    if signature:
        return signature
    back = (k for k in range(number - 1, max(-1, number - _NEAR), -1) if k not in apart)
    before = next((told[k] for k in back if told[k].speakers), None)
    after = next((told[k] for k in range(number + 1, min(len(told), number + _NEAR)) if told[k].speakers), None)
    if before and (_goes_on(scene, before, this) or _framed(scene, before, this, after)):
        return before.answer
    return Answer(candidates=scene.candidates(this.start))


def carried(layout: Layout, told: Sequence[Told]) -> list[Told]:
    """The same with the answers of quotations that run over several paragraphs given to all of their paragraphs."""
    out = list(told)
    for ahead in (True, False):
        for first in range(len(out) - 1) if ahead else range(len(out) - 2, -1, -1):
            giver, taker = (first, first + 1) if ahead else (first + 1, first)
            open_ = not out[taker].attribution.source and not out[taker].speakers
            if open_ and out[giver].speakers and _runs_on(layout, out[first], out[first + 1]):
                out[taker] = Told(out[taker].attribution, out[giver].answer)
    return out


def _runs_on(layout: Layout, before: Told, this: Told) -> bool:
    """Whether a paragraph ends with an unclosed quotation and the next opens with the mark that goes on with it."""
    if Kind.INDIRECT in {before.attribution.kind, this.attribution.kind} or this.start < before.end:
        return False
    start, _ = layout.paragraph_range(this.start)
    closers = _CLOSERS.get(layout.text[start : start + 1])
    if not closers or this.start - start > 1 or layout.paragraph(before.end - 1) != layout.paragraph(start) - 1:
        return False
    rest = layout.text[before.end : start].strip()
    last = layout.text[max(0, start - _REACH) : start].rstrip()[-1:]
    return start - before.end < _REACH and not rest and last not in closers


def _signature(scene: Scene, this: Told) -> Answer | None:
    """The person whose name, with no more than a role, fills the rest of the paragraph or the short one below."""
    layout, cast = scene.cast.layout, scene.cast
    end = _rest_of_paragraph(layout, this.end)
    rest = [token for token in layout.between(this.end, end) if token.text[0].isalnum()]
    found = next((number for number in cast.numbers(this.end, end) if cast.owners[number] is not None), None)
    owner = cast.owners[found] if found is not None else None
    if (
        owner is None
        or found is None
        or not 0 < len(rest) <= _SIGNED
        or any(token.text in listed("signature_verbs") for token in rest)
    ):
        return None
    closed = layout.text[rest[-1].end : end].strip()[:1] in _STOPS
    opens = cast.mentions[found].start == rest[0].start and cast.mentions[found].sort in {Sort.PERSON, Sort.UNKNOWN}
    return scene.of_entity(owner) if opens and not closed and cast.entities[owner].certain else None


def _rest_of_paragraph(layout: Layout, at: int) -> int:
    """The end of the paragraph that a content ends in; of the next one where nothing but marks follows."""
    _, end = layout.paragraph_range(at - 1)
    if end - at < _REACH and not layout.text[at:end].strip(_MARKS):
        _, end = layout.paragraph_range(min(end, len(layout.text) - 1))
    return min(end, at + _REACH)


def _goes_on(scene: Scene, before: Told, this: Told) -> bool:
    """Whether it follows another quotation of one speaker with nothing but its source and cue between, in the same or
    the next paragraph."""
    layout = scene.cast.layout
    if before.attribution.kind is Kind.INDIRECT:
        return False
    attributed = max([before.end, *(span.end for span in (*before.attribution.source, *before.attribution.cue))])
    if this.start - attributed > _REACH or layout.text[attributed : this.start].strip(_MARKS + ".,:;"):
        return False
    return layout.paragraph(this.start) - layout.paragraph(before.end - 1) <= 1


def _framed(scene: Scene, before: Told, this: Told, after: Told | None) -> bool:
    """Whether it is a paragraph of its own between reports of one speaker's words."""
    layout = scene.cast.layout
    start, end = layout.paragraph_range(this.start)
    around = (end - start) - (this.end - this.start)
    if this.attribution.kind is not Kind.DIRECT or around > _REACH:
        return False
    alone = len((layout.text[start : this.start] + " " + layout.text[this.end : end]).split()) <= _FEW
    if not alone or layout.paragraph(start) - layout.paragraph(before.start) > _FEW:
        return False
    return after is None or not after.speakers or after.speakers == before.speakers
