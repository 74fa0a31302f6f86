"""Bylines: persons' names and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.byline import is_byline, names_among, organisation_among
from onrecord.clean.names import people, writers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Mara Lindqvist and Tom Okafor, Staff Writers", ("Mara Lindqvist", "Tom Okafor")),
        ("Mara Lindqvist | Political editor", ("Mara Lindqvist",)),
        ("Written by Mara van der Velde", ("Mara van der Velde",)),
        ("BY MARA MCLEOD", ("Mara McLeod",)),
        ("ByMara Lindqvist", ("Mara Lindqvist",)),
        ("Mara LindqvistThursday, 3 April 2025, 11:02", ("Mara Lindqvist",)),
        ("By Mara LindqvistPublished: Apr 3, 2025", ("Mara Lindqvist",)),
        ("Apr 3, 2025 by Enrico de Marchi", ("Enrico de Marchi",)),
        ("Tom Okafor@@tokaforFeatured Columnist IVDecember 22, 2025", ("Tom Okafor",)),
        ("By Mara Lindqvist, mara@example.com", ("Mara Lindqvist",)),
        ("Mara Lindqvist Senior Political Reporter", ("Mara Lindqvist",)),
        ("Dr. Tom Okafor, Jr.", ("Tom Okafor Jr",)),
        ("By The Example Times Staff", ()),
        ("by the time he left", ()),
    ],
)
def test_names_without_roles_dates_and_addresses(text: str, names: tuple[str, ...]) -> None:
    assert people(text) == names


def test_persons_come_before_the_house_that_employs_them() -> None:
    assert writers(["Harbour Press House", "Mara Lindqvist"]) == ("Mara Lindqvist",)
    assert writers(["Harbourlight", "Mara Lindqvist"], ["Harbourlight"]) == ("Mara Lindqvist",)
    assert writers(["Mara Lindqvist Harbour Echo"], ["Harbour Echo"]) == ("Mara Lindqvist",)


def test_an_organisation_signs_where_nobody_else_does() -> None:
    assert writers(["Associated Press"]) == ("Associated Press",)
    assert organisation_among(["3 April 2025", "By The Associated Press"]) == "The Associated Press"


def test_addresses_are_no_writers() -> None:
    assert writers(["https://example.com/staff/mara"]) == ()


def test_a_name_on_the_line_below_by_is_the_byline() -> None:
    assert names_among(["By", "Mara Lindqvist", "Share"], [False] * 3) == ("Mara Lindqvist",)


def test_a_name_alone_counts_beside_a_dateline_only() -> None:
    assert names_among(["Mara Lindqvist", "3 April 2025"], [False] * 2) == ("Mara Lindqvist",)
    assert names_among(["Mara Lindqvist", "Share this story"], [False] * 2) == ()


def test_prose_is_no_byline() -> None:
    assert not is_byline("By the river stood a house that nobody had seen since April.")


@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    assert all(name == name.strip() for name in people(text))
    is_byline(text)
