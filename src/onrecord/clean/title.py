"""The headline of an HTML page: the candidate that the page's other candidates agree with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.clean.facts import Found
from onrecord.clean.metadata import Metadata, texts
from onrecord.clean.outlet import squeezed, without_outlet
from onrecord.clean.words import entries

_BAR = re.compile(r"\s+\|\s+")
_LONGEST = 400
"""Code points of a headline at most."""
_AGREES = 0.15
"""Least share of words (Dice) that a heading must have in common with what the mark-up calls the title."""


def html_title(headings: Iterable[str], page: Metadata, head_title: str | None, outlets: Iterable[str]) -> Found | None:
    """The title of a page: its first-level heading that agrees best with the mark-up's titles, else the best of those.

    `headings` are the texts of its h1 elements, `head_title` that of its title element. A heading wins over the
    mark-up, which often holds a shorter or sharper title made for search engines.
    """
    names = tuple(outlets)
    claimed = _claimed(page, head_title, names)
    shown = [
        heading
        for heading in map(_without_kicker, headings)
        if 2 < len(heading) < _LONGEST and squeezed(heading) not in map(squeezed, names)
    ]
    if shown:
        best = max(shown, key=lambda heading: max((_dice(heading, claim.value) for claim in claimed), default=0.0))
        agreement = max((_dice(best, claim.value) for claim in claimed), default=0.0)
        if agreement >= _AGREES or (len(shown) == 1 and len(best.split()) > 3) or not claimed:
            return Found(best, "text")
    return claimed[0] if claimed else None


def _claimed(page: Metadata, head_title: str | None, outlets: tuple[str, ...]) -> list[Found]:
    """The titles of the mark-up without the site's name, most telling first."""
    metas = [Found(text, "meta") for text in page.all(entries("meta_title"))]
    headlines = [Found(text, "json-ld") for thing in page.articles() for text in texts(thing.get("headline"))]
    head = [Found(" ".join(head_title.split()), "meta")] if head_title and head_title.strip() else []
    cleaned = [
        Found(without_outlet(claim.value, outlets), claim.where)
        for claim in [*metas[:1], *headlines, *metas[1:], *head]
    ]
    return [
        claim
        for claim in cleaned
        if 0 < len(claim.value) < _LONGEST and squeezed(claim.value) not in map(squeezed, outlets)
    ]


def _without_kicker(heading: str) -> str:
    """A heading without the section's name before it or the kind behind it: "Politics | …", "… | Editorial"."""
    parts = [part for part in _BAR.split(heading) if part]
    longest = max((len(part.split()) for part in parts), default=0)
    return " | ".join(part for part in parts if longest < 4 or len(part.split()) > 2)


def _dice(one: str, other: str) -> float:
    """How many words two texts share, as a part of all of theirs (Dice's coefficient)."""
    a, b = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
