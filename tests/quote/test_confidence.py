"""Confidence rises with the evidence and stays between 0 and 1."""

from dataclasses import replace

import pytest

from onrecord.model import Kind, Size
from onrecord.quote.assemble import Tied
from onrecord.quote.card import card
from onrecord.quote.confidence import EVIDENCE, Calibration, evidence
from onrecord.quote.decode import Role, WordSpan

SURE = Tied(
    (WordSpan(Role.CONTENT, 3, 9, 0.99),), WordSpan(Role.CUE, 1, 2, 0.99), WordSpan(Role.SOURCE, 0, 1, 0.99), 0.99
)


def test_evidence_is_in_the_order_of_its_names() -> None:
    named = dict(zip(EVIDENCE, evidence(replace(SURE, cue=None), Kind.MIXED), strict=True))
    assert (named["no source"], named["no cue"], named["direct"], named["mixed"], named["cue"]) == (0, 1, 0, 1, 0)
    assert named["content"] == named["source"] == named["link"] > 4


@pytest.mark.parametrize("probability", [0.0, 1.0])
def test_certain_probabilities_are_no_infinite_evidence(probability: float) -> None:
    one = replace(SURE, link=probability, content=(WordSpan(Role.CONTENT, 3, 9, probability),))
    assert all(abs(value) < 10 for value in evidence(one, Kind.DIRECT))


def test_a_chance_is_between_0_and_1_whatever_the_weights() -> None:
    for bias in (-1e9, 0.0, 1e9):
        chance = Calibration(bias, (1e9,) * len(EVIDENCE)).chance(evidence(SURE, Kind.DIRECT))
        assert 0 <= chance <= 1


@pytest.mark.parametrize("size", list(Size))
def test_what_the_model_doubts_is_less_likely(size: Size) -> None:
    chance = card(size).calibration.chance
    doubtful = replace(SURE, link=0.4, content=(WordSpan(Role.CONTENT, 3, 9, 0.6),))
    assert chance(evidence(doubtful, Kind.DIRECT)) < chance(evidence(SURE, Kind.DIRECT))
