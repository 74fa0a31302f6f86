"""The schema's versions: numbered files of SQL, each brought in by one transaction with the number that records it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path

from onrecord.errors import RecordDamaged, RecordTooNew

APPLICATION = int.from_bytes(b"onre")
"""In the file's header: tells a record from other programs' SQLite files."""


@cache
def migrations() -> tuple[str, ...]:
    """The SQL that leads from each version to the next; the first from an empty file to version 1."""
    found = [item for item in files("onrecord.record").joinpath("schema").iterdir() if item.name.endswith(".sql")]
    return tuple(item.read_text("utf-8") for item in sorted(found, key=lambda item: item.name))


@cache
def objects() -> Mapping[tuple[str, str], str | None]:
    """Type and name of everything that the present schema makes, with its SQL."""
    with closing(sqlite3.connect(":memory:")) as empty:
        for script in migrations():
            empty.executescript(script)
        return {(kind, name): sql for kind, name, sql in empty.execute("SELECT type, name, sql FROM sqlite_master")}


def check(connection: sqlite3.Connection, path: Path) -> int:
    """The file's version. Raises RecordTooNew for one of a later onrecord, RecordDamaged for no record at all."""
    version = _version(connection, path)
    newest = len(migrations())
    if version > newest:
        raise RecordTooNew(
            f"{path} was written by a newer onrecord (its schema is {version}, this one knows {newest}): "
            "update onrecord to open it"
        )
    if version < newest and connection.execute("PRAGMA query_only").fetchone() != (0,):
        raise RecordTooNew(
            f"{path} has the older schema {version} and cannot be written: open it once where it can be, "
            f"so that it is brought to {newest}"
        )
    return version


def migrate(connection: sqlite3.Connection, path: Path, *, new: bool) -> None:
    """Bring an older file up to the present, all in one transaction: it is as it was where anything fails.

    An empty file is made a record only where `new` says so. Raises RecordTooNew, RecordDamaged.
    """
    if check(connection, path) == len(migrations()):
        return
    connection.execute("PRAGMA foreign_keys = OFF")  # so that a migration can rebuild a table
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = check(connection, path)  # another program may have been faster
        if version == 0 and not new:
            raise RecordDamaged(f"{path} is empty: it holds no record; name another file, or add something to it")
        for number, script in enumerate(migrations()[version:], version + 1):
            for statement in statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
            raise RecordDamaged(f"{path} cannot be brought up: {broken[0]} refers to a missing {broken[2]}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema's number; 0 for a file without tables. Raises RecordDamaged for another program's file."""
    sql = (
        "SELECT application_id, user_version, EXISTS (SELECT 1 FROM sqlite_master) "
        "FROM pragma_application_id, pragma_user_version"
    )  # in one look: another program may be making the file
    application, version, filled = connection.execute(sql).fetchone()
    if application == APPLICATION:
        return int(version)
    if filled or application:
        raise RecordDamaged(f"{path} is a SQLite file of another program, no record: name another file")
    return 0
