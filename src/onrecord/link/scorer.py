"""How likely two quotations report one utterance: their evidence in, a probability for each relation of the speakers
out. A logistic regression, fitted by `training/statements` on stories whose statements people marked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from operator import mul

from onrecord.errors import ModelError
from onrecord.link.evidence import EVIDENCE
from onrecord.link.relations import Relation

FILE = "statements.json"


@dataclass(frozen=True, slots=True)
class Scorer:
    """The weights of the evidence in the order of `EVIDENCE`, what all pairs start from, and what one speaker adds."""

    weights: tuple[float, ...]
    bias: float
    same: float
    threshold: float
    """The mean probability from which on groups of quotations are one statement."""

    def chance(self, numbers: Sequence[float], relation: Relation) -> float:
        """The probability of one utterance, to four decimals so that it is the same on every machine."""
        if relation is Relation.APART:
            return 0.0
        score = self.bias + sum(map(mul, self.weights, numbers))
        return round(1 / (1 + exp(-score - (self.same if relation is Relation.SAME else 0.0))), 4)


@cache
def shipped() -> Scorer:
    """The weights that are shipped, read once a process. Raises ModelError where they are missing."""
    try:
        return of_json(json.loads(files("onrecord.models").joinpath(FILE).read_text("utf-8")))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"the weights of the scorer of statements cannot be read ({error}); reinstall onrecord"
        ) from error


def of_json(raw: Mapping[str, Mapping[str, float]]) -> Scorer:
    """The scorer of a file's content. Raises KeyError where a weight is missing."""
    rest = raw["rest"]
    return Scorer(tuple(raw["evidence"][name] for name in EVIDENCE), rest["bias"], rest["same"], rest["threshold"])
