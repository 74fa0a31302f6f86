"""`onrecord judge` from outside: what is said where, which exit status, and errors that name the remedy."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import invented
import pytest
from click.testing import CliRunner, Result

from onrecord import pipeline
from onrecord.show import cli


@pytest.fixture(autouse=True)
def _invented_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "page_reader", invented.hashing_reader)
    monkeypatch.setattr("onrecord.record.adding.reader_name", lambda size: invented.ARTICLE.reader)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


@pytest.fixture
def kept(path: Path, tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(invented.PAGE)
    assert run(path, "add", tmp_path / "a.txt").exit_code == 0
    return path


def run(path: Path, *words: str | Path, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(cli.group, ["--record", str(path), *map(str, words)], prog_name="onrecord")


def judge(path: Path, *words: str | Path, **environment: str) -> Result:
    return run(path, "judge", *words, **environment)


def lines(path: Path, *words: str) -> list[dict]:
    return [json.loads(line) for line in run(path, *words, "--format", "jsonl").stdout.splitlines()]


def quotation(path: Path, about: str) -> str:
    (line,) = lines(path, "quotes", "--about", about)
    return line["id"]


def test_each_command_says_what_was_decided_and_how_to_undo_it(kept: Path) -> None:
    happy, bridge = quotation(kept, "nobody is happy"), quotation(kept, "bridge")
    told = [
        judge(kept, "merge", "Ada Quill", "Vardlo Ferries", "--why", "a slip", "--by", "Jo"),
        judge(kept, "split", "Ada Quill", "Vardlo Ferries"),
        judge(kept, "rename", "Ada Quill", "Ada Marie Quill"),
        judge(kept, "reject", happy[:8]),
        judge(kept, "fix", bridge, "Ida Falk", "Ben Ros"),
    ]
    assert [result.exit_code for result in told] == [0] * 5
    assert [result.stdout for result in told] == [""] * 5
    says = [
        "Ada Quill and Vardlo Ferries are one speaker; undo with: onrecord judge undo ",
        "Vardlo Ferries is not Ada Quill; ",
        "Ada Quill is called Ada Marie Quill; ",
        "““Nobody is happy about it,”” is no quotation; ",
        "Ida Falk, Ben Ros said ““We were promised a bridge,”",
    ]
    assert [result.stderr.startswith(words) for result, words in zip(told, says, strict=True)] == [True] * 5, [
        result.stderr for result in told
    ]
    (line,) = lines(kept, "quotes", "--about", "bridge")
    assert [who["name"] for who in line["speakers"]] == ["Ida Falk", "Ben Ros"]
    assert [each["what"] for each in line["judgements"]] == ["fix"]
    assert lines(kept, "quotes", "--about", "happy") == []
    (rejected,) = lines(kept, "quotes", "--about", "happy", "--all")
    assert [each["what"] for each in rejected["judgements"]] == ["reject"]


def test_the_undoing_is_the_command_that_was_told(kept: Path) -> None:
    told = judge(kept, "rename", "Ada Quill", "Ada Marie Quill").stderr
    *_, last = told.split()
    assert [who["name"] for who in lines(kept, "speakers", "Quill")] == ["Ada Marie Quill"]
    undone = judge(kept, "undo", last)
    assert undone.exit_code == 0
    assert "holds no longer" in undone.stderr
    assert [who["name"] for who in lines(kept, "speakers", "Quill")] == ["Ada Quill"]


def test_the_list_tells_all_of_them_the_oldest_first(kept: Path) -> None:
    assert "Nobody has judged anything here." in judge(kept, "list").stderr
    judge(kept, "rename", "Ada Quill", "Ada Marie Quill", "--by", "Jo", "--why", "a book")
    judge(kept, "undo", lines(kept, "judge", "list")[0]["id"], ONRECORD_BY="Kim")
    first, second = lines(kept, "judge", "list")
    assert (first["by"], first["why"], first["what"], second["by"], second["supersedes"]) == (
        *("Jo", "a book", "rename", "Kim"),
        first["id"],
    )
    table = judge(kept, "list", COLUMNS="120").stdout
    assert "Ada Quill is called Ada Marie Quill" in table
    assert "Kim" in table
    rows = list(csv.DictReader(io.StringIO(judge(kept, "list", "--format", "csv").stdout)))
    assert [(row["by"], row["what"], row["name"]) for row in rows] == [
        ("Jo", "rename", "Ada Marie Quill"),
        ("Kim", "undo", ""),
    ]


def test_a_quotation_can_be_named_by_its_number_in_the_article(kept: Path) -> None:
    assert judge(kept, "reject", "a#3").exit_code == 0
    assert lines(kept, "quotes", "--about", "happy") == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["merge", "Ada Quill"], "Missing argument 'SPEAKER...'"),
        (["merge", "Ada Quill", "Nobody"], "no speakers are called 'Nobody': `onrecord speakers` lists who speaks"),
        (["merge", "Ada Quill", "ada quill"], "Ada Quill is one speaker already"),
        (["split", "Ada Quill", "Ada Quill"], "those are all names of Ada Quill"),
        (["split", "Ada Quill", "Ben Ros"], "is not called Ben Ros: it is called"),
        (["rename", "Ada Quill", " "], "give the name that the speaker is to have"),
        (["reject", "ffffffff"], "no quotation begins with 'ffffffff': `onrecord quotes --format jsonl`"),
        (["reject", "\udcff" * 8], "no quotation begins with"),
        (["reject", "a#99"], "a has no quotation 99: `onrecord article` numbers them"),
        (["reject", f"a#{'9' * 5000}"], "no quotation begins with"),
        (["reject", "nobody#1"], "has no article"),
        (["fix", "ffffffff", "Ada Quill"], "no quotation begins"),
        (["fix", "ffffffff", "Ada Quill", "--kind", "robot"], "'robot' is not one of"),
        (["undo", "ffffffff"], "no judgements are called 'ffffffff': `onrecord judge list` has their ids"),
        (["import", "no such file"], "does not exist"),
        (["known", "no such file"], "does not exist"),
        (["bless", "Ada Quill"], "No such command 'bless'"),
    ],
)
def test_what_cannot_be_is_told_with_the_remedy_and_exit_status_2(kept: Path, words: list[str], told: str) -> None:
    result = judge(kept, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in " ".join(result.stderr.replace("│", " ").split())
    assert lines(kept, "judge", "list") == []


def test_without_a_record_nothing_can_be_judged_and_none_is_made(path: Path) -> None:
    for words in (["merge", "A", "B"], ["reject", "abcdef"], ["undo", "abcdef"], ["list"]):
        result = judge(path, *words)
        assert result.exit_code == 2
        assert "there is no record at" in result.stderr
    assert not path.exists()


def test_judgements_travel_by_export_and_import(kept: Path, tmp_path: Path) -> None:
    judge(kept, "rename", "Ada Quill", "Ada Marie Quill")
    run(kept, "export", tmp_path / "out")
    other = tmp_path / "other.db"
    taken = judge(other, "import", tmp_path / "out/judgements.jsonl")
    assert (taken.exit_code, taken.stdout) == (0, "")
    assert "1 judgements taken over, 0 were there" in taken.stderr
    assert "0 judgements taken over, 1 were there" in judge(other, "import", tmp_path / "out/judgements.jsonl").stderr
    run(other, "add", tmp_path / "a.txt")
    assert [who["name"] for who in lines(other, "speakers", "Quill")] == ["Ada Marie Quill"]
    assert run(other, "verify").exit_code == 0


def test_lines_that_are_no_judgements_are_named_and_the_rest_is_taken_over(kept: Path, tmp_path: Path) -> None:
    judge(kept, "rename", "Ada Quill", "Ada Marie Quill")
    run(kept, "export", tmp_path / "out")
    good = (tmp_path / "out/judgements.jsonl").read_text()
    file = tmp_path / "some.jsonl"
    file.write_text(f"no json\n{good}{good.replace('Ada Marie', 'Eve')}")
    result = judge(tmp_path / "other.db", "import", file)
    assert result.exit_code == 1
    assert "line 1 is not JSON" in result.stderr
    assert "was changed after it was made" in result.stderr


def test_a_list_of_known_people_is_used_and_its_odd_lines_are_named(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,aliases,wikidata,kind\nAda Marie Quill,Ada Quill,Q7,\nR2,,,robot\n")
    result = judge(kept, "known", file)
    assert result.exit_code == 1
    assert "1 new entries of people.csv are in use" in result.stderr
    assert "line 3 has the kind 'robot'" in result.stderr
    (ada,) = lines(kept, "speakers", "Quill")
    assert (ada["name"], ada["wikidata"]) == ("Ada Marie Quill", "Q7")
    file.write_text("who\nAda\n")
    refused = judge(kept, "known", file)
    assert refused.exit_code == 2
    assert "give CSV with a column `name`" in " ".join(refused.stderr.split())


def test_names_and_reasons_cannot_drive_the_terminal(kept: Path) -> None:
    judge(kept, "rename", "Ada Quill", "Ada \x1b[2J Quill", "--why", "\x1b[2J", "--by", "\x1b[2J")
    for words in (["judge", "list"], ["speakers"], ["quotes"], ["speakers", "Quill"]):
        result = run(kept, *words)
        assert result.exit_code == 0
        assert "\x1b" not in result.stdout + result.stderr
    assert "\x1b" not in judge(kept, "fix", quotation(kept, "bridge"), "\x1b[2J").stderr
    assert "\x1b" not in judge(kept, "merge", "\x1b[2J", "Nobody \x1b[2J").stderr


@pytest.mark.parametrize("width", [40, 80, 160])
def test_the_list_fits_the_terminal(kept: Path, width: int) -> None:
    judge(kept, "rename", "Ada Quill", "Ada " * 60, "--why", "because " * 40)
    judge(kept, "reject", quotation(kept, "bridge"))
    table = judge(kept, "list", COLUMNS=str(width)).stdout
    assert table
    assert max(map(len, table.splitlines())) <= width
