"""Agencies: credited where stories are signed, not where pictures are."""

from __future__ import annotations

import pytest

from onrecord.clean.agencies import agencies, chain


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("PORTVALE (AP) — The council met on Monday.", "AP"),
        ("(Reuters) - The council met on Monday.", "Reuters"),
        ("BERLIN, Jan 5 (dpa) - The chancellor spoke.", "dpa"),
        ("MOSCOW, November 12. /TASS/. The ministry spoke.", "TASS"),
        ("Source: Reuters with reference to the ministry", "Reuters"),
        ("Reporting by Mara Lindqvist; additional reporting by AFP", "AFP"),
        ("Copyright 2025 The Associated Press. All rights reserved.", "AP"),
        ("The Associated Press contributed to this report.", "AP"),
        ("Keystone-SDA", "SDA"),
    ],
)
def test_signatures_of_agencies(paragraph: str, agency: str) -> None:
    assert agencies([paragraph], [], []) == (agency,)


@pytest.mark.parametrize(
    "paragraph", ["AFP said that rain fell.", "The group (AP) has members.", "He told Reuters so."]
)
def test_an_agency_that_is_only_mentioned_is_not_credited(paragraph: str) -> None:
    assert agencies([paragraph], [], []) == ()


def test_a_caption_counts_only_with_the_dateline_of_a_wire_story() -> None:
    caption = "The mayor speaks. (Tom Okafor/Pool Photo via AP)"
    assert agencies(["PORTVALE – The council met."], [caption], []) == ("AP",)
    assert agencies(["The council met."], [caption], []) == ()


def test_a_lone_line_signs_and_a_photographers_agency_does_not() -> None:
    assert agencies(["The council met."], ["SDA", "Photo: Tom Okafor/dpa"], []) == ("SDA",)


def test_the_writer_can_be_an_agency() -> None:
    assert agencies([], [], ["Associated Press"]) == ("AP",)


def test_the_chain_has_the_places_of_its_names() -> None:
    text = "Intro.\n\nSource: Reuters with reference to the mayor, as reported by Harbour Pravda\n\nDetails."
    names = chain(text)
    assert [via.name for via in names] == ["Reuters", "Harbour Pravda"]
    assert all(text[via.start : via.end] == via.name for via in names)


def test_no_chain_without_a_source_line() -> None:
    assert chain("The source said Reuters was wrong.") == ()


def test_the_agency_of_a_dateline_is_a_chain_of_one() -> None:
    text = "Rain falls.\n\nPORTVALE (AP) — The council met."
    (via,) = chain(text)
    assert (via.name, text[via.start : via.end]) == ("AP", "AP")


def test_a_report_that_the_story_tells_of_is_no_credit() -> None:
    assert agencies(["Roe denied an earlier report from Bloomberg."], [], []) == ()
    assert agencies(["A study by AP Insurance, published by AFP."], [], []) == ("AFP",)
