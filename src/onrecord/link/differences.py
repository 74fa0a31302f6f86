"""How far a wording differs from another of the same statement: two wordings in, a class with its evidence out.

A wording that is not all in the speaker's own words is judged by the words between its marks; the pronouns and tenses
of reported speech outside of them are the reporter's and no change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.link.alignment import Alignment, Run, align
from onrecord.link.change import Change
from onrecord.link.lists import shifts, small
from onrecord.link.risks import Finding, risks
from onrecord.link.tokens import Break, Range, Voice, Wording
from onrecord.model import Kind

_SHARED = 0.4
"""The least share of the shorter side's words of content that both have, where one side is not direct; below it the two
say it in words of their own. Set on pairs labelled by reading."""
_LEAST = 2
"""Words of content that both have at least, or all that there are."""
_QUOTED = 0.5
"""The share of a mixed wording's words of content between its marks from which on these speak for it."""
_EDGES = re.compile(r"\A[\W_]+|[\W_]+\Z")
_SPACE = re.compile(r"\s+")


class Difference(StrEnum):
    """How a wording differs from the wording that it is compared with, from nothing to everything."""

    SAME = "same"
    PUNCTUATION = "punctuation"
    """Marks, capitals, hyphens or spelling."""
    ELLIPSIS = "ellipsis"
    """Words are left out, marked or not; none is changed."""
    WORDS = "words"
    MEANING = "meaning"
    """Words changed that may change what is claimed."""
    PARAPHRASE = "paraphrase"
    """One of the two reports it in words of its own."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two wordings compared, with the evidence."""

    difference: Difference
    alignment: Alignment
    findings: tuple[Finding, ...]
    """What is at risk, where; also where the class is paraphrase, for which words are not held against each other."""


def compare(one: Wording, other: Wording) -> Comparison:
    """How two wordings of one statement differ; the class is the same from both sides."""
    alignment = align(one, other)
    findings = risks(alignment)
    return Comparison(_difference(alignment, findings), alignment, findings)


def _difference(alignment: Alignment, findings: tuple[Finding, ...]) -> Difference:
    if _plain(alignment.one) == _plain(alignment.other):
        return Difference.SAME
    if all(run.change is Change.KEPT for run in alignment.runs):
        return Difference.PUNCTUATION
    if _paraphrased(alignment):
        return Difference.PARAPHRASE
    if findings:
        return Difference.MEANING
    if any(_altered(alignment, run) for run in alignment.runs) or not _contained(alignment):
        return Difference.WORDS
    rest = (run for run in alignment.runs if run.change is not Change.KEPT)
    return Difference.PUNCTUATION if all(_shifted(alignment, run) for run in rest) else Difference.ELLIPSIS


def _plain(side: Wording) -> str:
    """The text without white space that differs and without the marks at its ends, which belong to the sentence that
    it stands in."""
    return _EDGES.sub("", _SPACE.sub(" ", side.text)).strip()


def _paraphrased(alignment: Alignment) -> bool:
    """Whether one side reports and too little is shared to call it the other's words."""
    one, other = alignment.one, alignment.other
    if one.kind is other.kind is Kind.DIRECT:
        return False
    least = min(_content(side, (0, len(side.words))) for side in (one, other))
    shared = sum(_content(one, run.one) for run in alignment.runs if run.change is Change.KEPT)
    return shared < max(1, min(least, max(_LEAST, _SHARED * least)))


def _content(side: Wording, run: Range) -> int:
    """How many words in a range are neither small nor capitalised: the names in it anybody would use."""
    spoken = side.words[run[0] : run[1]]
    return sum(word.key not in small("function") and not side.text[word.start].isupper() for word in spoken)


def _altered(alignment: Alignment, run: Run) -> bool:
    """Whether other words stand for the speaker's; those of a reporter about what is quoted do not."""
    return run.change is Change.CHANGED and not _about_quoted(alignment, run)


def _about_quoted(alignment: Alignment, run: Run) -> bool:
    return any(_frames(side, part) for side, part in ((alignment.one, run.one), (alignment.other, run.other)))


def _frames(side: Wording, run: Range) -> bool:
    """Whether a range is a reporter's in a wording that is mostly quoted."""
    if side.kind is not Kind.MIXED or _voices(side, run) != {Voice.REPORTER}:
        return False
    content = [word for word in side.words if word.key not in small("function")]
    return sum(word.voice is Voice.OWN for word in content) >= _QUOTED * len(content)


def _shifted(alignment: Alignment, run: Run) -> bool:
    """Whether a change is but the pronoun and the tense of a reporter about what is quoted."""
    mine, theirs = alignment.one.keys(run.one), alignment.other.keys(run.other)
    if not _about_quoted(alignment, run) or len(mine) != len(theirs):
        return False
    return all(a == b or shifts(a) & shifts(b) for a, b in zip(mine, theirs, strict=True))


def _voices(side: Wording, run: Range) -> set[Voice]:
    return {word.voice for word in side.words[run[0] : run[1]]}


def _contained(alignment: Alignment) -> bool:
    """Whether one side is the other with words left out, or the two are extracts of one passage; words of a reporter
    about what is quoted may be more."""
    spoken = [run for run in alignment.runs if run.change in {Change.DROPPED, Change.ADDED}]
    within = {run.change for run in spoken if not _frames(*_missing(alignment, run))}
    if len(within) < 2 or Kind.INDIRECT in {alignment.one.kind, alignment.other.kind}:
        return len(within) < 2
    return len({run.change for run in spoken if not _is_cut(*_missing(alignment, run))}) < 2


def _missing(alignment: Alignment, run: Run) -> tuple[Wording, Range]:
    """The side that has the words of a run, and where."""
    return (alignment.one, run.one) if run.change is Change.DROPPED else (alignment.other, run.other)


def _is_cut(side: Wording, run: Range) -> bool:
    """Whether a range is what an extract leaves out: it begins or ends a sentence."""
    begins = side.words[run[0]].before is Break.SENTENCE
    return begins or run[1] == len(side.words) or side.words[run[1]].before is Break.SENTENCE
