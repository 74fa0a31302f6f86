"""An article by what a user calls it: its id, its hash or the beginning of it, its address, its name."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from onrecord.errors import NotThere
from onrecord.read.names import readable
from onrecord.record.connection import Connection
from onrecord.record.words import writable

_HASH = re.compile(r"[0-9a-f]{8,64}", re.IGNORECASE)
_DIGITS = re.compile(r"-(?:[0-9a-f]{8}|[0-9a-f]{16})\Z")
_SOME = 5
"""Ids that a message names."""


def find(connection: Connection, called: str) -> int:
    """The number of the page. Raises NotThere where none is called so, where several are, or where it was removed."""
    with suppress(UnicodeEncodeError):  # half a pair that no file's name can hold
        called = readable(called)
    called = writable(called)
    every = next(filter(None, (_matches(connection, *way) for way in _ways(called))), [])
    found = [one for one in every if one[2] is None] or every
    if not found:
        raise NotThere(f"{connection.path} has no article {called!r}: `onrecord quotes` prints the ids of articles")
    if len(found) > 1:
        names = ", ".join(name for _, name, _ in found[:_SOME])
        raise NotThere(f"{len(found)} articles are called {called!r}: name one of them, such as {names}")
    (page, name, removed), *_ = found
    if removed is not None:
        raise NotThere(f"{name} was removed: {removed}")
    return page


def _ways(called: str) -> list[tuple[str, tuple[str, ...]]]:
    """Conditions with their values, the surest first."""
    digits = _DIGITS.search(called)
    name = called[: digits.start()] if digits else called
    ways: list[tuple[str, tuple[str, ...]]] = [("name IN (?, ?) AND article_ids.id = ?", (called, name, called))]
    if _HASH.fullmatch(called):
        ways.append(("sha256 >= ? AND sha256 < ?", (called.lower(), f"{called.lower()}g")))
    return [*ways, ("name = ?", (called,)), ("uri = ?", (called,))]


def _matches(connection: Connection, condition: str, values: tuple[str, ...]) -> list[tuple[int, str, str | None]]:
    sql = (
        "SELECT pages.id, article_ids.id, removals.why FROM pages JOIN article_ids ON article_ids.page = pages.id "
        f"LEFT JOIN removals ON removals.page = pages.id WHERE {condition} ORDER BY pages.name, sha256"
    )
    with connection.reading():
        return cast(list[tuple[int, str, str | None]], connection.rows(sql, values).fetchall())


@dataclass(frozen=True, slots=True)
class Version:
    """One of the pages that stood at an address."""

    article: str
    """Its id."""
    added: str
    """When the run began that stored it, UTC, ISO 8601."""


def versions(connection: Connection, page: int) -> list[Version]:
    """The pages that stood at an address of this one, itself among them, in the order in which they were first met;
    without those that were removed."""
    sql = (
        "SELECT article_ids.id, begun FROM inputs JOIN runs ON runs.id = inputs.run "
        "JOIN article_ids ON article_ids.page = inputs.page "
        "WHERE (inputs.page = ?1 OR address IN (SELECT address FROM inputs WHERE page = ?1)) "
        "AND inputs.page NOT IN (SELECT page FROM removals) GROUP BY inputs.page ORDER BY min(inputs.rowid)"
    )
    with connection.reading():
        return [Version(*row) for row in connection.rows(sql, (page,))]
