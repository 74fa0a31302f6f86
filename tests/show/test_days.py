"""Days as people write them."""

import pytest

from onrecord.model import Said
from onrecord.show.days import day, said


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-01-23T11:02", "23 Jan 2025, 11:02"),
        ("2025-01-23T11:02:33-05:00", "23 Jan 2025, 11:02 UTC-05:00"),
        ("2025-01-03", "3 Jan 2025"),
        ("2025-01", "2025-01"),
        ("soon", "soon"),
    ],
)
def test_a_day_is_written_with_the_precision_that_it_has(iso: str, words: str) -> None:
    assert day(iso) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2024-11-12", "2024-11-12", "said 12 Nov 2024"),
        ("2024-11-01", "2024-11-05", "said 1–5 Nov 2024"),
        ("2024-10-30", "2024-11-02", "said 30 Oct – 2 Nov 2024"),
        ("2024-12-30", "2025-01-02", "said 30 Dec 2024 – 2 Jan 2025"),
        (None, "2024-11-12", "said by 12 Nov 2024"),
        ("2024-11-12", None, "said since 12 Nov 2024"),
        (None, None, None),
    ],
)
def test_an_interval_shares_what_its_ends_have_in_common(
    earliest: str | None, latest: str | None, words: str | None
) -> None:
    assert said(Said(earliest, latest)) == words


def test_nothing_is_said_of_an_unknown_day() -> None:
    assert said(None) is None
