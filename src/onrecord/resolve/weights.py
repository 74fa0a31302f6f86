"""How likely each candidate is meant, by weights learnt from GUM and PolNeAR: pairs in, scores and probabilities out.

A clue weighs a different amount for a source, a possessive and a description than for other words; nobody at all has
the score 0.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import exp
from operator import mul

from onrecord.errors import ModelError
from onrecord.resolve.clues import CLUES, Anaphor, Pair

FILE = "antecedents.json"


class Place(StrEnum):
    """What kind of word an anaphor is, as far as the weights differ."""

    SOURCE = "source"
    OWNER = "possessive"
    DESCRIPTION = "description"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each clue by the kind of word, in the order of `CLUES`, with what all candidates start from."""

    clues: Mapping[Place, tuple[float, ...]]
    bias: Mapping[Place, float]
    scale: float = 1.0
    """What scores are multiplied by to be logits of probabilities."""

    def scores(self, pairs: Sequence[Pair]) -> list[float]:
        """The score of each candidate of one anaphor."""
        place = place_of(pairs[0].anaphor)
        weights, bias = self.clues[place], self.bias[place]
        return [bias + sum(map(mul, weights, (clue(pair) for clue in CLUES))) for pair in pairs]

    def probabilities(self, scores: Sequence[float]) -> list[float]:
        """How likely each candidate is the one; what is left of 1 is nobody's.

        Callers rank by it and show it; only epithets are left unknown below a bar.
        """
        top = max(0.0, *scores)
        shares = [exp(self.scale * (score - top)) for score in scores]
        whole = sum(shares) + exp(-self.scale * top)
        return [share / whole for share in shares]


def place_of(anaphor: Anaphor) -> Place:
    """What kind of word an anaphor is."""
    if anaphor.described:
        return Place.DESCRIPTION
    if anaphor.owner:
        return Place.OWNER
    return Place.SOURCE if anaphor.utterance else Place.OTHER


@cache
def shipped() -> Weights:
    """The weights that are shipped, read once a process. Raises ModelError where they are missing."""
    try:
        return of_json(json.loads(files("onrecord.models").joinpath(FILE).read_text("utf-8")))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the weights of the antecedents cannot be read ({error}); reinstall onrecord") from error


def of_json(raw: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Weights:
    """Weights from a file's content: clue names and their weights by kind of word. Raises KeyError where one lacks."""
    return Weights(
        {place: tuple(raw["clues"][place][clue.__name__] for clue in CLUES) for place in Place},
        {place: float(raw["bias"]["all"][place]) for place in Place},
        float(raw["scale"]["all"]["all"]),
    )
