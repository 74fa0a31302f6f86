"""The two formats of every list, JSON lines and spreadsheet, and how each kind of thing is written in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord.ask.citations import Citation
from onrecord.ask.refrains import Refrain
from onrecord.model import Article, Entry, Json, Judgement
from onrecord.record.speakers import SpeakerEntry
from onrecord.record.stories import Copies, Story
from onrecord.share import jsonlines, spreadsheet

if TYPE_CHECKING:  # most commands do without what compares words
    from onrecord.ask.statements import Statement

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
    rows: Callable[[Thing], Iterable[spreadsheet.Cells]]
    """Of the spreadsheet; of most things one."""
    fields: Callable[[Thing], Mapping[str, Json]]
    """Of the JSON object."""

    def head(self, form: Form) -> bytes:
        """What stands before the first thing."""
        return spreadsheet.row(self.columns) if form is Form.CSV else b""

    def line(self, thing: Thing, form: Form) -> bytes:
        """One thing."""
        if form is Form.CSV:
            return b"".join(spreadsheet.row(cells) for cells in self.rows(thing))
        return jsonlines.line(self.fields(thing))


def _single(cells: Callable[[Thing], spreadsheet.Cells]) -> Callable[[Thing], tuple[spreadsheet.Cells]]:
    """One row a thing."""
    return lambda thing: (cells(thing),)


ARTICLES: Shape[Article] = Shape(spreadsheet.ARTICLE, _single(spreadsheet.article_cells), jsonlines.article_json)
WHOLE_ARTICLES: Shape[Article] = Shape(spreadsheet.ARTICLE, _single(spreadsheet.article_cells), jsonlines.as_json)
QUOTATIONS: Shape[Citation] = Shape(spreadsheet.CITATION, _single(spreadsheet.citation_cells), jsonlines.quotation_json)
CITATIONS: Shape[Citation] = Shape(spreadsheet.CITATION, _single(spreadsheet.citation_cells), jsonlines.citation_json)
SPEAKERS: Shape[SpeakerEntry] = Shape(spreadsheet.SPEAKER, _single(spreadsheet.speaker_cells), jsonlines.speaker_json)
JUDGEMENTS: Shape[Judgement] = Shape(
    spreadsheet.JUDGEMENT, _single(spreadsheet.judgement_cells), jsonlines.judgement_json
)
ENTRIES: Shape[Entry] = Shape(spreadsheet.ENTRY, _single(spreadsheet.entry_cells), jsonlines.entry_json)
STATEMENTS: Shape[Statement] = Shape(spreadsheet.WORDING, spreadsheet.statement_cells, jsonlines.statement_json)
REFRAINS: Shape[Refrain] = Shape(spreadsheet.REFRAIN, _single(spreadsheet.refrain_cells), jsonlines.refrain_json)
STORIES: Shape[Story] = Shape(spreadsheet.STORY, _single(spreadsheet.story_cells), jsonlines.story_json)
COPIES: Shape[Copies] = Shape(spreadsheet.COPIES, _single(spreadsheet.copies_cells), jsonlines.copies_json)
