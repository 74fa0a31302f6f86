"""`verify` finds every kind of damage, says where it is, and never crashes on it."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import RecordBusy

FAULTS = {
    "a page's bytes are exchanged": (
        "UPDATE pages SET bytes = (SELECT bytes FROM pages WHERE uri = 'post/bridge.txt') WHERE name = 'quiet'",
        "quiet: the bytes of .* are not those that were stored",
    ),
    "a byte of a page is flipped": (
        "UPDATE pages SET bytes = CAST(substr(bytes, 1, 9) || x'ff' || substr(bytes, 11) AS blob) WHERE name = 'quiet'",
        "quiet: the bytes of .* (cannot be unpacked|are not those)",
    ),
    "a page's bytes are gone": ("UPDATE pages SET bytes = NULL WHERE name = 'quiet'", "quiet: its bytes are missing"),
    "a span is shifted": (
        'UPDATE spans SET start = start + 1, "end" = "end" + 1 WHERE role = \'cue\'',
        "ferry: 'said' of quotation .* does not stand at",
    ),
    "a span's words are others": ("UPDATE spans SET words = 'denied' WHERE role = 'cue'", "'denied' .* does not stand"),
    "a span's origin is another": (
        "UPDATE spans SET origin_start = origin_start + 1, origin_end = origin_end + 1 WHERE role = 'cue'",
        "has another place in the input",
    ),
    "an empty span": ("UPDATE spans SET words = '', start = 3, \"end\" = 3 WHERE role = 'cue'", "'' .* does not stand"),
    "the text is another": ("UPDATE articles SET text = 'X' || text", "does not stand in the input"),
    "a fact is another": (
        "UPDATE articles SET title = 'Two' WHERE title = 'One'",
        "r1-.*: a row of it is missing or was",
    ),
    "a speaker is another": (
        "UPDATE said_by SET profile = (SELECT min(id) FROM profiles)",
        "a row of it is missing or was changed",
    ),
    "a confidence is another": ("UPDATE quotations SET confidence = 1", "a row of it is missing or was changed"),
    "a day is another": ("UPDATE quotations SET first_day = '2001-01-01'", "a row of it is missing or was changed"),
    "a span is missing": ("DELETE FROM spans WHERE role = 'source'", "a row of it is missing or was changed"),
    "a candidate is missing": ("DELETE FROM candidates", "a row of it is missing or was changed"),
    "a circumstance is missing": ("DELETE FROM circumstances", "a row of it is missing or was changed"),
    "a quotation is missing": (
        "DELETE FROM quotations WHERE id = (SELECT min(id) FROM quotations)",
        "spans: row .* refers to a row of quotations that is missing",
    ),
    "words are missing": (
        "DELETE FROM contents WHERE quotation = (SELECT min(id) FROM quotations)",
        "the words of quotation .* are not those of its",
    ),
    "an article is missing": ("DELETE FROM articles WHERE page = 1", "quotations: row .* refers to a row of articles"),
    "a quiet article is missing": (
        "DELETE FROM articles WHERE page = (SELECT id FROM pages WHERE name = 'quiet')",
        "quiet: its article is missing",
    ),
    "a page is missing": ("DELETE FROM pages WHERE name = 'quiet'", "inputs: row .* refers to a row of pages"),
    "a page has another name": (
        "UPDATE pages SET name = 'calm' WHERE name = 'quiet'",
        "calm: a row of it is missing or",
    ),
    "a page has another address": (
        "UPDATE pages SET uri = 'https://b.example' WHERE name = 'quiet'",
        "quiet: the input that brought it is missing",
    ),
    "a change is missing": ("DELETE FROM changes", "run 3: it counted 13 changes, and 0 are there"),
    "a trigger does something else": (
        "DROP TRIGGER names_gone; CREATE TRIGGER names_gone AFTER DELETE ON names BEGIN SELECT 1; END",
        "its trigger names_gone was changed",
    ),
    "a fact is no JSON": (
        "PRAGMA ignore_check_constraints = ON; UPDATE articles SET byline = '{' WHERE title = 'One'",
        "CHECK constraint failed|broke off",
    ),
    "a kind is none": (
        "PRAGMA ignore_check_constraints = ON; UPDATE quotations SET kind = 'odd'",
        "broke off: 'odd' is not a valid Kind|CHECK constraint failed",
    ),
    "a list is none": (
        "PRAGMA ignore_check_constraints = ON; UPDATE articles SET segments = '{}7'",
        "broke off|CHECK constraint failed",
    ),
    "a span ends before it begins": ("UPDATE spans SET start = 9, \"end\" = 2 WHERE role = 'cue'", "does not stand at"),
    "a span lies before the text": (
        "UPDATE spans SET start = -9, words = 'x' WHERE role = 'cue'",
        "broke off|stand at",
    ),
    "an input is missing": (
        "DELETE FROM inputs WHERE uri = 'ledger/quiet.txt'",
        "quiet: the input that brought it is missing",
    ),
    "a failed input is missing": ("DELETE FROM inputs WHERE outcome = 'failed'", "run 1: it counted 13 inputs, and 11"),
    "a run is missing": ("DELETE FROM runs", "pages: row .* refers to a row of runs"),
    "a later run is missing": ("DELETE FROM runs WHERE id = 2", "runs: 3 were made, and 2 are there"),
    "a speaker's name is missing": ("DELETE FROM names WHERE name = 'Ida Falk'", "refers to a row of names"),
    "a profile is missing": (
        "DELETE FROM profiles WHERE name = (SELECT id FROM names WHERE name = 'Ida Falk')",
        "said_by: row .* refers to a row of profiles",
    ),
    "a profile is another's": (
        "UPDATE profiles SET hash = id || '23456789abcdef'",
        "a row of it is missing or was changed",
    ),
    "a gender is another": ("UPDATE profiles SET gender = 'm'", "a row of it is missing or was changed"),
    "a speaker has another name": (
        "UPDATE speakers SET name = 'ADA LUND' WHERE name = 'Ada Maria Lund'",
        "Ada Maria Lund: this speaker is not who its names and judgements make it",
    ),
    "a speaker with one name has another": (
        "UPDATE speakers SET name = 'Evil Twin' WHERE name = 'Ida Falk'",
        "Ida Falk: this speaker is not who its names and judgements make it",
    ),
    "a speaker has another id": (
        "UPDATE speakers SET hash = '0123456789abcdef' WHERE name = 'Ida Falk'",
        "Ida Falk: this speaker is not who its names and judgements make it",
    ),
    "two speakers are taken for one": (
        "UPDATE profiles SET speaker = (SELECT id FROM speakers WHERE name = 'Ada Maria Lund')",
        "Ida Falk: this speaker is not who its names and judgements make it",
    ),
    "a speaker is cut in two": (
        "UPDATE profiles SET speaker = (SELECT id FROM speakers WHERE name = 'Ida Falk') "
        "WHERE name = (SELECT id FROM names WHERE name = 'ADA LUND')",
        "Ada Maria Lund: this speaker is not who its names and judgements make it",
    ),
    "a name that nobody gave": (
        "UPDATE speakers SET named = (SELECT hash FROM judgements WHERE what = 'merge')",
        "this speaker is not who its names and judgements make it",
    ),
    "an id of a list is another": ("UPDATE speakers SET wikidata = 'Q1'", "Benjamin Ros: this speaker"),
    "a list lost an entry": ("DELETE FROM known; DELETE FROM known_names", "Benjamin Ros|Ben Ros: this speaker is not"),
    "what is told of the speaking is missing": ("DELETE FROM told", "a row of it is missing or was changed"),
    "words of what is told are others": (
        "UPDATE told SET words = 'X' WHERE start >= 0",
        "'X' of quotation .* does not",
    ),
    "a judgement was changed": (
        "UPDATE judgements SET why = 'another' WHERE what = 'merge'",
        "judgement [0-9a-f]{16}: it was changed after it was made",
    ),
    "a judgement was signed by another": ("UPDATE judgements SET by = 'X'", "judgement .* it was changed after it was"),
    "a judgement is missing": (
        "DELETE FROM judgements WHERE what = 'reject'",
        "judged: row .* refers to a row of judgements|it supersedes .* which is missing",
    ),
    "a merge is missing": (
        "DELETE FROM judgements WHERE what = 'merge'",
        "Ola Bo: this speaker is not who its names and judgements make it",
    ),
    "a judgement does not hold": ("DELETE FROM judged", "quotation .*: what holds for it is not what was judged"),
    "a quotation is rejected by nobody": (
        "INSERT INTO judged SELECT id, NULL, NULL FROM quotations WHERE id NOT IN (SELECT quotation FROM judged)",
        "quotation .*: what holds for it is not what was judged",
    ),
    "another said it than was judged": (
        "UPDATE judged_speakers SET profile = (SELECT min(id) FROM profiles)",
        "quotation .*: what holds for it is not what was judged",
    ),
    "the page of a judgement is another": (
        "UPDATE judgements SET sha256 = 'x' WHERE what = 'fix'",
        "quotation .*: what holds for it is not what was judged",
    ),
    "a name is no JSON": (
        "PRAGMA ignore_check_constraints = ON; UPDATE judgements SET value = '{'",
        "broke off|CHECK constraint failed",
    ),
    "a length is another": ("UPDATE pages SET length = 7 WHERE name = 'quiet'", "quiet: its bytes are 13, and 7 are"),
    "words are not in the full-text index": (
        "DROP TRIGGER contents_gone; UPDATE contents SET words = 'other'",
        "contents_index: the full-text index does not hold",
    ),
    "a trigger is missing": ("DROP TRIGGER names_added", "its trigger names_added is missing"),
    "an index is missing": ("DROP INDEX quotations_by_day", "its index quotations_by_day is missing"),
    "a table is missing": ("DROP TABLE candidates", "its table candidates is missing"),
    "a full-text index is missing": ("DROP TABLE contents_index", "its table contents_index is missing"),
}


def damage(path: Path, script: str) -> None:
    """Change the file as no program of ours would."""
    with closing(sqlite3.connect(path)) as file:
        file.executescript(f"PRAGMA foreign_keys = OFF; {script}")


def faults(record: onrecord.Record) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in record.verify()]


@pytest.fixture
def kept(record: onrecord.Record, world: Path, second_reader: Callable[[], None], tmp_path: Path) -> onrecord.Record:
    (tmp_path / "known.csv").write_text("name,aliases,wikidata\nBenjamin Ros,Ben Ros|B. Ros,Q7\n")
    record.add_known(tmp_path / "known.csv")
    judge = record.judge(by="Jo")
    (world / "post/kin.txt").write_text("“Aye” said Una Moe. “Nay” said Ola Bo. “Oh” said Ole Vik.")
    record.add(world)
    judge.merge("Una Moe", "Ola Bo", why="an example")
    judge.rename("Ada Lund", "Ada Maria Lund")
    quotations = [quotation.id for quotation in record.quotes(thoughts=True)]
    judge.reject(quotations[0])
    judge.fix(quotations[1], "Ada Lund", "Ole Vik")
    second_reader()
    record.add(reread=True)
    assert faults(record) == []
    record.close()
    return record


@pytest.mark.parametrize(("script", "words"), FAULTS.values(), ids=FAULTS)
def test_it_is_found_and_named(kept: onrecord.Record, path: Path, script: str, words: str) -> None:
    damage(path, script)
    found = faults(kept)
    assert any(re.search(words, fault) for fault in found), found


def test_an_index_of_the_file_that_lacks_a_row_is_found(kept: onrecord.Record, path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        (root,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'quotations_by_hash'").fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    count = slice((root - 1) * size + 3, (root - 1) * size + 5)  # of cells on the index's root page
    data[count] = (int.from_bytes(data[count]) - 1).to_bytes(2)
    path.write_bytes(data)
    assert any("quotations_by_hash" in fault or "damaged" in fault for fault in faults(kept))


def test_whichever_page_of_the_file_is_overwritten_it_is_told_and_nothing_crashes(
    kept: onrecord.Record, path: Path
) -> None:
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as file:
        (size,) = file.execute("PRAGMA page_size").fetchone()
        free = file.execute("PRAGMA freelist_count").fetchone()[0]
    told = 0
    for start in range(0, len(whole), size):
        path.write_bytes(whole[:start] + bytes([0xA5]) * size + whole[start + size :])
        told += is_told(kept, path)
        with suppress(onrecord.RecordError):
            list(kept.quotes(about="bridge"))
        kept.close()
    assert told >= len(whole) // size - free


def test_a_quotation_without_words_is_damage_wherever_it_is_asked_for(kept: onrecord.Record, path: Path) -> None:
    damage(path, "DELETE FROM spans WHERE role = 'content'")
    with pytest.raises(onrecord.RecordError, match="has no words"):
        list(kept.quotes())
    assert any("has no words" in fault for fault in faults(kept))


def test_while_another_program_writes_it_is_told_as_that_and_not_as_a_fault(
    kept: onrecord.Record, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.record.connection.WAIT_SECONDS", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordBusy):
            list(kept.verify())


def test_whichever_bits_are_flipped_verify_and_questions_end_with_an_answer_or_an_error_of_ours(
    kept: onrecord.Record, path: Path, tmp_path: Path
) -> None:
    whole, chance = path.read_bytes(), random.Random(20261125)
    questions: list[Callable[[], object]] = [
        lambda: list(kept.verify()),
        lambda: list(kept.quotes(about="bridge", thoughts=True)),
        lambda: kept.article("ferry"),
        lambda: list(kept.speakers()),
        lambda: kept.versions("ferry"),
        lambda: kept.export(tmp_path / "exported"),
    ]
    for _ in range(150):
        flipped = bytearray(whole)
        for _ in range(3):
            flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        for ask in questions:
            with suppress(onrecord.RecordError):
                ask()
        kept.close()


def is_told(record: onrecord.Record, path: Path) -> bool:
    """Whether damage is told, as a fault or, where the file cannot be opened at all, as an error that names it."""
    try:
        return bool(faults(record))
    except onrecord.RecordError as error:
        return str(path) in str(error)
