"""Which date of publication is told to be before which: by days, by hours only where clocks can be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.earlier import earlier

DATES = (
    *("2024", "2024-05", "2024-05-02", "2024-05-03", "2024-05-02T08:00", "2024-05-02T09:00"),
    *("2024-05-02T08:00+02:00", "2024-05-02T07:00+00:00", "2024-05-02T07:00+99:00", "2024-05-02T07:00-25:00"),
)


@pytest.mark.parametrize(
    ("one", "other", "one_outlet"),
    [
        ("2024-05-02", "2024-05-03T00:10", False),
        ("2024-04", "2024-05-02", False),
        ("2024-05-02T08:00+02:00", "2024-05-02T07:00+00:00", False),
        ("2024-05-02T08:00", "2024-05-02T09:00", True),
    ],
)
def test_what_both_dates_state_tells(one: str, other: str, one_outlet: bool) -> None:
    assert earlier(one, other, one_outlet=one_outlet)
    assert not earlier(other, one, one_outlet=one_outlet)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024-05-02", "2024-05-02T08:00"),
        ("2024-05", "2024-05-09"),
        ("2024-05-02T08:00", "2024-05-02T09:00"),
        ("2024-05-02T08:00", "2024-05-02T09:00+00:00"),
        ("2024-05-02T08:00+99:00", "2024-05-02T09:00+00:00"),
        (None, "2024-05-02"),
    ],
)
def test_what_one_of_them_leaves_open_does_not(one: str | None, other: str) -> None:
    assert not earlier(one, other, one_outlet=False)
    assert not earlier(other, one, one_outlet=False)


@given(st.sampled_from(DATES), st.sampled_from(DATES), st.booleans())
def test_of_two_dates_one_at_most_is_before_the_other(one: str, other: str, one_outlet: bool) -> None:
    assert not (earlier(one, other, one_outlet=one_outlet) and earlier(other, one, one_outlet=one_outlet))
