"""The setting that a chain of adjuncts tells: in come adjuncts in their order and what stands before them, out come
place, audience, occasion and outlets as ranges of tokens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Aspect
from onrecord.resolve.adjuncts import Adjunct
from onrecord.resolve.audiences import is_audience
from onrecord.resolve.event_places import place_within
from onrecord.resolve.lexicon import listed, words
from onrecord.resolve.occasions import SPOKEN, OccasionKind, is_occasion, kind_of_occasion
from onrecord.resolve.outlets import outlets_in
from onrecord.resolve.whereabouts import whereabouts
from onrecord.resolve.wording import Wording, small

Tokens = tuple[int, int]
Found = dict[Aspect, list[Tokens]]
"""The ranges of tokens that tell each aspect; for place and occasion one."""


class Anchor(StrEnum):
    """What stands before a chain: a verb of speech, a speech, the start of a sentence, or nothing that speaks."""

    VERB = "verb"
    SPEECH = "speech"
    OPENING = "opening"
    OTHER = "other"


@dataclass(slots=True)
class _State:
    """What has been read so far, and what the next adjunct can be."""

    found: Found
    speaks: bool
    places: bool
    loose: bool
    meets: bool
    """Whether those "with" whom it is are listeners: of an interview, not of a rally."""
    last: Tokens | None = None


def setting_of(wording: Wording, chain: Iterable[Adjunct], anchor: Anchor) -> Found:
    """What a chain of adjuncts tells of the speaking."""
    loose = anchor is Anchor.SPEECH
    state = _State({}, anchor in {Anchor.VERB, Anchor.SPEECH}, anchor is not Anchor.OTHER, loose, loose)
    for adjunct in chain:
        _read(wording, adjunct, state)
    return state.found


def direct(wording: Wording, first: int, last: int, chain: Iterable[Adjunct]) -> Found:
    """What the audience right behind "told" and the adjuncts behind it tell."""
    state = _State({}, speaks=True, places=True, loose=False, meets=False)
    _hear(wording, first, last, state)
    state.last = first, last
    for adjunct in chain:
        _read(wording, adjunct, state)
    return state.found


def delivered(wording: Wording, first: int, last: int, chain: Iterable[Adjunct]) -> Found:
    """What a speech given or a letter sent and the adjuncts behind it tell."""
    state = _State({}, speaks=True, places=True, loose=True, meets=False)
    head = wording.folded[wording.head(first, last)]
    if not head.endswith("s") or head.endswith("ss") or head.endswith("news"):
        _take_place(wording, first, last, state)
    for adjunct in chain:
        _read(wording, adjunct, state)
    return state.found


def _read(wording: Wording, adjunct: Adjunct, state: _State) -> None:
    opening, first, last = adjunct.opening, adjunct.first, adjunct.last
    if is_occasion(wording, adjunct):
        _take_place(wording, first, last, state)
        return
    hears = opening in small("audiences") and state.speaks and (opening != "with" or state.meets)
    if opening == "before" and wording.is_person(first):
        hears = False  # "before Roe arrived"
    if hears and is_audience(wording, first, last):
        _hear(wording, first, last, state)
        state.last = first, last
        return
    where = whereabouts(wording, adjunct, state.loose) if state.places else None
    outlets = outlets_in(wording, first, last) if opening in {"on", "in", "for", "from", "with", "by", "at"} else []
    if where and not (outlets and opening in {"on", "in", "from"}):
        _stand(where, state)
    elif outlets and (state.speaks or opening == "on") and not (opening == "on" and wording.folded[first] == "the"):
        state.found.setdefault(Aspect.VIA, []).extend(outlets)
    elif kind_of_occasion(wording, first, last) in SPOKEN:
        state.last, state.speaks = None, False
        return
    else:
        state.places = state.speaks = False
    state.last = first, last


def _take_place(wording: Wording, first: int, last: int, state: _State) -> None:
    """An occasion: the first one is told; its words may name an outlet and a town."""
    state.found.setdefault(Aspect.VIA, []).extend(outlets_in(wording, first, last))
    if Aspect.OCCASION not in state.found:
        state.found[Aspect.OCCASION] = [(first, last)]
        town = place_within(wording, first, last)
        if town and Aspect.PLACE not in state.found:
            state.found[Aspect.PLACE] = [town]
    state.speaks = state.places = state.loose = True
    state.meets = _is_meeting(wording, first, last)
    state.last = None


def _is_meeting(wording: Wording, first: int, last: int) -> bool:
    """Whether an occasion is one that is had "with" those who listen: an interview, no rally."""
    head = wording.head(first, last)
    forms = {wording.folded[head], "-".join(wording.folded[max(first, head - 1) : head + 1])}
    return bool(forms & listed("met", "occasion_nouns"))


def _hear(wording: Wording, first: int, last: int, state: _State) -> None:
    state.found.setdefault(Aspect.AUDIENCE, []).append((first, last))
    state.found.setdefault(Aspect.VIA, []).extend(outlets_in(wording, first, last))


def _stand(where: Tokens, state: _State) -> None:
    """A place; the town behind a building joins it: "a diner in Elm"."""
    known = state.found.get(Aspect.PLACE)
    if known is None:
        state.found[Aspect.PLACE] = [where]
    elif state.last is not None and known[0][1] == state.last[1] and where[0] - state.last[1] <= 2:
        state.found[Aspect.PLACE] = [(known[0][0], where[1])]


def is_delivered(wording: Wording, first: int, last: int) -> bool:
    """Whether what is given, held or sent is a speech, a letter or an event."""
    head = wording.folded[wording.head(first, last)]
    return kind_of_occasion(wording, first, last) in {*SPOKEN, OccasionKind.WRITTEN} and head in words("occasion_nouns")
