"""Takedowns: a page's bytes and all text read from it go; its hash, its address and the reason stay."""

from __future__ import annotations

from onrecord.errors import SettingsError
from onrecord.record.articles import INDEXES, take_out
from onrecord.record.connection import Connection
from onrecord.record.judgements import forget
from onrecord.record.runs import begin, end, now
from onrecord.record.settling import settle
from onrecord.record.words import writable


def remove(connection: Connection, page: int, name: str, why: str) -> bool:
    """Remove a page for good: no trace of its text stays in the file, and adding it again is refused.

    False where another program was reading: then the text stays in the files until that has ended and something is
    written. Raises SettingsError without a reason.
    """
    reason = writable(why.strip())
    if not reason:
        raise SettingsError("give the reason for a removal: it is what stays")
    with connection.writing():
        run = begin(connection, "remove", [name])
        take_out(connection, page)
        forget(connection, page)
        settle(connection)
        of_run = "(SELECT count(*) FROM changes WHERE run = runs.id AND page = ?1)"
        sql = f"UPDATE runs SET changes = changes - {of_run} WHERE id IN (SELECT run FROM changes WHERE page = ?1)"
        connection.run(sql, (page,))
        connection.run("DELETE FROM changes WHERE page = ?", (page,))
        connection.run("UPDATE pages SET bytes = NULL, facts = NULL WHERE id = ?", (page,))
        connection.run("INSERT INTO removals (page, run, at, why) VALUES (?, ?, ?, ?)", (page, run, now(), reason))
        for index in INDEXES:
            # Else words of the page stay in the index until it happens to be merged.
            connection.run(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        end(connection, run)
    return connection.empty_log()
