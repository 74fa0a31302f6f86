"""Days as people give them in a question."""

import pytest

from onrecord.ask.days import first_day, last_day
from onrecord.errors import SettingsError


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2024-11-12", "2024-11-12", "2024-11-12"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        (" 2024 ", "2024-01-01", "2024-12-31"),
        ("2024-1-5", "2024-01-05", "2024-01-05"),
    ],
)
def test_a_day_a_month_and_a_year_have_a_first_and_a_last_day(given: str, first: str, last: str) -> None:
    assert (first_day(given), last_day(given)) == (first, last)


@pytest.mark.parametrize("given", ["", "Wednesday", "2024-13", "2024-02-30", "24-1-1", "2024-11-12T10:00", "0000"])
def test_what_is_no_day_is_refused_with_what_to_write(given: str) -> None:
    for read in (first_day, last_day):
        with pytest.raises(SettingsError, match="is no day: give one as 2024-11-12"):
            read(given)
