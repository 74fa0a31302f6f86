"""All that a record holds as rows of a spreadsheet: CSV after RFC 4180, in UTF-8, lines ended by a line feed.

A cell that a spreadsheet would take for a formula gets an apostrophe before it: the words are strangers'.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from onrecord.ask.citations import Citation
from onrecord.ask.refrains import Refrain
from onrecord.model import Article, Entry, Json, Judgement
from onrecord.record.speakers import SpeakerEntry
from onrecord.record.stories import Copies, Story

if TYPE_CHECKING:  # most commands do without what compares words
    from onrecord.ask.statements import Statement

Cells = Sequence[str | int | float | None]

CITATION = [
    *("speaker", "words", "kind", "day", "day_is", "outlet", "address", "link", "before", "after"),
    *("title", "published", "reports", "confidence", "article", "quotation"),
    *("place", "audience", "occasion", "via", "on_behalf_of", "judged"),
]
ARTICLE = [
    *("id", "title", "byline", "outlet", "agencies", "published", "language", "status", "address"),
    *("words", "quotations", "sha256", "reader"),
]
SPEAKER = ["name", "kind", "quotations", "articles", "first_day", "last_day", "other_names", "roles", "id", "wikidata"]
JUDGEMENT = ["at", "by", "what", "one", "other", "speakers", "name", "words", "why", "id", "supersedes"]
WORDING = [
    *("statement", "speakers", "said_earliest", "said_latest", "outlet", "published", "words", "difference", "at_risk"),
    *("copy_of", "article", "address", "link", "quotation"),
]
REFRAIN = ["speaker", "text", "statements", "days", "id"]
STORY = ["id", "title", "from", "to", "outlets", "articles"]
COPIES = ["id", "kind", "articles", "origin"]
ENTRY = ["uri", "outcome", "why", "article"]
"""The columns."""

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""What stops or deceives programs that read CSV."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def row(cells: Cells) -> bytes:
    """One line."""
    line = io.StringIO()
    csv.writer(line).writerow([_safe(cell) for cell in cells])  # so that cells with either end of a line are quoted
    return line.getvalue().removesuffix("\r\n").encode("utf-8", "replace") + b"\n"


def citation_cells(citation: Citation) -> Cells:
    """The cells of CITATION."""
    return (
        "; ".join(who.name for who in citation.speakers),
        citation.words,
        citation.kind.value,
        citation.day,
        _day_is(citation),
        citation.outlet,
        citation.uri,
        citation.link,
        citation.before,
        citation.after,
        citation.title,
        citation.published,
        citation.reports.value if citation.reports else None,
        f"{citation.confidence:.2f}",
        citation.article,
        citation.id,
        citation.place,
        _listed(citation.audience),
        citation.occasion,
        " > ".join(link.name for link in citation.via),
        citation.on_behalf_of,
        _listed(ruling.what.value for ruling in citation.rulings),
    )


def _day_is(citation: Citation) -> str | None:
    """Whether the day is that on which it was said, or of publication."""
    if citation.said and (citation.said.earliest or citation.said.latest):
        return "said"
    return "published" if citation.day else None


def article_cells(article: Article) -> Cells:
    """The cells of ARTICLE; `words` and `quotations` are counts."""
    return (
        article.id,
        article.title,
        _listed(article.byline),
        article.outlet,
        _listed(article.agencies),
        article.published,
        article.language,
        article.status.value,
        article.uri,
        len(article.text.split()),
        len(article.quotations),
        article.sha256,
        article.reader,
    )


def speaker_cells(speaker: SpeakerEntry) -> Cells:
    """The cells of SPEAKER."""
    return (
        speaker.name,
        speaker.kind.value,
        speaker.quotations,
        speaker.articles,
        speaker.first_day,
        speaker.last_day,
        _listed(name for name, _ in speaker.names if name != speaker.name),
        _listed(seen.role for seen in speaker.roles),
        speaker.id,
        speaker.wikidata,
    )


def judgement_cells(judgement: Judgement) -> Cells:
    """The cells of JUDGEMENT."""
    value = judgement.value
    named = value.get("name")
    return (
        judgement.at,
        judgement.by,
        judgement.what.value,
        *(_listed(each["name"] for each in _speakers(value.get(side))) for side in ("one", "other", "speakers")),
        named if isinstance(named, str) else None,
        judgement.anchor.exact if judgement.anchor else None,
        judgement.why,
        judgement.id,
        judgement.supersedes,
    )


def _speakers(told: Json) -> list[dict[str, str]]:
    return cast(list[dict[str, str]], told or [])


def statement_cells(statement: Statement) -> Iterator[Cells]:
    """The cells of WORDING, a row for each wording."""
    said = statement.said
    speakers = _listed(who.name for who in statement.speakers)
    days = (said.earliest, said.latest) if said else (None, None)
    for wording in statement.wordings:
        quotation, comparison = wording.quotation, wording.comparison
        risks = _listed(dict.fromkeys(finding.risk.value for finding in comparison.findings)) if comparison else None
        told = (quotation.outlet, quotation.published, quotation.words, wording.difference.value, risks)
        place = (wording.copy_of, quotation.article, quotation.uri, quotation.link, quotation.id)
        yield (statement.id, speakers, *days, *told, *place)


def refrain_cells(refrain: Refrain) -> Cells:
    """The cells of REFRAIN."""
    return refrain.speaker, refrain.text, _listed(refrain.statements), _listed(refrain.days), refrain.id


def story_cells(story: Story) -> Cells:
    """The cells of STORY."""
    articles = _listed(told.article for told in story.articles)
    return story.id, story.title, *story.days, _listed(story.outlets), articles


def copies_cells(copies: Copies) -> Cells:
    """The cells of COPIES."""
    return copies.id, copies.kind.value, _listed(told.article for told in copies.articles), copies.origin


def entry_cells(entry: Entry) -> Cells:
    """The cells of ENTRY."""
    return entry.uri, entry.outcome.value, entry.why, entry.article


def _listed(names: Iterable[str]) -> str:
    return "; ".join(names)


def _safe(cell: str | int | float | None) -> str | int | float | None:
    if not isinstance(cell, str):
        return cell
    text = _CONTROL.sub("\ufffd", cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
