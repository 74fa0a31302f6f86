"""Sentences without a quotation that tell of somebody's speaking ("Roe spoke at a rally in Elm."): in come an article's
words and the places where attributions stand, out come the settings that such sentences tell, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Aspect
from onrecord.resolve.accounts import days_in
from onrecord.resolve.contents import Contents
from onrecord.resolve.entries import Entries
from onrecord.resolve.frames import in_the_past
from onrecord.resolve.lexicon import fold, listed, words
from onrecord.resolve.noun_phrases import nothing
from onrecord.resolve.setting import Found
from onrecord.resolve.surroundings import Surroundings
from onrecord.resolve.wording import Wording

_SENTENCE = 400
_SUBJECT = 4
_OPENING = 6
"""Words of a sentence that tell whether it takes up what was said before."""


@dataclass(frozen=True, slots=True)
class SceneSentence:
    """A sentence without a quotation that tells of somebody's speaking: its range, its words, what it tells."""

    start: int
    end: int
    paragraph: int
    entry: int
    named: frozenset[str]
    """The words of its first half, folded."""
    opening: tuple[str, ...]
    days: frozenset[str]
    found: Found
    takes_up: bool
    """Whether it looks back: "The remarks came in an interview"."""
    past: bool


def scene_sentences(
    wording: Wording, surroundings: Surroundings, contents: Contents, entries: Entries, taken: Collection[int]
) -> Iterator[SceneSentence]:
    """The scenes of an article, in order; `taken` are the starts of the sentences with a cue."""

    def quoted(at: int) -> bool:
        return contents.hold(wording.tokens[at].start)

    layout = wording.layout
    for start, end in layout.sentences if taken else ():
        source_line = _is_source_line(wording, start)
        if (start in taken and not source_line) or end - start > _SENTENCE or _is_denied(wording, start, end):
            continue
        found = surroundings.scene(start, end, nothing if source_line else quoted, source_line)
        if Aspect.OCCASION in found or (Aspect.AUDIENCE in found and Aspect.PLACE in found):
            first, last = layout.index(start), layout.index(end)
            folded = wording.folded[first:last]
            opening = tuple(folded[:_OPENING])
            yield SceneSentence(
                start,
                end,
                layout.paragraph(start),
                entries.number(start),
                frozenset(folded[: _SUBJECT + len(folded) // 2]),
                opening,
                days_in(wording, range(first, last)),
                found,
                takes_up(wording, first, opening),
                in_the_past(wording.tokens[first:last]),
            )


def takes_up(wording: Wording, first: int, opening: Sequence[str]) -> bool:
    """Whether a sentence opens with "these words", "the comments", "Roe's remarks"."""
    pairs = enumerate(pairwise(opening), first)
    remarks = words("remarks")
    return any(b in remarks and (a in listed("taking_up") or wording.tokens[k].possessive) for k, (a, b) in pairs)


def _is_denied(wording: Wording, start: int, end: int) -> bool:
    """Whether a sentence says that something was not so: "Roe was not at the summit"."""
    return "not" in wording.folded[wording.layout.index(start) : wording.layout.index(end)]


def _is_source_line(wording: Wording, start: int) -> bool:
    """Whether a sentence is a line like "Source: the Elm Post with reference to Roe at a forum in Oak"."""
    first = wording.layout.index(start)
    tokens = wording.tokens[first : first + 2]
    return len(tokens) == 2 and tokens[1].text == ":" and fold(tokens[0].text) in {"source", "sources"}
