"""Stories whose statements people marked, beside a record of their articles: which quotation reports which statement.

`statements.jsonl` holds a story a line: {"docs": [article ids], "groups": [{"members": [{"doc", "text"}]}]}. A member
is the quotation of its article whose content overlaps it most, by intersection over union of code points of the
input, at least 0.4, each quotation one member's: as shared/score/links.py matches them.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from onrecord.api import Record
from onrecord.model import Article, Part, Quotation

_OVERLAP = 0.4


class Marked(NamedTuple):
    """One member of a statement of the gold."""

    group: int
    doc: str
    quotation: str | None
    """The key of the quotation that matches it, if any."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event with the statements that at least two of them report."""

    articles: Sequence[Article]
    marked: Sequence[Marked]

    @property
    def group_of(self) -> Mapping[str, int]:
        """Key of a matched quotation -> the number of its statement."""
        return {each.quotation: each.group for each in self.marked if each.quotation}

    def pairs(self) -> Iterator[tuple[Marked, Marked]]:
        """The pairs of members of one statement in two articles."""
        pairs = combinations(self.marked, 2)
        return ((a, b) for a, b in pairs if a.group == b.group and a.doc != b.doc)


def key_of(quotation: Quotation) -> str:
    """The key of a quotation: its id, which no other quotation of any article has."""
    return quotation.id


def read_stories(allsides: Path, record: Record) -> list[Story]:
    """The stories of a folder, their articles from a record that holds them. Raises NotThere where it lacks one."""
    rows = [json.loads(line) for line in (allsides / "statements.jsonl").read_text("utf8").splitlines()]
    inputs = _inputs(allsides, {doc for row in rows for doc in row["docs"]})
    return [_story([record.article(doc) for doc in row["docs"]], row["groups"], inputs) for row in rows]


def _inputs(allsides: Path, docs: set[str]) -> dict[str, str]:
    """The text of each article as it came."""
    with gzip.open(allsides / "articles.jsonl.gz", "rt", encoding="utf8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines) if row["id"] in docs}


def _story(
    articles: Sequence[Article], groups: Sequence[Mapping[str, Sequence[Mapping[str, str]]]], inputs: Mapping[str, str]
) -> Story:
    marked: list[Marked] = []
    for article in articles:
        mine = [(n, m["text"]) for n, group in enumerate(groups) for m in group["members"] if m["doc"] == article.id]
        areas = [_located(inputs[article.id], text) for _, text in mine]
        matched = _matched(areas, [q for q in article.quotations if q.part is Part.BODY])
        marked += [Marked(group, article.id, matched.get(place)) for place, (group, _) in enumerate(mine)]
    return Story(articles, marked)


def _located(text: str, excerpt: str) -> set[int]:
    start = text.find(excerpt)
    return set(range(start, start + len(excerpt))) if start >= 0 else set()


def _matched(areas: Sequence[set[int]], quotations: Iterable[Quotation]) -> dict[int, str]:
    """Place of an area -> the key of its quotation, the best overlaps first."""
    contents = [(key_of(q), _covered(q)) for q in quotations]
    overlaps = [
        (len(area & content) / len(area | content), place, key)
        for place, area in enumerate(areas)
        for key, content in contents
        if area & content
    ]
    found: dict[int, str] = {}
    for overlap, place, key in sorted(overlaps, key=lambda o: (-o[0], o[1], o[2])):
        if overlap >= _OVERLAP and place not in found and key not in found.values():
            found[place] = key
    return found


def _covered(quotation: Quotation) -> set[int]:
    """The code points of the input that the content covers."""
    return {at for span in quotation.content for at in range(*(span.origin or (span.start, span.end)))}
