"""Where somebody spoke: in comes the noun phrase behind "in", "at" or "outside", out comes the place it names, if
any."""

from __future__ import annotations

from functools import cache

from onrecord.model import SpeakerKind
from onrecord.resolve.adjuncts import Adjunct, Adjuncts
from onrecord.resolve.lexicon import fold, lines, listed, words
from onrecord.resolve.mentions import Sort
from onrecord.resolve.places import homeland, is_people, is_short, place

_WITHIN = frozenset({"in", "from", "near", "outside", "inside", "to"})
_AT = frozenset({"at", "in", "outside", "inside", "from", "aboard", "on", "near", "before", "via"})
_NO_PLACE = frozenset({"congress", "parliament", "america", "heaven"})


@cache
def _cities() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(w) for w in name.split()) for line in lines("cities") for name in line.split("|"))


def whereabouts(adjuncts: Adjuncts, adjunct: Adjunct, loose: bool) -> tuple[int, int] | None:
    """The tokens that name the place of an adjunct; `loose` where a speech stands before it, so that any name behind
    "in" is a place."""
    first, last = adjunct.first, adjunct.last
    while last - first > 1 and adjuncts.folded[first] in {"the", "his", "her", "their", "its", "a", "an"}:
        first += 1
    named = adjuncts.folded[adjunct.first] in {"the", "his", "her", "their", "its", "a", "an"}
    if adjunct.opening in _WITHIN and is_place_name(adjuncts, first, last, loose and not named):
        return first, last
    if adjunct.opening in _AT and _is_venue(adjuncts, adjunct.opening, first, last):
        return adjunct.first, last
    return None


def is_place_name(adjuncts: Adjuncts, first: int, last: int, loose: bool = False) -> bool:
    """Whether tokens name a town, a state, a country or a region: "Elm, Ohio", "northern Iowa"."""
    comma = next((k for k in range(first + 1, last) if adjuncts.tokens[k].text == ","), last)
    while comma - first > 1 and adjuncts.folded[first] in listed("openings", "geography"):
        if tuple(adjuncts.folded[first:comma]) in _cities() or place(adjuncts.words(first, comma)):
            break
        first += 1
    name = adjuncts.words(first, comma)
    capital = adjuncts.tokens[first].capital and adjuncts.tokens[comma - 1].capital
    if not capital or adjuncts.folded[comma - 1] in _NO_PLACE or adjuncts.tokens[comma - 1].possessive:
        return False
    if comma < last:
        state = adjuncts.words(comma + 1, last)
        return homeland(state) is not None or place(state) is not None or is_short(state.rstrip("."))
    known = place(name) is not None or tuple(adjuncts.folded[first:comma]) in _cities()
    known = known or (homeland(name) is not None and not _is_adjective(name))
    if known:
        return not _names_person(adjuncts, first)
    if adjuncts.folded[comma - 1] in listed("heads", "geography") and comma - first > 1:
        return True
    return loose and _is_unknown_name(adjuncts, first, comma)


def _is_adjective(name: str) -> bool:
    return is_people(name) and place(name) is None and not name.isupper() and "." not in name


def _names_person(adjuncts: Adjuncts, at: int) -> bool:
    """Whether the name of a place is a person's here ("Jordan", "Washington")."""
    cast = adjuncts.cast
    owners = (cast.owners[n] for n in cast.numbers(adjuncts.tokens[at].start, adjuncts.tokens[at].stop))
    return any(
        n is not None and cast.entities[n].kind is SpeakerKind.PERSON and cast.entities[n].certain for n in owners
    )


def _is_unknown_name(adjuncts: Adjuncts, first: int, last: int) -> bool:
    """Whether one or two capitalised words name what is no person, organisation or people as far as one can tell."""
    if last - first > 3 or _names_person(adjuncts, first):
        return False
    cast = adjuncts.cast
    sorts = [cast.mentions[n] for n in cast.numbers(adjuncts.tokens[first].start, adjuncts.tokens[last - 1].stop)]
    return bool(sorts) and all(
        m.sort not in {Sort.ORGANISATION, Sort.PEOPLE} and not m.lead and not is_people(" ".join(m.name)) for m in sorts
    )


def _is_venue(adjuncts: Adjuncts, opening: str, first: int, last: int) -> bool:
    """Whether a noun phrase is a building or the like: "a diner", "Elm Tower", "the Institute of Elm"."""
    head = adjuncts.head(first, last)
    word = adjuncts.folded[head]
    singular = word[:-1] if word.endswith("s") and word not in words("venues") else word
    if singular not in words("venues"):
        return False
    if last - first == 1 and not adjuncts.tokens[first].capital:
        return False  # "on stage", "at home"
    if word in {"stages", "steps", "grounds"}:
        return False
    if opening in {"on", "before", "via"}:
        return opening == "on" and word in {
            "plane",
            "jet",
            "airplane",
            "bus",
            "train",
            "campus",
            "floor",
            "steps",
            "stage",
            "lawn",
        }
    if opening in {"in", "from"} and word in {
        "house",
        "senate",
        "office",
        "home",
        "school",
        "college",
        "university",
        "jail",
        "prison",
        "church",
    }:
        return (
            adjuncts.tokens[head].capital
            and word not in {"house", "senate"}
            or "white house" in adjuncts.words(first, last).lower()
        )
    return True
