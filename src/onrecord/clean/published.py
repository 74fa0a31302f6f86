"""When an article was published, from mark-up, from the lines beside its headline, or from its address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from onrecord.clean.dates import DateMention, find_dates, iso_date
from onrecord.clean.facts import Found, first
from onrecord.clean.metadata import Metadata, texts
from onrecord.clean.words import entries
from onrecord.model import Json

_LATER = re.compile(r"updat|modif|revis|correct|edited", re.IGNORECASE)
_FIRST = re.compile(r"publish|posted|created|first|filed|issued", re.IGNORECASE)
_NOT_ITS_OWN = re.compile(r"©|copyright|\b(?:born|died|since|until|expires?|sale|ends)\b", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2]|[a-z]{3}|[1-9](?=/))[/_-]?(0[1-9]|[12]\d|3[01]|[1-9](?=/))(?=[/_.-]|$)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = 160
"""Code points of a line that can be a dateline; longer ones are prose."""


def from_metadata(page: Metadata) -> Found | None:
    """The time of publication that the mark-up states: the article's JSON-LD, meta elements, the page's JSON-LD."""
    article = (iso for thing in page.articles() if (iso := _iso(thing.get("datePublished"))))
    metas = (iso for value in page.all(entries("meta_published")) if (iso := iso_date(value)))
    other = (
        iso
        for thing in page.objects
        if "WebPage" in texts(thing.get("@type")) and (iso := _iso(thing.get("datePublished")))
    )
    found = ((next(article, None), "json-ld"), (next(metas, None), "meta"), (next(other, None), "json-ld"))
    return first(Found(iso, where) for iso, where in found if iso)


def from_lines(lines: Iterable[str]) -> Found | None:
    """The first date that a line beside the headline states as its own; an update's only where there is no other."""
    mentions = [(mention, later) for line in lines for mention, later in own_dates(line)]
    kept = next((mention for mention, later in mentions if not later), mentions[0][0] if mentions else None)
    iso = kept.iso() if kept else None
    return Found(iso, "text") if iso else None


def own_dates(line: str) -> list[tuple[DateMention, bool]]:
    """The full dates of a line short enough to be a dateline, each with whether it is said to be that of an update."""
    if len(line) > _LONGEST or _NOT_ITS_OWN.search(line):
        return []
    out, before = [], 0
    for mention in find_dates(line):
        if mention.iso() is not None:
            lead = line[before : mention.start]
            out.append((mention, _LATER.search(lead) is not None and _FIRST.search(lead) is None))
        before = mention.end
    return out


def from_address(uri: str) -> Found | None:
    """The day in a web address: ".../2023/12/21/..."; a month alone tells no day."""
    if not uri.startswith(("http://", "https://")):
        return None
    for match in _IN_ADDRESS.finditer(uri[:500].lower().split("?", 1)[0]):
        year, month, day = match.groups()
        number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month) if month.isdigit() else 0
        try:
            return Found(date(int(year), number, int(day)).isoformat(), "address")
        except ValueError:
            continue
    return None


def as_shown(stated: Found | None, shown: Found | None) -> Found | None:
    """The mark-up's time, or the page's own dateline where the mark-up's is in UTC and a day off what readers see."""
    if stated is None or shown is None:
        return stated or shown
    in_utc = stated.value.endswith("+00:00") or ("T" in stated.value and len(stated.value) <= 19)
    apart = abs((date.fromisoformat(stated.value[:10]) - date.fromisoformat(shown.value[:10])).days)
    return shown if in_utc and apart == 1 else stated


def _iso(value: Json) -> str | None:
    return next((iso for text in texts(value) if (iso := iso_date(text))), None)
