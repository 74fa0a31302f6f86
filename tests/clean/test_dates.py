"""Date expressions: what is written is read, what is not is not guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.dates import find_dates, iso_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara LindqvistThursday, 3 April 2025, 09:07", "2025-04-03T09:07"),
        ("03.04.2025 - 05:15", "2025-04-03T05:15"),
        (" date 2025-04-03 The council met", "2025-04-03"),
        ("Updated 3:31 PM EST, Thu April 3, 2025", "2025-04-03T15:31"),
        ("Published: Apr 3, 2025 at 12:05 am", "2025-04-03T00:05"),
        ("25/12/2025", "2025-12-25"),
        ("12/25/2025 4:30:26 PM", "2025-12-25T16:30:26"),
        ("Dec. 21, 2025 | 4:00 p.m.", "2025-12-21T16:00"),
        ("Dec 21, 2025 at1:39 pm | By Lexi Vane", "2025-12-21T13:39"),
        ("DPNDec 22, 2025, 06:21 AM ET", "2025-12-22T06:21"),
        ("Dec 20, 20256:46 PM", "2025-12-20T18:46"),
        ("22 Dec 202522 Dec 2025", "2025-12-22"),
        ("2025-10-16T21:56:19.537007Z", "2025-10-16T21:56:19+00:00"),
        ("2025-12-06T08:45-0500", "2025-12-06T08:45-05:00"),
        ("Sunday, December 21st 2025", "2025-12-21"),
    ],
)
def test_full_dates_keep_their_precision(text: str, expected: str) -> None:
    assert iso_date(text) == expected


@pytest.mark.parametrize(
    "text",
    ["03/04/2025", "2 hours ago", "last year", "30 February 2025", "May 5,000 people", "he may 5 times", "in 2025"],
)
def test_what_tells_no_day_gives_none(text: str) -> None:
    assert iso_date(text) is None


def test_days_without_a_year_and_weekdays_are_found_with_their_places() -> None:
    text = "She spoke on Tuesday, Nov. 12 and on Friday."
    first, second = find_dates(text)
    assert text[first.start : first.end] == "Tuesday, Nov. 12"
    assert (first.month, first.day, first.weekday, first.year) == (11, 12, 1, None)
    assert (text[second.start : second.end], second.weekday, second.day) == ("Friday", 4, None)


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%Y-%m-%d", "%d.%m.%Y"]),
)
def test_a_written_date_is_read_back(day: date, form: str) -> None:
    assert iso_date(f"Report, {day.strftime(form)}.") == day.isoformat()


@given(st.text(max_size=300))
def test_mentions_lie_in_the_text_in_order(text: str) -> None:
    ends = 0
    for mention in find_dates(text):
        assert ends <= mention.start < mention.end <= len(text)
        ends = mention.end


def test_a_day_of_the_calendar_only() -> None:
    leap = date(2024, 2, 29)
    assert iso_date("29 February 2024") == leap.isoformat()
    assert iso_date("29 February 2025") is None
    assert (leap + timedelta(days=1)).isoformat() == iso_date("1 March 2024")
