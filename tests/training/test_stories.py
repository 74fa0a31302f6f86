"""What the weights of words and the scorer of stories are trained on, and how they are measured."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.link.events import CLUES
from onrecord.link.weights import of_lines
from training.stories.b_cubed import b_cubed
from training.stories.train import as_json, fit
from training.words.train import count, table


def test_a_word_is_counted_once_an_article() -> None:
    total, counts = count(["Pier, pier, boats", "The pier"])
    assert (total, counts["pier"], counts["boats"]) == (2, 2, 1)


def test_a_rarer_word_weighs_more_and_a_rare_one_is_left_out() -> None:
    found = of_lines(table(100, {"the": 100, "pier": 20, "lund": 3, "slip": 2}))
    assert found["the"] < found["pier"] < found["lund"]
    assert "slip" not in found


def test_b_cubed_counts_the_gold_items_alone() -> None:
    gold = [["a", "b"], ["c", "d"]]
    assert b_cubed(gold, [["a", "b", "x"], ["c", "d"]]).f == pytest.approx(100)
    joined = b_cubed(gold, [["a", "b", "c", "d"], ["x"]])
    assert (joined.precision, joined.recall) == (50, 100)
    parted = b_cubed(gold, [["a"], ["b", "x"], ["c", "d"]])
    assert (parted.precision, parted.recall) == (100, 75)
    assert b_cubed(gold, [["a"], ["b", "x"], ["c", "d"]], {"c", "d"}).f == pytest.approx(100)


def test_fitting_learns_which_clue_tells() -> None:
    random = np.random.default_rng(1)
    clues = random.random((200, len(CLUES)))
    scorer = fit(clues, (clues[:, 0] > 0.5).astype(float))
    assert scorer.weights[0] == max(scorer.weights)
    assert {*as_json(scorer)["clues"]} == {*CLUES}
