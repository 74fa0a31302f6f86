"""Pairs of quotations with their evidence: those of marked stories with what people say of them, and those of articles
on two events, which are held not to report one utterance."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from onrecord.api import Record
from onrecord.link import pairs
from onrecord.link.events import likeness
from onrecord.link.evidence import RUN
from onrecord.link.gist import cosine, gist_of
from onrecord.link.quoted import VERBATIM, Quoted, quoted
from onrecord.link.relations import Relation, relation
from onrecord.model import Article, Part
from training.statements.gold import Story, key_of

DAYS = 3
"""Articles further apart give no examples of two events."""
_SEED = 0


@dataclass(frozen=True, slots=True)
class Example:
    """Two quotations of two articles."""

    one: str
    other: str
    numbers: tuple[float, ...]
    relation: Relation
    same: bool | None
    """Whether they report one utterance; None where people did not say, as of titles."""


class Compared:
    """An article as it is compared: its quotations, their speakers, its gist."""

    def __init__(self, article: Article) -> None:
        self.quoted = [quoted(q, article.id, article.published) for q in article.quotations]
        self.speakers = {key_of(q): q.speakers for q in article.quotations}
        self.body = {key_of(q) for q in article.quotations if q.part is Part.BODY}
        self.gist = gist_of(article.id, article.title, article.text, article.published)

    def alike(self, other: Compared) -> float:
        """The cosine of the two articles' words."""
        return cosine(self.gist.terms, other.gist.terms)


def compared(mine: Compared, theirs: Compared) -> Iterator[tuple[Quoted, Quoted, tuple[float, ...], Relation]]:
    """The candidates of two articles with their evidence, those out where the speakers rule one utterance out."""
    speakers = mine.speakers | theirs.speakers
    event = likeness(mine.gist, theirs.gist)
    for one, other, numbers in pairs.compared(mine.quoted, theirs.quoted, mine.alike(theirs), event):
        between = relation(speakers[one.key], speakers[other.key])
        if between is not Relation.APART:
            yield one, other, numbers, between


def of_story(story: Story) -> list[Example]:
    """The candidates of a marked story."""
    group_of = story.group_of
    articles = [Compared(article) for article in story.articles]
    body = {key for article in articles for key in article.body}

    def same(one: str, other: str) -> bool | None:
        return group_of.get(one, -1) == group_of.get(other, -2) if {one, other} <= body else None

    return [
        Example(one.key, other.key, numbers, between, same(one.key, other.key))
        for mine, theirs in combinations(articles, 2)
        for one, other, numbers, between in compared(mine, theirs)
    ]


def of_two_events(allsides: Path, record: Record, marked: Sequence[Story], number: int) -> list[Example]:
    """Candidates of `number` pairs of articles within days of each other that people put into two stories, half of them
    those most alike. Quotations that agree verbatim are left out: one utterance may be told in two stories."""
    taken = {article.id for story in marked for article in story.articles}
    story_of = {
        doc: number
        for number, docs in enumerate(json.loads((allsides / "stories.json").read_text("utf8")))
        for doc in docs
        if doc not in taken
    }
    articles = [record.article(doc) for doc in sorted(story_of)]
    return [
        Example(one.key, other.key, numbers, between, same=False)
        for mine, theirs in _apart(articles, story_of, number)
        for one, other, numbers, between in compared(mine, theirs)
        if numbers[RUN] < VERBATIM
    ]


def _apart(articles: Sequence[Article], story_of: dict[str, int], count: int) -> list[tuple[Compared, Compared]]:
    dated = [a for a in articles if a.published and len(a.published) >= len("2020-01-01")]
    days = {a.id: date.fromisoformat((a.published or "")[:10]).toordinal() for a in dated}
    dated.sort(key=lambda a: (days[a.id], a.id))
    near = [
        (one, other)
        for one, other in combinations(dated, 2)
        if days[other.id] - days[one.id] <= DAYS and story_of[one.id] != story_of[other.id]
    ]
    drawn = random.Random(_SEED).sample(near, min(len(near), 4 * count))
    known = {a.id: Compared(a) for pair in drawn for a in pair}
    found = [(known[one.id], known[other.id]) for one, other in drawn]
    alike = sorted(found, key=lambda pair: -pair[0].alike(pair[1]))
    return alike[: count // 2] + found[: count - count // 2]
