"""How every input that was ever given ended: one row for each address and content."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Entry, Outcome, Page
from onrecord.record.connection import Connection
from onrecord.record.pages import address


def enter(connection: Connection, run: int, entry: Entry, found: Page | None = None, page: int | None = None) -> bool:
    """Note in a transaction how an input ended: a new one, or one that failed before and came to another end now. One
    that is known otherwise stays as it is.

    `found` is what it held, where that could be had; `page` the number of the page that keeps it, if one does. False
    where it was known.
    """
    sha256, of = (found.sha256, address(found)) if found else (None, None)
    known = connection.one(
        "SELECT rowid, page FROM inputs WHERE uri = ? AND coalesce(sha256, why) = ?", (entry.uri, sha256 or entry.why)
    )
    if known is None:
        columns = ["uri", "sha256", "address", "outcome", "why", "page", "run"]
        connection.insert("inputs", columns, (entry.uri, sha256, of, entry.outcome.value, entry.why, page, run))
        connection.run("UPDATE runs SET first_seen = first_seen + 1 WHERE id = ?", (run,))
    elif known[1] is None:
        values = (entry.outcome.value, entry.why, page, known[0])
        connection.run("UPDATE inputs SET outcome = ?, why = ?, page = ? WHERE rowid = ?", values)
    return known is None or known[1] is None


def entries(connection: Connection) -> Iterator[Entry]:
    """All of them, in the order of their addresses."""
    sql = "SELECT uri, outcome, why, article FROM outcomes ORDER BY uri, sha256, why"
    for uri, outcome, why, article in connection.rows(sql):
        yield Entry(uri, Outcome(outcome), why, article)
