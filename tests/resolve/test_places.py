"""Countries by their CLDR English names."""

from __future__ import annotations

import pytest
from babel import Locale
from resolving import read

from onrecord.model import SpeakerKind
from onrecord.resolve.lexicon import lines
from onrecord.resolve.places import homeland, is_people, place


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Moscow", "Russia"),
        ("the U.S.", "United States"),
        ("Kyiv", "Ukraine"),
        ("Kiev", "Ukraine"),
        ("Turkey", "Türkiye"),
        ("UK", "United Kingdom"),
    ],
)
def test_a_capital_or_short_name_is_its_country(name: str, country: str) -> None:
    found = place(name)
    assert found is not None
    assert found.name == country


def test_the_countries_are_those_of_cldr() -> None:
    known = set(Locale("en").territories.values())
    assert [name for line in lines("countries") if (name := line.split("|")[0]) not in known] == []


def test_adjectives_and_abbreviations_lead_home() -> None:
    assert homeland("Ukrainian") == "Ukraine"
    assert homeland("Vt") == "Vermont"
    assert is_people("Mexicans")
    assert homeland("Roe") is None


def test_moscow_says_what_russia_says() -> None:
    (found,) = read("Moscow claimed that it was late.", ("Moscow", "claimed", "that it was late"))
    assert [(s.name, s.kind) for s in found.speakers] == [("Russia", SpeakerKind.COUNTRY)]


def test_a_government_speaks_for_its_country_and_a_person_may_be_called_like_one() -> None:
    first, second = read(
        "Jim Jordan came. The Mexican government said it was late. Jordan said it was dear.",
        ("The Mexican government", "said", "it was late"),
        ("Jordan", "said", "it was dear"),
    )
    assert [s.name for s in first.speakers] == ["Mexico"]
    assert [s.name for s in second.speakers] == ["Jim Jordan"]
