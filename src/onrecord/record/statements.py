"""Which quotations report one utterance, as the record holds it: a statement's id in, its quotations' numbers out.

A quotation that nothing else reports is a statement of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from onrecord.errors import NotThere
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection
from onrecord.record.load import CANONICAL
from onrecord.record.speakers import called
from onrecord.record.words import writable

LEAST = 6
"""Digits by which a statement can be named."""
_CHUNK = 500
_IDS = (
    "SELECT id FROM quotations WHERE hash >= ?1 AND hash < ?1 || 'g' UNION "
    "SELECT quotation FROM former WHERE hash >= ?1 AND hash < ?1 || 'g'"
)
HEAD = (
    "(SELECT first FROM reported JOIN statements ON statements.id = statement WHERE reported.quotation = quotations.id)"
)


def find(connection: Connection, name: str) -> tuple[int, ...]:
    """The quotations of the statement whose id begins so; the id of any of its quotations will do, and any it had
    before. Raises NotThere for none and for several."""
    low = writable(name).strip().lower()
    with connection.reading():
        found = [number for (number,) in connection.rows(_IDS, (low,))] if len(low) >= LEAST else []
        whole = {_members(connection, [number])[number] for number in found[:_CHUNK]}
    if len(whole) != 1:
        many = "several statements are" if whole else "no statement is"
        raise NotThere(f"{many} called {name!r}: `onrecord quotes --format jsonl` prints ids; give six digits or more")
    return whole.pop()


def every(connection: Connection) -> Iterator[tuple[int, ...]]:
    """All statements, in the canonical order of their earliest quotations; each quotation is in exactly one."""
    sql = (
        "SELECT quotations.id FROM quotations JOIN pages ON pages.id = article WHERE NOT EXISTS "
        "(SELECT 1 FROM reported WHERE reported.quotation = quotations.id AND reported.position > 0) "
        f"{CANONICAL}, quotations.position"
    )
    return _statements(connection, sql, ())


def said_by(
    connection: Connection, speaker: str, limit: int | None = None, *, newest: bool = False
) -> Iterator[tuple[int, ...]]:
    """The statements of speakers of that name or id, by the day they were said, undated ones last; `newest` first
    where that is asked for."""
    sql, values = _heads(speaker)
    ordered = (
        f"SELECT quotations.id FROM quotations JOIN pages ON pages.id = article WHERE quotations.id IN ({sql}) "
        f"ORDER BY first_day IS NULL, first_day {'DESC' if newest else 'ASC'}, pages.name, sha256, quotations.position "
        "LIMIT ?"
    )
    return _statements(connection, ordered, (*values, -1 if limit is None else limit))


def told_in(connection: Connection, story: int) -> Iterator[tuple[int, ...]]:
    """The statements that several articles of a story report, in canonical order; the story by its number."""
    sql = (
        "SELECT first FROM statements JOIN quotations ON quotations.id = first JOIN pages ON pages.id = article "
        "WHERE statements.id IN (SELECT statement FROM told_in JOIN quotations AS told ON told.article = page "
        "JOIN reported ON reported.quotation = told.id WHERE story = ? GROUP BY statement "
        f"HAVING count(DISTINCT page) > 1) {CANONICAL}, quotations.position"
    )
    return _statements(connection, sql, (story,))


def count(connection: Connection, speaker: str) -> int:
    """How many statements `said_by` would give."""
    sql, values = _heads(speaker)
    return connection.number(f"SELECT count(*) FROM ({sql})", values)


def _heads(speaker: str) -> tuple[str, tuple[str, ...]]:
    """A query for the first quotations of a speaker's statements, and the values in it."""
    names, values = called(speaker)
    said = f"(SELECT quotation FROM who_said WHERE speaker IN ({names}))"
    sql = f"SELECT DISTINCT coalesce({HEAD}, quotations.id) FROM quotations WHERE id IN {said}"
    rejected = "SELECT quotation FROM judged WHERE rejected IS NOT NULL"
    return f"{sql} AND reports IS NOT 'thought' AND id NOT IN ({rejected})", values


def _statements(connection: Connection, sql: str, values: tuple[object, ...]) -> Iterator[tuple[int, ...]]:
    with connection.reading():
        heads = iter([number for (number,) in connection.rows(sql, values)])
    while some := [*islice(heads, _CHUNK)]:
        with connection.reading():
            found = _members(connection, some)
        yield from found.values()


def _members(connection: Connection, numbers: list[int]) -> dict[int, tuple[int, ...]]:
    """Quotations -> all of their statement, the earliest first."""
    sql = (
        "SELECT here.quotation, there.quotation FROM reported AS here JOIN reported AS there "
        f"ON there.statement = here.statement WHERE here.quotation IN {CHOSEN} ORDER BY there.position"
    )
    found: dict[int, list[int]] = {number: [] for number in numbers}
    for number, member in connection.rows(sql, (chosen(numbers),)):
        found[number].append(member)
    return {number: tuple(members or [number]) for number, members in found.items()}
