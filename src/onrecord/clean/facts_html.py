"""The facts of an HTML page, from its mark-up and from what stands around its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.clean import outlet, published
from onrecord.clean.byline import names_among, organisation_among
from onrecord.clean.facts import Facts, Found, facts, first
from onrecord.clean.metadata import Metadata, names_of, texts
from onrecord.clean.names import OPENING, people, writers
from onrecord.clean.title import html_title
from onrecord.clean.tree import Block, words_of
from onrecord.clean.words import entries, squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 160
"""Code points of a line that can be a byline."""
_BEFORE, _AFTER = 8, 14
"""How many blocks before and after the headline can hold the byline and the dateline."""


def html_facts(tree: HtmlElement, page: Metadata, blocks: Sequence[Block], uri: str) -> Facts:
    """Title, byline, outlet and time of publication of a page."""
    address = _own_address(tree, page, uri)
    site = first(
        (outlet.from_metadata(page), outlet.from_lines(block.text for block in blocks), outlet.from_address(address))
    )
    names = _houses(page, site, address)
    head = next((element.text_content() for element in tree.iter("title")), None)
    title = html_title([words_of(element) for element in tree.iter("h1")], page, head, names)
    near = _near_headline(blocks, title)
    times = (iso for element in tree.iter("time") for iso in [element.get("datetime")] if iso)
    shown = published.from_lines(block.text for block in near)
    stated = first((published.from_metadata(page), None))
    when = published.as_shown(stated, shown) or published.from_address(address) or published.from_lines(times)
    return facts(title, _byline(page, near, blocks, names), site, when)


def descriptions(page: Metadata) -> list[str]:
    """What the mark-up gives as the article's summary."""
    stated = page.all(
        ("og:description", "description", "twitter:description", "sailthru.description", "dc.description")
    )
    return [*stated, *(text for thing in page.articles() for text in texts(thing.get("description")))]


def _byline(
    page: Metadata, near: Sequence[Block], all_blocks: Sequence[Block], houses: Sequence[str]
) -> tuple[tuple[str, ...], str]:
    """The writers: the byline shown where the mark-up names one of them; else JSON-LD, meta elements, the byline shown.

    Persons come before organisations.
    """
    stated = [
        name for thing in page.articles()[:1] for key in ("author", "creator") for name in names_of(thing.get(key))
    ]
    houses = (*houses, *(name.strip(" ,") for name in stated if not people(name)))
    told = [
        (writers(names, houses), where)
        for names, where in ((stated, "json-ld"), (page.all(entries("meta_author")), "meta"))
    ]
    persons = [(found, where) for found, where in told if any(people(name) for name in found)]
    shown = _shown(near, all_blocks, houses)
    if any(set(shown) & set(found) for found, _ in persons):
        alone = {name for block in near if len(block.text) < 60 for name in people(block.text, houses)}
        return next(((found, where) for found, where in persons if set(shown) <= set(found) <= alone), (shown, "text"))
    signed = organisation_among([block.text for block in near])
    options = [*persons, (shown, "text"), ((signed,) if signed else (), "text"), *told]
    return next((found for found in options if found[0]), ((), ""))


def _shown(near: Sequence[Block], all_blocks: Sequence[Block], houses: Sequence[str]) -> tuple[str, ...]:
    """The persons of the byline beside the headline; of the page's only byline where none stands there."""
    marked = ["byline" in block.zones and "caption" not in block.zones for block in near]
    names = names_among([block.text for block in near], marked, houses)
    if names:
        return names
    elsewhere = {
        people(block.text, houses) for block in all_blocks if len(block.text) < _LONGEST and OPENING.match(block.text)
    }
    return next(iter(elsewhere)) if len(elsewhere) == 1 else ()


def _near_headline(blocks: Sequence[Block], title: Found | None) -> list[Block]:
    """The blocks around the headline, those behind it first; around its h1 where it stands more than once."""
    wanted = squeeze(title.value) if title else ""
    places = [k for k, block in enumerate(blocks) if wanted and wanted in squeeze(block.text[:500])]
    at = next((k for k in places if blocks[k].tag == "h1"), places[0] if places else None)
    if at is None:
        return []
    return [
        block
        for block in [*blocks[at + 1 : at + 1 + _AFTER], *blocks[max(0, at - _BEFORE) : at]]
        if "comments" not in block.zones
    ]


def _own_address(tree: HtmlElement, page: Metadata, uri: str) -> str:
    """The page's web address: where it was fetched, else what it calls its canonical one."""
    canonical = (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next(
        (url for url in (uri, *canonical, *page.all(("og:url",))) if url.startswith(("http://", "https://"))), ""
    )


def _houses(page: Metadata, site: Found | None, address: str) -> tuple[str, ...]:
    """Every name that the page gives the outlet, its publisher and its address."""
    host = outlet.from_address(address)
    domain = re.sub(r"\.(?:com|org|net|co|ac|gov)?\.?[a-z]{2,6}$", "", host.value) if host else ""
    publishers = (name for thing in page.objects for name in names_of(thing.get("publisher")))
    claimed = (*page.all(entries("meta_outlet")), *publishers)
    return tuple(
        dict.fromkeys(
            name for name in ((site.value if site else ""), *claimed, host.value if host else "", domain) if name
        )
    )
