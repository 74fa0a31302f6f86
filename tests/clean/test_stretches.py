"""Control characters leave the text, and every segment still stands exactly in the input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.article import clean
from onrecord.clean.stretches import blanked, joined
from onrecord.model import Article, Media
from tests.clean.pages import PARAGRAPHS, decoded, page

TITLE = "Portvale council raises levy on cruise ships"


def read(text: str) -> Article:
    return clean(page(Media.TEXT), decoded(text))


def stands(text: str, article: Article) -> bool:
    return all(text[s.origin : s.origin + s.end - s.start] == article.text[s.start : s.end] for s in article.segments)


@pytest.mark.parametrize("start", ["\ufeff", "\ufeff\ufeff", "\x00", " \ufeff "])
def test_a_mark_before_the_first_word_is_in_no_title_and_no_body(start: str) -> None:
    text = start + "\n\n".join((TITLE, *PARAGRAPHS))
    article = read(text)
    whole = f"{article.title} {article.text}"
    assert not {"\ufeff", "\x00"} & set(whole)
    assert PARAGRAPHS[0] in article.text
    assert stands(text, article)
    if article.title_origin is not None and article.title:
        assert text[article.title_origin :].startswith(article.title)


def test_control_characters_inside_a_paragraph_are_cut_out() -> None:
    text = "\n\n".join(PARAGRAPHS).replace("harbour council", "har\x00bour \ufeffcouncil")
    article = read(text)
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert stands(text, article)
    assert article.segments[0].end == article.segments[1].start


@given(st.text(alphabet="ab \n\x00\ufeff", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_segments_are_exact_whatever_is_kept(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    made, segments = joined(text, [(start, end), (0, len(text))])
    assert len(blanked(text)) == len(text)
    assert not {"\ufeff", "\x00"} & set(made)
    for segment in segments:
        length = segment.end - segment.start
        assert made[segment.start : segment.end] == text[segment.origin : segment.origin + length]
