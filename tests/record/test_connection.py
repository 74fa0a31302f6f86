"""The file: made, opened, migrated, refused; several programs at once; places that cannot be written."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import NoRecord, RecordBusy, RecordDamaged, RecordTooNew
from onrecord.record import connection as opening
from onrecord.record import migrations
from onrecord.record.connection import Connection


def test_a_question_to_a_record_that_is_not_there_makes_none(path: Path) -> None:
    with pytest.raises(NoRecord, match=r"there is no record at .*kept\.db: make one"):
        onrecord.open(path).quotes()
    assert not path.exists()


def test_a_folder_is_no_record_and_a_missing_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match="is a folder"):
        onrecord.open(tmp_path).add(tmp_path)
    with pytest.raises(NoRecord, match=r"the folder of .* does not exist"):
        onrecord.open(tmp_path / "nowhere" / "kept.db").add(tmp_path)


def test_a_device_and_a_pipe_are_no_records(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (Path(os.devnull), tmp_path / "pipe"):
        with pytest.raises(NoRecord, match="is a device or a pipe"):
            onrecord.open(path).add([])


def test_a_file_of_another_program_is_refused_and_left_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (cell)")
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(RecordDamaged, match="of another program"):
            Connection(path, create=create)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_told(path: Path) -> None:
    path.write_text("no database, but long enough to be taken for one " * 100)
    with pytest.raises(RecordDamaged, match="is damaged, or no record"):
        Connection(path, create=True)


def test_an_empty_file_is_no_record_to_ask_and_a_place_to_make_one(path: Path) -> None:
    path.touch()
    with pytest.raises(RecordDamaged, match="is empty"):
        Connection(path, create=False)
    Connection(path, create=True).close()
    Connection(path, create=False).close()


def test_a_file_of_a_newer_version_is_refused_with_the_reason(record: onrecord.Record, path: Path) -> None:
    record.close()
    newer = len(migrations.migrations()) + 1
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version = {newer}")
    with pytest.raises(RecordTooNew, match=rf"its schema is {newer}, this one knows {newer - 1}\): update onrecord"):
        record.quotes()


@pytest.fixture
def longer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Adds a migration."""

    def add(script: str) -> None:
        scripts = (*migrations.migrations(), script)
        monkeypatch.setattr(migrations, "migrations", lambda: scripts)

    return add


def test_an_older_file_is_brought_up_when_it_is_opened(
    record: onrecord.Record, path: Path, longer: Callable[[str], None]
) -> None:
    record.close()
    longer(
        "ALTER TABLE pages ADD COLUMN note TEXT; -- a trigger has semicolons of its own\n"
        "CREATE TRIGGER noting AFTER INSERT ON runs BEGIN UPDATE pages SET note = 'x'; SELECT 1; END;"
    )
    newest = len(migrations.migrations())
    with closing(Connection(path, create=False)) as file:
        assert file.number("PRAGMA user_version") == newest
        assert file.number("SELECT count(note IS NULL) FROM pages") == 8


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    record: onrecord.Record, path: Path, longer: Callable[[str], None]
) -> None:
    record.close()
    newest = len(migrations.migrations())
    longer("DROP TABLE changes;\nINSERT INTO nowhere VALUES (1);")
    with pytest.raises(onrecord.RecordError, match="no such table: nowhere"):
        Connection(path, create=False)
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (newest,)
        assert file.execute("SELECT count(*) FROM changes").fetchone() == (0,)


def test_a_migration_that_breaks_a_reference_is_undone(
    record: onrecord.Record, path: Path, longer: Callable[[str], None]
) -> None:
    record.close()
    longer("DELETE FROM runs;")
    with pytest.raises(RecordDamaged, match=r"cannot be brought up: .* refers to a missing runs"):
        Connection(path, create=False)
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM runs").fetchone() == (1,)


def test_where_nothing_can_be_written_a_record_is_still_answered(
    record: onrecord.Record, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, longer: Callable[[str], None]
) -> None:
    expected = [citation.words for citation in record.quotes()]
    record.close()
    monkeypatch.setattr(opening.os, "access", lambda place, how: False)
    assert [citation.words for citation in record.quotes()] == expected
    assert list(record.verify()) == []
    with pytest.raises(onrecord.RecordError, match="cannot be written: see to its permissions"):
        record.add(tmp_path)
    record.close()
    newest = len(migrations.migrations())
    longer("CREATE TABLE more (cell);")
    with pytest.raises(RecordTooNew, match=f"has the older schema {newest} and cannot be written"):
        record.quotes()


def test_what_is_written_under_a_reader_that_cannot_see_writers_is_told(
    record: onrecord.Record, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    record.close()
    monkeypatch.setattr(opening.os, "access", lambda place, how: False)
    monkeypatch.setattr(opening, "_opened", lambda address, opened=opening._opened: blind(address, opened))
    with closing(Connection(path, create=False)) as reader:
        assert reader.number("SELECT count(*) FROM pages") == 8
        path.write_bytes(path.read_bytes()[:4096] + bytes(path.stat().st_size))
        with pytest.raises(RecordBusy, match="is being written by another program"):
            reader.number("SELECT count(*) FROM quotations")


def blind(address: str, opened: Callable[[str], sqlite3.Connection]) -> sqlite3.Connection:
    """As on a place where SQLite cannot make files: only a file that never changes can be opened."""
    return opened(address if "immutable" in address or "ro" not in address else address.replace(".db", ".db/none"))


def test_a_second_writer_waits_for_the_first_and_is_told_where_that_takes_too_long(
    record: onrecord.Record, path: Path, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (world / "new.txt").write_text("“New” said Ada Lund.")
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.1)
    with closing(Connection(path, create=False)) as first, onrecord.open(path) as second:
        with first.writing(), pytest.raises(RecordBusy, match="is being written by another program"):
            second.add(world / "new.txt")
        monkeypatch.setattr(opening, "WAIT_SECONDS", 60.0)
        second.close()
        second.add(world / "new.txt")
    begun = threading.Event()

    def write() -> None:
        with closing(Connection(path, create=False)) as other, other.writing():
            begun.set()
            other.run("UPDATE runs SET version = version")

    thread = threading.Thread(target=write)
    thread.start()
    begun.wait()
    (world / "newer.txt").write_text("“Newer” said Ada Lund.")
    with onrecord.open(path) as waiting:
        assert waiting.add(world / "newer.txt").outcomes.total() == 1
    thread.join()


def test_readers_see_the_state_before_while_somebody_writes(record: onrecord.Record, path: Path) -> None:
    before = [citation.id for citation in record.quotes()]
    with closing(Connection(path, create=False)) as writer, writer.writing():
        writer.run("UPDATE quotations SET first_day = '1999-01-01'")
        with onrecord.open(path) as reader:
            assert [citation.id for citation in reader.quotes()] == before
            assert not list(reader.quotes(until="1999"))


def test_a_transaction_whose_block_raises_is_undone(record: onrecord.Record, path: Path) -> None:
    with closing(Connection(path, create=False)) as file:
        with suppress(KeyError), file.writing():
            file.run("UPDATE pages SET uri = 'x'")
            raise KeyError
        assert file.number("SELECT count(*) FROM pages WHERE uri = 'x'") == 0


def test_a_name_with_odd_signs_is_a_name(tmp_path: Path, world: Path) -> None:
    path = tmp_path / "100% odd?#&.db"
    with onrecord.open(path) as record:
        record.add(world)
    assert path.exists()


def test_names_of_odd_bytes_and_links_in_a_circle_are_names(tmp_path: Path, world: Path) -> None:
    with onrecord.open(tmp_path / os.fsdecode(b"bad\xff.db")) as record:
        record.add(world)
        assert record.size()[0] == 8
    (tmp_path / "one.db").symlink_to(tmp_path / "two.db")
    (tmp_path / "two.db").symlink_to(tmp_path / "one.db")
    with pytest.raises(onrecord.RecordError, match=r"one\.db"):
        onrecord.open(tmp_path / "one.db").add(world)


def test_a_question_that_was_asked_before_the_record_was_closed_is_told(record: onrecord.Record) -> None:
    answers = record.quotes()
    record.close()
    with pytest.raises(onrecord.RecordError, match="closed"):
        list(answers)


def test_an_old_sqlite_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening.sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(onrecord.RecordError, match=r"needs SQLite 3\.37 or newer"):
        Connection(path, create=True)
