"""Bands: copies have keys in common, articles that share a notice of their outlet hardly ever."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.bands import BANDS, COMMON, band_keys
from onrecord.link.shingles import Body


def prose(seed: int, words: int) -> str:
    """Made-up words, other ones for each seed."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("abdegiklmnorstuv", k=6)) for _ in range(words))


def are_candidates(one: list[int], other: list[int]) -> bool:
    """Whether a record finds one by the other."""
    return len({*one} & {*other}) >= COMMON


def keys(text: str) -> list[int]:
    return band_keys(Body.of(text))


@given(st.text())
def test_keys_are_signed_numbers_of_64_bits_and_as_many_as_bands(text: str) -> None:
    made = keys(text)
    assert len(made) in {0, BANDS}
    assert all(-(2**63) <= key < 2**63 for key in made)


def test_the_same_words_have_the_same_keys_whatever_their_marks() -> None:
    text = prose(1, 100)
    assert keys(text) == keys(text.upper().replace(" ", ", "))


def test_a_text_too_short_for_a_shingle_has_no_keys() -> None:
    assert keys("Read more here") == []
    assert not are_candidates([], [])


def test_half_of_a_text_is_compared_with_the_whole() -> None:
    texts = [prose(seed, 600) for seed in range(50)]
    halves = [text[: len(text) // 2] + " " + prose(seed + 900, 40) for seed, text in enumerate(texts)]
    found = sum(are_candidates(keys(text), keys(half)) for text, half in zip(texts, halves, strict=True))
    assert found >= 48


def test_articles_that_share_a_notice_of_their_outlet_are_hardly_ever_compared() -> None:
    notice = prose(7, 60)
    made = [keys(f"{prose(seed + 100, 400)} {notice}") for seed in range(60)]
    compared = sum(are_candidates(one, other) for one, other in combinations(made, 2))
    assert compared <= 0.01 * 60 * 59 / 2
