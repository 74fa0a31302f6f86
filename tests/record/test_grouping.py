"""Groups made anew only where something changed are those that making all anew gives."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.linkage import clusters
from onrecord.record.connection import Connection
from onrecord.record.grouping import Component, Group, Grouping

LEAST = 0.3
NUMBERS = range(1, 9)
LIKENESS = st.sampled_from([0.05, 0.2, 0.3, 0.5, 0.9])
Change = tuple[int, dict[int, float], bool]
"""A number that arrives, or goes where it is there; its likeness to others; whether all is settled then."""


def make(connection: Connection, part: Component) -> Iterator[Group]:
    pairs = {pair: cells[0] for pair, cells in part.pairs.items()}
    for members in clusters(part.members, pairs, LEAST):
        if len(members) > 1:
            yield Group((members[0], members[-1]), members)


GROUPING = Grouping(
    groups="stories",
    columns=("lead", "first"),
    table="alike",
    evidence="likeness",
    members="told_in",
    member="page",
    group="story",
    able=lambda: f"likeness >= {LEAST}",
    connecting=lambda connection, pairs: pairs.keys(),
    make=make,
)


def settle(connection: Connection) -> set[int]:
    """Group what is to be; gives what was taken up for it."""
    seen: set[int] = set()
    while row := connection.one("SELECT min(id) FROM ungrouped HAVING count(*) > 0"):
        members = GROUPING.regroup(connection, row[0])
        for number in members:
            connection.run("DELETE FROM ungrouped WHERE id = ?", (number,))
        seen |= members
    return seen


def arrive(connection: Connection, number: int, likeness: dict[int, float]) -> None:
    for other, value in likeness.items():
        connection.insert("alike", ["one", "other", "likeness"], (*sorted((number, other)), value))
    GROUPING.mark(connection, [number])


def held(connection: Connection) -> set[tuple[int, ...]]:
    return {group.members for group in GROUPING.held(connection, NUMBERS).values()}


def unbound(path: Path) -> Connection:
    """A record whose groups need no articles."""
    connection = Connection(path, create=True)
    connection.run("PRAGMA foreign_keys = OFF")
    return connection


changes = st.lists(
    st.tuples(st.sampled_from(NUMBERS), st.dictionaries(st.sampled_from(NUMBERS), LIKENESS), st.booleans()),
    max_size=20,
)


@settings(max_examples=150)
@given(changes)
def test_after_any_changes_the_groups_are_those_of_all_pairs(several: Sequence[Change]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(unbound(Path(folder) / "a.db")) as connection:
        there: set[int] = set()
        with connection.writing():
            for number, likeness, settled in several:
                if number in there:
                    GROUPING.forget(connection, [number])
                else:
                    arrive(connection, number, {n: v for n, v in likeness.items() if n in there - {number}})
                there ^= {number}
                if settled:
                    settle(connection)
            settle(connection)
        pairs = {(one, other): value for one, other, value in connection.rows("SELECT one, other, likeness FROM alike")}
        meant = {members for members in clusters(NUMBERS, pairs, LEAST) if len(members) > 1}
        assert held(connection) == meant


def test_a_pair_that_is_too_weak_to_join_two_groups_takes_up_neither(tmp_path: Path) -> None:
    with closing(unbound(tmp_path / "a.db")) as connection, connection.writing():
        arrive(connection, 1, {})
        arrive(connection, 2, {1: 0.9})
        arrive(connection, 3, {1: 0.2, 2: 0.2})
        arrive(connection, 4, {3: 0.9, 1: 0.2})
        settle(connection)
        assert held(connection) == {(1, 2), (3, 4)}
        arrive(connection, 5, {4: 0.5, 2: 0.2})
        assert settle(connection) == {3, 4, 5}


def test_a_group_that_stays_is_not_written_anew(tmp_path: Path) -> None:
    with closing(unbound(tmp_path / "a.db")) as connection, connection.writing():
        arrive(connection, 1, {})
        arrive(connection, 2, {1: 0.9})
        settle(connection)
        before = GROUPING.held(connection, [1])
        arrive(connection, 3, {2: 0.4})
        assert settle(connection) == {1, 2, 3}
        assert GROUPING.held(connection, [1]) == before
