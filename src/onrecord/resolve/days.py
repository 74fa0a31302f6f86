"""Days and spans of days that words tell: in comes a text with its day of publication, out come intervals with the
words that tell them.

Weekdays and days without a year are the last ones on or before publication. Where the page has no such day they are
the one day of that name which its captions date in full; else they tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from onrecord.clean.dates import DateMention, find_dates
from onrecord.resolve.anchored import find_anchored
from onrecord.resolve.clocks import with_clock
from onrecord.resolve.intervals import SOON, WEEK, Days, When, exact, month_of
from onrecord.resolve.relative import find_relative

_HINT = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|MON|TUE|WED|THU|FRI|SAT|SUN|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)|\d[./-]\d"
)
_ROOM = 40
_CAPTION = 8
"""Least words of a caption."""
_LONG_CAPTION = 600


def publication_day(published: str | None) -> date | None:
    """The day of a fact `published`, None where the page gives no day."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def dated_in(captions: Sequence[str]) -> tuple[date, ...]:
    """The days that captions date in full, each once. A line of few words is a list's, not a caption's."""
    mentions = (m for words in captions if len(words.split()) >= _CAPTION for m in find_dates(words[:_LONG_CAPTION]))
    days = (exact(m.year, m.month, m.day) for m in mentions if m.year and m.month and m.day)
    return tuple(dict.fromkeys(day for day in days if day))


def find_days(
    text: str, published: date | None, dated: Sequence[date] = (), told_by_others: Callable[[int], bool] | None = None
) -> tuple[When, ...]:
    """The intervals that a text tells, in order; those that start within another are left out.

    `dated` are the days that stand in captions. Where a day stands in words that others said, "the same day" is none.
    """
    found = [*_absolute(text, published, dated), *(find_relative(text, published) if published else ())]
    by_themselves = _apart(with_clock(text, when) for when in found)
    bases = [when for when in by_themselves if told_by_others is None or not told_by_others(when.start)]
    return _apart([*by_themselves, *find_anchored(text, bases, published)])


def _apart(whens: Iterable[When]) -> tuple[When, ...]:
    """Intervals in the order of their words, without those that start within another's."""
    out: list[When] = []
    for when in sorted(whens, key=lambda when: (when.start, -when.end)):
        if not out or when.start >= out[-1].end:
            out.append(when)
    return tuple(out)


def _absolute(text: str, published: date | None, dated: Sequence[date]) -> Iterator[When]:
    for low, high in _places(text):
        for mention in find_dates(text[low:high]):
            days = _days(mention, published) if published else _days_by_captions(mention, dated)
            if days:
                start = low + mention.start
                back = WEEK * (days[0] == published and _is_last(text, start, mention))
                yield When(start, low + mention.end, days[0] - back, days[1] - back)


def _is_last(text: str, start: int, mention: DateMention) -> bool:
    """Whether a weekday is "last Thursday", which on a Thursday is not the same day."""
    return mention.day is None and text[max(0, start - 5) : start].endswith(("last ", "Last ", "past "))


def _places(text: str) -> Iterator[tuple[int, int]]:
    """The stretches, word by word, that can hold a date: about the names of months and days and dates in digits."""
    low = high = 0
    for hint in _HINT.finditer(text):
        start, end = _widened(text, hint.start(), hint.end())
        if start < high:
            high = end
            continue
        if high:
            yield low, high
        low, high = start, end
    if high:
        yield low, high


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - _ROOM), min(len(text), end + _ROOM)
    while low and low > start - 2 * _ROOM and not text[low - 1].isspace():
        low -= 1
    while high < len(text) and high < end + 2 * _ROOM and not text[high].isspace():
        high += 1
    return low, high


def _days(mention: DateMention, published: date | None) -> Days | None:
    """The interval of a written date; None where it needs the day of publication and there is none, or contradicts
    itself."""
    if mention.year and mention.month and not mention.day:
        return month_of(mention.year, mention.month)
    if mention.month and mention.day:
        found = (
            exact(mention.year, mention.month, mention.day)
            if mention.year
            else _last(mention.month, mention.day, published)
        )
        contradicts = found and mention.weekday is not None and found.weekday() != mention.weekday
        return (found, found) if found and not contradicts else None
    if mention.weekday is not None and published and mention.month is None:
        found = published - timedelta(days=(published.weekday() - mention.weekday) % 7)
        return found, found
    return None


def _days_by_captions(mention: DateMention, dated: Sequence[date]) -> Days | None:
    """The interval of a written date on a page without a day of publication."""
    if mention.year or (mention.weekday is None and not mention.day):
        return _days(mention, None)
    fits = [
        day
        for day in dated
        if mention.weekday in {None, day.weekday()}
        and mention.month in {None, day.month}
        and mention.day in {None, day.day}
    ]
    return (fits[0], fits[0]) if len(fits) == 1 else None


def _last(month: int, day: int, published: date | None) -> date | None:
    """The last day of that name on or before publication, None where the next one is so near that it may be meant."""
    if published is None:
        return None
    near = (exact(published.year, month, day), exact(published.year + 1, month, day))
    if any(found and timedelta(0) < found - published <= SOON for found in near):
        return None
    years = (published.year, published.year - 1)
    return next((found for year in years if (found := exact(year, month, day)) and found <= published), None)
