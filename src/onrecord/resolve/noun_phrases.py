"""Noun phrases: in come an article's words and where one may begin, out comes where it ends ("a rally of the Elm
Board" before "on Monday")."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from onrecord.resolve.lexicon import words
from onrecord.resolve.places import homeland, is_short, place
from onrecord.resolve.wording import Wording, small

_QUOTES = frozenset("\"“”'‘’")
_TITLE = 8
"""Words of a title in quotation marks: ABC's “This Week”."""
_LONGEST = 24
_DAYS = 3
_JOINTS = frozenset("&/$#@")
_PREDETERMINERS = frozenset({"of", "and", "for", "all", "both", "half"})

Blocked = Callable[[int], bool]
"""Whether a token is no word of the reporter's, or none of this clause."""


def nothing(_: int) -> bool:
    """Blocks no token."""
    return False


def noun_phrase(wording: Wording, first: int, stop: int, blocked: Blocked) -> int:
    """The number of the token behind the noun phrase that starts at one; the same number where none does."""
    at, stop = first, min(stop, first + _LONGEST)
    while at < stop and not blocked(at):
        step = _step(wording, first, at, stop)
        if step == 0:
            break
        at = min(at + step, stop)
    while at > first and not _closes(wording, at - 1):
        at -= 1
    return first if _is_bare(wording, first, at) else at


def _closes(wording: Wording, at: int) -> bool:
    """Whether a token can be the last of a noun phrase."""
    word = wording.tokens[at].text[0].isalnum() and wording.folded[at] not in {"of", "and"}
    return word or _ends_title(wording, at)


def _ends_title(wording: Wording, at: int) -> bool:
    return wording.tokens[at].text in _QUOTES and at > 0 and wording.tokens[at].start == wording.tokens[at - 1].stop


def _is_bare(wording: Wording, first: int, last: int) -> bool:
    return all(wording.folded[k] in small("determiners") for k in range(first, last))


def _step(wording: Wording, first: int, at: int, stop: int) -> int:
    """How many tokens a noun phrase takes next, none where it ends."""
    if not wording.tokens[at].text[0].isalnum():
        return _mark(wording, first, at, stop)
    name = wording.names.get(at)
    if name and not wording.is_time(at):
        return max(1, name - at)
    return int(_takes(wording, first, at, stop))


def _mark(wording: Wording, first: int, at: int, stop: int) -> int:
    """How many tokens it takes from a mark on: a title in quotation marks, ", Ohio", "&"."""
    text = wording.tokens[at].text
    if text in _QUOTES:
        return _title(wording, at, stop) if at == first or _opens_title(wording, at) else 0
    if text == ",":
        return _state(wording, at, stop) or int(_closes_state(wording, first, at, stop)) if at > first else 0
    return int(text in _JOINTS or (text in {"-", "–"} and at > first and _tight(wording, at)))


def _closes_state(wording: Wording, first: int, at: int, stop: int) -> bool:
    """Whether a comma closes the state inside a longer phrase: "an Elm, Ohio, [town hall]"."""
    inside = any(wording.tokens[k].text == "," for k in range(first, at))
    return (
        inside
        and at + 1 < stop
        and wording.folded[first] in small("determiners")
        and _takes(wording, first, at + 1, stop)
    )


def _takes(wording: Wording, first: int, at: int, stop: int) -> bool:
    """Whether a word that begins no name belongs to the noun phrase."""
    word, inside = wording.folded[at], at > first
    if word == "of":
        return inside
    if word == "and" or (word == "for" and inside and wording.tokens[at - 1].capital):
        return _joins(wording, first, at, stop)
    if word in small("determiners") and (not inside or wording.folded[at - 1] in _PREDETERMINERS):
        return True
    if word in small("ends") or word in small("prepositions") or _begins_anew(wording, first, at):
        return False
    if wording.is_time(at):
        return _qualifies(wording, first, at, stop)
    return not inside or not _goes_on(wording, at)


def _goes_on(wording: Wording, at: int) -> bool:
    """Whether a participle or an adverb behind a noun ends the phrase."""
    before = wording.folded[at - 1]
    lower = wording.tokens[at].text.islower()
    if before in small("determiners") or before.endswith("ly") or wording.tokens[at - 1].possessive:
        return False
    return lower and (is_participle(wording, at) or wording.folded[at] in small("adverbs"))


def _begins_anew(wording: Wording, first: int, at: int) -> bool:
    """Whether an article or "his" stands inside: the noun phrase is over ("distance his party")."""
    linked = at > first and wording.folded[at - 1] in _PREDETERMINERS
    plain = wording.folded[at] in small("determiners") and not wording.tokens[at].capital
    return at > first and plain and not linked and not wording.tokens[at - 1].capital


def _joins(wording: Wording, first: int, at: int, stop: int) -> bool:
    """Whether "and" stands between two names or two plain plurals: "reporters and supporters"."""
    if at + 1 >= stop or at == first:
        return False
    both = wording.tokens[at - 1].capital and wording.tokens[at + 1].capital
    plurals = wording.folded[at + 1].endswith("s") and wording.folded[at + 1] in words("audiences")
    return both or (plurals and wording.folded[at - 1].endswith("s"))


def _qualifies(wording: Wording, first: int, at: int, stop: int) -> bool:
    """Whether a day says which speech it is: "Monday's", "Tuesday night's", "a Friday"."""
    if at > first and wording.folded[at - 1] in {"a", "an", "the", "his", "her", "their"}:
        return not wording.is_time(at + 1) or owns(wording, at, stop)
    return owns(wording, at, stop) or (at > first and wording.is_time(at - 1) and wording.tokens[at - 1].possessive)


def owns(wording: Wording, at: int, stop: int) -> bool:
    """Whether a day that begins at a token owns what follows: "Tuesday's", "Tuesday night's"."""
    run = []
    for k in range(at, min(stop, at + _DAYS)):
        if not wording.is_time(k):
            break
        run.append(wording.tokens[k].possessive)
    return any(run)


def _tight(wording: Wording, at: int) -> bool:
    """Whether no space stands about a dash."""
    return wording.tokens[at].start == wording.tokens[at - 1].stop


def _opens_title(wording: Wording, at: int) -> bool:
    following = next((t for t in islice(wording.tokens, at + 1, at + 3) if t.text not in _QUOTES), None)
    return following is not None and following.capital and wording.tokens[at].start > wording.tokens[at - 1].stop


def _title(wording: Wording, at: int, stop: int) -> int:
    """The length of a short title in quotation marks that starts here, none where there is none."""
    words_ = 0
    while at + words_ < stop and wording.tokens[at + words_].text in _QUOTES:
        words_ += 1
    if at + words_ >= stop or not wording.tokens[at + words_].capital:
        return 0
    for k in range(at + words_, min(stop, at + words_ + _TITLE + 1)):
        if wording.tokens[k].text in _QUOTES and wording.tokens[k].start == wording.tokens[k - 1].stop:
            double = k + 1 < stop and wording.tokens[k + 1].start == wording.tokens[k].stop
            return k - at + 1 + int(double and wording.tokens[k + 1].text in _QUOTES)
    return 0


def _state(wording: Wording, at: int, stop: int) -> int:
    """The length of ", Ohio" or ", N.H.," behind the name of a town."""
    if at + 1 >= stop or not wording.tokens[at - 1].capital or not wording.tokens[at + 1].capital:
        return 0
    ends = (min(stop, wording.names.get(at + 1, at + 2)), at + 2)
    last = next((end for end in ends if is_state_name(wording.words(at + 1, end))), None)
    return last - at if last and not wording.is_person(at + 1) else 0


def is_state_name(name: str) -> bool:
    """Whether a name behind the comma of a town's is that of a state or country."""
    return homeland(name) is not None or place(name) is not None or is_short(name.rstrip("."))


def is_participle(wording: Wording, at: int) -> bool:
    """Whether a word behind a noun goes on with what was done: "a rally held in Elm"."""
    word = wording.folded[at]
    participle = word in small("participles") or (word.endswith(("ed", "ing")) and len(word) > 4)
    return participle and word not in small("not_participles") and word not in words("occasion_nouns")
