"""The outlet: which site or paper published the page, by its mark-up, its copyright line or its address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from onrecord.clean.facts import Found, first
from onrecord.clean.metadata import Metadata, names_of
from onrecord.clean.words import entries

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|&copy;|\bcopyright\b)[\s©,]{0,4}(?:copyright\s)?(?:(?:19|20)\d\d)?(?:\s?[-–]\s?(?:20\d\d)?)?[\s,.|]{0,3}(?:by\s)?"
    r"(?P<name>[A-Z][^\n|©]{1,80})",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(
    r"\s*(?:[.,|;–—©]\s|[.,]?\s*\b(?:all rights|inc|llc|ltd|limited|corp|plc|gmbh|co)\b|\s-\s|\.\s*$|,\s*a\s)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[|\-–—:·•»]+\s+")


def from_metadata(page: Metadata) -> Found | None:
    """The site's name by Open Graph, or the publisher's in JSON-LD, or what else the meta elements say."""
    site = page.first(("og:site_name",))
    published_by = (name for thing in page.articles() for name in names_of(thing.get("publisher")))
    other = page.first(entries("meta_outlet"))
    return first(
        Found(name, where)
        for name, where in ((site, "meta"), (next(published_by, None), "json-ld"), (other, "meta"))
        if name and not name.startswith(("http", "@"))
    )


def from_lines(lines: Iterable[str]) -> Found | None:
    """The name in the last copyright line: "© 2023 The Example Times. All rights reserved"."""
    named = [
        name
        for line in lines
        if len(line) < 400
        for match in [_COPYRIGHT.search(line)]
        if match and (name := _name(match["name"]))
    ]
    return Found(named[-1], "text") if named else None


def from_address(uri: str) -> Found | None:
    """The host of a web address, without "www."."""
    try:
        host = urlsplit(uri).hostname if uri.startswith(("http://", "https://")) else None
    except ValueError:
        return None
    return Found(host.removeprefix("www."), "address") if host else None


def without_outlet(title: str, outlets: Iterable[str]) -> str:
    """A title without the site's name that stands before or behind it ("… | The Example Times")."""
    houses = {squeezed(outlet) for outlet in outlets} - {""}
    while True:
        cut = _cut_once(title, houses)
        if cut == title:
            return title
        title = cut


def squeezed(name: str) -> str:
    """A name's letters and digits in lower case, without "the" and the ending of an address: for comparing."""
    plain = re.sub(r"\.(?:com|org|net|co\.uk|co|tv|news|us|eu)$", "", name.strip().lower())
    return re.sub(r"[\W_]+", "", re.sub(r"^the\b", "", plain))


def _cut_once(title: str, houses: set[str]) -> str:
    marks = list(_SEPARATOR.finditer(title))
    if marks and squeezed(title[marks[-1].end() :]) in houses:
        return title[: marks[-1].start()].strip()
    if marks and squeezed(title[: marks[0].start()]) in houses:
        return title[marks[0].end() :].strip()
    return title


def _name(written: str) -> str | None:
    """The name that a copyright line opens with, cut where the small print begins."""
    name = _NAME_ENDS.split(written, maxsplit=1)[0].strip(" .,|-–—©")
    name = re.sub(r"\s*\b(?:19|20)\d\d\b.*$", "", name).strip(" .,-–—")
    usual = 2 <= len(name) <= 60 and not re.match(
        r"(?:all rights|policy|notice|and\b|privacy|terms|copyright|infring)", name, re.IGNORECASE
    )
    return name if usual and name[:1].isupper() else None
