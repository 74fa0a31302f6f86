"""The day said, from the words near and the day of publication."""

from __future__ import annotations

import pytest
from resolving import Said, read

THURSDAY = "2015-01-08"
LATE = "it was late"


def day(text: str, *said: Said, published: str | None = THURSDAY) -> list[tuple[str | None, str | None] | None]:
    return [(q.said.earliest, q.said.latest) if q.said else None for q in read(text, *said, published=published)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("on Tuesday, Jan. 6,", ("2015-01-06", "2015-01-06")),
        ("on 5 January", ("2015-01-05", "2015-01-05")),
        ("Monday", ("2015-01-05", "2015-01-05")),
        ("on Thursday", ("2015-01-08", "2015-01-08")),
        ("on Friday", ("2015-01-02", "2015-01-02")),
        ("yesterday", ("2015-01-07", "2015-01-07")),
        ("today", ("2015-01-08", "2015-01-08")),
        ("last month", ("2014-12-01", "2014-12-31")),
        ("in 2014", ("2014-01-01", "2014-12-31")),
        ("in August", ("2014-08-01", "2014-08-31")),
        ("on Dec. 30", ("2014-12-30", "2014-12-30")),
        ("on March 3, 2013,", ("2013-03-03", "2013-03-03")),
        ("after Monday's vote", None),
        ("before Monday", None),
        ("at noon", None),
    ],
)
def test_a_day_beside_the_cue_is_the_day_said(words: str, told: tuple[str, str] | None) -> None:
    assert day(f"Jane Roe said {words} that it was late.", ("Jane Roe", "said", LATE)) == [told]


def test_a_weekday_tells_nothing_without_the_day_of_publication() -> None:
    assert day("Jane Roe said on Monday that it was late.", ("Jane Roe", "said", LATE), published=None) == [None]


def test_a_full_date_needs_no_day_of_publication() -> None:
    text = "Jane Roe said on March 3, 2013, that it was late."
    assert day(text, ("Jane Roe", "said", LATE), published=None) == [("2013-03-03", "2013-03-03")]


def test_a_weekday_that_contradicts_its_date_is_no_day() -> None:
    assert day("Jane Roe said on Monday, Jan. 6, that it was late.", ("Jane Roe", "said", LATE)) == [None]


def test_a_day_within_the_content_is_not_when_it_was_said() -> None:
    assert day("Jane Roe said that it fell on Monday.", ("Jane Roe", "said", "that it fell on Monday")) == [None]


def test_a_day_to_come_is_not_when_it_was_said() -> None:
    text = "Jane Roe, who will speak Monday in Elm, said it was late."
    assert day(text, ("Jane Roe, who will speak Monday in Elm,", "said", LATE)) == [None]


def test_a_speakers_day_holds_for_what_she_goes_on_to_say() -> None:
    text = "Jane Roe said Monday it was late.\n\n“We build it,” Roe added."
    said = [("Jane Roe", "said", LATE), ("Roe", "added", "“We build it,”")]
    assert day(text, *said) == [("2015-01-05", "2015-01-05")] * 2


def test_it_does_not_hold_for_what_she_has_said_before_nor_for_others() -> None:
    text = "Jane Roe said Monday it was late.\n\nRoe has said it was dear. Mark Doe said it was ugly."
    said = [("Jane Roe", "said", LATE), ("Roe", "has said", "it was dear"), ("Mark Doe", "said", "it was ugly")]
    assert day(text, *said) == [("2015-01-05", "2015-01-05"), None, None]


def test_a_sentence_that_takes_up_the_words_dates_them() -> None:
    text = "Jane Roe called it late.\n\nWith these words, she opened a fair in Elm on January 5."
    assert day(text, ("Jane Roe", "called", "it late")) == [("2015-01-05", "2015-01-05")]


def test_a_sentence_that_sets_the_scene_dates_what_follows() -> None:
    text = "Jane Roe toured Elm on Monday. Roe said it was late."
    assert day(text, ("Roe", "said", LATE)) == [("2015-01-05", "2015-01-05")]


def test_the_words_that_tell_are_kept() -> None:
    (found,) = read("Jane Roe said Monday it was late.", ("Jane Roe", "said", LATE), published=THURSDAY)
    assert found.said is not None
    assert found.said.words is not None
    assert found.said.words.text == "Monday"


def test_a_day_told_in_the_pluperfect_is_not_when_it_was_said() -> None:
    text = "Jane Roe said she had met Mark Doe, a builder, on Sunday, and called it late."
    said = ("Jane Roe", "called", "it late")
    assert day(text, said) == [None]
    assert day(text, ("Jane Roe", "said", "she had met Mark Doe, a builder"), said) == [None, None]


@pytest.mark.parametrize("words", ["had said Monday", "said it had rained, in a speech on Monday, and"])
def test_a_pluperfect_of_other_words_leaves_the_day(words: str) -> None:
    text = f"Jane Roe {words} that it was late."
    said = [("Jane Roe", "said", "it had rained")] if "rained" in words else []
    said += [("Jane Roe", "had said" if not said else "said", "that it was late")]
    assert day(text, *said) == [("2015-01-05", "2015-01-05")] * len(said)


def test_many_days_in_one_line_are_read() -> None:
    assert day("Monday " * 2_000 + "Jane Roe said it was late.", ("Jane Roe", "said", LATE)) == [
        ("2015-01-05", "2015-01-05")
    ]
