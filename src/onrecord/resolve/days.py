"""Days and spans of days that words tell: in comes a text with its day of publication, out come intervals with the
words that tell them.

Weekdays and days without a year are the last ones on or before publication. Where the page has no such day they are
the one day of that name which its captions date in full; else they tell nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.clean.dates import DateMention, find_dates

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_RELATIVE = re.compile(
    r"\b(?P<day>[Yy]esterday|today|tonight|(?:[Tt]his|[Ll]ast) (?:morning|afternoon|evening|night))\b"
    r"|\b(?P<which>[Tt]his|[Ll]ast|[Tt]he past) (?P<unit>week|month|year|weekend)\b"
    rf"|\b[Ii]n (?:(?:early|mid|late)[ -])?(?P<month>{'|'.join(_MONTHS)})\b(?! \d)(?:,? (?P<of>\d{{4}})\b)?"
    r"|\b[Ii]n (?:(?:early|mid|late)[ -])?(?P<year>(?:19|20)\d\d)\b",
)
_HINT = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|MON|TUE|WED|THU|FRI|SAT|SUN|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)|\d[./-]\d"
)
_SAME = re.compile(r"\b(?:[Oo]n )?(?:the|that) same day\b")
_NEAR = 600
"""Code points between a day and "the same day"."""
_ROOM = 40
_CAPTION = 8
"""Least words of a caption."""
_LONG_CAPTION = 600
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, both ends included, and where the words that tell it stand (code points)."""

    start: int
    end: int
    earliest: date
    latest: date

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.earliest == self.latest


def publication_day(published: str | None) -> date | None:
    """The day of a fact `published`, None where the page gives no day."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def dated_in(captions: Sequence[str]) -> tuple[date, ...]:
    """The days that captions date in full, each once. A line of few words is a list's, not a caption's."""
    mentions = (m for words in captions if len(words.split()) >= _CAPTION for m in find_dates(words[:_LONG_CAPTION]))
    exact = (_exact(m.year, m.month, m.day) for m in mentions if m.year and m.month and m.day)
    return tuple(dict.fromkeys(day for day in exact if day))


def find_days(text: str, published: date | None, dated: Sequence[date] = ()) -> tuple[When, ...]:
    """The intervals that a text tells, in order; those that start within another are left out.

    `dated` are the days that stand in captions.
    """
    found = sorted(
        [*_absolute(text, published, dated), *(_relative(text, published) if published else ())],
        key=lambda when: (when.start, -when.end),
    )
    out: list[When] = []
    for when in found:
        if not out or when.start >= out[-1].end:
            out.append(when)
    return tuple(sorted([*out, *_same(text, out)], key=lambda when: when.start))


def _same(text: str, whens: Sequence[When]) -> Iterator[When]:
    """ "The same day": the day that was told last before it, where that is near."""
    for match in _SAME.finditer(text):
        told = bisect_right(whens, match.start(), key=lambda when: when.end)
        if told and whens[told - 1].is_day and match.start() - whens[told - 1].end <= _NEAR:
            yield When(match.start(), match.end(), whens[told - 1].earliest, whens[told - 1].latest)


def _absolute(text: str, published: date | None, dated: Sequence[date]) -> Iterator[When]:
    for low, high in _places(text):
        for mention in find_dates(text[low:high]):
            days = _days(mention, published) if published else _days_by_captions(mention, dated)
            if days:
                yield When(low + mention.start, low + mention.end, *days)


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


def _days(mention: DateMention, published: date | None) -> tuple[date, date] | None:
    """The interval of a written date; None where it needs the day of publication and there is none, or contradicts
    itself."""
    if mention.year and mention.month and not mention.day:
        return date(mention.year, mention.month, 1), _month_end(mention.year, mention.month)
    if mention.month and mention.day:
        found = (
            _exact(mention.year, mention.month, mention.day)
            if mention.year
            else _last(mention.month, mention.day, published)
        )
        contradicts = found and mention.weekday is not None and found.weekday() != mention.weekday
        return (found, found) if found and not contradicts else None
    if mention.weekday is not None and published and mention.month is None:
        found = published - timedelta(days=(published.weekday() - mention.weekday) % 7)
        return found, found
    return None


def _days_by_captions(mention: DateMention, dated: Sequence[date]) -> tuple[date, date] | None:
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


def _exact(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last(month: int, day: int, published: date | None) -> date | None:
    """The last day of that name on or before publication."""
    if published is None:
        return None
    years = (published.year, published.year - 1)
    return next((found for year in years if (found := _exact(year, month, day)) and found <= published), None)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _relative(text: str, published: date) -> Iterator[When]:
    for match in _RELATIVE.finditer(text):
        days = _told(match, published)
        if days:
            yield When(match.start(), match.end(), *days)


def _told(match: re.Match[str], published: date) -> tuple[date, date] | None:
    """The interval of a relative expression."""
    if match["day"]:
        back = match["day"].lower() in {"yesterday", "last night", "last evening"}
        return published - _DAY * back, published - _DAY * back
    if match["unit"]:
        return _unit(match["unit"].lower(), match["which"].lower() == "this", published)
    if match["month"]:
        return _month(match["month"].capitalize(), int(match["of"]) if match["of"] else None, published)
    year = int(match["year"])
    return (date(year, 1, 1), min(date(year, 12, 31), published)) if year <= published.year else None


def _unit(unit: str, this: bool, published: date) -> tuple[date, date]:
    """ "This" or "last" week, month, year; a last week may be the seven days before as well as the calendar's."""
    monday = published - _DAY * published.weekday()
    match unit:
        case "week" | "weekend":
            return (monday, published) if this else (monday - _WEEK, published - _DAY)
        case "month":
            first = published.replace(day=1)
            return (first, published) if this else ((first - _DAY).replace(day=1), first - _DAY)
        case _:
            return (
                (date(published.year, 1, 1), published)
                if this
                else (date(published.year - 1, 1, 1), date(published.year - 1, 12, 31))
            )


def _month(name: str, year: int | None, published: date) -> tuple[date, date] | None:
    month = _MONTHS.index(name) + 1
    told = year or (published.year if month <= published.month else published.year - 1)
    first = date(told, month, 1)
    return (first, min(_month_end(told, month), published)) if first <= published else None
