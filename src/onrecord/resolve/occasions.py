"""On what occasion or by what medium somebody spoke: in comes a noun phrase, out comes whether it names one."""

from __future__ import annotations

from enum import StrEnum

from onrecord.resolve.adjuncts import Adjunct
from onrecord.resolve.lexicon import listed
from onrecord.resolve.outlets import outlets_in
from onrecord.resolve.wording import Wording, small

_CLOSERS = frozenset("\"”'’")
_SINGULAR_S = frozenset({"press", "news"})


class OccasionKind(StrEnum):
    """Which line of the nouns for occasions a noun stands on."""

    EVENT = "event"
    SPEECH = "speech"
    WRITTEN = "written"
    NET = "net"
    ON = "on"
    """What is spoken or written on: "the show", "his page"."""


SPOKEN = frozenset({OccasionKind.EVENT, OccasionKind.SPEECH})


def kind_of_occasion(wording: Wording, first: int, last: int) -> OccasionKind | None:
    """The kind of occasion that the head of a noun phrase names, None where it names none."""
    word = wording.folded[wording.head(first, last)]
    singular = word[:-1] if word.endswith("s") and word not in _SINGULAR_S else word
    forms = {word, singular, "-".join(wording.folded[max(first, last - 2) : last])}
    return next((kind for kind in OccasionKind if forms & listed(kind, "occasion_nouns")), None)


def is_occasion(wording: Wording, adjunct: Adjunct) -> bool:
    """Whether an adjunct names the occasion or the medium: "in a speech", "on Twitter", "by phone", "on “The Elm”"."""
    first, last = adjunct.first, adjunct.last
    head = wording.head(first, last)
    word, kind = wording.folded[head], kind_of_occasion(wording, first, last)
    if head == first and word in _words("idioms"):
        return False  # "in response", "in the event that"
    if adjunct.opening == "on" and wording.tokens[last - 1].text in _CLOSERS:
        return True
    match adjunct.opening:
        case "by" | "via" | "over" | "through":
            return wording.folded[last - 1] in _words("senders") or (kind is not None and adjunct.opening == "via")
        case "in" | "at" | "during" | "throughout":
            return _is_within(wording, adjunct, head, kind)
        case "on":
            return _is_on(wording, adjunct, word, kind)
        case _:
            return adjunct.opening in {"to", "from"} and kind is OccasionKind.NET


def _words(name: str) -> frozenset[str]:
    return listed(name, "occasion_nouns")


def _is_within(wording: Wording, adjunct: Adjunct, head: int, kind: OccasionKind | None) -> bool:
    """Whether somebody spoke "in" or "at" it; "the Elm Post" is no post."""
    if kind is not OccasionKind.WRITTEN:
        return kind in SPOKEN and not (wording.folded[head] == "event" and adjunct.opening == "in")
    outlets = outlets_in(wording, adjunct.first, adjunct.last)
    return adjunct.opening == "in" and not any(a <= head < b for a, b in outlets)


def _is_on(wording: Wording, adjunct: Adjunct, word: str, kind: OccasionKind | None) -> bool:
    """Whether somebody spoke "on" it: on a show, on Twitter, on the page of somebody named."""
    if word in _words("owned"):
        return any(
            wording.tokens[k].possessive or wording.tokens[k].capital or wording.folded[k] in small("owners")
            for k in range(adjunct.first, adjunct.last)
        )
    return kind in {OccasionKind.NET, OccasionKind.ON} or word in _words("aired")
