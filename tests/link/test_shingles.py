"""Bodies as shingles: the same words give the same numbers, here and in every other process."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.shingles import SHINGLE, Body, bare_words, numbers_of, scrambled, shingles

words = st.lists(st.sampled_from(["rain", "fell", "on", "the", "harbour", "again"]), max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The HARBOUR is closed", "the harbour is closed"),
        ("Café Ærø, she said", "cafe aero she said"),
        ("Cafe\u0301", "Café"),
        ("“It’s late,” she said.", '"It\'s late", she said'),
        ("«Late» – and dark", "late and dark"),
    ],
)
def test_case_accents_and_marks_do_not_count(one: str, other: str) -> None:
    assert np.array_equal(numbers_of(bare_words(one)), numbers_of(bare_words(other)))


def test_other_words_are_other_numbers() -> None:
    assert len({*numbers_of(["rain", "ruin", "rains", "1", "11"]).tolist()}) == 5


@given(words)
def test_a_text_has_a_shingle_for_every_run_of_words(several: list[str]) -> None:
    assert len(Body.of(" ".join(several)).shingles) == max(0, len(several) - SHINGLE + 1)


@given(words, words, words)
def test_a_shingle_does_not_depend_on_what_stands_around_it(
    before: list[str], run: list[str], after: list[str]
) -> None:
    alone, within = (shingles(numbers_of(several)) for several in (run, [*before, *run, *after]))
    assert np.array_equal(alone, within[len(before) : len(before) + len(alone)])


def test_the_order_of_words_counts() -> None:
    one, other = (shingles(numbers_of(list(letters))) for letters in ("abcde", "abced"))
    assert one[0] != other[0]


def test_words_in_quotation_marks_are_not_the_writers_own() -> None:
    body = Body.of("It rained, “all of Monday”, said Ada. 'Not so,' said Bo.")
    assert body.own.tolist() == [True, True, False, False, False, True, True, False, False, True, True]


def test_a_text_without_words_is_an_empty_body() -> None:
    body = Body.of("… — ?!")
    assert (len(body.words), len(body.shingles), len(body.own)) == (0, 0, 0)


@given(st.lists(st.integers(0, 2**64 - 1), unique=True, max_size=50))
def test_scrambling_keeps_values_apart(values: list[int]) -> None:
    assert len({*scrambled(np.array(values, np.uint64)).tolist()}) == len(values)


def test_another_process_gives_the_same_numbers() -> None:
    code = "from onrecord.link.shingles import Body; print(Body.of('rain fell on the harbour again').shingles.tolist())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(Body.of("rain fell on the harbour again").shingles.tolist())


def test_the_numbers_stay_what_they_are_because_records_keep_them() -> None:
    assert Body.of("rain fell on the harbour again").shingles.tolist() == [10380740724730266408, 2584477106345452330]
