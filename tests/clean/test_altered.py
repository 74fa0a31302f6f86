"""Words that do not stand so in the page are marked, and no others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.altered import altered

PAGE = "The council will not raise the levy this year, the mayor said on Monday."


def marked(text: str, page: str = PAGE) -> list[str]:
    return [text[start:end] for start, end in altered(text, page)]


def test_what_stands_in_the_page_is_not_marked() -> None:
    assert marked("The council will not raise the levy this year,") == []


def test_a_dropped_word_marks_both_sides_of_the_gap() -> None:
    assert marked("The council will raise the levy this year,") == ["will raise"]


def test_glued_words_are_marked() -> None:
    assert "willnot" in marked("The council willnot raise the levy this year,")[0]


def test_a_foreign_paragraph_is_marked_whole() -> None:
    assert marked("The council will not raise the levy\n\nBuy our mugs today please") == ["Buy our mugs today please"]


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=8), max_size=40), st.data())
def test_any_stretch_of_the_page_stands(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    assert altered(" ".join(words[start:end]), " ".join(words)) == ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_ranges_lie_in_the_text_in_order(text: str, page: str) -> None:
    last = 0
    for start, end in altered(text, page):
        assert last <= start < end <= len(text)
        last = end
