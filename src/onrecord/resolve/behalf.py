"""For whom a spokesperson speaks: in comes a source, out come the words that name the body or person, with the full
name known."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.resolve.adjuncts import Adjuncts, listed_here

_AHEAD = 14
_BEHIND = 6
_LINKS = frozenset({"for", "of", "at", "with", "to"})


@dataclass(frozen=True, slots=True)
class Behalf:
    """The tokens that name the body, and its name."""

    first: int
    last: int
    name: str


def behalf(adjuncts: Adjuncts, first: int, last: int) -> Behalf | None:
    """The body that the spokesperson of a source (a range of tokens) speaks for: "a spokesman for Mr. Roe", "Elm Board
    spokeswoman Jane Roe"; also where the role stands right before the source or in apposition behind it."""
    stop = len(adjuncts.tokens)
    for at in range(first, last):
        if _is_spokesperson(adjuncts, at):
            return _behind(adjuncts, at, stop) or _before(adjuncts, at, first)
    if first and _is_spokesperson(adjuncts, first - 1):
        return _before(adjuncts, first - 1, max(0, first - 1 - _BEHIND))
    if last < stop and adjuncts.tokens[last].text == ",":
        for at in range(last + 1, min(stop, last + _AHEAD)):
            if not adjuncts.tokens[at].text[0].isalnum():
                break
            if _is_spokesperson(adjuncts, at):
                return _behind(adjuncts, at, stop) or _before(adjuncts, at, last + 1)
    return None


def _is_spokesperson(adjuncts: Adjuncts, at: int) -> bool:
    word = adjuncts.folded[at]
    return word in listed_here("spokespeople") or (word == "secretary" and adjuncts.folded[at - 1 : at] == ["press"])


def _behind(adjuncts: Adjuncts, at: int, stop: int) -> Behalf | None:
    """ "a spokesman for the Elm Board"."""
    if at + 2 >= stop or adjuncts.folded[at + 1] not in _LINKS:
        return None
    last = adjuncts.noun_phrase(at + 2, stop, lambda _: False)
    return _named(adjuncts, at + 2, last)


def _before(adjuncts: Adjuncts, at: int, lowest: int) -> Behalf | None:
    """ "Elm Board spokesman", "Mr. Roe's spokesman"."""
    last = at - 1 if adjuncts.folded[at] == "secretary" else at
    first = last
    while first > lowest and adjuncts.tokens[first - 1].text[0].isalnum() and _belongs(adjuncts, first - 1):
        first -= 1
    while last > first and adjuncts.folded[last - 1] in listed_here("lesser"):
        last -= 1
    return _named(adjuncts, first, last)


def _belongs(adjuncts: Adjuncts, at: int) -> bool:
    word = adjuncts.folded[at]
    return word not in listed_here("ends") and word not in listed_here("prepositions") and not adjuncts.is_time(at)


def _named(adjuncts: Adjuncts, first: int, last: int) -> Behalf | None:
    """The body by its words, a person by the full name known; none for "his" and "the"."""
    while first < last and adjuncts.folded[first] in listed_here("determiners") | listed_here("lesser"):
        if adjuncts.folded[first] in listed_here("owners"):
            return None
        first += 1
    if first >= last or not any(adjuncts.tokens[k].capital for k in range(first, last)):
        return None
    cast = adjuncts.cast
    for number in cast.numbers(adjuncts.tokens[first].start, adjuncts.tokens[last - 1].stop):
        mention, owner = cast.mentions[number], cast.owners[number]
        whole = mention.start <= adjuncts.tokens[first].start and mention.end >= adjuncts.tokens[last - 1].end
        if whole and owner is not None:
            return Behalf(first, last, cast.entities[owner].name)
    return Behalf(first, last, adjuncts.words(first, last))
