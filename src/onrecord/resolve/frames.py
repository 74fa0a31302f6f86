"""What surrounds an attribution in time: its cue's sentence, its tense, its occasion and words of another time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Attribution, Speaker, SpeakerKind
from onrecord.resolve.contents import Contents, Range
from onrecord.resolve.layout import Layout, Token
from onrecord.resolve.lexicon import fold, listed, words

_ABOUT = 6
_CLAUSE = 300
_NEAR = 400
_LONG = 120
_ADJECTIVES = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution of the body: its number, the sentence and paragraph of its cue, and its speakers' ids."""

    number: int
    at: int
    start: int
    end: int
    paragraph: int
    content: Range
    cue: tuple[Token, ...]
    speakers: frozenset[str]
    kinds: frozenset[SpeakerKind]
    names: frozenset[str]
    """The last word of each speaker's name, folded."""
    ends: tuple[int, ...]
    """Where the spans of its source and cue end."""
    source: tuple[str, ...]
    """The source's words, folded, without its articles."""
    definite: bool
    """Whether the source is "the …", which is somebody or something named before."""
    occasions: frozenset[str]
    """The occasions of speaking that the sentence names outside all contents."""
    opened: frozenset[str]
    """Those of them that are new ("in a statement")."""
    elsewhen: bool
    """Whether the words about the cue, or its own form ("has said"), speak of another time."""
    fresh: bool
    """Whether it is only the form "has said" that does: news of today, where an article opens with it."""
    past: bool
    """Whether the cue is in the plain past, by itself or as a participle behind one ("defended it, saying")."""


def frame(
    layout: Layout, contents: Contents, number: int, attribution: Attribution, speakers: Sequence[Speaker]
) -> Frame:
    """The frame of an attribution."""
    anchor = (attribution.cue or attribution.source or attribution.content)[0]
    start, end = layout.sentence_range(anchor.start)
    cue = tuple(token for span in attribution.cue for token in layout.between(span.start, span.end))
    first = layout.index(anchor.start)
    before = layout.tokens[max(0, first - 2) : first] if cue else ()
    perfects = {token.text.lower() for token in (*before, *cue)} & listed("perfect")
    clause = [token for token in _about(layout, first, len(cue)) if start <= token.start < end]
    outside = [fold(token.text) for token in clause if not contents.hold(token.start)]
    other = any(word in words("elsewhen") for word in outside) or _after_long(outside)
    source = [token for span in attribution.source for token in layout.between(span.start, span.end)]
    own = [t for t in layout.between(max(start, anchor.start - _NEAR), end)[:_LONG] if not contents.hold(t.start)]
    return Frame(
        number=number,
        at=anchor.start,
        start=start,
        end=end,
        paragraph=layout.paragraph(anchor.start),
        content=(attribution.content[0].start, attribution.content[-1].end),
        cue=cue,
        speakers=frozenset(speaker.id for speaker in speakers),
        kinds=frozenset(speaker.kind for speaker in speakers),
        names=frozenset(fold(word) for speaker in speakers for word in speaker.name.split()[-1:]),
        ends=tuple(span.end for span in (*attribution.source, *attribution.cue)),
        source=source_words(source),
        definite=bool(source) and fold(source[0].text) in listed("pointing", "times"),
        occasions=frozenset(fold(token.text) for token in own) & (words("occasions") | words("openers")),
        opened=_opened(own),
        elsewhen=bool(perfects) or other,
        fresh=bool(perfects) and perfects <= listed("present_perfect", "times") and not other and not _stands(outside),
        past=in_the_past(cue) or _is_participle_of_past(layout, contents, cue, start),
    )


def source_words(source: Sequence[Token]) -> tuple[str, ...]:
    """The words of a source up to its noun, folded, without articles ("an Elm Times poll [released Friday]")."""
    said_by = [fold(token.text) for token in source if fold(token.text) not in listed("articles")]
    ends = (k for k, word in enumerate(said_by) if k and _ends_phrase(word))
    return tuple(said_by[: next(ends, len(said_by))])


def _ends_phrase(word: str) -> bool:
    return word in listed("phrase_ends") or word.endswith("ed") or not (word[:1].isalnum() or word == "/")


def _opened(tokens: Sequence[Token]) -> frozenset[str]:
    """The occasions that some words open ("in a written statement", "by phone")."""
    found = set()
    for number, token in enumerate(tokens):
        before = [fold(each.text) for each in tokens[max(0, number - _ADJECTIVES) : number]]
        if fold(token.text) in words("openers") and listed("indefinite") & {*before}:
            found.add(fold(token.text))
    return frozenset(found)


def _after_long(folded: Sequence[str]) -> bool:
    """Whether something happened "years after" or "days before" it."""
    units, sides = listed("units", "times"), listed("sides", "times")
    return any(unit in units and side in sides for unit, side in pairwise(folded))


def _stands(folded: Sequence[str]) -> bool:
    """Whether what "has" happened is what stands or has not happened ("has yet to say")."""
    return bool(listed("standing", "times") & {*folded})


def _about(layout: Layout, first: int, length: int) -> Sequence[Token]:
    """The tokens about a cue, up to a relative clause behind it ("said, of Roe, who died years ago")."""
    behind = layout.tokens[first : first + length + _ABOUT]
    ends = (k for k, token in enumerate(behind) if k >= length and fold(token.text) in listed("relative", "times"))
    return (*layout.tokens[max(0, first - _ABOUT) : first], *behind[: next(ends, len(behind))])


def in_the_past(tokens: Sequence[Token]) -> bool:
    """Whether one of some words is a verb in the plain past."""
    return any(fold(token.text).endswith("ed") or fold(token.text) in words("pasts") for token in tokens)


def _is_participle_of_past(layout: Layout, contents: Contents, cue: Sequence[Token], start: int) -> bool:
    """Whether a cue such as "saying" hangs on a verb in the past that stands before it in its sentence."""
    if not cue or not cue[0].text.endswith("ing"):
        return False
    before = layout.between(max(start, cue[0].start - _CLAUSE), cue[0].start)
    return in_the_past([token for token in before if not contents.hold(token.start)])
