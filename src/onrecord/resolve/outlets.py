"""News outlets, broadcasters and agencies named in a text: in comes a range of tokens, out come the names in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.clean.agencies import known_agency
from onrecord.clean.words import table
from onrecord.resolve.lexicon import fold, lines, listed
from onrecord.resolve.mentions import Sort
from onrecord.resolve.wording import Wording

_PLAIN = frozenset({"the", "a", "an"})


@cache
def _known() -> Mapping[tuple[str, ...], str]:
    """Every known name as folded words, "the" left out -> the name as it is listed."""
    names = [line for line in lines("media") if not line.startswith("heads: ")]
    names += [form for _, forms in table("agencies") for form in forms.split("|")]
    return {tuple(fold(word) for word in name.split() if fold(word) != "the"): name for name in names}


@cache
def _longest() -> int:
    return max(len(key) for key in _known())


def outlets_in(wording: Wording, first: int, last: int) -> list[tuple[int, int]]:
    """The ranges of tokens within a range that name outlets, without "the", the longest names first found."""
    out: list[tuple[int, int]] = []
    at = first
    while at < last:
        length = _listed(wording, at, last) or _built(wording, at, last)
        if length:
            out.append((at, at + length))
        at += max(1, length)
    return out


def _listed(wording: Wording, at: int, last: int) -> int:
    """The length of the longest listed name that starts at a token."""
    token = wording.tokens[at]
    if not token.text[0].isupper():
        return 0
    for length in range(min(_longest(), last - at), 0, -1):
        key = tuple(wording.folded[at : at + length])
        written = _known().get(key)
        if written and _as_written(wording, at, length, written):
            return length
    return 0


def _as_written(wording: Wording, at: int, length: int, written: str) -> bool:
    """Whether a short name that is also a word stands as a name does: "the Times", "Time magazine", not "Time"."""
    token = wording.tokens[at]
    if length > 1:
        return True
    if wording.is_person(at) or (at + 1 < len(wording.tokens) and _goes_on(wording, at)):
        return False
    if written.startswith("The "):
        before = wording.tokens[at - 2] if at > 1 else None
        inside = before is not None and before.capital and before.stop + 1 == wording.tokens[at - 1].start
        return at > 0 and wording.folded[at - 1] == "the" and not (inside and wording.folded[at - 1].islower())
    if written.isupper() or not written[1:].islower():
        return token.text == written or token.text.isupper()
    return fold(written) not in {"time", "people", "reason", "mic", "fusion", "fortune", "quartz", "variety"} or (
        token.text.isupper() and at > 0 and not wording.tokens[at - 1].text.isupper()
    )


def _goes_on(wording: Wording, at: int) -> bool:
    """Whether a name of more words goes on behind a token, so that it is not the short name ("Fox Theatre")."""
    token, following = wording.tokens[at], wording.tokens[at + 1]
    touching = not token.possessive and following.start == token.stop + 1
    plain = fold(token.text) in {"time", "people", "reason", "mic", "fusion", "fortune", "nation", "hill", "post"}
    return plain and touching and following.capital


def _built(wording: Wording, at: int, last: int) -> int:
    """The length of a name built like a newspaper's: "the Elm Valley Gazette"."""
    if not wording.tokens[at].capital:
        return 0
    for number in wording.cast.numbers(wording.tokens[at].start, wording.tokens[at].stop):
        mention = wording.cast.mentions[number]
        end = wording.cast.layout.index(mention.end)
        named = len(mention.name) > 1 and mention.sort is not Sort.PERSON and not mention.lead and not mention.headline
        if named and end <= last and mention.key[-1] in listed("heads", "media"):
            return end - at
    return 0


def outlet_name(words: str) -> str:
    """The name of an outlet: an agency's as the record uses it, else the words without article."""
    plain = " ".join(word for k, word in enumerate(words.split()) if k or word.lower() not in _PLAIN)
    return known_agency(plain) or plain


def is_same_outlet(name: str, outlet: str | None) -> bool:
    """Whether a name is that of an outlet: "The Elm Post" of "elm-post", "Elm Post" or "EP", also "the Post"."""
    words_, parts = _parts(name), _parts((outlet or "").removesuffix(".com"))
    if not words_ or not parts:
        return False
    if "".join(words_).startswith("".join(parts)) and len("".join(parts)) > 2:
        return True
    if len(parts) > 1:
        aligned = len(words_) >= len(parts) and all(w.startswith(p) for w, p in zip(words_, parts, strict=False))
        return aligned or (len(words_) == 1 and words_ == parts[-1:])
    initials = "".join(word[0] for word in words_)
    return len(words_) > 1 and initials == parts[0]


def _parts(name: str) -> list[str]:
    return [folded for part in name.replace("-", " ").split() if (folded := fold(part)) and folded != "the"]
