"""Copies: the same text cut, edited and re-headed is one; articles on one event, templates and galleries are not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.copies import Likeness, Text, compare
from onrecord.link.copy_kinds import CopyKind
from onrecord.link.overlap import overlap
from onrecord.link.shingles import Body

PARAGRAPH = 50


def prose(seed: int, words: int = PARAGRAPH) -> str:
    """A paragraph of made-up words, other ones for each seed."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("abdegiklmnorstuv", k=6)) for _ in range(words)) + "."


def story(first: int, paragraphs: int) -> list[str]:
    return [prose(first + number) for number in range(paragraphs)]


def text(*paragraphs: str, outlet: str | None = None, address: str | None = None) -> Text:
    return Text(Body.of("\n\n".join(paragraphs)), (address,) if address else (), outlet)


def kind(one: Text, other: Text) -> CopyKind | None:
    found = compare(one, other)
    return found.kind if found else None


WIRE = story(0, 10)
AGENCY = text(*WIRE, outlet="Nordpress")


def test_the_same_words_under_other_marks_are_an_exact_copy() -> None:
    one, other = ("{} “Don’t,” said Ada.", '{} "Don\'t", said Ada')
    assert kind(text(one.format(WIRE[0])), text(other.format(WIRE[0]))) is CopyKind.EXACT


def test_small_edits_and_a_caption_make_a_near_copy() -> None:
    edited = [WIRE[0].replace(".", " again."), *WIRE[1:5], "Ada Lund on Monday. Photo: B. Vik", *WIRE[5:]]
    assert kind(AGENCY, text(*edited)) is CopyKind.NEAR


def test_a_text_cut_at_head_and_tail_with_a_paragraph_of_its_own_is_syndicated() -> None:
    printed = ["ELM (Nordpress) — " + WIRE[2], *WIRE[3:6], prose(90), WIRE[6]]
    assert kind(AGENCY, text(*printed, outlet="Elm Post")) is CopyKind.SYNDICATED


@pytest.mark.parametrize("kept", [WIRE[:5], WIRE[5:], WIRE[::2]])
def test_half_of_a_text_is_still_a_copy(kept: list[str]) -> None:
    assert kind(AGENCY, text(*kept, prose(90), outlet="Elm Post")) is CopyKind.SYNDICATED


def test_a_short_text_within_a_long_one_is_syndicated() -> None:
    assert kind(text(*WIRE[:4]), text(*WIRE[:4], *story(50, 12))) is CopyKind.SYNDICATED


def test_another_state_of_a_page_is_a_version() -> None:
    changed = [prose(91), *WIRE[:4], *story(60, 5)]
    assert kind(text(*WIRE, address="elm.example/a"), text(*changed, address="elm.example/a")) is CopyKind.VERSION
    assert kind(text(*WIRE, address="elm.example/a"), text(*changed, address="elm.example/b")) is None


def test_other_words_at_the_same_address_are_no_version() -> None:
    front = text(WIRE[0], *story(30, 9), address="elm.example/")
    assert kind(front, text(WIRE[0], *story(40, 9), address="elm.example/")) is None


def test_two_articles_on_one_event_that_share_quotations_and_background_are_not_copies() -> None:
    spoken = [f"“{prose(70 + number, 60)}”" for number in range(3)]
    background = prose(80, 60)
    one = text(prose(1), spoken[0], prose(2), spoken[1], spoken[2], background, prose(3), outlet="Elm Post")
    other = text(prose(4), spoken[1], spoken[0], prose(5), background, spoken[2], prose(6), outlet="Oak Times")
    assert overlap(one.body, other.body)[0].share > 0.5
    assert kind(one, other) is None


def test_two_reports_of_one_outlet_that_share_their_background_are_not_copies() -> None:
    background = story(20, 6)
    assert kind(text(*story(1, 3), *background, outlet="Elm Post"), text(*story(6, 3), *background)) is None


def test_a_gallery_at_the_end_of_two_pages_makes_no_copies_of_them() -> None:
    gallery = story(20, 40)
    one, other = (text(*story(first, 5), *gallery, outlet="Elm Post") for first in (1, 10))
    assert overlap(one.body, other.body)[0].share > 0.8
    assert kind(one, other) is None


def test_an_excerpt_of_a_few_sentences_is_no_copy() -> None:
    assert kind(AGENCY, text(WIRE[0], outlet="Elm Post")) is None


def test_a_daily_template_with_other_figures_is_no_copy() -> None:
    template = (
        "The index rose {} points, or {} percent, to close at {}. Oil fell {} cents to {} a barrel, gold {} to {}. "
    )
    days = ([f"{day}{figure}" for figure in range(7)] for day in (11, 12))
    one, other = (text(template.format(*figures) * 5, outlet="Elm Post") for figures in days)
    assert kind(one, other) is None


def test_a_line_that_many_pages_consist_of_is_no_copy() -> None:
    assert kind(text("Sign in to read on."), text("Sign in to read on.")) is None


def test_a_text_whose_marks_never_close_is_measured_by_the_other() -> None:
    unclosed = "\n\n".join(f"“{paragraph}" for paragraph in WIRE)
    printed = text(*WIRE[:8], prose(90), outlet="Elm Post")
    assert kind(Text(Body.of(unclosed), (), "Nordpress"), printed) is CopyKind.SYNDICATED


def test_the_evidence_says_how_much_stands_in_the_other_and_the_longest_run() -> None:
    found = compare(AGENCY, text(*WIRE[:6]))
    assert found is not None
    assert (found.one.share, found.other.share, found.share) == (0.6, 1.0, 1.0)
    assert found.longest == 6 * PARAGRAPH


parts = st.lists(st.integers(0, 12).map(prose), max_size=8)
outlets = st.sampled_from([None, "Elm Post", "Oak Times"])


@given(parts, parts, outlets, outlets)
def test_it_does_not_matter_which_comes_first(mine: list[str], theirs: list[str], here: str, there: str) -> None:
    one, other = text(*mine, outlet=here), text(*theirs, outlet=there)
    found, turned = compare(one, other), compare(other, one)
    assert found == (turned and Likeness(turned.kind, turned.other, turned.one))


@given(parts, parts)
def test_what_is_shared_is_a_part_of_the_words(mine: list[str], theirs: list[str]) -> None:
    for within in overlap(text(*mine).body, text(*theirs).body):
        assert 0 <= within.own_shared <= within.shared <= within.words
        assert within.own_shared <= within.own <= within.words
        assert 0 <= within.longest <= within.shared
        assert 0 <= within.before <= within.words
