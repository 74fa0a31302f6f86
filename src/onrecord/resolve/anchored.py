"""Words that tell a day by another one ("the same day", "two days later", "a day after Monday's debate", "at the
debate"): in come a text with its intervals, out come further ones.

The other day stands in the words themselves, or is that of the event which they name, or was told last before, near.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from onrecord.resolve.intervals import DAY, Days, When, until
from onrecord.resolve.lexicon import fold, listed, tagged, words
from onrecord.resolve.relative import either_case

_NEAR = 600
"""Code points between a day and what is told by it."""
_NAMED = 60
"""Code points of what may follow "a day after"."""
_ADJECTIVES = r"(?:(?!(?:last|past|previous|next|other|earlier)\b)[a-z-]+ ){0,2}"
_BEHIND = r"(?: (?:night|morning|afternoon|evening))?(?:['’]s?)?((?: [A-Za-z-]+){1,3})"
_BEFORE = r"([a-z-]+) (?:held )?(?:on )?$"
_LISTS = ("next", "previous", "earlier", "later", "at_the_event")


def find_anchored(text: str, whens: Sequence[When], published: date | None) -> Iterator[When]:
    """The intervals that are told by other days, in order; `whens` are those told before, in order."""
    events = _events(text, whens)
    told = [when for when in whens if when.is_day]
    for match in _forms().finditer(text):
        found = _anchored(match, told, events)
        days = until((found.earliest, found.latest), published) if found and published else None
        if found and (days or published is None):
            yield When(found.start, found.end, *(days or (found.earliest, found.latest)))


@cache
def _forms() -> re.Pattern[str]:
    numbers = "|".join(either_case([number]) for number in tagged("numbers"))
    part = "(?:day|night|morning|afternoon|evening)"
    event = "|".join(sorted(words("gatherings"), key=len, reverse=True)).replace("-", "[ -]")
    either = {name: either_case(sorted(listed(name, "times"))) for name in _LISTS}
    return re.compile(
        rf"\b(?P<same>(?:[Oo]n )?(?:[Tt]he|[Tt]hat) same {part}|(?:(?:[Ee]arlier|[Ll]ater) |[Oo]n )?[Tt]hat {part}"
        rf"|(?:{either['earlier']}|{either['later']}) (?:in the|the same) day"
        r"|(?:[Mm]inutes|[Mm]oments) (?:later|earlier))\b"
        rf"|\b(?:[Oo]n )?[Tt]he (?:(?P<next>{either['next']})|(?P<previous>{either['previous']})) {part}\b"
        rf"|\b(?:(?P<number>{numbers}|[Tt]he) days?|(?:[\w-]{{1,20}} )?(?P<hours>[Hh]ours?))"
        rf" (?:(?P<later>{either['later']})|(?P<earlier>{either['earlier']}))\b"
        r"|\b[Oo]n (?P<eve>the eve of)\b"
        rf"|\b(?:{either['at_the_event']}) (?:the|that|this) {_ADJECTIVES}(?P<event>{event})\b"
    )


def _anchored(match: re.Match[str], told: Sequence[When], events: Mapping[str, date]) -> When | None:
    """The interval of one match."""
    if match["event"]:
        day = events.get(_noun(match["event"]))
        return When(*match.span(), day, day) if day else None
    asks = match["eve"] or (match[match.lastgroup or 0] or "").lower() in {"after", "before"}
    base = _base_behind(match, told, events) if asks else None
    if base is None and (not asks or _ends_there(match)):
        base = _base_before(match, told)
    if base is None:
        return None
    first, last = _moved(match, base.earliest)
    return When(match.start(), max(match.end(), base.end), first, last)


def _moved(match: re.Match[str], day: date) -> Days:
    """Where the words lead from a day: to another one, or by hours to it or the next."""
    if match["same"]:
        return day, day
    back = bool(match["earlier"] or match["previous"] or match["eve"])
    if match["hours"]:
        return (day - DAY, day) if back else (day, day + DAY)
    number = int(tagged("numbers").get((match["number"] or "one").lower(), 1))
    moved = day - number * DAY if back else day + number * DAY
    return moved, moved


def _base_before(match: re.Match[str], told: Sequence[When]) -> When | None:
    """The day told last before, where it is near."""
    number = bisect_right(told, match.start(), key=lambda when: when.end)
    near = number and match.start() - told[number - 1].end <= _NEAR
    near = near and match.string.count("\n\n", told[number - 1].end, match.start()) <= 1
    return When(match.start(), match.end(), told[number - 1].earliest, told[number - 1].latest) if near else None


def _base_behind(match: re.Match[str], told: Sequence[When], events: Mapping[str, date]) -> When | None:
    """The day that follows in the same clause ("a day after Monday's debate"), or that of the event that follows."""
    behind = re.split(r"[.,;:!?\n“\"]", match.string[match.end() : match.end() + _NAMED])[0]
    number = bisect_left(told, match.end(), key=lambda when: when.start)
    if number < len(told) and told[number].start < match.end() + len(behind):
        return told[number]
    event = re.match(rf" the {_ADJECTIVES}([a-z-]+)", behind)
    day = events.get(_noun(event[1])) if event else None
    return When(match.end(), match.end() + len(event[0]), day, day) if event and day else None


def _ends_there(match: re.Match[str]) -> bool:
    """Whether a clause ends with "the day before"."""
    return not match["eve"] and match.string[match.end() : match.end() + 1] in {",", ".", ";", ""}


def _events(text: str, whens: Sequence[When]) -> Mapping[str, date]:
    """The day of each event that the text dates ("Monday's debate", "the debate on Monday") and dates alike."""
    days: dict[str, set[date]] = {}
    for when in whens:
        for noun in _nouns_beside(text, when) if when.is_day else ():
            days.setdefault(_noun(noun), set()).add(when.earliest)
    return {noun: next(iter(found)) for noun, found in days.items() if len(found) == 1}


def _nouns_beside(text: str, when: When) -> Iterator[str]:
    behind = re.match(_BEHIND, text[when.end : when.end + _NAMED])
    before = re.search(_BEFORE, text[max(0, when.start - _NAMED) : when.start])
    following = (
        next((word for word in behind[1].split() if _noun(word) in words("gatherings")), None) if behind else None
    )
    if following:
        yield following
    if before and _noun(before[1]) in words("gatherings"):
        yield before[1]


def _noun(word: str) -> str:
    return fold(word).replace(" ", "-")
