"""Two wordings word against word, as a reader would mark them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.alignment import Alignment, Note, align
from onrecord.link.change import Change
from onrecord.link.tokens import Voice, Wording, words
from onrecord.model import Kind


def aligned(one: str, other: str) -> Alignment:
    return align(Wording.of(one), Wording.of(other))


def rows(one: str, other: str) -> list[tuple[str, str, str]]:
    return aligned(one, other).rows()


def test_runs_are_kept_changed_added_and_dropped() -> None:
    assert rows("We will mend the old bridge by May", "We must mend the bridge by early May") == [
        ("kept", "We", "We"),
        ("changed", "will", "must"),
        ("kept", "mend the", "mend the"),
        ("dropped", "old", ""),
        ("kept", "bridge by", "bridge by"),
        ("added", "", "early"),
        ("kept", "May", "May"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "note"),
    [
        ("the Elm bridge, too", "the Elm bridge too", Note.PUNCTUATION),
        ("It’s the State’s", "It's the state's", Note.PUNCTUATION),
        ("the U.S. harbour", "the US harbour", Note.PUNCTUATION),
        ("an anti-toll party", "an antitoll party", Note.PUNCTUATION),
        ("at 8pm", "at 8 p.m.", Note.PUNCTUATION),
        ("the colour of the harbour", "the color of the harbor", Note.SPELLING),
        ("our advisor", "our adviser", Note.SPELLING),
        ("twenty-five per cent", "25%", Note.SPELLING),
        ("2.5 million", "2,500,000", Note.SPELLING),
        ("two hundred and fifty boats", "250 boats", Note.SPELLING),
        ("Mr. Zelensky", "Mr Zelenskyy", Note.SPELLING),
        ("I'll pay", "I will pay", Note.SPELLING),
        ("We don’t and can't", "We do not and cannot", Note.SPELLING),
        ("We're gonna row", "We are going to row", Note.SPELLING),
        ("the number one task", "the No. 1 task", Note.SPELLING),
        ("We organise", "We organize", Note.SPELLING),
    ],
)
def test_marks_and_spellings_are_kept_with_a_note(one: str, other: str, note: Note) -> None:
    found = aligned(one, other).runs
    assert {run.change for run in found} == {Change.KEPT}
    assert max((run.note for run in found), key=list(Note).index) is note


def test_an_editors_word_in_brackets_is_a_change_and_a_letter_in_brackets_is_not() -> None:
    assert ("changed", "him", "the mayor") in rows("We told him so", "We told [the mayor] so")
    assert {change for change, *_ in rows("the bridge fell", "[T]he bridge fell")} == {"kept"}


def test_what_nobody_said_is_no_word() -> None:
    assert rows("We row [applause] home [sic] (laughter)", "We row home")[0][0] == "kept"
    assert len(words("[applause] (laughter) [sic]")) == 0


def test_a_gap_is_slid_to_where_the_sentence_begins() -> None:
    assert rows("We must row, and in the end we will win", "We will win") == [
        ("dropped", "We must row, and in the end", ""),
        ("kept", "we will win", "We will win"),
    ]


def test_small_words_that_stand_alike_by_chance_are_part_of_the_change() -> None:
    found = rows(
        "Ferries brought him to the northern shore", "Ferries left crowds at the muddy southern pier near shore"
    )
    assert [change for change, *_ in found] == ["kept", "changed", "kept"]


def test_two_sentences_with_nothing_in_common_do_not_stand_for_one_another() -> None:
    assert rows("The bridge fell. Nobody drowned.", "The bridge fell. Send every carpenter.") == [
        ("kept", "The bridge fell", "The bridge fell"),
        ("dropped", "Nobody drowned", ""),
        ("added", "", "Send every carpenter"),
    ]


def test_words_of_content_are_matched_before_small_ones() -> None:
    found = rows("the toll is behind it", "the toll was behind that, as it is")
    assert ("kept", "behind", "behind") in found


def test_words_know_whose_they_are() -> None:
    voices = [word.voice for word in words('he would "row home" [soon]', Kind.MIXED)]
    assert voices == [Voice.REPORTER, Voice.REPORTER, Voice.OWN, Voice.OWN, Voice.EDITOR]
    assert {word.voice for word in words("row home", Kind.MIXED)} == {Voice.OWN}
    assert {word.voice for word in words("row home", Kind.INDIRECT)} == {Voice.REPORTER}


WORDS = [
    "We",
    "will",
    "won't",
    "mend",
    "the",
    "the",
    "bridge",
    "bridge.",
    "Boats,",
    "20",
    "twenty",
    "“row",
    "home”",
    "…",
    "of",
]
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
kinds = st.sampled_from(Kind)


@given(texts, kinds, texts, kinds)
def test_runs_are_all_the_words_in_order_and_the_same_from_both_sides(one: str, a: Kind, other: str, b: Kind) -> None:
    found = align(Wording.of(one, a), Wording.of(other, b))
    assert found.mirrored() == align(Wording.of(other, b), Wording.of(one, a))
    assert [at for run in found.runs for at in range(*run.one)] == list(range(len(found.one.words)))
    assert [at for run in found.runs for at in range(*run.other)] == list(range(len(found.other.words)))
    for run, (_, mine, theirs) in zip(found.runs, found.rows(), strict=True):
        (start, end), (first, last) = found.one.place(run.one), found.other.place(run.other)
        assert (one[start:end], other[first:last]) == (mine, theirs)
        assert bool(mine) is (run.change is not Change.ADDED)
        assert bool(theirs) is (run.change is not Change.DROPPED)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_is_too_odd(one: str, other: str) -> None:
    aligned(one, other)
    assert all(run.change is Change.KEPT for run in aligned(one, one).runs)
