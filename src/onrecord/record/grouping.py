"""Pairs become groups, made anew for whatever hangs together with what was touched.

Two groups become one where the pairs across them are likely enough on average, and then one of those pairs at least is
as likely by itself. So what such pairs connect is grouped the same whatever else there is, and where something changes,
only what it is connected with, or was grouped with before, can come out otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection

Cells = tuple[Any, ...]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Component:
    """Numbers that pairs connect, and all pairs among them with what the table holds of each."""

    members: frozenset[int]
    pairs: Mapping[Pair, Cells]


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
    table: str
    evidence: str
    """The columns of a pair that tell how likely it is."""
    members: str
    member: str
    group: str
    """The columns of a member and of its group."""
    able: Callable[[], str]
    """The condition on a pair that is likely enough to bring two groups together."""
    connecting: Callable[[Connection, Mapping[Pair, Cells]], Set[Pair]]
    """Those of such pairs that do so by what else the record tells now."""
    make: Callable[[Connection, Component], Iterator[Group]]

    def component(self, connection: Connection, number: int) -> Component:
        """All that pairs connect with a number."""
        found, open_ = {number}, {number}
        while open_:
            met = self.connecting(connection, self._able(connection, open_))
            open_ = {end for pair in met for end in pair} - found
            found |= open_
        return Component(frozenset(found), self._among(connection, found) if len(found) > 1 else {})

    def made(self, connection: Connection, part: Component) -> list[Group]:
        """The groups of two and more of a component, in no order that matters."""
        return [*self.make(connection, part)] if part.pairs else []

    def held(self, connection: Connection, numbers: Iterable[int]) -> dict[int, Group]:
        """The groups that numbers are in, as they stand in the record, by their own numbers."""
        sql = f"SELECT DISTINCT {self.group} FROM {self.members} WHERE {self.member} IN {CHOSEN}"
        found = {}
        for (number,) in connection.rows(sql, (chosen(numbers),)).fetchall():
            cells = connection.one(f"SELECT {', '.join(self.columns)} FROM {self.groups} WHERE id = ?", (number,))
            sql = f"SELECT {self.member} FROM {self.members} WHERE {self.group} = ? ORDER BY position"
            members = tuple(member for (member,) in connection.rows(sql, (number,)))
            found[number] = Group(cells or (), members)
        return found

    def regroup(self, connection: Connection, number: int) -> frozenset[int]:
        """Make the groups of all that is connected with a number anew; gives what that is."""
        part = self.component(connection, number)
        made, held = self.made(connection, part), self.held(connection, part.members)
        meant, stays = {*made}, {*held.values()}
        self._dissolve(connection, {at: group for at, group in held.items() if group not in meant}, part.members)
        for group in made:
            if group not in stays:
                self._write(connection, group)
        return part.members

    def mark(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Note that numbers are to be grouped anew; those that no pair can connect with another stay alone."""
        chosen_ = {*numbers}
        paired = {end for pair in self._able(connection, chosen_) for end in pair}
        for number in sorted(chosen_ & paired):
            connection.run(
                "INSERT INTO ungrouped (what, id) VALUES (?, ?) ON CONFLICT DO NOTHING", (self.groups, number)
            )

    def forget(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Take out all pairs and groups of numbers that go; what stays of those is to be grouped anew."""
        chosen_ = {*numbers}
        self._dissolve(connection, self.held(connection, chosen_), chosen_)
        for column in ("one", "other"):
            connection.run(f"DELETE FROM {self.table} WHERE {column} IN {CHOSEN}", (chosen(chosen_),))
        connection.run(f"DELETE FROM ungrouped WHERE what = ? AND id IN {CHOSEN}", (self.groups, chosen(chosen_)))

    def _able(self, connection: Connection, numbers: Iterable[int]) -> dict[Pair, Cells]:
        """The pairs of numbers that are likely enough, with what the table holds of each."""
        listed, found = chosen(sorted(numbers)), dict[Pair, Cells]()
        for column in ("one", "other"):
            sql = f"SELECT one, other, {self.evidence} FROM {self.table} WHERE {column} IN {CHOSEN} AND {self.able()}"
            found |= _by_pair(connection.rows(sql, (listed,)))
        return found

    def _among(self, connection: Connection, numbers: Iterable[int]) -> dict[Pair, Cells]:
        """All pairs of two of the numbers, in the same way."""
        listed = chosen(sorted(numbers))
        # The plus keeps SQLite from looking up each of the numbers with each.
        sql = f"SELECT one, other, {self.evidence} FROM {self.table} WHERE one IN {CHOSEN} AND +other IN {CHOSEN}"
        return _by_pair(connection.rows(sql, (listed, listed)))

    def _dissolve(self, connection: Connection, groups: Mapping[int, Group], numbers: Set[int]) -> None:
        """Take out groups; what was in them beside these numbers is to be grouped anew."""
        for number, group in groups.items():
            connection.run(f"DELETE FROM {self.members} WHERE {self.group} = ?", (number,))
            connection.run(f"DELETE FROM {self.groups} WHERE id = ?", (number,))
            self.mark(connection, {*group.members} - numbers)

    def _write(self, connection: Connection, group: Group) -> None:
        number = connection.insert(self.groups, self.columns, group.cells)
        for position, member in enumerate(group.members):
            connection.insert(self.members, [self.member, self.group, "position"], (member, number, position))


def _by_pair(rows: Iterable[Cells]) -> dict[Pair, Cells]:
    return {row[:2]: row[2:] for row in rows}
