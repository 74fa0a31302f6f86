"""Articles, quotations, speakers and inputs as lines of JSON in the shape that docs promise to other programs: fields
in a fixed order, absent facts null or empty lists, what later stages will find already in its place."""

from __future__ import annotations

import json
from collections.abc import Mapping

from onrecord.ask.citations import Citation
from onrecord.model import Article, Entry, Json, Judgement, Quotation, Said, Span, Via
from onrecord.record.judgements import anchor_json
from onrecord.record.speakers import SpeakerEntry


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
