"""Names of one within an article: short for long, initials, spellings, generations, acronyms."""

from __future__ import annotations

import pytest
from resolving import names

from onrecord.resolve.names import is_surname_of, same_foreign_name, same_full_name, same_organisation, same_spelling


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("donna roe", "donna k roe", True),
        ("d roe", "donna roe", True),
        ("donna k roe", "donna m roe", False),
        ("donna roe", "dora roe", False),
    ],
)
def test_full_names_agree_up_to_initials(one: str, other: str, same: bool) -> None:
    assert same_full_name(one.split(), other.split()) is same
    assert same_full_name(other.split(), one.split()) is same


def test_a_surname_stands_behind_the_given_name() -> None:
    assert is_surname_of(["roe"], ["jane", "roe", "doe"])
    assert is_surname_of(["roe", "doe"], ["jane", "roe", "doe"])
    assert not is_surname_of(["jane"], ["jane", "roe"])


def test_spellings_of_a_foreign_name_agree_and_short_names_never() -> None:
    assert same_spelling("zelensky", "selensky")
    assert same_spelling("zelensky", "zelenskyy")
    assert not same_spelling("roe", "doe")
    assert same_foreign_name(["volodymyr", "petrenko"], ["wolodymyr", "petrenko"])


def test_an_acronym_is_the_organisation_with_these_initials() -> None:
    assert same_organisation(["elm", "bridge", "council"], ["ebc"])
    assert same_organisation(["court"], ["elm", "high", "court"])
    assert not same_organisation(["court"], ["elm", "council"])


def test_spellings_in_one_article_are_one_speaker() -> None:
    text = "President Ostap Zelinskyj spoke first. Later Selinskyj said it was late, and Zelinsky said it was dear."
    found = names(text, ("Selinskyj", "said", "it was late"), ("Zelinsky", "said", "it was dear"))
    assert found == [["Ostap Zelinskyj"], ["Ostap Zelinskyj"]]


def test_father_and_son_are_two() -> None:
    text = "John Roe Sr. built it. John Roe Jr. runs it. John Roe Jr. said it was late."
    assert names(text, ("John Roe Jr.", "said", "it was late")) == [["John Roe Jr."]]


def test_spouses_are_told_apart_by_their_titles() -> None:
    text = "Jane Roe and Mark Roe came. Mrs. Roe said it was late. Mr. Roe said it was dear."
    found = names(text, ("Mrs. Roe", "said", "it was late"), ("Mr. Roe", "said", "it was dear"))
    assert found == [["Jane Roe"], ["Mark Roe"]]


def test_a_title_and_a_possessive_are_no_part_of_a_name() -> None:
    text = "Deputy Foreign Minister Jane Roe came. Roe's claim that it was late was denied."
    assert names(text, ("Roe's", "claim", "that it was late")) == [["Jane Roe"]]


def test_a_longer_name_of_an_organisation_joins_its_acronym() -> None:
    text = "The Elm Bridge Council met. The EBC said it was late."
    assert names(text, ("The EBC", "said", "it was late")) == [["Elm Bridge Council"]]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Elm & Oak", "Elm & Oak"),
        ("the grain trader Elm & Oak", "Elm & Oak"),
        ("the Upper Elm Farmers’ League", "Upper Elm Farmers’ League"),
        ("the Riggers' Federation", "Riggers' Federation"),
        ("the Elm People's Party", "Elm People's Party"),
        ("Jane Roe herself", "Jane Roe"),
        ("the EU High Representative for Foreign Affairs Tamsa Orvel", "Tamsa Orvel"),
        ("the beekeeper, Lorvic Dane,", "Lorvic Dane"),
        ("The Secretary General of the Elm Commission, Lorvic Dane,", "Lorvic Dane"),
    ],
)
def test_a_name_is_told_from_what_stands_about_it(source: str, name: str) -> None:
    assert names(f"Then {source} said it was late again.", (source, "said", "it was late")) == [[name]]


def test_a_persons_possessive_ends_the_name() -> None:
    assert names("Jane Roe's Council said it was late.", ("Jane Roe's Council", "said", "it was late")) != [
        ["Jane Roe's Council"]
    ]
