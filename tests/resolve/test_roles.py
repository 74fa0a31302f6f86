"""What somebody is, by an article's words."""

from __future__ import annotations

import pytest

from onrecord.resolve.layout import tokens_of
from onrecord.resolve.lexicon import compounds, families, lines
from onrecord.resolve.places import homeland
from onrecord.resolve.roles import place_mark, role_of

PLACES = sorted(
    name
    for file in ("countries", "states")
    for line in lines(file)
    for cell in line.split("|")
    for name in cell.split(",")
    if 2 <= len(name.split()) <= 3 and name.replace(" ", "").isalpha() and name.istitle()
)
ROLES = sorted(words for words in compounds() if "-".join(words) in families() and families().keys() & {*words})


@pytest.mark.parametrize("name", PLACES)
def test_a_place_of_several_words_is_one_word_of_a_role(name: str) -> None:
    home = homeland(name)
    assert home
    assert role_of(tokens_of(f"the {name} president")).marks == {place_mark(home)}


@pytest.mark.parametrize("words", ROLES, ids=" ".join)
def test_a_role_of_several_words_is_one_noun(words: tuple[str, ...]) -> None:
    assert "-".join(words) in role_of(tokens_of(f"the {' '.join(words)}")).heads


def test_the_article_of_a_country_s_name_is_no_part_of_another() -> None:
    role = role_of(tokens_of("the Gambia minister"))
    assert (role.heads, role.places) == ({"minister"}, {"gambia"})
