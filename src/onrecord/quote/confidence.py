"""How sure an attribution is: the chance that its content and its source are both right.

A logistic regression over what the model said of the parts (Platt 1999). Its weights are fitted on articles that the
model was not trained on (`training.quotations.calibrate`) and stand in the card beside the model that they belong to.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Kind
from onrecord.quote.assemble import Tied
from onrecord.quote.decode import WordSpan

EVIDENCE = ("content", "source", "cue", "link", "no source", "no cue", "direct", "mixed", "length")
"""What the weights belong to, in the order of `evidence`."""
_NEAREST = 0.002
"""How near to 0 and 1 a probability is taken to be at most."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """`bias` and one weight for each of EVIDENCE."""

    bias: float
    weights: tuple[float, ...]

    def chance(self, evidence: Sequence[float]) -> float:
        """0 to 1."""
        total = self.bias + sum(w * e for w, e in zip(self.weights, evidence, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def evidence(tied: Tied, kind: Kind) -> tuple[float, ...]:
    """Log-odds of the parts that the model found, which parts are missing, the kind, and the logarithm of the words."""
    content = sum(span.probability for span in tied.content) / len(tied.content)
    words = sum(span.last - span.first for span in tied.content)
    return (
        _odds(content),
        _odds_of(tied.source),
        _odds_of(tied.cue),
        _odds(tied.link),
        float(tied.source is None),
        float(tied.cue is None),
        float(kind is Kind.DIRECT),
        float(kind is Kind.MIXED),
        math.log(words),
    )


def _odds_of(span: WordSpan | None) -> float:
    return 0.0 if span is None else _odds(span.probability)


def _odds(probability: float) -> float:
    inside = min(max(probability, _NEAREST), 1 - _NEAREST)
    return math.log(inside / (1 - inside))
