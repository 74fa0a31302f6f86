"""The three groupings of a record: copies of one text, stories, and statements. For each, which pairs can bring groups
together, and how groups are made of pairs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import cast

from onrecord.link import events, scorer
from onrecord.link.copy_groups import Link, Print
from onrecord.link.copy_groups import groups as copy_groups
from onrecord.link.copy_kinds import CopyKind
from onrecord.link.quoted import told_days
from onrecord.link.relations import Relation, relation
from onrecord.link.statements import Member, statements
from onrecord.link.stories import stories
from onrecord.model import Speaker, SpeakerKind
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection
from onrecord.record.grouping import Cells, Component, Group, Grouping, Pair

_SPEAKERS = (
    "SELECT quotation, position, (SELECT json_array(hash, name, kind) FROM speakers WHERE id = speaker) "
    f"FROM who_said WHERE quotation IN {CHOSEN}"
)


def _all(connection: Connection, pairs: Mapping[Pair, Cells]) -> Set[Pair]:
    return pairs.keys()


def _copies(connection: Connection, part: Component) -> Iterator[Group]:
    sql = (
        "SELECT page, sha256, published, outlet, agencies FROM articles JOIN pages ON id = page "
        f"WHERE page IN {CHOSEN} ORDER BY published IS NULL, published, sha256"
    )
    rows = connection.rows(sql, (chosen(part.members),)).fetchall()
    hashes = {page: sha256 for page, sha256, *_ in rows}
    numbers = {sha256: page for page, sha256 in hashes.items()}
    prints = [
        Print(sha256, published, outlet, tuple(json.loads(credit))) for _, sha256, published, outlet, credit in rows
    ]
    links = [
        Link(hashes[one], hashes[other], CopyKind(str(kind)), _number(share))
        for (one, other), (kind, share) in part.pairs.items()
    ]
    order = {page: place for place, page in enumerate(hashes)}
    for each in copy_groups(prints, links):
        origin = numbers[each.origin] if each.origin else None
        members = sorted((numbers[sha256] for sha256 in each.articles), key=order.__getitem__)
        yield Group((each.kind.value, origin), tuple(members))


def _on_one_event(cells: Cells) -> bool:
    return _number(cells[0]) >= events.shipped().threshold


def _stories(connection: Connection, part: Component) -> Iterator[Group]:
    sql = f"SELECT page, sha256, day FROM sketches JOIN pages ON id = page WHERE page IN {CHOSEN}"
    rows = connection.rows(sql, (chosen(part.members),)).fetchall()
    hashes = {page: sha256 for page, sha256, _ in rows}
    numbers = {sha256: page for page, sha256 in hashes.items()}
    days = {sha256: day for _, sha256, day in rows}
    pairs = {(hashes[one], hashes[other]): _number(value) for (one, other), (value,) in part.pairs.items()}
    for story in stories(days, pairs):
        if len(story.articles) > 1:
            members = tuple(numbers[sha256] for sha256 in story.articles)
            yield Group((numbers[story.lead], members[0]), members)


def _of_one_utterance(cells: Cells) -> bool:
    return max(map(_number, cells)) >= scorer.shipped().threshold


def _said_by_one(connection: Connection, pairs: Mapping[Pair, Cells]) -> Set[Pair]:
    return {pair for pair, chance in _chances(connection, pairs).items() if chance >= scorer.shipped().threshold}


def _statements(connection: Connection, part: Component) -> Iterator[Group]:
    sql = (
        "SELECT quotations.id, position, sha256, published, said_earliest, said_latest FROM quotations "
        "JOIN pages ON pages.id = article JOIN articles ON page = article "
        f"LEFT JOIN circumstances ON circumstances.quotation = quotations.id WHERE quotations.id IN {CHOSEN}"
    )
    rows = connection.rows(sql, (chosen(part.members),)).fetchall()
    who = speakers(connection, [row[0] for row in rows])
    members = {
        number: Member(key(sha256, position), sha256, published, position, who.get(number, ()), told_days(*days))
        for number, position, sha256, published, *days in rows
    }
    pairs = _chances(connection, part.pairs)
    chances = {(members[one].key, members[other].key): chance for (one, other), chance in pairs.items()}
    numbers = {member.key: number for number, member in members.items()}
    for group in statements([*members.values()], chances):
        if len(group) > 1:
            ordered = tuple(numbers[member.key] for member in group)
            yield Group((ordered[0],), ordered)


def _chances(connection: Connection, pairs: Mapping[Pair, Cells]) -> dict[Pair, float]:
    """How likely pairs report one utterance, as the registry and judgements tell now; without those that cannot, being
    said by two or rejected."""
    numbers = {number for pair in pairs for number in pair}
    sql = f"SELECT quotation FROM judged WHERE rejected IS NOT NULL AND quotation IN {CHOSEN}"
    numbers -= {number for (number,) in connection.rows(sql, (chosen(sorted(numbers)),))}
    who = speakers(connection, numbers)
    found = {}
    for (one, other), (same, open_) in pairs.items():
        if one in numbers and other in numbers:
            stands = relation(who.get(one, ()), who.get(other, ()))
            found[one, other] = {Relation.SAME: same, Relation.OPEN: open_, Relation.APART: 0.0}[stands]
    return {pair: _number(chance) for pair, chance in found.items() if chance}


def _number(cell: str | int | float | None) -> float:
    return cast(float, cell)


def key(sha256: str, position: int) -> str:
    """What tells a quotation from all others in every record, and orders them: its page's hash, its place there."""
    return f"{sha256} {position:04}"


def speakers(connection: Connection, quotations: Iterable[int]) -> dict[int, tuple[Speaker, ...]]:
    """Who said each, as the registry and people tell."""
    found: dict[int, dict[str, Speaker]] = {}
    for number, _, told in sorted(connection.rows(_SPEAKERS, (chosen(quotations),))):
        hashed, name, kind = json.loads(told)
        found.setdefault(number, {})[hashed] = Speaker(hashed, name, SpeakerKind(kind))
    return {number: tuple(each.values()) for number, each in found.items()}


COPIES = Grouping(
    groups="copies",
    columns=("kind", "origin"),
    table="same_texts",
    evidence="kind, share",
    members="copied",
    member="page",
    group="copies",
    able=lambda cells: True,
    connecting=_all,
    make=_copies,
)
STORIES = Grouping(
    groups="stories",
    columns=("lead", "first"),
    table="alike",
    evidence="likeness",
    members="told_in",
    member="page",
    group="story",
    able=_on_one_event,
    connecting=_all,
    make=_stories,
)
STATEMENTS = Grouping(
    groups="statements",
    columns=("first",),
    table="same_words",
    evidence="same, open",
    members="reported",
    member="quotation",
    group="statement",
    able=_of_one_utterance,
    connecting=_said_by_one,
    make=_statements,
)
GROUPINGS = (COPIES, STORIES, STATEMENTS)
