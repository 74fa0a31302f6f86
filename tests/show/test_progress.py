"""What is said of a run while it goes on and at its end."""

from dataclasses import replace
from io import StringIO

import pytest
from invented import ARTICLE, BARE
from rich.console import Console

from onrecord.model import Miss, Outcome, Status
from onrecord.show import bar as bar_module
from onrecord.show import progress as progress_module
from onrecord.show.bar import Bar
from onrecord.show.progress import EVERY, Lines, progress
from onrecord.show.tally import Tally, state


def tally(articles: int) -> Tally:
    counted = Tally()
    for _ in range(articles):
        counted.add(replace(BARE, text="four words are here"))
    return counted


def test_the_summary_counts_articles_quotations_and_what_gave_none() -> None:
    counted = Tally()
    for outcome in (
        ARTICLE,
        replace(BARE, status=Status.NO_ARTICLE),
        replace(BARE, status=Status.OTHER_LANGUAGE),
        Miss("x", Outcome.SKIPPED, "empty"),
        Miss("y", Outcome.FAILED, "torn"),
    ):
        counted.add(outcome)
    assert counted.summary() == (
        "1 article read, 6 quotations; 1 page without an article; 1 in another language; 1 skipped; 1 failed"
    )
    assert (counted.done, counted.failed) == (3, 1)


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [
        (0, 0, 0, "0 articles"),
        (0, 10, 5, "0 of 10"),
        (20, 0, 10, "20 articles · 2.0 articles/s · 8 words/s"),
        (100, 2000, 5, "100 of 2,000 · 20 articles/s · 80 words/s · 2 min left"),
        (10, 2000, 10, "10 of 2,000 · 1.0 articles/s · 4 words/s · 33 min left"),
        (1, 2000, 10, "1 of 2,000 · 0.1 articles/s · 0 words/s · 5.6 h left"),
    ],
)
def test_the_state_gives_rate_and_time_left(done: int, total: int, seconds: float, words: str) -> None:
    assert state(tally(done), total, seconds) == words


def test_without_a_terminal_a_line_comes_every_half_minute(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 0.0
    monkeypatch.setattr(progress_module, "monotonic", lambda: now)
    lines = Lines()
    lines.expect(100)
    for articles in range(1, 13):
        now += EVERY / 6
        lines.update(tally(articles))
    assert [line[:8] for line in capsys.readouterr().err.splitlines()] == ["6 of 100", "12 of 10"]


def test_without_a_terminal_there_is_no_bar() -> None:
    with progress() as watch:
        assert isinstance(watch, Lines)


def test_the_bar_prints_lines_above_itself_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    file = StringIO()
    monkeypatch.setattr(bar_module, "Console", lambda stderr: Console(file=file, force_terminal=True, width=100))
    with Bar() as bar:
        bar.expect(5)
        bar.update(tally(2))
        bar.say("failed: x: torn")
        with bar.aside():
            file.write("an article\n")
    assert "failed: x: torn" in file.getvalue()
    assert file.getvalue().endswith("\x1b[2K")
