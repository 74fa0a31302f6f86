"""Ids that statements had by quotations that are no more: each leads to a quotation that reports the same.

Where a quotation goes with its article, that is another of its statement; where another reading finds other words, it
is the one that shares most of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection

_PLACES = "SELECT quotation, part, start, \"end\" FROM spans JOIN quotations ON id = quotation WHERE role = 'content'"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation's words stand in an article."""

    part: str
    ranges: tuple[tuple[int, int], ...]
    """In code points, half-open."""

    def shared(self, other: Place) -> int:
        """How many code points both hold."""
        if self.part != other.part:
            return 0
        pairs = ((a, b) for a in self.ranges for b in other.ranges)
        return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a, b in pairs)


def hand_over(connection: Connection, quotations: Iterable[int]) -> None:
    """Let the ids that lead to quotations that go lead to others of their statements, where there are any."""
    going = chosen(quotations)
    beside = (
        "(SELECT quotation FROM reported AS other WHERE other.statement = reported.statement "
        f"AND quotation NOT IN {CHOSEN} ORDER BY position LIMIT 1)"
    )
    sql = (
        f"SELECT hash, {beside} FROM reported JOIN quotations ON id = quotation WHERE quotation IN {CHOSEN} UNION ALL "
        f"SELECT former.hash, {beside} FROM former LEFT JOIN reported ON reported.quotation = former.quotation "
        f"WHERE former.quotation IN {CHOSEN}"
    )
    found = connection.rows(sql, (going,) * 4).fetchall()
    connection.run(f"DELETE FROM former WHERE quotation IN {CHOSEN}", (going,))
    _lead(connection, {hashed: other for hashed, other in found if other is not None})


def of_article(connection: Connection, page: int) -> dict[str, Place]:
    """All ids that lead to quotations of an article, each with the place of its quotation."""
    places = _places(connection, page)
    numbers = chosen(places)
    sql = (
        f"SELECT hash, quotation FROM former WHERE quotation IN {CHOSEN} UNION ALL "
        f"SELECT hash, id FROM quotations WHERE id IN {CHOSEN}"
    )
    return {hashed: places[number] for hashed, number in connection.rows(sql, (numbers, numbers))}


def read_again(connection: Connection, page: int, before: Mapping[str, Place]) -> None:
    """Let the ids that led to an article's quotations lead to those that another reading found in their places."""
    places = _places(connection, page)
    shared = {
        hashed: max(((was.shared(place), -number) for number, place in places.items()), default=(0, 0))
        for hashed, was in before.items()
    }
    _lead(connection, {hashed: -number for hashed, (most, number) in shared.items() if most})
    there = "SELECT hash FROM quotations WHERE article = ?"
    connection.run(f"DELETE FROM former WHERE hash IN ({there})", (page,))  # they are quotations' own


def _lead(connection: Connection, ids: Mapping[str, int]) -> None:
    for hashed, quotation in ids.items():
        connection.run("INSERT OR REPLACE INTO former (hash, quotation) VALUES (?, ?)", (hashed, quotation))


def _places(connection: Connection, page: int) -> dict[int, Place]:
    """The quotations of an article -> where their words stand."""
    parts: dict[int, str] = {}
    ranges: dict[int, list[tuple[int, int]]] = {}
    for number, part, start, end in connection.rows(f"{_PLACES} AND article = ? ORDER BY id, start", (page,)):
        parts[number] = part
        ranges.setdefault(number, []).append((start, end))
    return {number: Place(part, tuple(ranges[number])) for number, part in parts.items()}
