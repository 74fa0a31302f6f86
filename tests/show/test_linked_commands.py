"""The same words across outlets on the terminal: statements, stories, a speaker over time, edits of a page."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import several
from click.testing import CliRunner, Result
from rich.cells import cell_len

import onrecord as library
from onrecord import pipeline
from onrecord.link.change import Change
from onrecord.show import cli


@pytest.fixture(autouse=True)
def _invented_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "page_reader", several.reader)
    monkeypatch.setattr("onrecord.record.adding.reader_name", lambda size: "test reader")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return several.keep(tmp_path / "kept.db", tmp_path / "news")


@pytest.fixture
def ids(kept: Path) -> dict[str, str]:
    """Outlet -> the id of its quotation on the wall; "story" -> that of the story."""
    with library.open(kept) as record:
        (story,) = record.stories()
        found = {one.outlet or "": one.id for one in record.quotes(speaker="Quill")}
    return {**found, "story": story.id}


def onrecord(*words: str | Path, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(cli.group, [str(word) for word in words], prog_name="onrecord")


def lines(kept: Path, *words: str, width: int = 110) -> list[str]:
    return [line.rstrip() for line in onrecord("--record", kept, *words, COLUMNS=str(width)).stdout.splitlines()]


def test_what_is_at_risk_stands_before_the_words(kept: Path, ids: dict[str, str]) -> None:
    found = lines(kept, "statement", ids["Kelm Post"])
    assert found[0] == "Ada Quill"
    at = found.index("MEANING AT RISK")
    assert found[at + 1] == " 2  Kelm Post: negation “not” left out"
    assert at < next(place for place, line in enumerate(found) if "another winter" in line)


def test_a_statement_tells_who_carried_it_first_and_in_which_kinds_of_words(kept: Path, ids: dict[str, str]) -> None:
    found = lines(kept, "statement", ids["Kelm Post"])
    assert "4 outlets · 5 quotations: 4 direct, 1 indirect, 1 of them in copies of others" in found
    assert "first carried by The Northern Ledger, 21 Jan 2025, or by an article without a date" in found


def test_outlets_of_the_same_words_share_a_block_and_a_copy_stands_under_its_original(
    kept: Path, ids: dict[str, str]
) -> None:
    text = "\n".join(lines(kept, "statement", ids["Kelm Post"]))
    assert text.count("we will rebuild it") == 2  # once in full, once where it was dropped
    ledger, copied, herald, post = (
        text.rindex(name) for name in ("Northern L", "copied by", "Elm Herald", "Kelm Post")
    )
    assert ledger < copied < herald < post
    assert "copied by Vardlo Weekly" in text


def test_without_colours_brackets_show_what_differs_and_a_legend_what_they_mean(
    kept: Path, ids: dict[str, str]
) -> None:
    text = " ".join(" ".join(lines(kept, "statement", ids["Kelm Post"], width=200)).split())
    assert "will [-not-] hold another winter [-and we will rebuild it" in text
    assert "[-only in the fullest-] {+only here+}" in text
    assert "paraphrase" in text


def test_with_colours_there_are_no_brackets(kept: Path, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    result = onrecord("--record", kept, "statement", ids["Kelm Post"], FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b[" in result.stdout
    assert "[-not-]" not in result.stdout
    assert "MEANING AT RISK" in result.stdout


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_everything_fits_the_terminal(kept: Path, ids: dict[str, str], width: int) -> None:
    commands = (
        ["statement", ids["Kelm Post"]],
        ["stories"],
        ["stories", ids["story"]],
        ["speakers", "quill"],
        ["article", "https://weekly.example/wall"],
    )
    for words in commands:
        result = onrecord("--record", kept, *words, COLUMNS=str(width))
        assert result.exit_code == 0
        assert result.stdout
        assert max(cell_len(line) for line in result.stdout.splitlines()) <= width, words


def test_a_statement_is_found_by_the_first_digits_of_any_of_its_quotations(kept: Path, ids: dict[str, str]) -> None:
    whole = lines(kept, "statement", ids["The Northern Ledger"])
    assert lines(kept, "statement", ids["Harbour Radio"][:8]) == whole


def test_an_utterance_that_one_article_reports_says_so(kept: Path) -> None:
    with library.open(kept) as record:
        ferry = next(one for one in record.quotes(speaker="Ros"))
    result = onrecord("--record", kept, "statement", ferry.id)
    assert "No other quotation reports it" in result.stderr
    assert "Beside it" not in result.stdout


@pytest.mark.parametrize("words", [["statement"], ["statement", "ffffffff"], ["statement", "a"], ["stories", "000000"]])
def test_what_is_not_there_ends_with_exit_status_2(kept: Path, words: list[str]) -> None:
    result = onrecord("--record", kept, *words)
    assert (result.exit_code, result.stdout) == (2, "")


def test_an_empty_record_has_no_statement_and_no_story(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    with library.open(path) as record:
        record.add([])
    assert "no statement is called 'ffffffff'" in onrecord("--record", path, "statement", "ffffffff").stderr
    result = onrecord("--record", path, "stories")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No two articles here are about one event" in result.stderr


def test_stories_are_listed_and_found_by_words_of_a_title_or_an_outlet(kept: Path, ids: dict[str, str]) -> None:
    (row,) = [line for line in lines(kept, "stories", width=180) if ids["story"][:8] in line]
    assert "21–23 Jan 2025" in row
    assert "Kelm Post on the wall" in row
    assert "The Northern Ledger, Vardlo Weekly, Kelm Post, 2 more" in row
    assert ids["story"][:8] in " ".join(lines(kept, "stories", "on", "the", "WALL"))
    assert "No story found" in onrecord("--record", kept, "stories", "facade").stderr


def test_a_story_shows_its_articles_its_copies_and_what_its_outlets_report(kept: Path, ids: dict[str, str]) -> None:
    text = " ".join(" ".join(lines(kept, "stories", ids["story"][:6], width=160)).split())
    assert "21–23 Jan 2025 · 5 articles · 5 outlets" in text
    assert "nearly the same text as pages-" in text
    assert "1 statement in two outlets and more" in text
    assert f"4 meaning at risk {ids['The Northern Ledger'][:8]}" in text


def test_copies_of_one_text_are_not_two_outlets_of_a_story(kept: Path, ids: dict[str, str]) -> None:
    with library.open(kept) as record:
        (found,) = record.statements_of(ids["story"])
    assert found.id == ids["The Northern Ledger"]
    assert len(found.outlets) == 4


def test_one_speaker_is_shown_with_statements_by_the_day(kept: Path, ids: dict[str, str]) -> None:
    text = "\n".join(lines(kept, "speakers", "quill", width=140))
    assert "1 statement\n" in text
    assert f"4  meaning at risk  {ids['The Northern Ledger'][:8]}" in text
    cut = "\n".join(lines(kept, "speakers", "ben ros", "--limit", "1"))
    assert "3 statements, the newest 1: --limit N shows more, 0 all" in cut
    assert cut.count("“") == 1
    assert "\n".join(lines(kept, "speakers", "ben ros", "--limit", "0")).count("“") == 3


def test_of_several_speakers_the_one_of_exactly_that_name_is_shown(tmp_path: Path) -> None:
    page = "“One,” said Ada Quill. “Two,” said Ada Quill Moss."
    (tmp_path / "pages.jsonl").write_text(several.row("https://a.example/1", "A", None, page), "utf-8")
    path = tmp_path / "two.db"
    with library.open(path) as record:
        record.add(tmp_path / "pages.jsonl")
        assert record.count_speakers("ada quill") == 2
    shown = onrecord("--record", path, "speakers", "ada quill")
    assert "statement" in shown.stdout
    assert "1 other speaker found by these words: --format csv lists all" in shown.stderr
    assert "statement" not in onrecord("--record", path, "speakers", "ada").stdout


def test_an_article_tells_its_story_and_its_copies(kept: Path, ids: dict[str, str]) -> None:
    ledger = lines(kept, "article", "https://ledger.example/wall")
    assert f"story     Kelm Post on the wall · 5 articles, 5 outlets · {ids['story'][:8]}" in ledger
    assert any(line.startswith("copied by pages-") and line.endswith("(Vardlo Weekly)") for line in ledger)
    weekly = lines(kept, "article", "https://weekly.example/wall")
    assert any(line.startswith("copy      nearly the same text as pages-") for line in weekly)


def ferries(kept: Path) -> list[str]:
    with library.open(kept) as record:
        first = next(one.article for one in record.quotes(speaker="Ros"))
        return [version.article for version in record.versions(first)]


def test_a_later_version_of_a_page_tells_what_it_changed_in_quotations(kept: Path) -> None:
    _, later = ferries(kept)
    found = lines(kept, "article", later)
    assert "edited    2 quotations since the version before" in found
    assert "changed   Ben Ros: “The ferry waits for nobody [-at all-],”" in found
    assert "dropped   Ben Ros: “And it sinks,”" in found


def test_the_first_version_of_a_page_has_no_edits(kept: Path) -> None:
    first, later = ferries(kept)
    with library.open(kept) as record:
        assert record.edits(first) == []
        assert [edit.change for edit in record.edits(later)] == [Change.CHANGED, Change.DROPPED]


def test_words_that_stand_in_both_versions_are_no_edit_however_they_were_read(tmp_path: Path) -> None:
    pages = ["“We wait,” said Ben Ros. Rain fell.", "“We wait,” he shouted. Rain fell, said Ben Ros."]
    rows = [several.row("https://a.example/1", "A", None, page) for page in pages]
    (tmp_path / "pages.jsonl").write_text("\n".join(rows), "utf-8")
    with library.open(tmp_path / "kept.db") as record:
        record.add(tmp_path / "pages.jsonl")
        (quoted,) = record.quotes()
        _, later = record.versions(quoted.article)
        assert record.edits(later.article) == []


def test_statements_and_stories_come_as_json_lines_and_as_a_spreadsheet(kept: Path, ids: dict[str, str]) -> None:
    (statement,) = map(json.loads, lines(kept, "statement", ids["Kelm Post"], "--format", "jsonl"))
    assert [one["difference"] for one in statement["wordings"]].count("meaning") == 1
    table = onrecord("--record", kept, "statement", ids["Kelm Post"], "--format", "csv").stdout
    assert len(list(csv.DictReader(io.StringIO(table)))) == 5
    for words in (["stories"], ["stories", ids["story"]]):
        (story,) = map(json.loads, lines(kept, *words, "--format", "jsonl"))
        assert story["id"] == ids["story"]
    assert lines(kept, "speakers", "quill", "--format", "jsonl") == lines(
        kept, "speakers", "ADA quill", "--format", "jsonl"
    )


def test_words_and_outlets_of_strangers_cannot_drive_the_terminal(tmp_path: Path) -> None:
    evil = "“The wall \x1b[2J will \x07 hold\u202e,” said Ada Quill."
    rows = [several.row("https://a.example/1", "A\x1b[31m", "2025-01-01", evil, "T\x1b[2J")]
    rows += [several.row("https://a.example/1", "A\x1b[31m", "2025-01-01", evil.replace("hold", "fall"), "T\x9b2J")]
    rows = [json.dumps(json.loads(row) | {"id": f"evil \x07{number}"}) for number, row in enumerate(rows)]
    (tmp_path / "pages.jsonl").write_text("\n".join(rows), "utf-8")
    path = tmp_path / "evil.db"
    with library.open(path) as record:
        record.add(tmp_path / "pages.jsonl")
        ids = [(one.id, one.article) for one in record.quotes()]
    commands = [["statement", ids[0][0]], ["stories"], ["speakers", "quill"], *(["article", one] for _, one in ids)]
    commands += [["remove", ids[0][1], "--why", "an example"]]
    for words in commands:
        result = onrecord("--record", path, *words)
        assert result.exit_code == 0, words
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & {*(result.stdout + result.stderr)}, words
