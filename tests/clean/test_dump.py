"""The body of text dumps. Pages, people and outlets are invented."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.dump import body
from onrecord.clean.lines import LineKind

PARAGRAPHS = (
    "LINDHOLM (Nordpress) – The harbour board of Lindholm said on Monday that it would rebuild the eastern pier before "
    "winter, after two storms within a month had torn away most of its planks.",
    "“We have waited long enough,” its chair, Marta Oyelaran, told reporters who had come to the quay to see the "
    "damage. “The boats need a place to lie.”",
    "The work is to cost four million crowns and will begin in May. The council has promised half of the money, and "
    "the board hopes to raise the rest from the fishermen's association and from visitors.",
    "Jonas Tveit, who has sailed from the pier for forty years, said that he had heard such promises before. He added "
    "that he would believe it when the first plank was laid.",
)
MENU = "Skip to main content\nHome\nNews\nSport\nWeather\nSubscribe\nSign in\n"
FOOTER = (
    "\nRelated stories\nCouncil votes on new school\nFerry prices to rise in June\nMost read\nAbout us\nContact us\n"
)
FOOTER += "Privacy policy\nTerms of use\n© 2024 Lindholm Courier. All rights reserved.\n"
TITLE = "Lindholm to rebuild its eastern pier before winter"


def page(*inside: str) -> str:
    return f"{MENU}\n{TITLE}\n\nBy Ada Brandvold\nMay 6, 2024, 11:02 am\n\n" + "\n\n".join(inside) + f"\n{FOOTER}"


def text_of(dump: str) -> str:
    return body(dump).text(dump)


def test_the_body_of_a_page_stands_without_its_furniture() -> None:
    assert text_of(page(*PARAGRAPHS)) == "\n\n".join(PARAGRAPHS)


def test_a_clean_text_comes_out_whole() -> None:
    assert text_of("\n\n".join(PARAGRAPHS)) == "\n\n".join(PARAGRAPHS)


def test_paragraphs_without_blank_lines_between_them_are_parted() -> None:
    assert text_of("\n".join(PARAGRAPHS)) == "\n\n".join(PARAGRAPHS)


def test_a_body_that_stands_three_times_is_kept_once() -> None:
    dump = "\n".join(["Mandatory credit: Lindholm TV", *PARAGRAPHS] * 3)
    assert text_of(dump) == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "junk",
    [
        "Advertisement",
        "Recommended Videos",
        "Share this article",
        "Marta Oyelaran on the quay. Photo: Olav Berg/Nordpress",
        "Read more: Ferry prices to rise in June",
        "1 / 6",
    ],
)
def test_furniture_inside_the_body_goes(junk: str) -> None:
    inside = [*PARAGRAPHS[:2], junk, *PARAGRAPHS[2:]]
    assert text_of(page(*inside)) == "\n\n".join(PARAGRAPHS)


def test_headlines_that_a_list_repeats_are_no_body() -> None:
    headline = "Ferry prices to rise in June as harbour costs grow"
    dump = page(*PARAGRAPHS, headline) + f"Latest news\n11:02\n{headline}\n10:40\nCouncil votes on new school\n"
    assert text_of(dump) == "\n\n".join(PARAGRAPHS)


def test_the_title_beside_a_picture_is_no_body() -> None:
    assert text_of(page(TITLE, "Marta Oyelaran. Stock photo: Getty Images", *PARAGRAPHS)) == "\n\n".join(PARAGRAPHS)


def test_glued_edges_go() -> None:
    dump = "date 2024-05-06 " + "\n\n".join((*PARAGRAPHS[:3], PARAGRAPHS[3] + " Share"))
    assert text_of(dump) == "\n\n".join(PARAGRAPHS)


def test_hard_wrapped_paragraphs_keep_their_newlines() -> None:
    wrapped = [re.sub(r"(.{50,64}) ", r"\1\n", paragraph) for paragraph in PARAGRAPHS]
    assert text_of("\n\n".join(wrapped)) == "\n\n".join(wrapped)


def test_a_page_without_an_article_has_no_body() -> None:
    assert body(MENU + FOOTER).segments == ()
    assert body("404\nPage not found\n" + FOOTER).segments == ()


def test_the_lines_around_the_body_are_named() -> None:
    labels = {line.text: line.label for line in body(page(*PARAGRAPHS)).lines}
    assert labels[TITLE] is LineKind.TITLE
    assert labels["Subscribe"] is LineKind.OTHER
    assert labels[PARAGRAPHS[0]] is LineKind.BODY


@pytest.mark.parametrize(
    "dump", ["", "\n \n", "\x00", "\ud800", '"' * 100_000, "x" * 1_000_000, "a\n" * 20_000, "א" * 99]
)
def test_hostile_input_gives_a_body_or_none(dump: str) -> None:
    assert body(dump).text(dump) in ("", dump.strip())


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([*PARAGRAPHS, *MENU.split("\n"), TITLE, "• ", "\ud800\x00", "Share"]), max_size=20))
def test_segments_are_stretches_of_the_input_in_order(lines: list[str]) -> None:
    dump = "\n".join(lines)
    found = body(dump)
    text = found.text(dump)
    for segment in found.segments:
        assert text[segment.start : segment.end] == dump[segment.origin :][: segment.end - segment.start]
    assert [s.origin for s in found.segments] == sorted(s.origin for s in found.segments)
    assert [line.text for line in found.lines] == [dump[line.start : line.end] for line in found.lines]


def test_the_weights_are_those_that_the_card_names() -> None:
    models = files("onrecord.models")
    digest = hashlib.sha256(models.joinpath("lines.npz").read_bytes()).hexdigest()
    assert digest in models.joinpath("lines.md").read_text("utf-8")
