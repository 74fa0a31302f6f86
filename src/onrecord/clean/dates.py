"""Date expressions in text: absolute dates, days without a year, weekdays; with the time that stands beside them.

A small grammar of our own: it reads what is written and guesses nothing. Relative words ("yesterday") are not its
business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.clean.words import table

_HINT = re.compile(r"\d|day|DAY")
"""Every form holds a digit or the name of a weekday; most lines of a page hold neither."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression: `text[start:end]`. What it does not state is None."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    """1 to 12; None also where day and month cannot be told apart ("03/04/2025")."""
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    time: str | None = None
    """"HH:MM" or "HH:MM:SS", 24 hours."""
    offset: str | None = None
    """The distance to UTC where written as such: "+02:00"."""

    def iso(self) -> str | None:
        """ISO 8601 with the precision given, None where year, month or day is missing."""
        if self.year is None or self.month is None or self.day is None:
            return None
        day = f"{self.year:04}-{self.month:02}-{self.day:02}"
        return day if self.time is None else f"{day}T{self.time}{self.offset or ''}"


def find_dates(text: str) -> list[DateMention]:
    """The date expressions of a text in order, not overlapping. Offsets count code points."""
    if _HINT.search(text) is None:
        return []
    mentions = (_mention(match) for match in _grammar().finditer(text))
    return [mention for mention in mentions if mention is not None]


def iso_date(text: str) -> str | None:
    """The first full date of a short text (a meta element, a time element), ISO 8601 with its precision."""
    return next((iso for mention in find_dates(text[:200]) if (iso := mention.iso())), None)


@cache
def _numbers(name: str) -> dict[str, int]:
    return {word.lower(): int(value) for word, value in table(name)}


def _either_case(name: str) -> str:
    """The words of a table as alternatives, longest first, capitalised or in capitals (a small "may" is no month)."""
    words = sorted((word for word, _ in table(name)), key=len, reverse=True)
    return "|".join(form for word in words for form in (word, word.upper()))


@cache
def _grammar() -> re.Pattern[str]:
    """One pattern for all forms; its groups end in the number of their form. Blanks are bounded, so it is linear."""
    month, weekday = _either_case("months"), _either_case("weekdays")
    full = "|".join(form for word, _ in table("weekdays") if word.endswith("day") for form in (word, word.upper()))
    word_starts = r"(?:(?<![A-Za-z])|(?<=[a-z])|(?=[A-Z][a-z]))"  # also glued: "Jane RoeThursday, 23 January"
    digit_starts = r"(?<![\d$€£])(?<!\d[.,:/-])"
    glued = rf"\d{{{{1,2}}}}(?::\d\d| (?:{month})\b)"  # "Dec 20, 20236:46 PM", "22 Dec 202322 Dec 2023"
    year = rf"(?P<y{{n}}>(?:19|20)\d\d)(?:(?!\d|[.,]\d{{{{3}}}}(?!\d))|(?={glued}))"
    day = r"(?P<d{n}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|ST|ND|RD|TH)?(?!\d|:\d|,\d{{3}}(?!\d)|\.\d|[-/]?%)"
    half = r"(?P<{p}a{n}>[AaPp]\.?[Mm]\b\.?)"
    clock = rf"(?P<{{p}}h{{n}}>[01]?\d|2[0-3])(?:[:.](?P<{{p}}m{{n}}>[0-5]\d)(?::(?P<{{p}}s{{n}}>[0-5]\d))?)?\s?{half}"
    clock24 = r"(?P<{p}H{n}>[01]?\d|2[0-3]):(?P<{p}M{n}>[0-5]\d)(?::(?P<{p}S{n}>[0-5]\d))?(?!\d|:\d)"
    zone = r"(?:\s?\(?(?:[A-Z]{{2,5}}|GMT\s?[+-]\d{{1,2}})\b\)?)?"
    time = rf"(?:{clock}|{clock24}){zone}"
    before = rf"(?:{time.replace('{p}', 'b')}[,\s|·•/–-]{{{{1,3}}}}(?:on\s)?)?"
    after = rf"(?:(?:\s?(?:at|[,|/·•–—-]|T)\s?|\s){{{{0,2}}}}{time.replace('{p}', 'c')})?"
    named = rf"(?:(?P<w{{n}}>{weekday})\b[.,]{{{{0,2}}}}\s{{{{0,2}}}})?"
    forms = (
        rf"{before}{word_starts}{named}(?P<mo{{n}}>{month})(?![A-Za-z])\.?\s{{{{0,2}}}}{day}(?:\s?,?\s{{{{0,2}}}}{year})?{after}",
        rf"{before}{digit_starts}{named}{day}\s{{{{0,2}}}}(?:of\s)?(?P<mo{{n}}>{month})(?![A-Za-z])(?:[.,]?\s{{{{0,2}}}},?{year})?{after}",
        rf"{word_starts}(?P<mo{{n}}>{month})(?![A-Za-z])[.,]?\s{year}",
        rf"{before}{digit_starts}(?P<p{{n}}>\d{{{{1,2}}}})(?P<sep{{n}}>[./-])(?P<q{{n}}>\d{{{{1,2}}}})(?P=sep{{n}}){year}{after}",
        rf"{digit_starts}(?P<y{{n}}>(?:19|20)\d\d)(?P<sep{{n}}>[-/.])(?P<mn{{n}}>0?[1-9]|1[0-2])(?P=sep{{n}})(?P<d{{n}}>[0-2]?\d|3[01])(?!\d)"
        rf"(?:[T\s,]{{{{1,2}}}}{time.replace('{p}', 'c')})?",
        rf"(?<![A-Za-z])(?P<w{{n}}>{full})(?![A-Za-z])",
    )
    offset = r"(?:(?<=:\d\d)(?:\.\d{1,9})?\s?(?P<o>Z\b|[+-]\d\d:?\d\d(?!\d)))?"
    glued_weekday = rf"(?:(?<![A-Za-z])|(?<=[a-z]))(?P<w9>{weekday})[.,]{{0,2}}\s{{0,2}}(?=\d)"
    body = "|".join(form.format(n=n) for n, form in enumerate(forms))
    return re.compile(rf"(?:{glued_weekday})?(?:{body}){offset}")


def _mention(match: re.Match[str]) -> DateMention | None:
    """What a match states, None where it is no day of the calendar."""
    said = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value is not None}
    month = _numbers("months")[said["mo"].lower()] if "mo" in said else int(said["mn"]) if "mn" in said else None
    day = int(said["d"]) if "d" in said else None
    year = int(said["y"]) if "y" in said else None
    if "p" in said:
        day, month = _day_and_month(int(said["p"]), int(said["q"]), said["sep"])
    if month is not None and day is not None and not _exists(year, month, day):
        return None
    weekday = _numbers("weekdays")[said["w"].lower()] if "w" in said else None
    return DateMention(*match.span(), year, month, day, weekday, _time(said), _offset(said.get("o")))


def _day_and_month(first: int, second: int, separator: str) -> tuple[int | None, int | None]:
    """Day and month of a date in digits: dots mean day first; else only where one of them can be no month."""
    if separator == "." or first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else (None, None)


def _exists(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _time(said: dict[str, str]) -> str | None:
    """The time of day beside a date, before it or behind it."""
    for place in "bc":
        if place + "h" in said:
            afternoon = said[place + "a"][0] in "pP"
            hour = int(said[place + "h"])
            if not 1 <= hour <= 12:
                return _clock(hour, said.get(place + "m"), said.get(place + "s"))
            return _clock(hour % 12 + 12 * afternoon, said.get(place + "m"), said.get(place + "s"))
        if place + "H" in said:
            return _clock(int(said[place + "H"]), said[place + "M"], said.get(place + "S"))
    return None


def _clock(hour: int, minute: str | None, second: str | None) -> str:
    return f"{hour:02}:{minute or '00'}" + (f":{second}" if second else "")


def _offset(written: str | None) -> str | None:
    if written is None or written == "Z":
        return "+00:00" if written else None
    digits = written.replace(":", "")
    return f"{digits[:3]}:{digits[3:]}"
