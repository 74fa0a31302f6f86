"""`onrecord extract` from outside: what goes where, which exit status, and files that are whole or not there."""

import json
import os
import re
from pathlib import Path

import invented
import pytest
from click.testing import CliRunner, Result

from onrecord import pipeline
from onrecord.show import cli


@pytest.fixture(autouse=True)
def _invented_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "page_reader", invented.reader)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in "cab":
        (folder / f"{name}.txt").write_text(f"The story of {name}.")
    return folder


def onrecord(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.group, [str(argument) for argument in arguments], prog_name="onrecord")


def test_piped_it_writes_a_json_line_an_article_and_all_else_to_standard_error(news: Path) -> None:
    result = onrecord("extract", news)
    assert result.exit_code == 0
    assert [json.loads(line)["uri"] for line in result.stdout.splitlines()] == ["a.txt", "b.txt", "c.txt"]
    assert result.stderr == "3 articles read, 18 quotations; 0 skipped; 0 failed\n"


def test_the_output_is_the_same_for_any_number_of_jobs_and_any_order_of_paths(news: Path) -> None:
    paths = [news / f"{name}.txt" for name in "abc"]
    alone = onrecord("extract", *paths).stdout
    assert alone
    assert onrecord("extract", "--jobs", "2", *reversed(paths)).stdout == alone


def test_a_failed_page_is_named_and_the_rest_goes_on_with_exit_status_1(news: Path) -> None:
    (news / "b.txt").write_text("boom")
    result = onrecord("extract", news)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "failed: b.txt: it went boom" in result.stderr
    assert "2 articles read, 12 quotations; 0 skipped; 1 failed" in result.stderr


def test_a_page_that_hangs_fails_with_the_time_limit(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_SECONDS", "1")
    (news / "b.txt").write_text("hang")
    result = onrecord("extract", news)
    assert result.exit_code == 1
    assert "failed: b.txt: took longer than 1 s" in result.stderr


def test_skipped_inputs_are_named_up_to_ten_and_counted(news: Path) -> None:
    for number in range(12):
        (news / f"{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    few, all_ = onrecord("extract", news), onrecord("extract", "--verbose", news)
    assert few.exit_code == 0
    assert few.stderr.count("skipped: ") == 10
    assert "further skipped inputs are counted only" in few.stderr
    assert all_.stderr.count("skipped: ") == 12
    assert "12 skipped; 0 failed" in few.stderr


def test_the_names_of_inputs_cannot_drive_the_terminal(news: Path) -> None:
    (news / "\x1b[2J.txt").write_text("boom")
    assert "\x1b" not in onrecord("extract", news).stderr


@pytest.mark.parametrize("arguments", [["extract"], ["extract", "no such file"], ["extract", ".", "--jobs", "0"]])
def test_unusable_arguments_end_with_exit_status_2_and_a_hint(arguments: list[str]) -> None:
    result = onrecord(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Try 'onrecord extract --help' for help." in result.stderr


def test_an_unusable_setting_ends_with_exit_status_2(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_JOBS", "many")
    result = onrecord("extract", news)
    assert result.exit_code == 2
    assert "ONRECORD_JOBS is 'many': give a whole number above 0" in result.stderr


def test_a_file_gets_what_a_pipe_would(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = onrecord("extract", news, "-o", out)
    assert result.stdout == ""
    assert out.read_text() == onrecord("extract", news).stdout == onrecord("extract", news, "-o", "-").stdout


def test_a_file_inside_the_folder_that_is_read_does_not_meet_itself(news: Path) -> None:
    out = news / "out.jsonl"
    result = onrecord("extract", news, "-o", out)
    assert "3 articles read, 18 quotations; 0 skipped; 0 failed" in result.stderr
    again = onrecord("extract", news, "-o", out)
    assert again.exit_code == 2
    assert "is among the inputs" in again.stderr


@pytest.mark.parametrize("place", ["nowhere/out.jsonl", ".", "news/a.txt"])
def test_a_file_that_cannot_be_the_output_is_refused_before_anything_is_read(
    place: str, news: Path, tmp_path: Path
) -> None:
    result = onrecord("extract", news, "-o", tmp_path / place)
    assert result.exit_code == 2
    assert (news / "a.txt").read_text() == "The story of a."


def test_when_the_reader_does_not_start_the_old_file_stays_and_no_other(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "page_reader", invented.no_reader)
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    result = onrecord("extract", news, "-o", out)
    assert result.exit_code == 1
    assert "Error: the weights are gone" in result.stderr
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news", "out.jsonl"]


def test_a_device_is_written_and_not_replaced(news: Path) -> None:
    assert onrecord("extract", news, "-o", os.devnull).exit_code == 0
    assert Path(os.devnull).is_char_device()


def test_a_link_is_followed_to_the_file_that_it_names(news: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "out.jsonl")
    assert onrecord("extract", news, "-o", tmp_path / "link").exit_code == 0
    assert (tmp_path / "link").is_symlink()
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_write_that_fails_is_named_and_leaves_nothing(news: Path) -> None:
    result = onrecord("extract", news, "-o", "/dev/full")
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr


def test_the_version_names_the_readers() -> None:
    assert re.match(r"onrecord 0\.1\.0, readers accurate-[0-9a-f]{8}, fast-[0-9a-f]{8}$", onrecord("--version").stdout)


def test_an_empty_result_is_an_empty_file(news: Path, tmp_path: Path) -> None:
    for file in news.iterdir():
        file.write_text("boom")
    out = tmp_path / "out.jsonl"
    assert onrecord("extract", news, "-o", out).exit_code == 1
    assert out.read_bytes() == b""


def test_the_help_shows_the_commands_and_examples() -> None:
    assert "extract    Read news and print who said what." in onrecord("--help").stdout
    assert "onrecord extract pages/ -o articles.jsonl --jobs 4" in onrecord("extract", "--help").stdout
    assert onrecord("nonsense").exit_code == 2


def test_the_reader_is_chosen_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "page_reader", invented.named_by_size)
    (tmp_path / "a.txt").write_text("words")
    assert '"reader": "fast"' in onrecord("extract", tmp_path / "a.txt", "--reader", "fast").stdout
    assert '"reader": "accurate"' in onrecord("extract", tmp_path / "a.txt").stdout
    assert (
        "'slow' is not one of 'accurate', 'fast'" in onrecord("extract", tmp_path / "a.txt", "--reader", "slow").stderr
    )
