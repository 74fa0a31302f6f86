"""What the record has beside an article: its story, its copies, and what became of its quotations since the version of
the page before it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from onrecord.api import Record
from onrecord.errors import NotThere
from onrecord.link.edits import Edit, Quote
from onrecord.link.tokens import Wording
from onrecord.model import Article
from onrecord.show.aligned import changed
from onrecord.show.copied import copied, origin_of
from onrecord.show.safe import safe
from onrecord.show.tables import labelled
from onrecord.show.tally import count
from onrecord.show.terminal import plain

_EDITS = 20
"""Edits that are shown."""


def show_beside(record: Record, article: Article, console: Console) -> None:
    """Print what there is of it, below the article; nothing where there is nothing."""
    lines = [*_story(record, article), *_copies(record, article), *_edits(record, article, marks=plain(console))]
    for label, text in lines:
        labelled(label, text, console)
    if lines:
        console.print()


def _story(record: Record, article: Article) -> Iterator[tuple[str, Text]]:
    try:
        story = record.story(article.sha256)
    except NotThere:
        return
    figures = f"{count(len(story.articles), 'article')}, {count(len(story.outlets), 'outlet')}"
    title = safe(story.title or "Without a title")
    yield "story", Text.assemble(title, (f" · {figures} · {story.id[:8]}", "dim"))


def _copies(record: Record, article: Article) -> Iterator[tuple[str, Text]]:
    for group in record.copies(article.id):
        if about := copied(group, article.id):
            yield "copy", Text(about)
        elif others := origin_of(group, article.id):
            yield "copied by", Text(others)


def _edits(record: Record, article: Article, *, marks: bool) -> Iterator[tuple[str, Text]]:
    """What the version before it had otherwise."""
    found = record.edits(article.id)
    if found:
        yield "edited", Text(f"{count(len(found), 'quotation')} since the version before", "bold")
    for edit in found[:_EDITS]:
        yield edit.change.value, _edit(edit, marks=marks)
    if len(found) > _EDITS:
        yield "", Text(f"and {len(found) - _EDITS:,} more", "dim")


def _edit(edit: Edit, *, marks: bool) -> Text:
    """Who said it, the words of both, and what else is told of it otherwise."""
    quote = edit.after or edit.before
    if quote is None:
        return Text()
    words, facts = Text(safe(quote.words)), ""
    if edit.before and edit.after:
        facts = "  ".join(_facts(edit.before, edit.after))
        if edit.before.words != edit.after.words:
            words = changed(_wording(edit.before), _wording(edit.after), marks=marks)
    return Text.assemble((f"{_who(quote)}: ", "bold"), words, (f"  {facts}" if facts else "", "dim"))


def _facts(before: Quote, after: Quote) -> Iterator[str]:
    """The speakers and the kind where they are others."""
    if {*before.speakers} != {*after.speakers}:
        yield f"{_who(before)} → {_who(after)}"
    if before.kind is not after.kind:
        yield f"{before.kind.value} → {after.kind.value}"


def _who(quote: Quote) -> str:
    return safe("; ".join(quote.speakers)) or "speaker unknown"


def _wording(quote: Quote) -> Wording:
    return Wording.of(quote.words, quote.kind)
