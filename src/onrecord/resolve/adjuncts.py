"""The phrases about a verb of speech ("in an interview with the Elm Post on Monday"): in come an article's words and a
range of them, out come adjuncts, each with the word that opens it. Days and adverbs between them are passed over."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.resolve.noun_phrases import Blocked, is_participle, noun_phrase, owns
from onrecord.resolve.wording import Wording, small

_PARTS = frozenset(",-–—\"“”'‘’") | {"and"}
_FARTHEST = 144


@dataclass(frozen=True, slots=True)
class Adjunct:
    """A noun phrase, a half-open range of token numbers, and the preposition before it."""

    opening: str
    first: int
    last: int


def adjuncts_from(wording: Wording, at: int, stop: int, blocked: Blocked) -> list[Adjunct]:
    """The adjuncts that follow one another from a token on, up to the first words that are none."""
    out: list[Adjunct] = []
    stop = min(stop, at + _FARTHEST)
    while at < stop and not blocked(at):
        opening = preposition(wording, at, stop)
        if opening:
            word, first = opening
            if first < stop and wording.folded[first] in small("speaking") and wording.folded[first].endswith("ing"):
                return out  # "in addressing": a chain of its own
            last = noun_phrase(wording, first, stop, blocked)
            if last > first:
                out.append(Adjunct(word, first, last))
                at = last
                continue
            return out
        if not _passed_over(wording, at, stop):
            return out
        at += 1
    return out


def preposition(wording: Wording, at: int, stop: int) -> tuple[str, int] | None:
    """The preposition that starts at a token, with the number of the token behind it; "in front of" is "before"."""
    word, following = wording.folded[at], wording.folded[at + 1 : min(stop, at + 3)]
    if word == "in" and following == ["front", "of"]:
        return "before", at + 3
    if word in {"ahead", "outside", "inside", "because", "instead"} and following[:1] == ["of"]:
        return ("before" if word == "ahead" else word), at + 2
    if word == "prior" and following[:1] == ["to"]:
        return "after", at + 2
    return (word, at + 1) if word in small("prepositions") and not _dates(wording, at, stop) else None


def _dates(wording: Wording, at: int, stop: int) -> bool:
    """Whether a preposition is a day's: "on Monday", not "in Monday's speech"."""
    return wording.is_time(at + 1) and not owns(wording, at + 1, stop)


def _passed_over(wording: Wording, at: int, stop: int) -> bool:
    """Whether a word between adjuncts says nothing of what is read here: a day, an adverb, a comma, "held" in."""
    word, token = wording.folded[at], wording.tokens[at]
    if wording.is_time(at) or word in small("adverbs") or (word.endswith("ly") and token.text.islower()):
        return True
    following = at + 1 < stop and (preposition(wording, at + 1, stop) is not None or wording.is_time(at + 1))
    if token.text in _PARTS:
        return following
    if word in small("prepositions"):
        return _dates(wording, at, stop)
    return following and token.text.islower() and is_participle(wording, at)
