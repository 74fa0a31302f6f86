"""The commands on a record from outside: what goes where, which exit status, and tables that fit."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import invented
import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from onrecord import pipeline
from onrecord.show import cli


@pytest.fixture(autouse=True)
def _invented_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "page_reader", invented.reader)
    monkeypatch.setattr("onrecord.record.adding.reader_name", lambda size: invented.ARTICLE.reader)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"{invented.PAGE}\n{name}")
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


def onrecord(*words: str | Path, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(cli.group, [str(word) for word in words], prog_name="onrecord")


@pytest.fixture
def kept(path: Path, news: Path) -> Path:
    assert onrecord("--record", path, "add", news).exit_code == 0
    return path


def test_adding_says_on_standard_error_what_became_of_the_inputs(path: Path, news: Path) -> None:
    (news / "c.txt").write_text("boom")
    (news / "d.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    result = onrecord("--record", path, "add", news)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "failed: c.txt: it went boom" in result.stderr
    assert "skipped: d.png" in result.stderr
    assert "4 inputs: 2 stored, 0 already there, 1 skipped, 1 failed; 12 quotations in 2 articles read" in result.stderr
    again = onrecord("--record", path, "add", news)
    assert "4 inputs: 0 stored, 2 already there, 1 skipped, 1 failed; 0 quotations in 0 articles read" in again.stderr


def test_a_changed_page_is_counted_as_a_new_version(kept: Path, news: Path) -> None:
    (news / "a.txt").write_text(f"{invented.PAGE}\nanew")
    assert "1 stored (1 new version), 1 already there" in onrecord("--record", kept, "add", news).stderr
    view = onrecord("--record", kept, "article", json.loads(_lines(kept, "quotes")[0])["article"])
    assert "2 pages stood at this address, the oldest first: a-" in view.stderr


def test_the_record_is_named_by_an_option_or_by_the_environment(kept: Path, tmp_path: Path) -> None:
    assert onrecord("quotes", ONRECORD=str(kept)).exit_code == 0
    missing = onrecord("--record", tmp_path / "other.db", "quotes", ONRECORD=str(kept))
    assert missing.exit_code == 2
    assert "there is no record at" in missing.stderr
    assert not (tmp_path / "other.db").exists()


def _lines(path: Path, *words: str) -> list[str]:
    return onrecord("--record", path, *words, "--format", "jsonl").stdout.splitlines()


def test_reading_again_tells_what_changed(kept: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "page_reader", invented.other_reader)
    monkeypatch.setattr("onrecord.record.adding.reader_name", lambda size: "other reader")
    hint = onrecord("--record", kept, "add", news)
    assert "2 articles by another reader: `onrecord add --reread --reader accurate` reads them again" in hint.stderr
    result = onrecord("--record", kept, "add", "--reread")
    assert result.exit_code == 0
    assert "second reading: 0 quotations new, 2 gone, 2 changed" in result.stderr
    assert "gone in a: Ada Quill: the Vardlo tunnel" in result.stderr
    assert "changed in a: " in result.stderr
    assert "[speakers unknown → Ida Falk]" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["add"],
        ["add", "no such file"],
        ["quotes", "--since", "soon"],
        ["quotes", "--kind", "x"],
        ["article"],
        ["article", "nobody"],
        ["remove", "a"],
        ["remove", "a", "--why", " "],
        ["export"],
        ["export", "out", "--format", "xml"],
        ["quotes", "--limit", "-1"],
    ],
)
def test_unusable_arguments_end_with_exit_status_2(kept: Path, words: list[str]) -> None:
    result = onrecord("--record", kept, *words)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_what_is_no_record_ends_with_its_reason_and_no_trace(path: Path) -> None:
    path.write_text("no record" * 1000)
    for words in (["quotes"], ["verify"], ["speakers"], ["article", "a"], ["add", str(path.parent)]):
        result = onrecord("--record", path, *words)
        assert result.exit_code == 1
        assert "is damaged, or no record" in result.stderr
        assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
def test_tables_fit_the_terminal(kept: Path, width: int) -> None:
    for words in (["quotes"], ["speakers"]):
        result = onrecord("--record", kept, *words, COLUMNS=str(width))
        assert result.exit_code == 0
        assert result.stdout
        assert max(cell_len(line) for line in result.stdout.splitlines()) <= width


def test_the_table_shows_when_who_what_and_where(kept: Path) -> None:
    wide = onrecord("--record", kept, "quotes", "--about", "pumps", COLUMNS="140").stdout
    assert "20–21 Jan" in wide
    assert "Ada Quill" in wide
    assert "that the pumps “had failed twice in a month”  mixed" in wide
    assert "The Northern Ledger" in wide
    unknown = onrecord("--record", kept, "quotes", "--about", "promised", COLUMNS="140").stdout
    assert "perhaps Ida Falk or" in unknown
    assert "published" in unknown


def test_a_table_is_cut_at_a_hundred_rows_and_says_so(kept: Path, news: Path) -> None:
    for number in range(20):
        (news / f"more {number}.txt").write_text(f"{invented.PAGE}\n{number}")
    onrecord("--record", kept, "add", news, "--jobs", "2")
    cut = onrecord("--record", kept, "quotes", COLUMNS="60")
    assert "100 of 132 quotations: narrow the question" in cut.stderr
    assert "132" not in onrecord("--record", kept, "quotes", "--limit", "0").stderr
    assert len(_lines(kept, "quotes")) == 132
    assert len(_lines(kept, "quotes", "--limit", "7")) == 7


def test_nothing_found_is_said_and_no_failure(kept: Path) -> None:
    result = onrecord("--record", kept, "quotes", "--about", "giraffes (AND)")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing found" in result.stderr
    assert "Nobody of that name" in onrecord("--record", kept, "speakers", "nobody").stderr


def test_every_list_comes_as_json_lines_and_as_a_spreadsheet(kept: Path) -> None:
    for words, key in ((["quotes"], "words"), (["speakers"], "name"), (["article", "a"], "words")):
        result = onrecord("--record", kept, *words, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(result.stdout)))
        assert rows
        assert all(row[key] for row in rows)
    (article,) = map(json.loads, _lines(kept, "article", "a"))
    assert len(article["quotations"]) == 6
    assert all(json.loads(line)["names"] for line in _lines(kept, "speakers"))


def test_the_article_view_marks_who_says_what(kept: Path) -> None:
    result = onrecord("--record", kept, "article", "a", COLUMNS="110")
    assert "Ada Quill, person" in result.stdout
    assert "6 quotations, 2 speakers" in result.stdout


def test_export_verify_and_remove_say_what_they_did(kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert "wrote articles.jsonl, quotations.jsonl" in onrecord("--record", kept, "export", out).stderr
    assert "2 pages and 12 quotations: everything is as it was stored" in onrecord("--record", kept, "verify").stderr
    removed = onrecord("--record", kept, "remove", "a", "--why", "a court order")
    assert removed.exit_code == 0
    assert "removed a (a.txt)" in removed.stderr
    again = onrecord("--record", kept, "article", "a")
    assert again.exit_code == 2
    assert "a was removed: a court order" in again.stderr
    refused = onrecord("--record", kept, "add", tmp_path / "news")
    assert "skipped: a.txt was removed: a court order" in refused.stderr
    assert refused.exit_code == 0


def test_verify_prints_a_line_for_each_fault_and_ends_with_1(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as file:
        file.executescript("UPDATE spans SET words = 'x' WHERE role = 'cue' AND position = 0;")
    result = onrecord("--record", kept, "verify")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 10
    assert "10 faults: restore the record from a copy" in result.stderr


def test_names_of_inputs_and_words_of_pages_cannot_drive_the_terminal(path: Path, news: Path) -> None:
    (news / "\x1b[2J.txt").write_text(invented.PAGE)
    onrecord("--record", path, "add", news)
    for words in (["quotes"], ["article", "\x1b[2J"], ["speakers"], ["verify"]):
        result = onrecord("--record", path, *words)
        assert "\x1b" not in result.stdout + result.stderr


def test_articles_by_the_other_reader_are_read_again_by_the_one_that_is_asked_for(
    kept: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "page_reader", invented.named_by_size)
    monkeypatch.setattr("onrecord.record.adding.reader_name", str)
    assert onrecord("--record", kept, "add", "--reread", "--reader", "fast").exit_code == 0
    hint = "2 articles by another reader: `onrecord add --reread --reader accurate` reads them again"
    assert hint in onrecord("--record", kept, "add", news).stderr
    assert "another reader" not in onrecord("--record", kept, "add", news, ONRECORD_READER="fast").stderr
    assert onrecord("--record", kept, "add", "--reread").exit_code == 0
    assert "another reader" not in onrecord("--record", kept, "add", news).stderr


def test_a_reader_that_there_is_not_is_an_unusable_argument(kept: Path, news: Path) -> None:
    result = onrecord("--record", kept, "add", news, ONRECORD_READER="slow")
    assert (result.exit_code, "ONRECORD_READER is 'slow': give accurate or fast" in result.stderr) == (2, True)


def test_a_confidence_is_the_least_that_is_shown(kept: Path) -> None:
    everything = _lines(kept, "quotes")
    sure = [line for line in everything if json.loads(line)["confidence"] >= 0.9]
    assert _lines(kept, "quotes", "--confidence", "0.9") == sure
    assert onrecord("--record", kept, "quotes", "--confidence", "1.5").exit_code == 2
    assert onrecord("--record", kept, "quotes", "--confidence", "nan").exit_code == 2
