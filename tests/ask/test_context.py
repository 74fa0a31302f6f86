"""What stands before and behind a quotation, so that the three read on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ask.context import after, before
from onrecord.model import Kind, Part, Quotation, Span

TEXT = (
    "It rained. The council met on Monday. “The bridge will stand,” said Ada Lund, “and so shall we.” Nobody answered. "
    "Then it rained again.\n\nThe end."
)


def quotation(text: str, *words: str, part: Part = Part.BODY) -> Quotation:
    spans = tuple(Span(text.index(one), text.index(one) + len(one), one) for one in words)
    return Quotation("q", "a", part, Kind.DIRECT, spans, (), (), 1.0)


def test_one_sentence_before_and_one_behind() -> None:
    said = quotation(TEXT, "“The bridge will stand,”", "“and so shall we.”")
    assert before(said, TEXT) == "The council met on Monday."
    assert after(said, TEXT) == "Nobody answered."


def test_the_rest_of_the_own_sentence_belongs_to_it() -> None:
    said = quotation(TEXT, "“The bridge will stand,”")
    assert after(said, TEXT) == "said Ada Lund, “and so shall we.” Nobody answered."
    said = quotation(TEXT, "“and so shall we.”")
    assert before(said, TEXT) == "The council met on Monday. “The bridge will stand,” said Ada Lund,"


def test_at_the_edges_of_the_text_there_is_less() -> None:
    assert before(quotation(TEXT, "It rained."), TEXT) == ""
    assert after(quotation(TEXT, "The end."), TEXT) == ""


def test_a_title_has_no_sentences_around_it() -> None:
    said = quotation("Lund: bridge will stand", "bridge will stand", part=Part.TITLE)
    assert (before(said, TEXT), after(said, TEXT)) == ("", "")


def test_of_a_sentence_without_an_end_the_near_part_is_given_and_marked() -> None:
    long = "word " * 400
    text = f"{long}“Yes” {long}"
    said = quotation(text, "“Yes”")
    assert before(said, text).startswith("…")
    assert after(said, text).endswith("…")
    assert len(before(said, text)) < 710


@given(
    st.text(max_size=60),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=10),
    st.text(max_size=60),
)
def test_both_stand_in_the_text_right_beside_the_words(left: str, words: str, right: str) -> None:
    text = left + words + right
    span = Span(len(left), len(left) + len(words), words)
    said = Quotation("q", "a", Part.BODY, Kind.DIRECT, (span,), (), (), 1.0)
    assert left.rstrip().endswith(before(said, text))
    assert right.lstrip().startswith(after(said, text))
