"""The words of a wording: text and kind in, words out, each as it is compared, with its offsets, whose it is and what
parts it from the word before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from itertools import pairwise

from onrecord.link.lists import directions, small
from onrecord.link.numerals import number
from onrecord.link.spelling import read
from onrecord.model import Kind
from onrecord.quote.marks import quoted
from onrecord.resolve.lexicon import listed

Range = tuple[int, int]
"""Half-open."""

_WORD = re.compile(
    r"%|&|[Nn]o\.(?=\s?\d)|(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*[^\W\d_]*|"
    r"(?:\[[^\W\d_]{1,2}\])?[^\W\d_]+(?:['’`][^\W\d_]+)*(?:\[[^\W\d_]+\])?"
)
_INSERTED = re.compile(r"(?<!\w)\[([^\[\]]{1,300})\](?!\w)")
_ASIDE = re.compile(r"\(([^()]{1,40})\)")
_SENTENCE = re.compile(r"[!?…\n]|\.(?=\s*\.)|\.")
_CLAUSE = re.compile(r"[,;:()—–]|--|\s-\s")
_AHEAD = 8
"""Words of the longest number."""


class Voice(StrEnum):
    """Whose a word of a wording is."""

    OWN = "own"
    REPORTER = "reporter"
    EDITOR = "editor"
    """In brackets: put in or changed, and marked."""


class Break(IntEnum):
    """What stands between a word and the one before."""

    NONE = 0
    CLAUSE = 1
    SENTENCE = 2


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a wording: `text[start:end]` is how it is written there."""

    start: int
    end: int
    key: str
    """As it is compared; of a number "#" and its value, of an editor's word "[" and the word."""
    voice: Voice
    before: Break


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with its words."""

    text: str
    kind: Kind
    words: tuple[Word, ...]

    @staticmethod
    def of(text: str, kind: Kind = Kind.DIRECT) -> Wording:
        """The wording that a text is."""
        return Wording(text, kind, words(text, kind))

    def place(self, run: Range) -> Range:
        """A range of words in code points, from the first to the last; an empty one where they would stand."""
        first, last = run
        if first == last:
            at = self.words[first].start if first < len(self.words) else len(self.text)
            return at, at
        return self.words[first].start, self.words[last - 1].end

    def shown(self, run: Range) -> str:
        """A range of words as they are written, with the marks between them."""
        start, end = self.place(run)
        return self.text[start:end]

    def keys(self, run: Range) -> list[str]:
        """A range of words as they are compared."""
        return [word.key for word in self.words[run[0] : run[1]]]


def words(text: str, kind: Kind = Kind.DIRECT) -> tuple[Word, ...]:
    """The words of a wording in order. Stage directions ("[applause]", "[sic]") are none."""
    spoken = list(_numbered(_read(text, list(_written(text)))))
    own = own_ranges(text, kind)
    inserted = [found.span() for found in _INSERTED.finditer(text)]
    voiced = [_voiced(text, word, own, inserted) for word in spoken]
    breaks = [Break.SENTENCE, *(_break(text, one, other) for one, other in pairwise(voiced))]
    return tuple(replace(word, before=between) for word, between in zip(voiced, breaks, strict=False))


def _written(text: str) -> Iterator[re.Match[str]]:
    """The words as they are written, stage directions left out."""
    asides = [
        found.span()
        for pattern in (_INSERTED, _ASIDE)
        for found in pattern.finditer(text)
        if directions().issuperset(found[1].lower().split())
    ]
    for found in _WORD.finditer(text):
        if not any(start <= found.start() < end for start, end in asides):
            yield found


def _read(text: str, written: Sequence[re.Match[str]]) -> Iterator[Word]:
    for found in written:
        shown = found[0]
        if shown in "%&":
            yield _word(*found.span(), "percent" if shown == "%" else "and")
        elif "[" in shown:
            plain = shown.replace("[", "").replace("]", "")
            ((_, _, key), *_) = read(plain)
            yield _word(*found.span(), key if shown.startswith("[") else f"[{key}")
        else:
            yield from (_word(found.start() + a, found.start() + b, key) for a, b, key in read(shown))


def _word(start: int, end: int, key: str) -> Word:
    return Word(start, end, key, Voice.OWN, Break.NONE)


def _numbered(spoken: Iterator[Word]) -> Iterator[Word]:
    """The words with each number made one."""
    whole = list(spoken)
    at = 0
    while at < len(whole):
        near = whole[at : at + _AHEAD]
        found = number(_joined(near))
        if found is None:
            yield whole[at]
            at += 1
        else:
            used, key = found
            yield replace(near[0], end=near[used - 1].end, key=key)
            at += used


def _joined(near: Sequence[Word]) -> list[str]:
    """The keys of words up to the first that does not stand a space or a hyphen from the one before."""
    count = 1
    while count < len(near) and near[count].start - near[count - 1].end == 1:
        count += 1
    return [word.key for word in near[:count]]


def own_ranges(text: str, kind: Kind) -> list[Range]:
    """The ranges of a wording in the speaker's own words, in code points; of a mixed one without a mark all of it."""
    if kind is Kind.DIRECT:
        return [(0, len(text))]
    marked = [(stretch.start, stretch.end) for stretch in quoted(text)]
    return marked or ([(0, len(text))] if kind is Kind.MIXED else [])


def _voiced(text: str, word: Word, own: Sequence[tuple[int, int]], inserted: Sequence[tuple[int, int]]) -> Word:
    if word.key.startswith("["):
        return replace(word, voice=Voice.EDITOR)
    if any(start < word.start < end for start, end in inserted):
        return replace(word, voice=Voice.EDITOR, key=f"[{word.key}")
    spoken = any(start <= word.start < end for start, end in own)
    return word if spoken else replace(word, voice=Voice.REPORTER)


def _break(text: str, one: Word, other: Word) -> Break:
    between = text[one.end : other.start]
    if between == " ":
        return Break.NONE
    found = _SENTENCE.search(between)
    if found and not (found[0] == "." and _goes_on(text, one, other, between)):
        return Break.SENTENCE
    return Break.CLAUSE if _CLAUSE.search(between) else Break.NONE


def _goes_on(text: str, one: Word, other: Word, between: str) -> bool:
    """Whether a full stop ends no sentence: after an abbreviation, or before a small letter; "..." always ends one."""
    return between.count(".") == 1 and (
        one.key in listed("abbreviations") or one.key in small("forms") or text[other.start].islower()
    )
