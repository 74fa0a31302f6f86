"""Where two wordings may not claim the same: an alignment in, findings out, each a changed negation, number, name,
modal, quantifier or qualifier with its place.

Reported speech shifts pronouns, tenses and days; that is no change of what is claimed ("We will win": they would win).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.link.alignment import Alignment, Run
from onrecord.link.change import Change
from onrecord.link.lists import meaning, small
from onrecord.link.numerals import value
from onrecord.link.proper import names
from onrecord.link.tokens import Break, Range, Voice, Wording
from onrecord.model import Kind

_NEAR = 6
"""Words on either side among which a negation may stand elsewhere ("left no plan", "didn't leave a plan")."""
_REWORDED = 6
"""Words of a change on either side up to which single words of it are held against each other."""
_BETWEEN = 4
"""Words between a negation and what it bears on; words of a gap up to which a hedge in it is about those beside it."""
_ROUND = 0.1
"""How far, as a share, a round number may be from the number."""


class Risk(StrEnum):
    """What a change of words puts at risk."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    MODAL = "modal"
    QUANTIFIER = "quantifier"
    QUALIFIER = "qualifier"


_SLIGHT = frozenset({"will", "all", "any"})
_CONDITIONS = frozenset({"if", "until"})
_HEDGES = (Risk.MODAL, Risk.QUALIFIER)


@dataclass(frozen=True, slots=True)
class Finding:
    """One risk and the words of the one and of the other (ranges of words) that it lies in."""

    risk: Risk
    one: Range
    other: Range


def risks(alignment: Alignment) -> tuple[Finding, ...]:
    """All risks in the order of the words."""
    pairs = ((at, run) for at, run in enumerate(alignment.runs) if run.change is not Change.KEPT)
    return tuple(Finding(risk, run.one, run.other) for at, run in pairs for risk in _of(alignment, at, run))


def _of(alignment: Alignment, at: int, run: Run) -> Iterator[Risk]:
    size = max(run.one[1] - run.one[0], run.other[1] - run.other[0])
    if run.change is Change.CHANGED and size > _REWORDED:
        return
    if _negated(alignment, at, run):
        yield Risk.NEGATION
    if run.change is Change.CHANGED:
        if _numbers(alignment, run):
            yield Risk.NUMBER
        if _names(alignment, run):
            yield Risk.NAME
    yield from _small(alignment, at, run)


def classes(side: Wording, run: Range, risk: Risk) -> dict[str, str]:
    """The words of a range that carry a risk, with the class of each."""
    found = ((key, meaning().get(key)) for key in side.keys(run))
    return {key: known[1] for key, known in found if known and known[0] == risk.value}


def _claimed(side: Wording, run: Range, risk: Risk) -> dict[str, str]:
    """The same without the words that a reporter puts about a quotation."""
    if side.kind is Kind.MIXED and all(word.voice is Voice.REPORTER for word in side.words[run[0] : run[1]]):
        return {}
    return classes(side, run, risk)


def _negated(alignment: Alignment, at: int, run: Run) -> bool:
    """Whether one of the two denies what the other claims."""
    mine, theirs = (_negations(side, part) for side, part in _sides(alignment, run))
    if bool(mine) is bool(theirs):
        return False
    if all(_negations(side, _about(side, part, Break.CLAUSE)) for side, part in _sides(alignment, run)):
        return False
    side, part = _sides(alignment, run)[0 if mine else 1]
    return any(_bears(alignment, at, side, part, word) for word in mine or theirs)


def _sides(alignment: Alignment, run: Run) -> tuple[tuple[Wording, Range], tuple[Wording, Range]]:
    return (alignment.one, run.one), (alignment.other, run.other)


def _negations(side: Wording, run: Range) -> list[int]:
    known = classes(side, run, Risk.NEGATION)
    return [at for at in range(*run) if side.words[at].key in known]


def _about(side: Wording, run: Range, within: Break) -> Range:
    """A range with the words near it, within its clause or sentence."""
    first, last = run
    while first > max(0, run[0] - _NEAR) and not _ends_before(side, first, within):
        first -= 1
    while last < min(len(side.words), run[1] + _NEAR) and not _ends_before(side, last, within):
        last += 1
    return first, last


def _ends_before(side: Wording, at: int, within: Break = Break.CLAUSE) -> bool:
    """Whether a clause, or a sentence, ends before a word."""
    if at == len(side.words) or side.words[at].before >= within:
        return True
    return within is Break.CLAUSE and side.words[at].key in small("clause")


def _bears(alignment: Alignment, at: int, side: Wording, run: Range, word: int) -> bool:
    """Whether a word bears on words that both have: on those behind, or on those before where it was replaced."""
    if at + 1 < len(alignment.runs) and not _parted(side, word, run[1]):
        return True
    return alignment.runs[at].change is Change.CHANGED and at > 0 and not _parted(side, run[0] - 1, word)


def _parted(side: Wording, first: int, last: int) -> bool:
    """Whether a clause ends between two words, or too many words stand there."""
    return last - first > _BETWEEN or any(_ends_before(side, at) for at in range(first + 1, last + 1))


def _numbers(alignment: Alignment, run: Run) -> bool:
    """Whether one number stands for another, neither of which the other side has anywhere."""
    mine = _values(alignment.one, run.one) - _values(alignment.other, _whole(alignment.other))
    theirs = _values(alignment.other, run.other) - _values(alignment.one, _whole(alignment.one))
    if not mine or not theirs:
        return False
    near = (key for side, part in _sides(alignment, run) for key in side.keys(_about(side, part, Break.SENTENCE)))
    rounded = any(key in small("round") for key in near)
    return not (rounded and any(abs(a - b) <= _ROUND * max(abs(a), abs(b)) for a in mine for b in theirs))


def _values(side: Wording, run: Range) -> set[float]:
    return {float(known) for key in side.keys(run) if (known := value(key)) is not None}


def _whole(side: Wording) -> Range:
    return 0, len(side.words)


def _names(alignment: Alignment, run: Run) -> bool:
    """Whether one name stands for another, neither of which the other side has anywhere."""
    mine, theirs = (names(side, part) for side, part in _sides(alignment, run))
    same = any(a.startswith(b) or b.startswith(a) for a in mine for b in theirs)
    return not same and _only(mine, alignment.other) and _only(theirs, alignment.one)


def _only(found: frozenset[str], elsewhere: Wording) -> bool:
    known = names(elsewhere, _whole(elsewhere)) | set(elsewhere.keys(_whole(elsewhere)))
    return bool(found) and not found & known


def _small(alignment: Alignment, at: int, run: Run) -> Iterator[Risk]:
    inside = 0 < at < len(alignment.runs) - 1
    for risk in (Risk.MODAL, Risk.QUANTIFIER, Risk.QUALIFIER):
        mine, theirs = (classes(side, part, risk) for side, part in _sides(alignment, run))
        if mine and theirs:
            if _differ(alignment, risk, mine, theirs):
                yield risk
        elif inside and _weighs(alignment, run, risk) and not _said_near(alignment, run, risk):
            yield risk


def _differ(alignment: Alignment, risk: Risk, mine: dict[str, str], theirs: dict[str, str]) -> bool:
    """Whether the words of two sides are of other classes; in two direct wordings will and would are two as well."""
    if set(mine.values()) & set(theirs.values()):
        direct = alignment.one.kind is alignment.other.kind is Kind.DIRECT
        return risk is Risk.MODAL and direct and not set(mine) & set(theirs)
    return True


def _weighs(alignment: Alignment, run: Run, risk: Risk) -> bool:
    """Whether words that only one side has change the claim: hedges beside what both have, and conditions within a
    sentence; not a future, and not "all" or "any"."""
    claimed = (_claimed(side, part, risk) for side, part in _sides(alignment, run))
    found = {kind for each in claimed for kind in each.values()} - _SLIGHT
    if run.change is Change.CHANGED or not found:
        return bool(found)
    side, part = _sides(alignment, run)[0 if run.change is Change.DROPPED else 1]
    if any(_ends_before(side, at, Break.SENTENCE) for at in range(part[0], part[1] + 1)):
        return False
    return bool(found & _CONDITIONS) or part[1] - part[0] <= _BETWEEN


def _said_near(alignment: Alignment, run: Run, risk: Risk) -> bool:
    """Whether what only one side has in a run the other says near it, or in another way: "may" as "perhaps", "must" as
    "have to"."""
    (one, mine), (other, theirs) = _sides(alignment, run)
    here, there = (classes(side, part, risk) for side, part in ((one, mine), (other, theirs)))
    away, place = (other, theirs) if here else (one, mine)
    near = classes(away, _about(away, place, Break.SENTENCE), risk)
    if set((here or there).values()) & set(near.values()):
        return True
    hedges = [any(classes(side, part, kind) for kind in _HEDGES) for side, part in _sides(alignment, run)]
    obliged = any({"have", "to"} <= set(side.keys(part)) for side, part in _sides(alignment, run))
    return (risk in _HEDGES and all(hedges)) or obliged
