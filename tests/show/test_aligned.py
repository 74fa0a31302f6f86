"""Two wordings as one text: what is marked, how without colours, and what is shortened."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.differences import compare
from onrecord.link.tokens import Wording
from onrecord.model import Kind
from onrecord.show.aligned import aligned, changed, risks
from onrecord.show.pieces import Look, pieces

LONG = " ".join(f"w{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
SOME = ["we", "will", "not", "rebuild", "the", "wall,", "“it", "don't", "colour", "color", "20", "May.", "…", "[sic]"]
WORDINGS = st.lists(st.sampled_from(SOME), min_size=1, max_size=12).map(" ".join)


def shown(one: str, other: str, kind: Kind = Kind.DIRECT) -> str:
    return aligned(compare(Wording.of(one), Wording.of(other, kind)), marks=True).plain


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        ("we will not go home", "we will go", "we will [-not-] go [-home-]"),
        ("we will go", "we will surely go", "we will {+surely+} go"),
        ("we will go", "we may go", "we [-will-] {+may+} go"),
        ("“We go home today.”", "“We go home.”", "“We go home [-today-].”"),
        ("“Today we go home.”", "“We go home.”", "“[-Today-] We go home.”"),
        ("“We go,” she thinks", "that we go", "{+that+} we go [-she thinks-]"),
    ],
)
def test_dropped_words_stand_in_brackets_and_added_ones_in_braces(one: str, other: str, text: str) -> None:
    assert shown(one, other) == text


def test_where_nothing_else_differs_marks_and_spelling_are_shown() -> None:
    assert shown("the colour of it", "the color of it") == "the [-colour-] {+color+} of it"
    assert shown("Any last-minute “request”", 'Any last minute "request"') == 'Any [-last--] {+last+} minute "request"'


def test_a_long_stretch_of_both_is_shortened_and_no_ellipsis_of_the_outlet_is_taken_for_it() -> None:
    assert shown(f"Yes, {LONG}", LONG) == "[-Yes-] wa wb wc wd we wf wg ⋯"
    assert shown(f"{LONG} he {LONG}", f"{LONG} … she {LONG}") == (
        "⋯ wt wu wv ww wx wy wz … [-he-] {+she+} wa wb wc wd we wf wg ⋯"
    )


def test_a_long_stretch_that_was_dropped_is_shortened_unless_the_meaning_is_at_risk() -> None:
    assert shown(f"we go home {LONG}", "we go home") == "we go home [-wa wb wc ⋯ wx wy wz-]"


def test_a_paraphrase_comes_as_it_is_but_a_change_of_the_page_into_one_shows_both() -> None:
    one, other = Wording.of("The ferry waits for nobody"), Wording.of("that boats are good", Kind.INDIRECT)
    assert aligned(compare(one, other), marks=True).plain == "that boats are good"
    assert changed(one, other, marks=True).plain == "[-The ferry waits for nobody-] {+that boats are good+}"


@pytest.mark.parametrize(
    ("one", "other", "named"),
    [
        ("We will not pay", "We will pay", ["negation “not” left out"]),
        ("We don't pay", "We pay", ["negation “don't” left out"]),
        ("We will pay", "We will not pay", ["negation “not” added"]),
        ("We paid 20 million", "We paid 30 million", ["number “20 million” → “30 million”"]),
        ("They will pay", "They may pay", ["modal “will” → “may”"]),
    ],
)
def test_a_risk_is_named_by_the_words_it_lies_in(one: str, other: str, named: list[str]) -> None:
    assert risks(compare(Wording.of(one), Wording.of(other))) == named


def test_with_colours_no_mark_stands_in_the_text_and_words_are_struck_or_underlined() -> None:
    text = aligned(compare(Wording.of("we will not go"), Wording.of("we will go now")), marks=False)
    assert text.plain == "we will not go now"
    styles = {text.plain[span.start : span.end]: str(span.style) for span in text.spans}
    assert "strike" in styles["not"]
    assert "reverse" in styles["not"]
    assert "underline" in styles["now"]
    assert "reverse" not in styles["now"]


@given(WORDINGS, WORDINGS)
def test_the_text_without_what_was_dropped_is_the_other_wording(one: str, other: str) -> None:
    found = pieces(compare(Wording.of(one), Wording.of(other)))
    kept = "".join(piece.text for piece in found if piece.look is not Look.DROPPED)
    at = 0
    for shown in kept.replace(" ", "").split("⋯"):  # between them stand words that were shortened
        at = other.replace(" ", "").index(shown, at) + len(shown)
    assert "⋯" in kept or at == len(other.replace(" ", ""))


@given(WORDINGS, WORDINGS)
def test_no_two_words_run_together(one: str, other: str) -> None:
    assert not re.search(r"\w\[-|-\]\w|\w\{\+|\+\}\w|-\]\{\+", shown(one, other))
