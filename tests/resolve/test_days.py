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
