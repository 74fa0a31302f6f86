"""A figure says whether it holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bench.figures import Bound, Figure

numbers = st.floats(0, 1e6)


@given(numbers, numbers)
def test_a_floor_holds_from_its_value_up_and_a_ceiling_from_its_value_down(value: float, limit: float) -> None:
    assert Figure("speed", value, "words/s", Bound.FLOOR, limit).holds == (value >= limit)
    assert Figure("memory", value, "MB", Bound.CEILING, limit).holds == (value <= limit)


def test_a_figure_without_a_limit_always_holds() -> None:
    assert Figure("the wheel", 24.5, "MB").holds


def test_the_line_names_the_figure_its_limit_and_whether_it_falls_short() -> None:
    assert Figure("ratio", 0.9, "", Bound.FLOOR, 0.8).line().split() == ["ratio", "0.90", ">=", "0.80", "ok"]
    assert Figure("ratio", 0.7, "", Bound.FLOOR, 0.8).line().split() == ["ratio", "0.70", ">=", "0.80", "SHORT"]
    assert Figure("words", 2100.4, "words/s").line().split() == ["words", "2,100", "words/s"]
