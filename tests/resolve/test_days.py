"""Days that words tell, by the day of publication or, without one, by a dated caption."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.resolve.days import dated_in, find_days

CAPTION = "Mayor Ada Lund opens the new ferry pier in Ostrel, on Tuesday, Nov. 12, 2024. (Per Holm/Fjord Photo)"


@pytest.mark.parametrize(
    ("text", "captions", "told"),
    [
        ("She spoke on Tuesday.", [CAPTION], ["2024-11-12"]),
        ("She spoke on Nov. 12.", [CAPTION], ["2024-11-12"]),
        ("She spoke on Wednesday.", [CAPTION], []),
        ("She spoke on Tuesday.", [], []),
        ("She spoke on Tuesday.", ["Tuesday, Nov. 12, 2024"], []),
        ("She spoke on Tuesday.", [CAPTION, CAPTION.replace("12", "19")], []),
    ],
)
def test_a_caption_dates_a_day_of_its_name_where_the_page_has_no_date(
    text: str, captions: list[str], told: list[str]
) -> None:
    assert [when.earliest.isoformat() for when in find_days(text, None, dated_in(captions))] == told


def test_the_day_of_publication_goes_before_captions() -> None:
    (when,) = find_days("She spoke on Tuesday.", date(2024, 11, 28), dated_in([CAPTION]))
    assert when.earliest == date(2024, 11, 26)


def test_the_same_day_is_the_one_told_before() -> None:
    text = "On 22 January, Lund called the ferry. On the same day, Holm spoke in Elm."
    assert [when.earliest for when in find_days(text, date(2025, 1, 23))] == [date(2025, 1, 22)] * 2


def test_the_same_day_tells_nothing_by_itself() -> None:
    assert find_days("On the same day, Holm spoke in Elm.", date(2025, 1, 23)) == ()


def told(text: str, published: date | None = date(2015, 1, 8)) -> list[tuple[str, str, str]]:
    """The words of each interval with its first and last day; 8 January 2015 is a Thursday."""
    found = find_days(text, published)
    return [(text[when.start : when.end], when.earliest.isoformat(), when.latest.isoformat()) for when in found]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("this morning", "2015-01-08", "2015-01-08"),
        ("earlier today", "2015-01-08", "2015-01-08"),
        ("late last night", "2015-01-07", "2015-01-07"),
        ("three days ago", "2015-01-05", "2015-01-05"),
        ("a week ago", "2014-12-29", "2015-01-04"),
        ("two months ago", "2014-11-01", "2014-11-30"),
        ("earlier this week", "2015-01-05", "2015-01-08"),
        ("the past week", "2015-01-01", "2015-01-08"),
        ("last month", "2014-12-01", "2014-12-31"),
        ("over the weekend", "2015-01-03", "2015-01-04"),
        ("last weekend", "2015-01-03", "2015-01-04"),
        ("last June", "2014-06-01", "2014-06-30"),
        ("last January", "2014-01-01", "2014-01-31"),
    ],
)
def test_words_tell_days_by_the_day_of_publication(words: str, first: str, last: str) -> None:
    spoken = [(day, to) for _, day, to in told(f"She spoke {words} in Elm.")]
    assert spoken == [(first, last)]


def test_this_week_on_a_monday_reaches_back() -> None:
    assert told("She spoke this week.", date(2015, 1, 5)) == [("this week", "2014-12-29", "2015-01-05")]


def test_last_thursday_on_a_thursday_is_a_week_ago() -> None:
    assert told("She spoke last Thursday.") == [("Thursday", "2015-01-01", "2015-01-01")]


def test_a_day_soon_to_come_is_not_last_years() -> None:
    assert told("The fair is on Feb. 20.") == []


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Later that day", "2015-01-05", "2015-01-05"),
        ("Earlier in the day", "2015-01-05", "2015-01-05"),
        ("Minutes later", "2015-01-05", "2015-01-05"),
        ("Hours later", "2015-01-05", "2015-01-06"),
        ("Hours before", "2015-01-04", "2015-01-05"),
        ("The next day", "2015-01-06", "2015-01-06"),
        ("A day later", "2015-01-06", "2015-01-06"),
        ("Two days later", "2015-01-07", "2015-01-07"),
        ("The day before", "2015-01-04", "2015-01-04"),
        ("The previous night", "2015-01-04", "2015-01-04"),
    ],
)
def test_words_tell_days_by_the_day_told_before(words: str, first: str, last: str) -> None:
    _, (_, day, to) = told(f"Lund spoke on Monday. {words}, Holm spoke in Elm.")
    assert (day, to) == (first, last)


def test_a_day_that_only_others_tell_is_no_day_told_before() -> None:
    text = "Lund said it closed Monday. The next day, Holm spoke."
    assert len(find_days(text, date(2015, 1, 8), (), lambda at: at < 30)) == 1


def test_a_day_told_far_before_is_not_meant() -> None:
    assert len(told("Lund spoke on Monday.\n\nIt rained.\n\nThe next day, Holm spoke.")) == 1


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("She spoke a day after Monday's debate.", "a day after Monday", "2015-01-06"),
        ("The debate on Monday was long. She spoke on the eve of the debate.", "the eve of the debate", "2015-01-04"),
        (
            "The debate on Monday was long. During the second debate, she spoke.",
            "During the second debate",
            "2015-01-05",
        ),
        ("Monday night's debate was long. She spoke a day before the debate.", "a day before the debate", "2015-01-04"),
    ],
)
def test_an_event_tells_its_day(text: str, words: str, day: str) -> None:
    found = [(said, first) for said, first, _ in told(text)]
    assert any(said.endswith(words) and first == day for said, first in found)


@pytest.mark.parametrize(
    "text",
    [
        "The debate on Monday was long. At the last debate, she spoke.",
        "The debate on Monday and the debate on Tuesday were long. At the debate, she spoke.",
        "She spoke a day after Holm resigned.",
    ],
)
def test_an_event_without_one_day_tells_none(text: str) -> None:
    assert all(said in {"Monday", "Tuesday"} for said, _, _ in told(text))


@pytest.mark.parametrize(
    "words",
    [
        "at 9 p.m. ET on Tuesday",
        "9:30 p.m. EST Tuesday",
        "Tuesday at 9 p.m. (ET)",
        "Tuesday, 18:00 GMT",
        "at 11 am Tuesday",
    ],
)
def test_the_hour_and_its_zone_stay_with_the_day(words: str) -> None:
    assert told(f"She spoke {words}.") == [(words, "2015-01-06", "2015-01-06")]


def test_a_long_text_of_days_is_read_in_one_go() -> None:
    assert len(told("She spoke Monday. The next day-after-day-after hours a day after the debate. " * 2_000)) > 2_000
