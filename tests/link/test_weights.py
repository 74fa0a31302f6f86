"""Words as they are compared, and weights that nothing but the shipped table decides."""

from __future__ import annotations

import gzip
import hashlib
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.weights import FILE, unseen, weight, words_of


def test_a_word_is_folded_to_lower_case_ascii_without_its_possessive() -> None:
    assert words_of("Zoë’s PIER, the mayors' boats") == ["zoe", "pier", "the", "mayors", "boats"]
    assert words_of("they don’t") == ["they", "don't"]


def test_numbers_are_kept_and_their_commas_are_not() -> None:
    assert words_of("1,200 boats, 3.5 tons; in 2019.") == ["1200", "boats", "3.5", "tons", "in", "2019"]


def test_a_hyphen_parts_words() -> None:
    assert words_of("far-off COVID-19") == ["far", "off", "covid", "19"]


@given(st.text())
def test_words_read_again_are_the_same_words(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words)) == words


def test_a_common_word_weighs_less_than_a_rare_one_and_an_unseen_one_most() -> None:
    assert weight("the") < weight("mayor") < weight("harbourmaster") == weight("zzyzxville") == unseen()


@given(st.text(max_size=12))
def test_no_word_weighs_more_than_an_unseen_one(word: str) -> None:
    assert 0 <= weight(word) <= unseen()


def test_every_word_of_the_table_is_one_that_a_text_can_give() -> None:
    lines = gzip.decompress(files("onrecord.models").joinpath(FILE).read_bytes()).decode("ascii").splitlines()
    words = [word for line in lines for word in line.split()[1:]]
    assert [word for word in words if words_of(word) != [word]] == []
    assert len(words) == len({*words})


@pytest.mark.parametrize("name", [FILE, "stories.json"])
def test_the_file_is_the_one_its_card_describes(name: str) -> None:
    models = files("onrecord.models")
    card = models.joinpath(f"{name.partition('.')[0]}.md").read_text("utf-8")
    found = re.search(r"SHA-256: `(\w+)`", card)
    assert found is not None
    assert hashlib.sha256(models.joinpath(name).read_bytes()).hexdigest() == found.group(1)
