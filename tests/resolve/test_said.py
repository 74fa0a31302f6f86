"""The day said, from the words near and the day of publication."""

from __future__ import annotations

import pytest
from resolving import Said, article, attribution, read

from onrecord.model import Part
from onrecord.resolve.article import resolve

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


def test_a_sentence_that_sets_the_scene_dates_nothing_of_another_time() -> None:
    text = "Jane Roe toured Elm on Monday. Roe has often called it late."
    assert day(text, ("Roe", "has often called", "it late")) == [None]


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


MONDAY = ("2015-01-05", "2015-01-05")
TODAY = ("2015-01-08", "2015-01-08")


@pytest.mark.parametrize(
    "words", ["weeks ago a fair in Elm", "on the Jan. 5 flood", "on Monday Night Fights", "and died Monday"]
)
def test_a_day_that_dates_something_else_is_not_when_it_was_said(words: str) -> None:
    assert day(f"Jane Roe, who built two {words}, said it was late.", ("Jane Roe", "said", LATE)) == [None]


def test_a_day_that_tells_which_speech_is_when_it_was_said() -> None:
    assert day("Jane Roe said in a Monday speech that it was late.", ("Jane Roe", "said", LATE)) == [MONDAY]


def test_a_dateline_is_the_day_of_the_report_only() -> None:
    assert day("ELM, Jan. 5 (Wire) — Jane Roe said it was late.", ("Jane Roe", "said", LATE)) == [None]


def test_an_aside_about_another_day_is_not_when_it_was_said() -> None:
    text = "Jane Roe said it was late of the fair, which Mark Doe left Monday."
    assert day(text, ("Jane Roe", "said", LATE)) == [None]
    text = "In Elm, which holds a fair on Monday, Jane Roe said it was late."
    assert day(text, ("Jane Roe", "said", LATE)) == [None]


def test_an_abbreviated_month_ends_no_sentence() -> None:
    assert day("The plan failed on Jan. 5 when Jane Roe said it was late.", ("Jane Roe", "said", LATE)) == [MONDAY]


def test_a_day_holds_on_over_a_digression_to_another_time() -> None:
    text = "Jane Roe said Monday it was late.\n\nIn 2012, Roe called it dear.\n\nIt rained.\n\nIt was ugly, Roe said."
    said = [("Jane Roe", "said", LATE), ("Roe", "called", "it dear"), ("Roe", "said", "It was ugly")]
    assert day(text, *said) == [MONDAY, ("2012-01-01", "2012-12-31"), MONDAY]


def test_a_digression_lasts_for_the_next_paragraph() -> None:
    text = "Jane Roe said Monday it was late.\n\nIn 2012, Roe called it dear.\n\nIt was ugly, Roe said."
    said = [("Jane Roe", "said", LATE), ("Roe", "called", "it dear"), ("Roe", "said", "It was ugly")]
    assert day(text, *said)[2] is None


def test_a_day_holds_for_a_participle_behind_a_verb_in_the_past() -> None:
    text = "Jane Roe said Monday it was late.\n\nRoe then defended the fair, saying it was dear."
    said = [("Jane Roe", "said", LATE), ("Roe", "saying", "it was dear")]
    assert day(text, *said) == [MONDAY, MONDAY]


def test_a_day_of_one_occasion_does_not_hold_for_another() -> None:
    text = "In a speech on Monday, Jane Roe said it was late.\n\nRoe said in a statement that it was dear."
    said = [("Jane Roe", "said", LATE), ("Roe", "said", "it was dear")]
    assert day(text, *said) == [MONDAY, None]


def test_a_day_does_not_hold_for_what_lies_years_off() -> None:
    text = "Jane Roe said Monday it was late.\n\nYears after the flood, Roe said it was dear."
    assert day(text, ("Jane Roe", "said", LATE), ("Roe", "said", "it was dear")) == [MONDAY, None]


def test_a_poll_keeps_its_day_when_it_is_named_again() -> None:
    text = "An Elm Times poll released Monday showed it was late. The poll found it was dear."
    said = [("An Elm Times poll released Monday", "showed", LATE), ("The poll", "found", "it was dear")]
    assert day(text, *said) == [MONDAY, MONDAY]


def test_another_poll_does_not() -> None:
    text = "An Elm Times poll released Monday showed it was late. The Oak Post poll found it was dear."
    said = [("An Elm Times poll released Monday", "showed", LATE), ("The Oak Post poll", "found", "it was dear")]
    assert day(text, *said) == [MONDAY, None]


def test_a_ruling_has_the_day_on_which_a_court_ruled() -> None:
    text = "A court in Elm ruled Monday that it was late.\n\nThe ruling said it was dear."
    said = [("A court in Elm", "ruled", LATE), ("The ruling", "said", "it was dear")]
    assert day(text, *said) == [MONDAY, MONDAY]


def test_an_opening_that_has_happened_has_the_day_told_behind_it() -> None:
    text = "Jane Roe has called it late.\n\nRoe said Monday it was dear."
    said = [("Jane Roe", "has called", "it late"), ("Roe", "said", "it was dear")]
    assert day(text, *said) == [MONDAY, MONDAY]


def test_an_opening_that_stands_has_not() -> None:
    text = "Jane Roe has never called it late.\n\nRoe said Monday it was dear."
    said = [("Jane Roe", "has never called", "it late"), ("Roe", "said", "it was dear")]
    assert day(text, *said) == [None, MONDAY]


def test_a_tweet_has_the_day_of_its_signature() -> None:
    text = "Mark Doe said it was dear.\n\n“It was late.” — Jane Roe (@janeroe) January 5, 2015"
    said = [("Mark Doe", "said", "it was dear"), ("Jane Roe", "", "“It was late.”")]
    assert day(text, *said) == [None, MONDAY]


def test_a_tweet_may_stand_above_its_signature() -> None:
    text = "“It was late.”\n\n— Jane Roe (@janeroe) January 5, 2015"
    assert day(text, ("Jane Roe", "", "“It was late.”")) == [MONDAY]


def test_a_speakers_comments_are_only_the_speakers() -> None:
    text = "Mark Doe said it was dear. Jane Roe called it late.\n\nRoe's comments came Monday at a fair."
    said = [("Mark Doe", "said", "it was dear"), ("Jane Roe", "called", "it late")]
    assert day(text, *said) == [None, MONDAY]


MEETING = "The Elm board met with Jane Roe on Monday."


def test_all_who_spoke_at_a_meeting_have_its_day() -> None:
    text = f"{MEETING}\n\nMark Doe asked whether it was late. Roe called it dear."
    said = [("Mark Doe", "asked", "whether it was late"), ("Roe", "called", "it dear")]
    assert day(text, *said) == [MONDAY, MONDAY]


def test_who_only_tells_of_a_meeting_has_not() -> None:
    text = f"{MEETING}\n\nAn aide said it was late. Mark Doe said in a statement that it was dear."
    said = [("An aide", "said", LATE), ("Mark Doe", "said", "it was dear")]
    assert day(text, *said) == [None, None]


def test_a_meeting_to_come_dates_nobody() -> None:
    text = "Jane Roe left Monday, hours before the hearing.\n\nMark Doe said it was late."
    assert day(text, ("Mark Doe", "said", LATE)) == [None]


LIVE = "The Latest (all times EST):\n\n2:45 p.m.\n\n{}\n\n___\n\n1:30 p.m.\n\nIt rained.\n\n11 a.m.\n\nIt snowed."


def test_a_live_page_dates_what_is_said_by_its_hours() -> None:
    text = LIVE.format("Jane Roe says it is late.\n\nRoe called it dear. Mark Doe called it ugly years before.")
    said = [("Jane Roe", "says", "it is late"), ("Roe", "called", "it dear"), ("Mark Doe", "called", "it ugly")]
    quotations = read(text, *said, published=THURSDAY)
    assert day(text, *said) == [TODAY, TODAY, None]
    assert quotations[0].said is not None
    assert quotations[0].said.words is not None
    assert quotations[0].said.words.text == "2:45 p.m."


def test_a_page_whose_hours_run_over_midnight_is_not_of_one_day() -> None:
    text = LIVE.replace("11 a.m.", "11 p.m.").format("Jane Roe says it is late.")
    assert day(text, ("Jane Roe", "says", "it is late")) == [None]


def test_a_live_page_without_a_day_of_publication_tells_nothing() -> None:
    assert day(LIVE.format("Jane Roe says it is late."), ("Jane Roe", "says", "it is late"), published=None) == [None]


def test_the_title_has_the_day_of_the_same_body_in_the_opening() -> None:
    page = article("An appeals court ruled Monday that it was late.", THURSDAY, "Court rules it was late")
    made = (
        attribution(page, ("Court", "rules", "it was late"), Part.TITLE),
        attribution(page, ("An appeals court", "ruled", "that it was late")),
    )
    assert [q.said.earliest for q in resolve(page, made) if q.said] == ["2015-01-05"] * 2
