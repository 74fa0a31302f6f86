"""What speaks for two quotations of two articles being reports of one utterance: a row of numbers, each with a name.

Who the speakers are is no part of it: that changes when the registry of speakers learns more (see `relations`).
"""

from __future__ import annotations

from collections.abc import Set
from math import fsum

from onrecord.link.quoted import Quoted
from onrecord.link.runs import longest_run
from onrecord.link.telling import Telling
from onrecord.model import Kind

EVIDENCE = (
    "shared of the lighter",
    "shared weight",
    "run",
    "weight of the run",
    "run of the shorter",
    "own words reported",
    "own words of both",
    "terms of the heavier",
    "indirect",
    "one kind",
    "days",
    "numbers",
    "names",
    "negation differs",
    "alike articles",
    "telling of the lighter",
    "telling weight",
    "most telling",
)
"""What the numbers are, in their order."""
RUN = EVIDENCE.index("run")
_MOST_RUN, _MOST_RUN_WEIGHT, _MOST_WEIGHT, _MOST_TERMS = 15, 40.0, 60.0, 40


def evidence(one: Quoted, other: Quoted, telling: Telling, alike: float) -> tuple[float, ...]:
    """The numbers of EVIDENCE; the same for the two the other way round. `alike` is the cosine of their articles."""
    lighter, heavier = sorted((one, other), key=lambda each: (each.weight, each.key))
    shared = {t: min(w, heavier.content[t]) for t, w in lighter.content.items() if t in heavier.content}
    weight, told = fsum(shared.values()), telling.total(shared)
    run, run_weight = longest_run(lighter.terms, heavier.places, shared)
    run = min(_MOST_RUN, run)
    return (
        weight / (lighter.weight or 1.0),
        min(_MOST_WEIGHT, weight),
        run,
        min(_MOST_RUN_WEIGHT, run_weight),
        run / (min(_MOST_RUN, len(one.terms), len(other.terms)) or 1),
        max(_within(one.own, other.content.keys()), _within(other.own, one.content.keys())),
        len(one.own & other.own) / (min(len(one.own), len(other.own)) or 1),
        min(_MOST_TERMS, len(heavier.content)),
        (one.kind is Kind.INDIRECT) + (other.kind is Kind.INDIRECT),
        float(one.kind is other.kind),
        _days(one, other),
        _agreement(one.numbers, other.numbers),
        _agreement(one.names, other.names),
        float(one.negated is not other.negated),
        alike,
        told / (telling.whole(lighter) or 1.0),
        min(_MOST_WEIGHT, told),
        max(map(telling.of, shared), default=0.0),
    )


def _within(terms: Set[str], others: Set[str]) -> float:
    """The share of some terms that is among others."""
    return len(terms & others) / len(terms) if terms else 0.0


def _agreement(one: Set[str], other: Set[str]) -> float:
    """1 where all of the fewer are among the others, -1 where none is, 0 where one side has none."""
    fewer = min(len(one), len(other))
    return 2 * len(one & other) / fewer - 1 if fewer else 0.0


def _days(one: Quoted, other: Quoted) -> float:
    """1 where both can have been said on one day, -1 where they cannot, 0 where a page does not tell."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return 0.0
    return 1.0 if one.earliest <= other.latest and other.earliest <= one.latest else -1.0
