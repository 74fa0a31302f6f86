"""Whose a bare surname is: the one whom articles of that year, the role and the gender tell; else it stays alone."""

from __future__ import annotations

from telling import MAN, WOMAN, told, whose

ADA = told("Ada Lund", "mayor of Elm", gender=WOMAN, year=2020, articles=20)
OLE = told("Ole Lund", "governor", gender=MAN, year=2024, articles=20)


def test_a_surname_that_one_speaker_bears_is_theirs() -> None:
    assert whose(told("Lund", year=2020), ADA) == "Ada Lund"


def test_of_two_it_is_the_one_of_that_year() -> None:
    assert whose(told("Lund", year=2020), ADA, OLE) == "Ada Lund"
    assert whose(told("Lund", year=2024), ADA, OLE) == "Ole Lund"


def test_of_two_in_one_year_it_is_the_one_of_that_gender() -> None:
    ida = told("Ida Lund", gender=WOMAN, articles=20)
    assert whose(told("Lund", gender=WOMAN), ida, OLE) == "Ida Lund"
    assert whose(told("Lund", gender=MAN), ida, OLE) == "Ole Lund"


def test_of_two_in_one_year_it_is_the_one_of_that_role() -> None:
    ida = told("Ida Lund", "minister for fish", articles=20)
    assert whose(told("Lund", "minister for fish"), ida, OLE) == "Ida Lund"
    assert whose(told("Lund", "governor"), ida, OLE) == "Ole Lund"


def test_it_stays_alone_where_nothing_tells() -> None:
    ida = told("Ida Lund", articles=20)
    assert whose(told("Lund"), ida, OLE) is None


def test_one_article_is_not_enough_to_give_all_of_a_name_away() -> None:
    assert whose(told("Lund"), told("Ada Lund", articles=1)) is None


def test_a_bearer_of_the_other_gender_or_generation_is_never_meant() -> None:
    assert whose(told("Lund", gender=MAN, year=2020), ADA) is None
    assert whose(told("Vik Jr.", articles=1), told("Ole Vik", articles=50)) is None


def test_an_office_of_another_state_is_never_meant() -> None:
    ohio = told("Ada Lund", "senator from Ohio", articles=50)
    assert whose(told("Lund", "senator from Iowa"), ohio) is None
    assert whose(told("Lund", "senator from Ohio"), ohio) == "Ada Lund"


def test_another_spelling_of_the_surname_is_theirs_too() -> None:
    assert whose(told("Selensky"), told("Volodymyr Zelensky", articles=20)) == "Volodymyr Zelensky"
    assert whose(told("Zelenskiy"), told("Volodymyr Zelensky", articles=20)) == "Volodymyr Zelensky"


def test_short_surnames_are_taken_by_the_letter() -> None:
    assert whose(told("Wik"), told("Ole Vik", articles=20)) is None


def test_a_name_that_fits_father_and_son_goes_to_the_one_whom_the_year_tells() -> None:
    father = told("George H. W. Bush", "president", year=1990, articles=30)
    son = told("George W. Bush", "president", year=2004, articles=30)
    assert whose(told("George Bush", year=1990), father, son) == "George H. W. Bush"
    assert whose(told("George Bush", year=2004), father, son) == "George W. Bush"
    assert whose(told("Bush", year=2004), father, son) == "George W. Bush"
