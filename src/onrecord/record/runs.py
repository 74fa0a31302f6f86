"""Runs: each time that something is added, read again or removed, noted with when it began and ended."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

from onrecord import __version__
from onrecord.record.connection import Connection
from onrecord.record.words import writable


def begin(connection: Connection, what: str, paths: Sequence[str]) -> int:
    """Note in a transaction that a run has begun; gives its number."""
    given = json.dumps([*map(writable, paths)], ensure_ascii=False)
    made = connection.run(
        "INSERT INTO runs (what, begun, version, paths) VALUES (?, ?, ?, ?)", (what, now(), __version__, given)
    )
    return cast(int, made.lastrowid)


def end(connection: Connection, run: int) -> None:
    """Note in a transaction that a run has come to its end."""
    connection.run("UPDATE runs SET ended = ? WHERE id = ?", (now(), run))


def now() -> str:
    """The time in UTC, to the second, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
