"""Quotation marks are paired in all common styles, and apostrophes are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.quote.marks import Quoted, passages, quoted


def stretches(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quoted(text)]


@pytest.mark.parametrize(
    "words",
    ["“so”", '"so"', "«so»", "„so“", "‘so’", "'so'", "„so”", "‹so›", '“so"'],
)
def test_every_common_style_is_read(words: str) -> None:
    assert stretches(f"She said {words} again.") == [words]


def test_a_nested_quotation_is_found_with_its_depth() -> None:
    outer, inner = quoted("“He told me ‘never again’ twice,” she said.")
    assert (outer.depth, inner.depth, inner.single) == (0, 1, True)


@pytest.mark.parametrize(
    "text", ["The mayor's dog didn't bark.", "the allies’ plans", "rock ’n’ roll in the ’90s", "6'2 tall"]
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert quoted(text) == ()


def test_a_possessive_does_not_close_a_single_quotation() -> None:
    assert stretches("It is 'the allies' own view,' he said.") == ["'the allies' own view,'"]


def test_an_unclosed_mark_reaches_the_end_of_its_paragraph() -> None:
    text = "He said “we shall see.\n\nNobody saw."
    assert quoted(text) == (Quoted(8, 22, single=False, closed=False, depth=0),)


def test_a_quotation_over_several_paragraphs_opens_anew_in_each() -> None:
    first, second = quoted("“We went up.\n\n“We came down,” she said.")
    assert (first.continued, first.closed) == (True, False)
    assert (second.continued, second.closed) == (False, True)


def test_paragraphs_of_one_quotation_are_one_passage() -> None:
    text = "“We went up.\n\n“We came down.\n\n“We slept,” she said.\n\n“Good,” he said."
    assert [text[start:end] for start, end in passages(quoted(text))] == [
        "“We went up.\n\n“We came down.\n\n“We slept,”"
    ]


def test_a_single_newline_does_not_end_a_paragraph() -> None:
    assert stretches("She said “we went\nup the hill” then.") == ["“we went\nup the hill”"]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„", max_size=200))
def test_stretches_lie_in_the_text_in_order_and_in_one_paragraph(text: str) -> None:
    found = quoted(text)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert "\n\n" not in text[q.start : q.end]


def test_a_hundred_thousand_marks_are_read_in_linear_time() -> None:
    for mark in "\"'“”‘’«»":
        assert len(quoted(f"{mark}a " * 100_000)) <= 100_000
