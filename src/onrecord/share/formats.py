"""The two formats of every list, JSON lines and spreadsheet, and how each kind of thing is written in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from onrecord.ask.citations import Citation
from onrecord.model import Article, Entry, Json, Judgement
from onrecord.record.speakers import SpeakerEntry
from onrecord.share import jsonlines, spreadsheet

Thing = TypeVar("Thing")


class Form(StrEnum):
    """A format for other programs."""

    JSONL = "jsonl"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Shape(Generic[Thing]):
    """How one kind of thing is written."""

    columns: Sequence[str]
    """Of the spreadsheet."""
    cells: Callable[[Thing], spreadsheet.Cells]
    fields: Callable[[Thing], Mapping[str, Json]]
    """Of the JSON object."""

    def head(self, form: Form) -> bytes:
        """What stands before the first thing."""
        return spreadsheet.row(self.columns) if form is Form.CSV else b""

    def line(self, thing: Thing, form: Form) -> bytes:
        """One thing."""
        return spreadsheet.row(self.cells(thing)) if form is Form.CSV else jsonlines.line(self.fields(thing))


ARTICLES: Shape[Article] = Shape(spreadsheet.ARTICLE, spreadsheet.article_cells, jsonlines.article_json)
WHOLE_ARTICLES: Shape[Article] = Shape(spreadsheet.ARTICLE, spreadsheet.article_cells, jsonlines.as_json)
QUOTATIONS: Shape[Citation] = Shape(spreadsheet.CITATION, spreadsheet.citation_cells, jsonlines.quotation_json)
CITATIONS: Shape[Citation] = Shape(spreadsheet.CITATION, spreadsheet.citation_cells, jsonlines.citation_json)
SPEAKERS: Shape[SpeakerEntry] = Shape(spreadsheet.SPEAKER, spreadsheet.speaker_cells, jsonlines.speaker_json)
JUDGEMENTS: Shape[Judgement] = Shape(spreadsheet.JUDGEMENT, spreadsheet.judgement_cells, jsonlines.judgement_json)
ENTRIES: Shape[Entry] = Shape(spreadsheet.ENTRY, spreadsheet.entry_cells, jsonlines.entry_json)
