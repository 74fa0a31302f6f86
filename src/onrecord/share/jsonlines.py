"""All that a record holds as lines of JSON in the shape that docs promise to other programs: fields in a fixed order,
absent facts null or empty lists."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.ask.citations import Citation
from onrecord.ask.refrains import Refrain
from onrecord.model import Article, Entry, Json, Judgement, Quotation, Said, Span, Via
from onrecord.record.judgements import anchor_json
from onrecord.record.speakers import SpeakerEntry
from onrecord.record.stories import Copies, Story

if TYPE_CHECKING:  # most commands do without what compares words
    from onrecord.ask.statements import Statement, Wording


def as_line(article: Article) -> bytes:
    """The line in UTF-8, line feed included. A lone surrogate is written as its JSON escape, so that offsets hold."""
    return line(as_json(article))


def line(value: Mapping[str, Json]) -> bytes:
    """Any object as such a line."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def as_json(article: Article) -> dict[str, Json]:
    """The article with its quotations; ranges count code points."""
    return {**article_json(article), "quotations": [quotation_json(quotation) for quotation in article.quotations]}


def article_json(article: Article) -> dict[str, Json]:
    """The article without its quotations."""
    return {
        "id": article.id,
        "uri": article.uri,
        "sha256": article.sha256,
        "reader": article.reader,
        "status": article.status.value,
        "title": article.title,
        "byline": [*article.byline],
        "outlet": article.outlet,
        "agencies": [*article.agencies],
        "via": [_via(link) for link in article.via],
        "published": article.published,
        "language": article.language,
        "found_in": dict(article.found_in),
        "encoding": article.encoding,
        "replaced": article.replaced,
        "extra": dict(article.extra),
        "text": article.text,
    }


def quotation_json(quotation: Quotation) -> dict[str, Json]:
    """A quotation; ranges count code points of its article's text or title."""
    return {
        "id": quotation.id,
        "article": quotation.article,
        "kind": quotation.kind.value,
        "reports": quotation.reports.value if quotation.reports else None,
        "in": quotation.part.value,
        "content": [_span(span) for span in quotation.content],
        "source": [_span(span) for span in quotation.source],
        "cue": [_span(span) for span in quotation.cue],
        "speakers": [{"id": who.id, "name": who.name, "kind": who.kind.value} for who in quotation.speakers],
        "candidates": [{"name": who.name, "score": round(who.score, 2)} for who in quotation.candidates],
        "on_behalf_of": quotation.on_behalf_of,
        "said": _said(quotation.said) if quotation.said else None,
        "place": quotation.place,
        "audience": [*quotation.audience],
        "occasion": quotation.occasion,
        "circumstances": [
            {"what": told.what.value, "start": told.words.start, "end": told.words.end}
            for told in quotation.circumstances
            if told.words
        ],
        "via": [_via(link) for link in quotation.via],
        "confidence": round(quotation.confidence, 2),
        "judgements": [{"id": ruling.judgement, "what": ruling.what.value} for ruling in quotation.rulings],
    }


def citation_json(citation: Citation) -> dict[str, Json]:
    """A quotation with the place where it stands."""
    return {
        **quotation_json(citation),
        "day": citation.day,
        "uri": citation.uri,
        "link": citation.link,
        "title": citation.title,
        "outlet": citation.outlet,
        "published": citation.published,
        "before": citation.before,
        "after": citation.after,
    }


def speaker_json(speaker: SpeakerEntry) -> dict[str, Json]:
    """A speaker as the record knows it."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "names": [{"name": name, "count": number} for name, number in speaker.names],
        "kind": speaker.kind.value,
        "roles": [
            {"role": seen.role, "from": seen.first_day, "to": seen.last_day, "articles": seen.articles}
            for seen in speaker.roles
        ],
        "quotations": speaker.quotations,
        "articles": speaker.articles,
        "first_day": speaker.first_day,
        "last_day": speaker.last_day,
        "wikidata": speaker.wikidata,
        "named_by": speaker.named,
    }


def statement_json(statement: Statement) -> dict[str, Json]:
    """A statement; `difference` and `alignment` of each wording are from the fullest to it."""
    first = statement.first
    return {
        "id": statement.id,
        "speakers": [who.id for who in statement.speakers],
        "said": _said(statement.said) if statement.said else None,
        "quotations": [quotation.id for quotation in statement.quotations],
        "first": {"article": first.articles[0], "published": first.published, "or": [*first.articles[1:]]}
        if first
        else None,
        "fullest": statement.fullest.id,
        "outlets": [*statement.outlets],
        "wordings": [_wording(wording) for wording in statement.wordings],
    }


def _wording(wording: Wording) -> dict[str, Json]:
    comparison = wording.comparison
    return {
        "quotation": wording.quotation.id,
        "text": wording.quotation.words,
        "article": wording.quotation.article,
        "outlet": wording.quotation.outlet,
        "published": wording.quotation.published,
        "difference": wording.difference.value,
        "alignment": [[*row] for row in comparison.alignment.rows()] if comparison else [],
        "at_risk": [finding.risk.value for finding in comparison.findings] if comparison else [],
        "copy_of": wording.copy_of,
    }


def refrain_json(refrain: Refrain) -> dict[str, Json]:
    """A wording that comes again."""
    return {
        "id": refrain.id,
        "speaker": refrain.speaker,
        "text": refrain.text,
        "statements": [*refrain.statements],
        "days": [*refrain.days],
    }


def story_json(story: Story) -> dict[str, Json]:
    """A story of two articles and more."""
    first, last = story.days
    return {
        "id": story.id,
        "title": story.title,
        "articles": [told.article for told in story.articles],
        "from": first,
        "to": last,
        "outlets": [*story.outlets],
    }


def copies_json(copies: Copies) -> dict[str, Json]:
    """Articles that are the same text."""
    return {
        "id": copies.id,
        "kind": copies.kind.value,
        "articles": [told.article for told in copies.articles],
        "origin": copies.origin,
    }


def entry_json(entry: Entry) -> dict[str, Json]:
    """How an input ended."""
    return {"uri": entry.uri, "outcome": entry.outcome.value, "why": entry.why, "article": entry.article}


def judgement_json(judgement: Judgement) -> dict[str, Json]:
    """A judgement, as `onrecord judge import` reads it."""
    return {
        "id": judgement.id,
        "by": judgement.by,
        "at": judgement.at,
        "why": judgement.why,
        "what": judgement.what.value,
        "anchor": anchor_json(judgement.anchor) if judgement.anchor else None,
        "value": dict(judgement.value),
        "supersedes": judgement.supersedes,
    }


def _span(span: Span) -> dict[str, Json]:
    origin: list[Json] | None = [*span.origin] if span.origin else None
    return {"start": span.start, "end": span.end, "text": span.text, "origin": origin, "altered": span.altered}


def _via(link: Via) -> dict[str, Json]:
    return {"name": link.name, "start": link.start, "end": link.end}


def _said(said: Said) -> dict[str, Json]:
    words: dict[str, Json] | None = {"start": said.words.start, "end": said.words.end} if said.words else None
    return {"earliest": said.earliest, "latest": said.latest, "words": words}
