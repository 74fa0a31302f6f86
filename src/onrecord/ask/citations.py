"""Quotations as an answer gives them: with the article they stand in, what stands around them, a link to the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields

from onrecord.ask.context import after, before
from onrecord.ask.links import link
from onrecord.model import Article, Quotation
from onrecord.record.connection import Connection
from onrecord.record.rows import days
from onrecord.record.search import Hit, Question, hits, search


@dataclass(frozen=True, slots=True)
class Citation(Quotation):
    """A quotation with the place where it stands."""

    uri: str = ""
    title: str | None = None
    """Of the article."""
    outlet: str | None = None
    published: str | None = None
    day: str | None = None
    """The first day on which it can have been said, else that of publication."""
    body: str = field(default="", repr=False)
    """The article's text."""

    @property
    def before(self) -> str:
        """What stands before the words: the beginning of their sentence and the sentence before that."""
        return before(self, self.body)

    @property
    def after(self) -> str:
        """What stands behind the words: the end of their sentence and the next sentence."""
        return after(self, self.body)

    @property
    def link(self) -> str | None:
        """The page's address with a fragment that scrolls to the words; None where it is no address of the web."""
        return link(self.uri, self.content[0].text)


def citations(connection: Connection, question: Question, limit: int | None = None) -> Iterator[Citation]:
    """The quotations that the question finds, by the day they were said."""
    return map(_citation, search(connection, question, limit))


def of_numbers(connection: Connection, numbers: Sequence[int]) -> dict[int, Citation]:
    """Quotations by their numbers in the file of the record, in that order; without those taken out since."""
    return {number: _citation(hit) for number, hit in hits(connection, numbers)}


def of_article(article: Article) -> Iterator[Citation]:
    """The quotations of one article in the order of reading."""
    facts = (article.uri, article.title, article.outlet, article.published, article.text)
    return (_citation(Hit(quotation, *facts)) for quotation in article.quotations)


def _citation(hit: Hit) -> Citation:
    return Citation(
        **{each.name: getattr(hit.quotation, each.name) for each in fields(hit.quotation)},
        uri=hit.uri,
        title=hit.title,
        outlet=hit.outlet,
        published=hit.published,
        day=days(hit.quotation.said, hit.published)[0],
        body=hit.text,
    )
