"""The file of a record: opened, brought up to the present schema, its errors turned into ours.

One writer at a time in short transactions; readers are never held up (SQLite's write-ahead log).
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from onrecord.errors import NoRecord, RecordBusy, RecordDamaged, RecordError, RecordFull
from onrecord.record.migrations import check, migrate

OLDEST_SQLITE = (3, 37, 0)
"""STRICT tables came with it."""
WAIT_SECONDS = 60.0
"""How long another writer is waited for; its transactions take a fraction of a second."""


class Connection:
    """A record's file, open. Every method raises RecordError (see errors.py) where SQLite raises its own."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Opens the file, makes it where `create` says so, and migrates an older one. Raises NoRecord, RecordError."""
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise RecordError(f"a record needs SQLite 3.37 or newer, and this Python has {sqlite3.sqlite_version}")
        self.path = path
        self._stamp: tuple[int, int] | None = None
        """Size and time of a file that SQLite was told never changes; see `_connected`."""
        self._look(create)
        with self.translated():
            self._sqlite = self._connected()
        try:
            with self.translated():
                self._prepare(create)
        except UnicodeDecodeError as error:  # in SQLite's own message on what is broken
            self.close()
            raise RecordDamaged(f"{path} is damaged, or no record: restore it from a copy, or name another") from error
        except BaseException:
            self.close()
            raise

    @property
    def writable(self) -> bool:
        """Whether the file can be written; a record on a read-only place can still be asked."""
        return bool(self._sqlite.execute("PRAGMA query_only").fetchone()[0] == 0)

    def rows(self, sql: str, values: tuple[object, ...] | dict[str, object] = ()) -> sqlite3.Cursor:
        """The rows that a query gives; their iteration may raise SQLite's errors: keep it in `translated`."""
        return self._sqlite.execute(sql, values)

    def run(self, sql: str, values: tuple[object, ...] | dict[str, object] = ()) -> sqlite3.Cursor:
        """Run a statement that writes."""
        return self._sqlite.execute(sql, values)

    def insert(self, table: str, columns: Sequence[str], cells: Sequence[object]) -> int:
        """Write one row; gives its number."""
        return cast(int, self._sqlite.execute(_insertion(table, columns), cells).lastrowid)

    def insert_each(self, table: str, columns: Sequence[str], first: int, cells: Sequence[tuple[object, ...]]) -> None:
        """Write several rows whose first cell is the same."""
        if cells:
            self._sqlite.executemany(_insertion(table, columns), [(first, *row) for row in cells])

    def one(self, sql: str, values: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        """The first row that a query gives, or None."""
        row: tuple[Any, ...] | None = self._sqlite.execute(sql, values).fetchone()
        return row

    def number(self, sql: str, values: tuple[object, ...] = ()) -> int:
        """The number that a query counts."""
        with self.reading():
            return int(self._sqlite.execute(sql, values).fetchone()[0])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that sees and writes the newest state; undone where its block raises."""
        if not self.writable:
            raise RecordError(f"{self.path} cannot be written: see to its permissions and those of its folder")
        with self.translated():
            self._sqlite.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._sqlite.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # a full disk may have ended the transaction already
                    self._sqlite.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the record for several queries, whatever is added meanwhile; nested, that of the outer block.

        Cells that make no sense to whoever reads them (ValueError, LookupError, TypeError) raise RecordDamaged.
        """
        with self.translated():
            if not (within := self._sqlite.in_transaction):
                self._sqlite.execute("BEGIN")
            try:
                yield
            except (ValueError, LookupError, TypeError) as error:
                raise RecordDamaged(
                    f"{self.path} is damaged ({error}): `onrecord verify` says what; restore it from a copy"
                ) from error
            finally:
                if not within:
                    with suppress(sqlite3.Error):
                        self._sqlite.execute("ROLLBACK")

    @contextmanager
    def translated(self) -> Iterator[None]:
        """SQLite's errors as ours, each with the file's name and the remedy."""
        try:
            yield
        except sqlite3.Error as error:
            if self._stamp and self._stamp != _stamp(self.path):
                raise RecordBusy(f"{self.path} is being written by another program: try again") from error
            raise _ours(error, self.path) from error

    def empty_log(self) -> bool:
        """Move what the write-ahead log holds into the file and empty the log; False where a reader is in the way."""
        with self.translated():
            return bool(self._sqlite.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)

    def close(self) -> None:
        """Close the file. Harmless where it is closed."""
        with suppress(sqlite3.Error):
            self._sqlite.close()

    def _look(self, create: bool) -> None:
        """Raises NoRecord where there is no file to open, or no place to make one."""
        if self.path.is_dir():
            raise NoRecord(f"{self.path} is a folder: name the file of the record, such as {self.path / 'onrecord.db'}")
        if self.path.exists():
            if not self.path.is_file():
                raise NoRecord(f"{self.path} is a device or a pipe: name a file for the record")
            return
        if not create:
            raise NoRecord(f"there is no record at {self.path}: make one with `onrecord --record {self.path} add PATH`")
        if not self.path.absolute().parent.is_dir():
            raise NoRecord(f"the folder of {self.path} does not exist: make it first")

    def _connected(self) -> sqlite3.Connection:
        """Read and write where that can be; only read where the place forbids writing."""
        address = f"file:{quote(os.fsencode(self.path.absolute()))}"
        places = [self.path.absolute().parent, *([self.path] if self.path.exists() else [])]
        if all(os.access(place, os.W_OK) for place in places):
            return _opened(f"{address}?mode=rwc")
        try:
            connection = _readable(f"{address}?mode=ro")
        except sqlite3.OperationalError as error:
            log = Path(f"{self.path}-wal")
            if _primary(error) != sqlite3.SQLITE_CANTOPEN or (log.exists() and log.stat().st_size):
                raise
            # SQLite cannot make the files by which it would notice writers; without a log the file is whole.
            self._stamp = _stamp(self.path)
            connection = _opened(f"{address}?mode=ro&immutable=1")
        connection.execute("PRAGMA query_only = ON")
        return connection

    def _prepare(self, create: bool) -> None:
        run = self._sqlite.execute
        check(self._sqlite, self.path)  # first, so that another program's file stays as it is
        if self.writable:
            _log_ahead(self._sqlite)
        self._sqlite.create_function("casefold", 1, _casefold, deterministic=True)  # lower() knows ASCII only
        run("PRAGMA synchronous = NORMAL")
        run("PRAGMA secure_delete = ON")  # what is removed leaves no trace in the file
        run("PRAGMA temp_store = MEMORY")
        run("PRAGMA cache_size = -200000")  # kibibytes, used where a record is as large
        if self.writable:
            migrate(self._sqlite, self.path, new=create)
        run("PRAGMA foreign_keys = ON")


def _casefold(text: str | None) -> str | None:
    return text and text.casefold()


def _insertion(table: str, columns: Sequence[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _opened(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, timeout=WAIT_SECONDS, isolation_level=None, uri=True, check_same_thread=False)


def _readable(address: str) -> sqlite3.Connection:
    connection = _opened(address)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Set the journal's mode, which the file keeps; two that make one file at once have to try again."""
    until = time.monotonic() + WAIT_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
        except sqlite3.OperationalError as error:
            if _primary(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _primary(error: sqlite3.Error) -> int:
    """SQLite's result code without its extension; 0 where the error has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _ours(error: sqlite3.Error, path: Path) -> RecordError:
    """The error of ours for SQLite's, naming the file and the remedy."""
    match _primary(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return RecordBusy(f"{path} is being written by another program: try again when that has ended")
        case sqlite3.SQLITE_FULL:
            return RecordFull(
                f"the disk of {path} is full: make room and run the same command again; what was stored stays"
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return RecordDamaged(f"{path} is damaged, or no record ({error}): restore it from a copy, or name another")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return RecordError(f"{path} cannot be opened or written ({error}): see to its permissions and its folder's")
        case sqlite3.SQLITE_IOERR:
            return RecordError(f"{path} cannot be read or written ({error}): see to the disk, and whether it is full")
    return RecordError(f"{path}: {error}")
