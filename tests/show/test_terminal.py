"""The article view: words, numbers and margins on wide and narrow terminals, and text that means harm."""

from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import ARTICLE, BARE, FERRIES, PUMPS, QUILL
from rich.cells import cell_len
from rich.console import Console

from onrecord.model import Article, Kind, Part, Quotation, Status
from onrecord.show.safe import safe
from onrecord.show.terminal import show


def view(article: Article, width: int = 120, colours: bool = False) -> str:
    file = StringIO()
    colour = "standard" if colours else None
    show(article, Console(file=file, width=width, color_system=colour, force_terminal=colours, legacy_windows=False))
    return file.getvalue()


def line_with(words: str, shown: str) -> str:
    return next(line for line in shown.splitlines() if words in line)


def test_the_head_gives_title_and_facts() -> None:
    shown = view(ARTICLE)
    assert "ledger/tunnel.txt" in shown
    assert "The Northern Ledger · By Ben Ros, Ida Falk · 23 Jan 2025, 11:02 · Nordwire" in shown


def test_without_colour_each_quotation_stands_in_numbered_brackets() -> None:
    shown = view(ARTICLE)
    assert "[1 the Vardlo tunnel ‘will not reopen this winter’]" in shown
    assert "[6 “We were promised a bridge,”] one of them wrote, [6 “and we got a hole.”]" in shown


def test_with_colour_a_raised_number_opens_the_coloured_words() -> None:
    shown = view(ARTICLE, colours=True)
    assert "³\x1b[0m\x1b[32m“Nobody is happy about it,”\x1b[0m" in shown
    assert "[3" not in shown.replace("\x1b[3", "")


def test_on_a_wide_terminal_the_speaker_stands_beside_the_line_where_the_quotation_begins() -> None:
    assert "[3] Ada Quill, person" in line_with("[3 “Nobody", view(ARTICLE))
    assert "said by 21 Jan 2025 · direct" in view(ARTICLE)


def test_on_a_narrow_terminal_the_speakers_stand_below_the_paragraph() -> None:
    lines = view(ARTICLE, width=70).splitlines()
    begin = next(place for place, line in enumerate(lines) if "[3 “Nobody" in line)
    assert [line.strip() for line in lines[begin + 2 : begin + 4]] == [
        "[3] Ada Quill, person · said by 21 Jan 2025 · direct",
        "[4] Ada Quill, person · said 20–21 Jan 2025 · mixed",
    ]


def test_an_unknown_speaker_is_said_to_be_unknown_with_who_it_may_be() -> None:
    assert "[6] perhaps Ida Falk or Ben Ros" in view(ARTICLE)
    assert "[1] speaker unknown" in view(replace(BARE, quotations=(PUMPS,)))


def test_several_speakers_are_all_named() -> None:
    both = replace(PUMPS, speakers=(QUILL, FERRIES))
    assert "[1] Ada Quill, person; Vardlo Ferries, organisation" in view(replace(BARE, quotations=(both,)), width=90)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.NO_ARTICLE, "No article on this page."),
        (Status.OTHER_LANGUAGE, "In another language (de): not read for quotations."),
    ],
)
def test_a_page_that_was_not_read_says_so_and_shows_no_body(status: Status, words: str) -> None:
    shown = view(replace(BARE, status=status, language="de"))
    assert words in shown
    assert "VARDLO" not in shown


def test_the_end_counts_quotations_and_speakers() -> None:
    assert "6 quotations, 2 speakers" in view(ARTICLE)
    assert "No quotations found." in view(BARE)


@pytest.mark.parametrize("width", [40, 80, 99, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, view(ARTICLE, width).splitlines())) <= width


def test_a_quotation_over_two_paragraphs_is_closed_and_opened_again() -> None:
    text = "One. “Two.\n\nThree.” Four."
    bare = replace(BARE, text=text)
    quotation = replace(PUMPS, content=(bare.span(5, 19),), source=(), cue=())
    shown = view(replace(bare, quotations=(quotation,)))
    assert "One. [1 “Two.]" in shown
    assert "[1 Three.”] Four." in shown


def test_nested_quotations_close_the_inner_first() -> None:
    bare = replace(BARE, text="She said that he called it “mad” twice.")
    outer = replace(PUMPS, content=(bare.span(9, 38),), source=(), cue=())
    inner = replace(PUMPS, content=(bare.span(27, 32),), source=(), cue=())
    assert "[1 that he called it [2 “mad”] twice]." in view(replace(bare, quotations=(inner, outer)))


def test_escape_sequences_of_a_page_do_not_reach_the_terminal() -> None:
    evil = "\x1b[2J\x1b]0;owned\x07 \x9b31m\u202egnorw\u2066\r\udc80"
    article = replace(BARE, title=evil, outlet=evil, uri=evil, text=f"Say {evil} now.", byline=(evil,))
    shown = view(article)
    assert not set(shown) & set("\x1b\x07\x9b\u202e\u2066\r\udc80")
    assert "␛[2J" in shown


@pytest.mark.parametrize("text", ["שלום עולם " * 30, "漢字" * 200, "x" * 5000, "👩‍👩‍👧 " * 50, "a\n" * 300])
def test_other_scripts_and_long_words_keep_to_the_measure(text: str) -> None:
    bare = replace(BARE, text=text)
    shown = view(replace(bare, quotations=(replace(PUMPS, content=(bare.span(2, 30),), source=(), cue=()),)))
    assert "[1" in shown
    assert max(map(cell_len, shown.splitlines())) <= 120


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_any_ranges_can_be_shown(data: st.DataObject) -> None:
    text = data.draw(st.text(st.characters(codec="utf-8"), min_size=2, max_size=60))
    bare = replace(BARE, text=text, title=text)
    places = st.integers(0, len(text) - 1)

    def quotation() -> Quotation:
        start, end = sorted((data.draw(places), data.draw(places)))
        part = data.draw(st.sampled_from(Part))
        spans = (bare.span(start, end + 1, part),)
        return replace(PUMPS, part=part, kind=data.draw(st.sampled_from(Kind)), content=spans, source=spans, cue=spans)

    quotations = tuple(quotation() for _ in range(data.draw(st.integers(0, 4))))
    for colours in (False, True):
        assert view(replace(bare, quotations=quotations), data.draw(st.sampled_from([30, 100])), colours)


@settings(deadline=None)
@given(st.text())
def test_safe_text_is_printable_on_one_line(text: str) -> None:
    assert len(safe(text).splitlines()) <= 1
    safe(text).encode("utf-8")
