"""Records of every schema that there ever was are brought up, and hold what they held."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import kept
import pytest

import onrecord
from onrecord.errors import NotThere
from onrecord.record.migrations import migrations, statements

FROZEN = Path(__file__).parent / "frozen"
VERSIONS = range(1, len(migrations()) + 1)


@pytest.fixture(params=VERSIONS)
def older(request: pytest.FixtureRequest, path: Path) -> Path:
    """A record as some version of onrecord left it (see freeze.py)."""
    path.write_bytes(gzip.decompress((FROZEN / f"schema-{request.param}.db.gz").read_bytes()))
    return path


def told(record: onrecord.Record) -> list[tuple[object, ...]]:
    """What a record answers."""
    return [
        (q.id, q.article, q.words, q.kind, [who.name for who in q.speakers], q.day, q.uri, q.outlet, q.before, q.after)
        for q in record.quotes(thoughts=True)
    ]


def test_it_is_brought_up_whole_and_answers_as_a_new_record_does(older: Path, tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "new.db") as new:
        new.add(kept.lay(tmp_path / "world"))
        expected = told(new)
    with onrecord.open(older) as record:
        assert list(record.verify()) == []
        assert told(record) == expected
        assert [q.id for q in record.quotes(about='"bridge will stand"')]
        with pytest.raises(NotThere, match="quiet was removed: an example"):
            record.article("quiet")
        again = record.add(tmp_path / "world")
        assert again.outcomes[onrecord.Outcome("stored")] == 0
        assert list(record.verify()) == []
    with closing(sqlite3.connect(older)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (len(migrations()),)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_migration_that_was_released_is_never_changed(version: int, tmp_path: Path) -> None:
    frozen = tmp_path / "frozen.db"
    frozen.write_bytes(gzip.decompress((FROZEN / f"schema-{version}.db.gz").read_bytes()))
    objects = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    with closing(sqlite3.connect(frozen)) as file, closing(sqlite3.connect(":memory:")) as made:
        for script in migrations()[:version]:
            made.executescript(script)
        assert made.execute(objects).fetchall() == file.execute(objects).fetchall()


def test_a_script_is_run_statement_by_statement_with_triggers_whole() -> None:
    for script in migrations():
        assert "".join(statements(script)) == script


SMALL = {
    ("speakers", "named"),
    ("judged", "fixed"),
    ("judged", "rejected"),
    ("copies", "origin"),
    ("stories", "first"),
    ("stories", "lead"),
}
"""Columns of tables that stay small beside the articles."""


def test_to_take_an_article_out_no_large_table_is_read_whole() -> None:
    """SQLite looks for rows that refer to one that goes: by an index, or in all of the table."""
    with closing(sqlite3.connect(":memory:")) as file:
        for script in migrations():
            file.executescript(script)
        tables = [name for (name,) in file.execute("SELECT name FROM pragma_table_list WHERE type = 'table'")]
        slow = set()
        for table in tables:
            first = {row[1] for row in file.execute(f"PRAGMA table_info({table})") if row[5] == 1}
            for index in file.execute(f"PRAGMA index_list({table})").fetchall():
                first |= {row[2] for row in file.execute(f"PRAGMA index_info({index[1]})") if row[0] == 0}
            slow |= {
                (table, row[3]) for row in file.execute(f"PRAGMA foreign_key_list({table})") if row[3] not in first
            }
        assert slow == SMALL
