"""An article as rows of the record's tables, and back: what is written and what is read stand side by side here.

Rows carry no numbers of the file's own, so that their digest is the same in every record that holds the article.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import cast

from onrecord.model import (
    Article,
    Aspect,
    Candidate,
    Circumstance,
    Gender,
    Kind,
    Media,
    Part,
    Quotation,
    Reports,
    Said,
    Segment,
    Span,
    Speaker,
    SpeakerKind,
    Status,
    Via,
)
from onrecord.record.periods import period

Cell = str | int | float | None
Row = tuple[Cell, ...]

ARTICLE = [
    *("status", "title", "outlet", "published", "language", "byline", "agencies", "found_in", "extra", "encoding"),
    *("replaced", "title_origin", "segments", "altered", "captions", "reader", "text"),
]
LINK = ["position", "name", "start", '"end"']
QUOTATION = ["hash", "position", "part", "kind", "reports", "confidence", "first_day", "last_day"]
SPAN = ["role", "position", "start", '"end"', "words", "origin_start", "origin_end", "altered"]
SPEAKER = ["position", "hash", "name", "kind", "gender", "roles"]
CANDIDATE = ["position", "name", "score"]
CIRCUMSTANCES = ["said_earliest", "said_latest"]
TOLD = ["position", "what", "name", "start", '"end"', "words", "origin_start", "origin_end", "altered"]
"""The columns of each table in the order of a row here."""
_NO_GENDER, _NO_ROLES = Gender.UNKNOWN.value, "[]"


@dataclass(frozen=True, slots=True)
class QuotationRows:
    """One quotation's rows: of quotations, contents (its words), spans, speakers, candidates, when, and what else is
    told."""

    quotation: Row
    words: str
    spans: list[Row]
    speakers: list[Row]
    candidates: list[Row]
    circumstances: list[Row]
    told: list[Row]

    def digested(self) -> list[object]:
        """What is hashed of them; what schema 1 did not know is left out where there is none of it."""
        speakers = [row[:4] if row[4:] == (_NO_GENDER, _NO_ROLES) else row for row in self.speakers]
        known: list[object] = [self.quotation, self.words, self.spans, speakers, self.candidates, self.circumstances]
        return [*known, self.told] if self.told else known


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """All rows that one page gave."""

    article: Row
    links: list[Row]
    quotations: list[QuotationRows]

    def digest(self) -> str:
        """SHA-256 of all cells, in hexadecimal digits."""
        quotations = [quotation.digested() for quotation in self.quotations]
        return hashlib.sha256(_json([self.article, self.links, quotations]).encode()).hexdigest()


def rows_of(article: Article) -> ArticleRows:
    """The rows of an article with its quotations."""
    row: Row = (
        article.status.value,
        article.title,
        article.outlet,
        article.published,
        article.language,
        _json([*article.byline]),
        _json([*article.agencies]),
        _json(dict(article.found_in)),
        _json(dict(article.extra)),
        article.encoding,
        article.replaced,
        article.title_origin,
        _json([[part.start, part.end, part.origin] for part in article.segments]),
        _json([*article.altered]),
        _json([*article.captions]),
        article.reader,
        article.text,
    )
    links: list[Row] = [(place, link.name, link.start, link.end) for place, link in enumerate(article.via)]
    quotations = [quotation_rows(*each, article.published) for each in enumerate(article.quotations)]
    return ArticleRows(row, links, quotations)


def quotation_rows(position: int, quotation: Quotation, published: str | None) -> QuotationRows:
    """The rows of one quotation; `published` is its article's."""
    said = quotation.said
    roles = {"content": quotation.content, "source": quotation.source, "cue": quotation.cue}
    if said and said.words:
        roles["said"] = (said.words,)
    return QuotationRows(
        quotation=(
            quotation.id,
            position,
            quotation.part.value,
            quotation.kind.value,
            quotation.reports.value if quotation.reports else None,
            quotation.confidence,
            *days(said, published),
        ),
        words=quotation.words,
        spans=[_span_row(role, place, span) for role in sorted(roles) for place, span in enumerate(roles[role])],
        speakers=[
            (place, who.id, who.name, who.kind.value, who.gender.value, _json([*who.roles]))
            for place, who in enumerate(quotation.speakers)
        ],
        candidates=[(place, who.name, float(who.score)) for place, who in enumerate(quotation.candidates)],
        circumstances=[(said.earliest, said.latest)] if said else [],
        told=[_told_row(place, told) for place, told in enumerate(quotation.circumstances)],
    )


def days(said: Said | None, published: str | None) -> tuple[str | None, str | None]:
    """The first and the last day on which it can have been said, an unknown end being the other; where the page does
    not tell, those of publication; else None."""
    if said and (said.earliest or said.latest):
        return said.earliest or said.latest, said.latest or said.earliest
    try:
        return period((published or "")[:10])
    except ValueError:
        return None, None


def article_of(rows: ArticleRows, *, name: str, uri: str, sha256: str, media: str) -> Article:
    """The article that the rows came from, under the id `name` that the record gives it."""
    cells = dict(zip(ARTICLE, rows.article, strict=True))
    lists = {
        key: json.loads(cast(str, cells[key])) for key in ("byline", "agencies", "segments", "altered", "captions")
    }
    return Article(
        id=name,
        uri=uri,
        sha256=sha256,
        status=Status(cast(str, cells["status"])),
        text=cast(str, cells["text"]),
        media=Media(media),
        encoding=cast(str, cells["encoding"]),
        replaced=cast(int, cells["replaced"]),
        title=cast(str | None, cells["title"]),
        byline=tuple(lists["byline"]),
        outlet=cast(str | None, cells["outlet"]),
        agencies=tuple(lists["agencies"]),
        via=tuple(Via(*cast(tuple[str, int | None, int | None], link[1:])) for link in rows.links),
        published=cast(str | None, cells["published"]),
        language=cast(str | None, cells["language"]),
        found_in=json.loads(cast(str, cells["found_in"])),
        segments=tuple(Segment(*part) for part in lists["segments"]),
        title_origin=cast(int | None, cells["title_origin"]),
        captions=tuple(lists["captions"]),
        altered=tuple((start, end) for start, end in lists["altered"]),
        extra=json.loads(cast(str, cells["extra"])),
        reader=cast(str, cells["reader"]),
        quotations=tuple(quotation_of(quotation, name) for quotation in rows.quotations),
    )


def quotation_of(rows: QuotationRows, article: str) -> Quotation:
    """The quotation that the rows came from; `article` is its article's id."""
    cells = dict(zip(QUOTATION, rows.quotation, strict=True))
    spans: dict[str, list[Span]] = {}
    for row in rows.spans:
        spans.setdefault(cast(str, row[0]), []).append(_span(row))
    said = spans.get("said", [None])[0]
    if "content" not in spans:
        raise ValueError(f"quotation {cells['hash']} has no words")
    return Quotation(
        id=cast(str, cells["hash"]),
        article=article,
        part=Part(cast(str, cells["part"])),
        kind=Kind(cast(str, cells["kind"])),
        content=tuple(spans.get("content", ())),
        source=tuple(spans.get("source", ())),
        cue=tuple(spans.get("cue", ())),
        confidence=cast(float, cells["confidence"]),
        reports=Reports(cast(str, cells["reports"])) if cells["reports"] else None,
        speakers=tuple(_speaker(row) for row in rows.speakers),
        candidates=tuple(Candidate(cast(str, r[1]), cast(float, r[2])) for r in rows.candidates),
        said=Said(*cast(tuple[str | None, str | None], rows.circumstances[0]), said) if rows.circumstances else None,
        circumstances=tuple(_circumstance(row) for row in rows.told),
    )


def _speaker(row: Row) -> Speaker:
    _, key, name, kind, gender, roles = cast(tuple[int, str, str, str, str, str], row)
    return Speaker(key, name, SpeakerKind(kind), Gender(gender), tuple(json.loads(roles)))


def _told_row(position: int, told: Circumstance) -> Row:
    if told.words is None:
        return (position, told.what.value, told.name, None, None, None, None, None, 0)
    return (position, told.what.value, told.name, *_span_cells(told.words))


def _circumstance(row: Row) -> Circumstance:
    _, what, name, *cells = row
    words = None if cells[0] is None else _span_of(tuple(cells))
    return Circumstance(Aspect(cast(str, what)), cast(str, name), words)


def _span_row(role: str, position: int, span: Span) -> Row:
    return (role, position, *_span_cells(span))


def _span_cells(span: Span) -> Row:
    return (span.start, span.end, span.text, *(span.origin or (None, None)), int(span.altered))


def _span(row: Row) -> Span:
    return _span_of(row[2:])


def _span_of(cells: Row) -> Span:
    start, end, words, origin_start, origin_end, altered = cast(tuple[int, int, str, int, int, int], cells)
    origin = None if origin_start is None else (origin_start, origin_end)
    return Span(start, end, words, origin, bool(altered))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
