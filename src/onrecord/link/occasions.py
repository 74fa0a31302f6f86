"""Occasions: the places where one wording stands in, out comes on how many occasions at least it was said.

Two quotations are one utterance quoted again where the words about the wording are the same, or most else that they
hold is; short wordings that stand alone are compared by their days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.link.corpus import Corpus, Dated, Utterance
from onrecord.link.recurring import EVER, SEPARATOR, Recurring
from onrecord.model import Kind

_APART, _WEEK, _MONTH = 2, 7, 30
"""Days between two occasions: both told; one known by publication alone, for an outlet may report late; and for longer
wordings of which later articles rather quote the first saying again."""
_WEEKS, _MONTHS = 21, 60
"""Days that are enough for short wordings with nothing about them to compare: both told; one in reported speech."""
_AROUND = 4
"""Words on either side of a wording that are compared."""
PHRASE, _LONG = 5, 10
"""Words of a wording that two people may say alike, and of one that nobody says twice within days."""
_SOME, _MUCH = 0.6, 1.2
"""The weight of a word that tells two contexts apart, and of one that tells two quotations apart."""
_ELSE, _ALIKE = 2, 0.5
"""Words besides the wording that two quotations need to be compared, and the share in common that makes them one."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a wording stands: when it was said there, and the words about it."""

    utterance: Utterance
    first: int
    last: int
    before: frozenset[int]
    after: frozenset[int]
    rest: frozenset[int]
    """All else that is said in the quotation."""


def weeks(corpus: Corpus, run: Recurring) -> int:
    """How many times a run was said with a week between."""
    texts, count, end = corpus.texts, 0, -EVER
    for last, first in sorted((int(texts.last[at]), int(texts.first[at])) for at in run.places):
        if first - end >= _WEEK and last < EVER:
            count, end = count + 1, last
    return count


def occasions(corpus: Corpus, run: Recurring, weights: Sequence[float]) -> int:
    """On how many occasions at least a run was said: the first place in canonical order, then each that is apart from
    all before."""
    places = (_place(corpus, at, run.length, weights) for at in run.places)
    chosen: list[_Place] = []
    for place in sorted(places, key=_order):
        if all(_apart(place, other, run.length) for other in chosen):
            chosen.append(place)
    return len(chosen)


def _order(place: _Place) -> tuple[bool, int, int, str]:
    """Told days first, then the places with most words about them."""
    one = place.utterance
    return one.dated is Dated.PUBLISHED, -len(place.before) - len(place.after), place.first, one.quotation


def _place(corpus: Corpus, at: int, length: int, weights: Sequence[float]) -> _Place:
    texts = corpus.texts
    before = _up_to_separator(reversed(texts.words[max(0, at - _AROUND) : at].tolist()), weights)
    after = _up_to_separator(texts.words[at + length : at + length + _AROUND].tolist(), weights)
    rest = frozenset(word for word in corpus.said(corpus.owners[at]) if weights[word] >= _MUCH)
    rest -= frozenset(texts.words[at : at + length].tolist())
    return _Place(corpus.utterances[corpus.owners[at]], int(texts.first[at]), int(texts.last[at]), before, after, rest)


def _up_to_separator(words: Iterable[int], weights: Sequence[float]) -> frozenset[int]:
    found: list[int] = []
    for word in words:
        if word == SEPARATOR:
            break
        found.append(word)
    return frozenset(word for word in found if weights[word] >= _SOME)


def _apart(one: _Place, other: _Place, length: int) -> bool:
    """Whether two places are two occasions."""
    gap = max(one.first - other.last, other.first - one.last)
    if _one_utterance(one, other):
        return False
    if EVER in {one.last, other.last}:
        return length >= PHRASE and _elsewhere(one, other)
    told = one.utterance.dated is other.utterance.dated is Dated.TOLD
    reported = Kind.INDIRECT in {one.utterance.kind, other.utterance.kind}
    if length <= PHRASE and gap >= (_MONTHS if reported else _WEEKS) and (told or reported):
        return True
    if reported:
        return False
    least = _APART if told and length < _LONG else _WEEK if told or length <= PHRASE else _MONTH
    if gap < least or (length >= _LONG and not told) or one.before & other.before or one.after & other.after:
        return False
    return bool((one.before and other.before) or (one.after and other.after))


def _elsewhere(one: _Place, other: _Place) -> bool:
    """Whether two places, the day of one of which is unknown, are of two events, and enough else is said in both."""
    known = one.last != other.last
    events = {one.utterance.event, other.utterance.event}
    return known and None not in events and len(events) == 2 and min(len(one.rest), len(other.rest)) >= _ELSE


def _one_utterance(one: _Place, other: _Place) -> bool:
    """Whether two quotations have so much else in common that they are one utterance quoted again."""
    least = min(len(one.rest), len(other.rest))
    return least >= _ELSE and len(one.rest & other.rest) >= _ALIKE * least
