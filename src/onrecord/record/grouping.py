"""Pairs become groups: copies, stories and statements, made anew for whatever hangs together with what was touched.

A group depends on the pairs of its connected component alone, in canonical order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.link.copy_groups import Link, Print
from onrecord.link.copy_groups import groups as copy_groups
from onrecord.link.copy_kinds import CopyKind
from onrecord.link.gist import Gist
from onrecord.link.quoted import told_days
from onrecord.link.relations import Relation, relation
from onrecord.link.statements import Member, statements
from onrecord.link.stories import stories
from onrecord.model import Speaker, SpeakerKind
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection

Cells = tuple[str | int | float | None, ...]
_SPEAKERS = (
    "SELECT quotation, position, (SELECT json_array(hash, name, kind) FROM speakers WHERE id = speaker) "
    f"FROM who_said WHERE quotation IN {CHOSEN}"
)


@dataclass(frozen=True, slots=True)
class Component:
    """Numbers that hang together by the pairs of one table, and those pairs with what the table holds of them."""

    members: frozenset[int]
    pairs: Mapping[tuple[int, int], Cells]


@dataclass(frozen=True, slots=True)
class Group:
    """A group as it is to stand in the record: the columns of its row, and its members in their order."""

    cells: Cells
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """One of the three: which tables hold its pairs, its groups and their members, and how groups are made."""

    groups: str
    columns: tuple[str, ...]
    pairs: str
    evidence: str
    """The columns of a pair."""
    members: str
    member: str
    group: str
    """The columns of a member and of its group."""
    make: Callable[[Connection, Component], Iterator[Group]]

    def component(self, connection: Connection, number: int) -> Component:
        """All that hangs together with a number."""
        found, open_ = {number}, {number}
        pairs: dict[tuple[int, int], Cells] = {}
        while open_:
            met: set[int] = set()
            for column in ("one", "other"):
                sql = f"SELECT one, other, {self.evidence} FROM {self.pairs} WHERE {column} IN {CHOSEN}"
                for one, other, *cells in connection.rows(sql, (chosen(sorted(open_)),)):
                    pairs[one, other] = tuple(cells)
                    met |= {one, other}
            open_ = met - found
            found |= met
        return Component(frozenset(found), pairs)

    def made(self, connection: Connection, part: Component) -> list[Group]:
        """The groups of two and more of a component, in no order that matters."""
        return [*self.make(connection, part)] if part.pairs else []

    def held(self, connection: Connection, numbers: Iterable[int]) -> list[tuple[int, Group]]:
        """The groups that numbers are in, as they stand in the record, each with its number."""
        sql = f"SELECT DISTINCT {self.group} FROM {self.members} WHERE {self.member} IN {CHOSEN}"
        found = []
        for (number,) in connection.rows(sql, (chosen(numbers),)).fetchall():
            cells = connection.one(f"SELECT {', '.join(self.columns)} FROM {self.groups} WHERE id = ?", (number,))
            sql = f"SELECT {self.member} FROM {self.members} WHERE {self.group} = ? ORDER BY position"
            members = tuple(member for (member,) in connection.rows(sql, (number,)))
            found.append((number, Group(cells or (), members)))
        return found

    def regroup(self, connection: Connection, number: int) -> frozenset[int]:
        """Make the groups of all that hangs together with a number anew; gives what that is."""
        part = self.component(connection, number)
        self.dissolve(connection, part.members)
        for group in self.made(connection, part):
            self._write(connection, group)
        return part.members

    def dissolve(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Take out the groups that numbers are in; what else was in them is to be grouped anew."""
        chosen_ = {*numbers}
        for number, group in self.held(connection, chosen_):
            connection.run(f"DELETE FROM {self.members} WHERE {self.group} = ?", (number,))
            connection.run(f"DELETE FROM {self.groups} WHERE id = ?", (number,))
            self.mark(connection, {*group.members} - chosen_)

    def mark(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Note that numbers are to be grouped anew."""
        for number in sorted(numbers):
            connection.run(
                "INSERT INTO ungrouped (what, id) VALUES (?, ?) ON CONFLICT DO NOTHING", (self.groups, number)
            )

    def neighbours(self, connection: Connection, numbers: Iterable[int]) -> set[int]:
        """What numbers have pairs with, without themselves."""
        listed = chosen(chosen_ := {*numbers})
        found: set[int] = set()
        for here, there in (("one", "other"), ("other", "one")):
            sql = f"SELECT {there} FROM {self.pairs} WHERE {here} IN {CHOSEN}"
            found |= {number for (number,) in connection.rows(sql, (listed,))}
        return found - chosen_

    def forget(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Take out all pairs and groups of numbers that go; what stays of those is to be grouped anew."""
        chosen_ = {*numbers}
        self.mark(connection, self.neighbours(connection, chosen_))
        self.dissolve(connection, chosen_)
        for column in ("one", "other"):
            connection.run(f"DELETE FROM {self.pairs} WHERE {column} IN {CHOSEN}", (chosen(chosen_),))
        connection.run(f"DELETE FROM ungrouped WHERE what = ? AND id IN {CHOSEN}", (self.groups, chosen(chosen_)))

    def _write(self, connection: Connection, group: Group) -> None:
        number = connection.insert(self.groups, self.columns, group.cells)
        for position, member in enumerate(group.members):
            connection.insert(self.members, [self.member, self.group, "position"], (member, number, position))


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
        Link(hashes[one], hashes[other], CopyKind(str(kind)), float(str(share)))
        for (one, other), (kind, share) in part.pairs.items()
    ]
    order = {page: place for place, page in enumerate(hashes)}
    for each in copy_groups(prints, links):
        origin = numbers[each.origin] if each.origin else None
        members = sorted((numbers[sha256] for sha256 in each.articles), key=order.__getitem__)
        yield Group((each.kind.value, origin), tuple(members))


def _stories(connection: Connection, part: Component) -> Iterator[Group]:
    sql = f"SELECT page, sha256, day, gist FROM sketches JOIN pages ON id = page WHERE page IN {CHOSEN}"
    rows = connection.rows(sql, (chosen(part.members),)).fetchall()
    hashes = {page: sha256 for page, sha256, *_ in rows}
    numbers = {sha256: page for page, sha256 in hashes.items()}
    gists = [Gist.of_json(sha256, day, gist) for _, sha256, day, gist in rows]
    pairs = {(hashes[one], hashes[other]): float(str(value)) for (one, other), (value,) in part.pairs.items()}
    for story in stories(gists, pairs):
        if len(story.articles) > 1:
            members = tuple(numbers[sha256] for sha256 in story.articles)
            yield Group((numbers[story.lead], members[0]), members)


def _statements(connection: Connection, part: Component) -> Iterator[Group]:
    """Rejected quotations stay alone, and a pair that two people said counts as nothing."""
    sql = (
        "SELECT quotations.id, position, sha256, published, said_earliest, said_latest FROM quotations "
        "JOIN pages ON pages.id = article JOIN articles ON page = article "
        "LEFT JOIN circumstances ON circumstances.quotation = quotations.id WHERE quotations.id IN "
        f"{CHOSEN} AND quotations.id NOT IN (SELECT quotation FROM judged WHERE rejected IS NOT NULL)"
    )
    rows = connection.rows(sql, (chosen(part.members),)).fetchall()
    who = speakers(connection, [row[0] for row in rows])
    members = {
        number: Member(key(sha256, position), sha256, published, position, who.get(number, ()), told_days(*days))
        for number, position, sha256, published, *days in rows
    }
    chances = {}
    for (one, other), (same, open_) in part.pairs.items():
        if one in members and other in members:
            stands = relation(who.get(one, ()), who.get(other, ()))
            chance = {Relation.SAME: same, Relation.OPEN: open_, Relation.APART: 0.0}[stands]
            chances[members[one].key, members[other].key] = float(str(chance))
    numbers = {member.key: number for number, member in members.items()}
    for group in statements([*members.values()], {pair: value for pair, value in chances.items() if value}):
        if len(group) > 1:
            ordered = tuple(numbers[member.key] for member in group)
            yield Group((ordered[0],), ordered)


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


COPIES = Grouping("copies", ("kind", "origin"), "same_texts", "kind, share", "copied", "page", "copies", _copies)
STORIES = Grouping("stories", ("lead", "first"), "alike", "likeness", "told_in", "page", "story", _stories)
STATEMENTS = Grouping(
    "statements", ("first",), "same_words", "same, open", "reported", "quotation", "statement", _statements
)
GROUPINGS = (COPIES, STORIES, STATEMENTS)
