"""What a page prints twice is kept once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.repeats import repeats

A = "The harbour board of Lindholm said on Monday that it would rebuild the eastern pier."
B = "Two storms within a month had torn away most of its planks, its chair told reporters."
C = "The work is to cost four million crowns and will begin in May, weather allowing."


def test_a_second_print_goes() -> None:
    assert repeats([A, B, C, A, B, C], range(6)) == {3, 4, 5}


def test_a_heading_goes_with_its_second_print() -> None:
    assert repeats([A, "Background", B, A, "Background", B], range(6)) == {3, 4, 5}


def test_a_teaser_above_the_article_goes_and_the_article_stays_whole() -> None:
    assert repeats([A, A, B, C], [0, 20, 21, 22]) == {0}


def test_a_part_of_a_paragraph_goes_and_the_paragraph_stays() -> None:
    assert repeats([A, f"{A} {B}"], [0, 1]) == {0}
    assert repeats([f"{A} {B}", A], [0, 1]) == {1}


def test_a_refrain_stays() -> None:
    assert repeats(["We will rebuild.", A, "We will rebuild.", B, "We will rebuild."], range(5)) == set()


def test_nearly_the_same_words_are_a_repeat() -> None:
    assert repeats([B, B.replace("its chair", "the chair")], range(2)) in ({1}, {0})


@given(st.lists(st.sampled_from([A, B, C, "Background", ""]), max_size=12))
def test_something_of_every_text_stays(texts: list[str]) -> None:
    dropped = repeats(texts, range(len(texts)))
    assert {texts[i] for i in range(len(texts)) if i not in dropped} == set(texts)
