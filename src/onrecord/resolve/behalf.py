"""For whom a spokesperson speaks: in comes a source, out come the words that name the body or person, with the full
name known."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.resolve.noun_phrases import nothing, noun_phrase
from onrecord.resolve.wording import Wording, small

_AHEAD = 14
_BEHIND = 6
_LINKS = frozenset({"for", "of", "at", "with", "to"})


@dataclass(frozen=True, slots=True)
class Behalf:
    """The tokens that name the body, and its name."""

    first: int
    last: int
    name: str


def behalf(wording: Wording, first: int, last: int) -> Behalf | None:
    """The body that the spokesperson of a source (a range of tokens) speaks for: "a spokesman for Mr. Roe", "Elm Board
    spokeswoman Jane Roe"; also where the role stands right before the source or in apposition behind it."""
    stop = len(wording.tokens)
    for at in range(first, last):
        if _is_spokesperson(wording, at):
            return _behind(wording, at, stop) or _before(wording, at, first)
    if first and _is_spokesperson(wording, first - 1):
        return _before(wording, first - 1, max(0, first - 1 - _BEHIND))
    if last < stop and wording.tokens[last].text == ",":
        for at in range(last + 1, min(stop, last + _AHEAD)):
            if not wording.tokens[at].text[0].isalnum():
                break
            if _is_spokesperson(wording, at):
                return _behind(wording, at, stop) or _before(wording, at, last + 1)
    return None


def _is_spokesperson(wording: Wording, at: int) -> bool:
    word = wording.folded[at]
    role = word in small("spokespeople") or (word == "secretary" and wording.folded[at - 1 : at] == ["press"])
    return role and "former" not in wording.folded[max(0, at - _BEHIND) : at]


def _behind(wording: Wording, at: int, stop: int) -> Behalf | None:
    """ "a spokesman for the Elm Board"."""
    if at + 2 >= stop or wording.folded[at + 1] not in _LINKS:
        return None
    last = noun_phrase(wording, at + 2, stop, nothing)
    return _named(wording, at + 2, last)


def _before(wording: Wording, at: int, lowest: int) -> Behalf | None:
    """ "Elm Board spokesman", "Mr. Roe's spokesman"."""
    last = at - 1 if wording.folded[at] == "secretary" else at
    first = last
    while first > lowest and wording.tokens[first - 1].text[0].isalnum() and _belongs(wording, first - 1):
        first -= 1
    while last > first and wording.folded[last - 1] in small("lesser"):
        last -= 1
    return _named(wording, first, last)


def _belongs(wording: Wording, at: int) -> bool:
    word = wording.folded[at]
    return word not in small("ends") and word not in small("prepositions") and not wording.is_time(at)


def _named(wording: Wording, first: int, last: int) -> Behalf | None:
    """The body by its words, a person by the full name known; none for "his" and "the"."""
    while first < last and wording.folded[first] in small("determiners") | small("lesser"):
        if wording.folded[first] in small("owners"):
            return None
        first += 1
    if first >= last or not any(wording.tokens[k].capital for k in range(first, last)):
        return None
    cast = wording.cast
    for number in cast.numbers(wording.tokens[first].start, wording.tokens[last - 1].stop):
        mention, owner = cast.mentions[number], cast.owners[number]
        whole = mention.start <= wording.tokens[first].start and mention.end >= wording.tokens[last - 1].end
        if whole and owner is not None:
            return Behalf(first, last, cast.entities[owner].name)
    return Behalf(first, last, wording.words(first, last))
