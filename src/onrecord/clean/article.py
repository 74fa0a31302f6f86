"""Page to Article: the body, its facts and language; quotations come later. `clean` is the one door to this folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.clean import agencies as credit
from onrecord.clean.altered import altered
from onrecord.clean.dump import body
from onrecord.clean.facts import Facts, with_given
from onrecord.clean.facts_html import descriptions, html_facts
from onrecord.clean.facts_text import around, text_facts
from onrecord.clean.html import Paragraph, extract, placed
from onrecord.clean.language import language
from onrecord.clean.lines import Body
from onrecord.clean.metadata import metadata
from onrecord.clean.paragraphs import completed, has_prose, kept
from onrecord.clean.stretches import blanked, joined, without_tooltips
from onrecord.clean.tree import Block, blocks, parse
from onrecord.model import Article, Decoded, Media, Page, Status

_NEAR = 12
"""How many blocks before and behind the body of an HTML page can sign the story."""
_LEAST = 40
"""Least letters of a body; less is a heading or an error message, not an article."""


def clean(page: Page, decoded: Decoded) -> Article:
    """The article of a page, without quotations. Never fails on odd input: what holds no article gets that status."""
    return _from_html(page, decoded) if page.media is Media.HTML else _from_text(page, decoded)


def _from_html(page: Page, decoded: Decoded) -> Article:
    tree = parse(decoded.text)
    if tree is None:
        return _article(page, decoded, "", with_given(Facts(), page.given))
    shown, claims = blocks(tree), metadata(tree)
    found = html_facts(tree, claims, shown, page.given.url or page.uri)
    paragraphs = kept(placed(extract(tree), shown), shown, found.title, found.byline)
    paragraphs = completed(paragraphs, shown, found.title, descriptions(claims))
    text = (
        "\n\n".join(without_tooltips(paragraph.text) for paragraph in paragraphs)
        if has_prose(paragraphs, shown)
        else ""
    )
    article = _article(page, decoded, text, with_given(found, page.given))
    if not article.text:
        return article
    captions = _beside(paragraphs, shown)
    return replace(
        article,
        altered=altered(article.text, " ".join(block.text for block in shown)),
        agencies=credit.agencies([p.text for p in paragraphs], captions, found.byline),
        captions=tuple(captions),
    )


def _beside(paragraphs: Sequence[Paragraph], shown: Sequence[Block]) -> list[str]:
    """The blocks near the body and inside it that are not body."""
    places = {paragraph.block for paragraph in paragraphs if paragraph.block is not None}
    if not places:
        return []
    near = range(max(0, min(places) - _NEAR), min(len(shown), max(places) + 1 + _NEAR))
    return [shown[k].text for k in near if k not in places and "comments" not in shown[k].zones]


def _from_text(page: Page, decoded: Decoded) -> Article:
    return text_article(page, decoded, body(blanked(decoded.text)))


def text_article(page: Page, decoded: Decoded, found: Body) -> Article:
    """The article of a text dump whose body is found."""
    facts = with_given(text_facts(found, page.given.url or page.uri), page.given)
    text, segments = joined(decoded.text, _without_title(found, facts))
    captions = around(found)
    article = _article(page, decoded, text, facts)
    if not article.text:
        return article
    agencies = credit.agencies(text.split("\n\n"), captions, facts.byline)
    return replace(article, segments=segments, agencies=agencies, captions=tuple(captions))


def _without_title(found: Body, facts: Facts) -> list[tuple[int, int]]:
    """The kept ranges of the input without the headline, where that was the body's first line."""
    kept = [(segment.origin, segment.origin + segment.end - segment.start) for segment in found.segments]
    if facts.title is None or facts.title_origin is None:
        return kept
    end = facts.title_origin + len(facts.title)
    return [(start, until) for start, until in kept if not facts.title_origin <= start < end]


def _article(page: Page, decoded: Decoded, text: str, facts: Facts) -> Article:
    """The article of a body and its facts; of too short a body, or one in another language, the status tells."""
    enough = sum(map(str.isalpha, text)) >= _LEAST
    text = text if enough else ""
    spoken = language(text)
    status = Status.NO_ARTICLE if not enough else Status.READ if spoken in {None, "en"} else Status.OTHER_LANGUAGE
    return Article(
        id=page.id,
        uri=page.uri,
        sha256=page.sha256,
        status=status,
        text=text,
        media=page.media,
        encoding=decoded.encoding,
        replaced=decoded.replaced,
        title=facts.title,
        byline=facts.byline,
        outlet=facts.outlet,
        via=credit.chain(text),
        published=facts.published,
        language=spoken,
        found_in=facts.found_in,
        title_origin=facts.title_origin,
        extra=page.given.extra,
    )
