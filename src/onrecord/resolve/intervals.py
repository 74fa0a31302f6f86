"""Intervals of days on the calendar: weeks, weekends, months and years; and an interval with the words that tell it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
SOON = timedelta(days=92)
"""A day without its year that comes within this time is as likely the next as the last of its name."""
_SATURDAY = 5

Days = tuple[date, date]
"""The first day and the last."""


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


def exact(year: int, month: int, day: int) -> date | None:
    """The day of a date, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(year: int) -> Days:
    """A year."""
    return date(year, 1, 1), date(year, 12, 31)


def month_of(year: int, month: int) -> Days:
    """A month of the calendar."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_before(day: date, number: int) -> Days:
    """The month that lies some months before a day's own."""
    month = day.year * 12 + day.month - 1 - number
    return month_of(month // 12, month % 12 + 1)


def week_of(day: date) -> Days:
    """The week of a day, from Monday to Sunday."""
    monday = day - DAY * day.weekday()
    return monday, monday + 6 * DAY


def weekend_before(day: date) -> Days:
    """The last Saturday and Sunday before a day; on these two, what there is of this weekend."""
    saturday = day - DAY * ((day.weekday() - _SATURDAY) % 7)
    return saturday, min(saturday + DAY, day)


def until(days: Days, last: date) -> Days | None:
    """The part of an interval up to a day, None where nothing is left of it."""
    return (days[0], min(days[1], last)) if days[0] <= last else None
