"""Words that tell a day by the day of publication ("yesterday", "earlier this week", "three days ago", "in May"): in
comes a text with that day, out come intervals."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from datetime import date
from functools import cache

from onrecord.resolve.intervals import (
    DAY,
    WEEK,
    Days,
    When,
    month_of,
    months_before,
    until,
    week_of,
    weekend_before,
    year_of,
)
from onrecord.resolve.lexicon import listed, tagged


def find_relative(text: str, published: date) -> Iterator[When]:
    """The intervals that are told by the day of publication, in order."""
    for match in _forms().finditer(text):
        days = _told(match, published)
        if days:
            yield When(match.start(), match.end(), *days)


def either_case(words: list[str]) -> str:
    """Words as alternatives, each also with a capital, hyphens as blanks."""
    forms = (word.replace("-", " ") for word in words)
    return "|".join(rf"[{form[0].upper()}{form[0]}]{form[1:]}" for form in forms)


@cache
def _forms() -> re.Pattern[str]:
    months = "|".join(list(month_name)[1:])
    part = r"(?:(?:early|mid|late|earlier|later)[ -])?"
    numbers = "|".join(tagged("numbers"))
    earlier = r"(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?"
    return re.compile(
        rf"\b{earlier}(?:(?P<today>today|tonight|{either_case(sorted(listed('today', 'times')))})"
        rf"|(?P<yesterday>{either_case(sorted(listed('yesterday', 'times')))}))\b"
        rf"|\b{earlier}(?P<which>[Tt]his|[Ll]ast|[Tt]h(?:e|is) past) (?P<unit>week|month|year|weekend)\b"
        r"|\b(?:[Oo]ver|[Dd]uring|[Aa]t) the (?P<weekend>weekend)\b(?! of)"
        rf"|\b(?P<number>{numbers}|\d{{1,2}}) (?P<ago>day|week|month)s? ago\b"
        rf"|\b[Ii]n {part}(?P<month>{months})\b(?! \d)(?:,? (?P<of>\d{{4}})\b)?"
        rf"|\b(?P<nearer>[Ll]ast|[Tt]his) (?P<past>{months})\b(?! \d)"
        rf"|\b[Ii]n {part}(?P<year>(?:19|20)\d\d)\b",
    )


def _told(match: re.Match[str], published: date) -> Days | None:
    if match["today"] or match["yesterday"]:
        day = published if match["today"] else published - DAY
        return day, day
    if match["weekend"]:
        return weekend_before(published)
    if match["unit"]:
        past = match["which"].lower().endswith("past") and match["unit"] == "week"
        first, last = (published - WEEK, published) if past else _unit(match["unit"], match["which"], published)
        return first - WEEK * (first == last), last
    if match["ago"]:
        number = tagged("numbers").get(match["number"].lower()) or match["number"]
        return _ago(int(number), match["ago"], published)
    if match["month"] or match["past"]:
        return _named_month(match, published)
    return until(year_of(int(match["year"])), published)


def _unit(unit: str, which: str, published: date) -> Days:
    """ "This" or "last" week, month, year; a last week may be the seven days before as well as the calendar's."""
    this = which.lower() == "this"
    match unit:
        case "weekend":
            return weekend_before(published)
        case "week":
            monday = week_of(published)[0]
            return (monday, published) if this else (monday - WEEK, published - DAY)
        case "month":
            return (published.replace(day=1), published) if this else months_before(published, 1)
        case _:
            return (year_of(published.year)[0], published) if this else year_of(published.year - 1)


def _ago(number: int, unit: str, published: date) -> Days | None:
    """ "Three days ago" is a day; "two weeks ago" is the calendar's week, and so are months."""
    match unit:
        case "day":
            return (published - number * DAY,) * 2
        case "week":
            return until(week_of(published - number * WEEK), published)
        case _:
            return months_before(published, number)


def _named_month(match: re.Match[str], published: date) -> Days | None:
    """A month by its name: the year told, or the last that has begun; "last June" in June is the year before's."""
    month = list(month_name).index(match["month"] or match["past"])
    if match["of"]:
        return until(month_of(int(match["of"]), month), published)
    again = month == published.month and (match["nearer"] or "").lower() == "last"
    return until(month_of(published.year - (month > published.month or again), month), published)
