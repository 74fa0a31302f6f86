"""The three groupings of a record: copies of one text, stories, and statements. For each, which pairs can bring groups
together, and how groups are made of pairs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from onrecord.model import Speaker, SpeakerKind
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection
from onrecord.record.grouping import Cells, Component, Group, Grouping, Pair

# What makes groups is imported where there are some to make: most programs that write do without.
# ruff: noqa: PLC0415


def _all(connection: Connection, pairs: Mapping[Pair, Cells]) -> Set[Pair]:
    return pairs.keys()


def _copies(connection: Connection, part: Component) -> Iterator[Group]:
    from onrecord.link.copy_groups import Link, Print, groups
    from onrecord.link.copy_kinds import CopyKind

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
        Link(hashes[one], hashes[other], CopyKind(kind), share) for (one, other), (kind, share) in part.pairs.items()
    ]
    order = {page: place for place, page in enumerate(hashes)}
    for each in groups(prints, links):
        origin = numbers[each.origin] if each.origin else None
        members = sorted((numbers[sha256] for sha256 in each.articles), key=order.__getitem__)
        yield Group((each.kind.value, origin), tuple(members))


def _on_one_event() -> str:
    from onrecord.link.events import shipped

    return f"likeness >= {shipped().threshold!r}"


def _stories(connection: Connection, part: Component) -> Iterator[Group]:
    from onrecord.link.stories import stories

    sql = f"SELECT page, sha256, day FROM sketches JOIN pages ON id = page WHERE page IN {CHOSEN}"
    rows = connection.rows(sql, (chosen(part.members),)).fetchall()
    hashes = {page: sha256 for page, sha256, _ in rows}
    numbers = {sha256: page for page, sha256 in hashes.items()}
    days = {sha256: day for _, sha256, day in rows}
    pairs = {(hashes[one], hashes[other]): value for (one, other), (value,) in part.pairs.items()}
    for story in stories(days, pairs):
        if len(story.articles) > 1:
            members = tuple(numbers[sha256] for sha256 in story.articles)
            yield Group((numbers[story.lead], members[0]), members)


def _of_one_utterance() -> str:
    from onrecord.link.scorer import shipped

    return f"max(same, open) >= {shipped().threshold!r}"


def _said_by_one(connection: Connection, pairs: Mapping[Pair, Cells]) -> Set[Pair]:
    from onrecord.link.scorer import shipped

    who = _speaking(connection, {number for pair in pairs for number in pair})
    return {pair for pair, chance in _chances(pairs, who).items() if chance >= shipped().threshold}


def _statements(connection: Connection, part: Component) -> Iterator[Group]:
    from onrecord.link.quoted import told_days
    from onrecord.link.statements import Member, statements

    sql = (
        "SELECT quotations.id, position, sha256, published, said_earliest, said_latest FROM quotations "
        "JOIN pages ON pages.id = article JOIN articles ON page = article "
        f"LEFT JOIN circumstances ON circumstances.quotation = quotations.id WHERE quotations.id IN {CHOSEN}"
    )
    who = _speaking(connection, part.members)
    members = {
        number: Member(key(sha256, position), sha256, published, position, who.get(number, ()), told_days(*days))
        for number, position, sha256, published, *days in connection.rows(sql, (chosen(part.members),))
    }
    pairs = _chances(part.pairs, who)
    chances = {(members[one].key, members[other].key): chance for (one, other), chance in pairs.items()}
    numbers = {member.key: number for number, member in members.items()}
    for group in statements([*members.values()], chances):
        if len(group) > 1:
            ordered = tuple(numbers[member.key] for member in group)
            yield Group((ordered[0],), ordered)


def _speaking(connection: Connection, quotations: Set[int]) -> dict[int, tuple[Speaker, ...]]:
    """Who said each that nobody has rejected."""
    sql = f"SELECT quotation FROM judged WHERE rejected IS NOT NULL AND quotation IN {CHOSEN}"
    left = quotations - {number for (number,) in connection.rows(sql, (chosen(quotations),))}
    told = speakers(connection, left)
    return {number: told.get(number, ()) for number in left}


def _chances(pairs: Mapping[Pair, Cells], who: Mapping[int, Sequence[Speaker]]) -> dict[Pair, float]:
    """How likely pairs report one utterance by who said them; without those that cannot: said by two, or
    rejected."""
    from onrecord.link.relations import Relation, relation

    found: dict[Pair, float] = {}
    for (one, other), (same, open_) in pairs.items():
        if one in who and other in who:
            stands = relation(who[one], who[other])
            found[one, other] = {Relation.SAME: same, Relation.OPEN: open_, Relation.APART: 0.0}[stands]
    return {pair: chance for pair, chance in found.items() if chance}


def key(sha256: str, position: int) -> str:
    """What tells a quotation from all others in every record, and orders them: its page's hash, its place there."""
    return f"{sha256} {position:04}"


def speakers(connection: Connection, quotations: Iterable[int]) -> dict[int, tuple[Speaker, ...]]:
    """Who said each, as the registry and people tell."""
    sql = f"SELECT quotation, position, speaker FROM who_said WHERE quotation IN {CHOSEN}"
    said = sorted(connection.rows(sql, (chosen(quotations),)))
    sql = f"SELECT id, hash, name, kind FROM speakers WHERE id IN {CHOSEN}"
    rows = connection.rows(sql, (chosen({number for *_, number in said}),))
    known = {number: Speaker(hashed, name, SpeakerKind(kind)) for number, hashed, name, kind in rows}
    found: dict[int, dict[int, Speaker]] = {}
    for quotation, _, number in said:
        found.setdefault(quotation, {})[number] = known[number]
    return {quotation: tuple(each.values()) for quotation, each in found.items()}


COPIES = Grouping(
    groups="copies",
    columns=("kind", "origin"),
    table="same_texts",
    evidence="kind, share",
    members="copied",
    member="page",
    group="copies",
    able=lambda: "TRUE",
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
