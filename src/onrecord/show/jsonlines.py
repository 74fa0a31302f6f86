"""An article as one line of JSON in the shape that docs promise to other programs: fields in a fixed order, absent
facts null or empty lists, what later stages will find already in its place."""

from __future__ import annotations

import json

from onrecord.model import Article, Json, Quotation, Said, Span, Via


def as_line(article: Article) -> bytes:
    """The line in UTF-8, line feed included. A lone surrogate is written as its JSON escape, so that offsets hold."""
    line = json.dumps(as_json(article), ensure_ascii=False)
    return line.encode("utf-8", "backslashreplace") + b"\n"


def as_json(article: Article) -> dict[str, Json]:
    """The article with its quotations; ranges count code points."""
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
        "quotations": [_quotation(quotation) for quotation in article.quotations],
    }


def _quotation(quotation: Quotation) -> dict[str, Json]:
    return {
        "id": quotation.id,
        "article": quotation.article,
        "kind": quotation.kind.value,
        "reports": None,
        "in": quotation.part.value,
        "content": [_span(span) for span in quotation.content],
        "source": [_span(span) for span in quotation.source],
        "cue": [_span(span) for span in quotation.cue],
        "speakers": [{"id": who.id, "name": who.name, "kind": who.kind.value} for who in quotation.speakers],
        "candidates": [{"name": who.name, "score": round(who.score, 2)} for who in quotation.candidates],
        "on_behalf_of": None,
        "said": _said(quotation.said) if quotation.said else None,
        "place": None,
        "audience": [],
        "occasion": None,
        "circumstances": [],
        "via": [],
        "confidence": round(quotation.confidence, 2),
    }


def _span(span: Span) -> dict[str, Json]:
    origin: list[Json] | None = [*span.origin] if span.origin else None
    return {"start": span.start, "end": span.end, "text": span.text, "origin": origin, "altered": span.altered}


def _via(link: Via) -> dict[str, Json]:
    return {"name": link.name, "start": link.start, "end": link.end}


def _said(said: Said) -> dict[str, Json]:
    words: dict[str, Json] | None = {"start": said.words.start, "end": said.words.end} if said.words else None
    return {"earliest": said.earliest, "latest": said.latest, "words": words}
