"""The facts of an article as the cleaners hand them on: each value with where it was found; a row's own facts win."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from onrecord.clean.dates import iso_date
from onrecord.model import Given


@dataclass(frozen=True, slots=True)
class Found:
    """One value and where it was found: "json-ld", "meta", "text", "address" or "row"."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article beside its text; unknown is None or empty."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    found_in: Mapping[str, str] = field(default_factory=dict)
    title_origin: int | None = None


def facts(
    title: Found | None, byline: tuple[tuple[str, ...], str], outlet: Found | None, published: Found | None
) -> Facts:
    """Facts from the finds of a page; `byline` is the names and where they stood."""
    finds = {"title": title, "outlet": outlet, "published": published}
    where = {name: find.where for name, find in finds.items() if find is not None}
    names, place = byline
    return Facts(
        title.value if title else None,
        names,
        outlet.value if outlet else None,
        published.value if published else None,
        where | ({"byline": place} if names else {}),
    )


def with_given(found: Facts, given: Given) -> Facts:
    """The facts with those that the row states in their place; its date is read into ISO 8601, or not taken."""
    published = _day(given.published)
    stated = [name for name in ("title", "byline", "outlet") if getattr(given, name)] + ["published"] * bool(published)
    return replace(
        found,
        title=given.title or found.title,
        byline=given.byline or found.byline,
        outlet=given.outlet or found.outlet,
        published=published or found.published,
        found_in={**found.found_in, **dict.fromkeys(stated, "row")},
        title_origin=found.title_origin if not given.title or given.title == found.title else None,
    )


def _day(written: str | None) -> str | None:
    """A row's date in ISO 8601; a year or a month alone stay so, what tells no day counts as not given."""
    if not written:
        return None
    return iso_date(written) or (written if re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", written) else None)


def first(finds: Iterable[Found | None]) -> Found | None:
    """The first find, None where nothing was found."""
    return next((find for find in finds if find is not None), None)
