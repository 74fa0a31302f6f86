import pytest
from hypothesis import given as property_of
from hypothesis import strategies as st

from onrecord.model import Json
from onrecord.read.facts import byline_of, given, published_of


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Lena Okafor", ["Lena Okafor"]),
        ("By Lena Okafor", ["Lena Okafor"]),
        ("by: Lena Okafor and Tomas Brandt", ["Lena Okafor", "Tomas Brandt"]),
        ("Lena Okafor, Tomas Brandt, and Ada Lindqvist", ["Lena Okafor", "Tomas Brandt", "Ada Lindqvist"]),
        ("Lena Okafor & Tomas Brandt | Example Wire", ["Lena Okafor", "Tomas Brandt", "Example Wire"]),
        ("Okafor, Lena; Brandt, Tomas", ["Okafor, Lena", "Brandt, Tomas"]),
        ("Okafor, Lena", ["Okafor, Lena"]),
        ("Sam Reed, Jr., Ada Lindqvist", ["Sam Reed, Jr.", "Ada Lindqvist"]),
        ('"Ada OBrien", Sam Reed', ["Ada OBrien", "Sam Reed"]),
        ("Lena Okafor, Lena Okafor", ["Lena Okafor"]),
        ("Anders Sand", ["Anders Sand"]),
        (["Lena Okafor", "Tomas Brandt"], ["Lena Okafor", "Tomas Brandt"]),
        ([{"name": "Lena Okafor"}, {"name": None}, 5, None], ["Lena Okafor"]),
        ([["Lena Okafor"]], ["Lena Okafor"]),
        (" ", []),
        (None, []),
        (7, []),
        ({"name": "Lena"}, []),
    ],
)
def test_a_byline_is_split_into_its_names(byline: Json, names: list[str]) -> None:
    assert list(byline_of(byline)) == names


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025-01-23", "2025-01-23"),
        (" Jan. 23, 2025 ", "Jan. 23, 2025"),
        (20250123, "20250123"),
        (1737630120, "2025-01-23T11:02"),
        (1737630120000, "2025-01-23T11:02"),
        ("1737630120.5", "2025-01-23T11:02"),
        (True, None),
        (["2025"], None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_kept_as_it_is_written(value: Json, date: str | None) -> None:
    assert published_of(value) == date


def test_a_fact_in_a_shape_of_its_own_is_kept_beside_the_unknown_fields() -> None:
    facts = given({"title": ["a"], "outlet": 5, "published": {"on": 1}, "byline": True, "tags": [1], "text": "x"})
    assert (facts.title, facts.outlet, facts.published, facts.byline) == (None, "5", None, ())
    assert facts.extra == {"title": ["a"], "published": {"on": 1}, "byline": True, "tags": [1]}


@property_of(st.text())
def test_any_byline_is_split(line: str) -> None:
    assert all(name and name == name.strip() for name in byline_of(line))
