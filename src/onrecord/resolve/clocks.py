"""Hours beside a day: in comes an interval, out comes the same with the hour and its zone among the words that tell it
("9 p.m. ET on Tuesday")."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from onrecord.resolve.intervals import When
from onrecord.resolve.lexicon import listed

_ROOM = 40


def with_clock(text: str, when: When) -> When:
    """The interval told by its words and by the hour right before them or right behind."""
    before = _before().search(text, max(0, when.start - _ROOM), when.start)
    behind = _behind().match(text, when.end, when.end + _ROOM)
    return replace(when, start=before.start() if before else when.start, end=behind.end() if behind else when.end)


@cache
def clock() -> str:
    """A pattern for an hour of the day, with its zone where one is told."""
    zones = "|".join(sorted(listed("zones", "times"), key=len, reverse=True))
    half = r"(?:0?\d|1[0-2])(?:[:.][0-5]\d)?\s?(?:[ap]\.m\.|[ap]m|[AP]M|[AP]\.M\.)"
    world = r"(?:[01]\d|2[0-3])[:.]?[0-5]\d(?=\s?(?:GMT|UTC))"
    return rf"(?:{half}|{world})(?:\s?\(?(?:{zones})\b(?: [Tt]ime\b)?\)?)?"


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?<![\d:.])(?:[Aa]t )?{clock()},? (?:on )?$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf",? (?:at |around |about |shortly (?:after|before) )?{clock()}")


def minutes(words: str) -> int:
    """The minutes since midnight of an hour as `clock` finds it."""
    hour, minute = re.findall(r"\d\d?", words[:2])[0], re.search(r"(?<=[:.])\d\d", words)
    half = re.search(r"([apAP])\.?[mM]", words)
    hours = int(hour) % 12 + 12 * (half[1] in "pP") if half else int(hour)
    return hours * 60 + (int(minute[0]) if minute else 0)
