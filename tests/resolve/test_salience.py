"""Who is in mind: the clues of one pair, and the probabilities of several."""

from __future__ import annotations

import hashlib
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Gender
from onrecord.resolve.article import scene_of
from onrecord.resolve.clues import CLUES, Utterance
from onrecord.resolve.salience import Salience
from onrecord.resolve.scene import is_person
from onrecord.resolve.weights import FILE, Weights, shipped

TEXT = "Jane Roe met Ann Doe. “Ann Doe is tall,” Jane Roe said. Then she left."


def clue(name: str, text: str, word: str, entity: str, *utterances: Utterance) -> float:
    scene = scene_of(text, ())
    salience = Salience(scene.cast, utterances)
    pairs = salience.pairs(text.index(word), is_person)
    (pair,) = (p for p in pairs if scene.cast.entities[p.entity].name == entity)
    return next(each for each in CLUES if each.__name__ == name)(pair)


def said(text: str, content: str, source: str) -> Utterance:
    start, at = text.index(content), text.index(source)
    return Utterance((start, start + len(content)), (at, at + len(source)), direct=True)


def test_a_name_quoted_is_in_other_words_than_the_pronoun_outside() -> None:
    quoted = said(TEXT, "“Ann Doe is tall,”", "Jane Roe said")
    assert clue("in_other_words", TEXT, "she", "Ann Doe", quoted) == 1
    assert clue("in_other_words", TEXT, "she", "Jane Roe", quoted) == 0


def test_nobody_is_she_in_her_own_words() -> None:
    text = "Jane Roe told Ann Doe: “Here she is.”"
    quoted = said(text, "“Here she is.”", "Jane Roe")
    assert clue("speaks_these_words", text, "she", "Jane Roe", quoted) == 1
    assert clue("speaks_these_words", text, "she", "Ann Doe", quoted) == 0


def test_the_candidates_of_a_pronoun_agree_in_gender() -> None:
    scene = scene_of("Jane Roe met Mark Doe. He left.", ())
    found = scene.salience.antecedents(24, is_person, Gender.MAN)
    assert [scene.cast.entities[scored.entity].name for scored in found] == ["Mark Doe"]


def test_a_pronoun_before_keeps_somebody_in_mind() -> None:
    text = "Jane Roe came. She sat down. Then she left."
    scene = scene_of(text, ())
    scene.read_to(text.index("she left"))
    (pair,) = scene.salience.pairs(text.index("she left"), is_person, Gender.WOMAN)
    assert [(text[event.at :][:3], event.named) for event in pair.events] == [("She", False), ("Jan", True)]


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=8), st.floats(0.1, 3))
def test_probabilities_leave_a_share_for_nobody(scores: list[float], scale: float) -> None:
    shares = Weights({}, {}, scale).probabilities(scores)
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1 + 1e-9
    assert sorted(shares) == [share for _, share in sorted(zip(scores, shares, strict=True))]


def test_every_clue_says_what_it_tells() -> None:
    assert all(each.__doc__ for each in CLUES)
    assert all(len(weights) == len(CLUES) for weights in shipped().clues.values())


def test_the_card_names_the_weights_it_is_of() -> None:
    models = files("onrecord.models")
    digest = hashlib.sha256(models.joinpath(FILE).read_bytes()).hexdigest()
    assert digest in models.joinpath("antecedents.md").read_text("utf-8")
