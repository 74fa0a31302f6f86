"""Where somebody spoke: in comes the noun phrase behind "in", "at" or "outside", out comes the place it names, if
any."""

from __future__ import annotations

from functools import cache

from onrecord.model import SpeakerKind
from onrecord.resolve.adjuncts import Adjunct
from onrecord.resolve.lexicon import fold, lines, listed, words
from onrecord.resolve.mentions import Sort
from onrecord.resolve.noun_phrases import is_state_name
from onrecord.resolve.places import homeland, is_people, place
from onrecord.resolve.wording import Wording, small

_WITHIN = frozenset({"in", "from", "near", "outside", "inside", "to"})
_AT = frozenset({"at", "in", "outside", "inside", "from", "aboard", "on", "near"})
_NO_PLACE = frozenset({"congress", "parliament", "america", "heaven"})


@cache
def _cities() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(w) for w in name.split()) for line in lines("cities") for name in line.split("|"))


def whereabouts(wording: Wording, adjunct: Adjunct, loose: bool) -> tuple[int, int] | None:
    """The tokens that name the place of an adjunct; `loose` where a speech stands before it, so that any name behind
    "in" is a place."""
    first, last = adjunct.first, adjunct.last
    while last - first > 1 and wording.folded[first] in small("determiners"):
        first += 1
    if adjunct.opening in _WITHIN and is_place_name(wording, first, last, loose and first == adjunct.first):
        return first, last
    if adjunct.opening in _AT and _is_venue(wording, adjunct.opening, adjunct.first, last):
        return adjunct.first, last
    return None


def is_place_name(wording: Wording, first: int, last: int, loose: bool = False) -> bool:
    """Whether tokens name a town, a state, a country or a region: "Elm, Ohio", "northern Iowa"."""
    comma = next((k for k in range(first + 1, last) if wording.tokens[k].text == ","), last)
    while comma - first > 1 and wording.folded[first] in listed("openings", "geography"):
        if _is_known(wording, first, comma):
            break
        first += 1
    capital = wording.tokens[first].capital and wording.tokens[comma - 1].capital
    if not capital or wording.folded[comma - 1] in _NO_PLACE or wording.tokens[comma - 1].possessive:
        return False
    if comma < last:
        return is_state_name(wording.words(comma + 1, last))
    if _is_known(wording, first, comma):
        return not _names_person(wording, first)
    built = wording.folded[comma - 1] in listed("heads", "geography") and comma - first > 1
    return built or (loose and _is_unknown_name(wording, first, comma))


def _is_known(wording: Wording, first: int, last: int) -> bool:
    name = wording.words(first, last)
    listed_ = place(name) is not None or tuple(wording.folded[first:last]) in _cities()
    return listed_ or (homeland(name) is not None and not _is_adjective(name))


def _is_adjective(name: str) -> bool:
    return is_people(name) and place(name) is None and not name.isupper() and "." not in name


def _names_person(wording: Wording, at: int) -> bool:
    """Whether the name of a place is a person's here ("Jordan", "Washington")."""
    cast = wording.cast
    owners = (cast.owners[n] for n in cast.numbers(wording.tokens[at].start, wording.tokens[at].stop))
    return any(
        n is not None and cast.entities[n].kind is SpeakerKind.PERSON and cast.entities[n].certain for n in owners
    )


def _is_unknown_name(wording: Wording, first: int, last: int) -> bool:
    """Whether one or two capitalised words name what is no person, organisation or people as far as one can tell."""
    if last - first > 3 or _names_person(wording, first):
        return False
    cast = wording.cast
    sorts = [cast.mentions[n] for n in cast.numbers(wording.tokens[first].start, wording.tokens[last - 1].stop)]
    return bool(sorts) and all(
        m.sort not in {Sort.ORGANISATION, Sort.PEOPLE} and not m.lead and not is_people(" ".join(m.name)) for m in sorts
    )


def _is_venue(wording: Wording, opening: str, first: int, last: int) -> bool:
    """Whether a noun phrase is a building or the like: "a diner", "Elm Tower", "the Institute of Elm"."""
    head = wording.head(first, last)
    word = wording.folded[head]
    singular = word.removesuffix("s") if word not in words("venues") else word
    bare = last - first == 1 and not wording.tokens[first].capital  # "on stage", "at home"
    if bare or singular not in words("venues") or word in listed("no_venues", "geography"):
        return False
    if opening == "on":
        return word in listed("stood_on", "geography")
    if opening in {"in", "from"} and word in listed("bodies", "geography"):
        named = wording.tokens[head].capital and word not in {"house", "senate"}
        return named or wording.folded[max(first, head - 1) : head] == ["white"]
    return True
