"""What one version of a page changed in the quotations of the version before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.ask.citations import of_article
from onrecord.link.change import Change
from onrecord.link.earlier import earlier
from onrecord.link.edits import Edit, Quote
from onrecord.link.edits import edits as compared
from onrecord.link.shingles import bare_words
from onrecord.model import Article
from onrecord.record.connection import Connection
from onrecord.record.find import find, versions
from onrecord.record.load import article

_PARTS = " … "
"""Stands between the parts of a quotation."""


@dataclass(frozen=True, slots=True)
class _Version:
    """An article as another version of it is held against it."""

    quotes: tuple[Quote, ...]
    text: str
    """Its words, the title's first."""
    around: Mapping[Quote, str]
    """The words before and behind each quotation."""

    def holds(self, quote: Quote) -> bool:
        """Whether the words of a quotation stand in it, quoted or not."""
        return all(_plain(part) in self.text for part in quote.words.split(_PARTS))


def edits(connection: Connection, called: str) -> list[Edit]:
    """What the article has otherwise than the version of its page before it; empty where the record has none.

    A quotation that was only read otherwise is no edit: its words, and what stands around them, are in both. Raises
    NotThere.
    """
    with connection.reading():
        page = find(connection, called)
        later = article(connection, page)
        known = [article(connection, find(connection, each.article)) for each in versions(connection, page)]
    former = _before(later, known)
    if former is None:
        return []
    before, after = _version(former), _version(later)
    found = compared(before.quotes, after.quotes)
    return [edit for edit in found if edit.change is not Change.KEPT and _is_the_pages(edit, before, after)]


def _before(later: Article, known: Sequence[Article]) -> Article | None:
    """The version before one, of those in the order in which they were added: by their dates, else by that order."""
    place = next(at for at, each in enumerate(known) if each.id == later.id)
    former = [
        each
        for at, each in enumerate(known)
        if earlier(each.published, later.published, one_outlet=True)
        or (at < place and not earlier(later.published, each.published, one_outlet=True))
    ]
    return max(former, key=lambda each: each.published or "", default=None)


def _version(read: Article) -> _Version:
    around = {Quote.of(each): f"{_plain(each.before)}|{_plain(each.after)}" for each in of_article(read)}
    return _Version(tuple(map(Quote.of, read.quotations)), _plain(f"{read.title or ''}\n{read.text}"), around)


def _is_the_pages(edit: Edit, before: _Version, after: _Version) -> bool:
    """Whether the page changed, not only what was read in it."""
    was, now = edit.before, edit.after
    if was and now and _plain(was.words) == _plain(now.words):
        return before.around[was] != after.around[now]
    return bool((was and not after.holds(was)) or (now and not before.holds(now)))


def _plain(text: str) -> str:
    """The words alone, a space on either side of each."""
    return f" {' '.join(bare_words(text))} "
