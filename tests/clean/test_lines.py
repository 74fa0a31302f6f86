"""The splitting of dumps into lines and blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.line_features import lexical, surface
from onrecord.clean.lines import Scores, blocks

WRAPPED = """The harbour board of Lindholm said on Monday that it would rebuild
the eastern pier before winter, after two storms within a month had
torn away most of its planks.

"We have waited long enough," its chair Marta Oyelaran told reporters
who had come to the quay to see the damage. The work is to cost four
million crowns and will begin in May.
"""


def test_each_line_is_a_block_of_its_own() -> None:
    assert [block.text for block in blocks("Home\nNews\n\nThe board met on Monday.\n")] == [
        "Home",
        "News",
        "The board met on Monday.",
    ]


def test_a_block_knows_its_indent_and_the_blank_lines_before_it() -> None:
    found = blocks("Home\n\n\n  • News")
    assert [(block.indent, block.gap) for block in found] == [(0, 0), (2, 2)]


def test_hard_wrapped_lines_are_one_block() -> None:
    found = blocks(WRAPPED)
    assert [len(block.lines) for block in found] == [3, 3]
    assert found[0].text.startswith("The harbour board")
    assert found[0].text.endswith("most of its planks.")


def test_hard_wrapped_lines_are_one_block_among_menus() -> None:
    found = blocks("Home\nNews\nSport\n\n" + WRAPPED + "\nPrivacy\nTerms of use\n")
    assert [len(block.lines) for block in found] == [1, 1, 1, 3, 3, 1, 1]


def test_headlines_under_each_other_stay_apart() -> None:
    text = (
        "Board of Lindholm to rebuild the pier before winter\nCouncil of Varnby votes on the new school on Friday\n" * 4
    )
    assert all(len(block.lines) == 1 for block in blocks(text))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_every_kind_of_line_break_parts_lines(newline: str) -> None:
    text = newline.join(["Home", "", "News"])
    assert [(text[slice(*block.lines[0])], block.gap) for block in blocks(text)] == [("Home", 0), ("News", 1)]


@given(st.text(alphabet=st.sampled_from("ab .\n\r\t•\u2028é\ud800\x00")))
def test_blocks_hold_every_character_that_is_not_white_space(text: str) -> None:
    held = "".join(text[start:end] for block in blocks(text) for start, end in block.lines)
    assert "".join(held.split()) == "".join(text.split())


@given(st.lists(st.text(alphabet=st.sampled_from("ab .,\"•é\ud800\x00’'1")), max_size=12))
def test_features_are_finite_and_one_row_a_block(lines: list[str]) -> None:
    found = blocks("\n".join(["Home", *lines]))
    matrix = surface(found)
    buckets, starts = lexical(found)
    assert len(matrix) == len(found) == len(starts)
    assert bool((abs(matrix) < 1e6).all())
    assert all(0 <= start <= len(buckets) for start in starts)


def test_the_rest_of_the_shares_is_other() -> None:
    assert Scores(body=0.5, title=0.2, byline=0.1, date=0.1).other == pytest.approx(0.1)
