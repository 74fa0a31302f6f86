"""How a wording differs from another, and what is at risk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.differences import Comparison, Difference, compare
from onrecord.link.risks import Risk
from onrecord.link.tokens import Wording
from onrecord.model import Kind

DIRECT, MIXED, INDIRECT = Kind.DIRECT, Kind.MIXED, Kind.INDIRECT
SAME, PUNCTUATION, ELLIPSIS = Difference.SAME, Difference.PUNCTUATION, Difference.ELLIPSIS
WORDS, MEANING, PARAPHRASE = Difference.WORDS, Difference.MEANING, Difference.PARAPHRASE


def compared(one: str, other: str, first: Kind = DIRECT, second: Kind = DIRECT) -> Comparison:
    return compare(Wording.of(one, first), Wording.of(other, second))


DIRECT_PAIRS = [
    ("We will mend the bridge", "“We will  mend the bridge.”", SAME),
    ("We will mend the bridge, now", "We'll mend the Bridge now", PUNCTUATION),
    ("We need twenty boats", "We need 20 boats", PUNCTUATION),
    ("We will mend the bridge. The toll stays.", "We will mend the bridge", ELLIPSIS),
    ("We will mend the bridge. The toll stays. Boats may pass.", "We will mend the bridge … Boats may pass.", ELLIPSIS),
    ("The toll stays. We will mend it.", "We will mend it. Boats may pass.", ELLIPSIS),
    ("We will mend the old wooden bridge", "We will mend the bridge", ELLIPSIS),
    ("We will row, if the wind allows", "We will row", ELLIPSIS),
    ("The toll is far too high", "The toll is much too high", WORDS),
    ("We told him to row", "We told [the ferryman] to row", WORDS),
    ("We need about 20 boats", "We need 20 boats", ELLIPSIS),
]


@pytest.mark.parametrize(("one", "other", "difference"), DIRECT_PAIRS)
def test_a_class_for_two_direct_wordings(one: str, other: str, difference: Difference) -> None:
    assert compared(one, other).difference is difference


REPORTED = [
    ("We will win the race", DIRECT, "they would win the race", INDIRECT, WORDS),
    ("We will never sell this harbour", DIRECT, "he would never sell that harbour", INDIRECT, WORDS),
    ("I'm more tired than anything", DIRECT, 'she is "more tired than anything"', MIXED, PUNCTUATION),
    ("We will close the gate entirely. It's late.", DIRECT, "he would “close the gate entirely”", MIXED, ELLIPSIS),
    ("Nobody asked the fishermen", DIRECT, "the town had been left out of all talks", INDIRECT, PARAPHRASE),
    ("The harbour belongs to the fishermen of Elm", DIRECT, "boat owners have a claim on Elm", INDIRECT, PARAPHRASE),
    ("The harbour belongs to the fishermen", DIRECT, "the harbour is owned by fishermen", INDIRECT, WORDS),
    ("the harbour belongs to us", INDIRECT, "the harbour belongs to us, all of it", DIRECT, ELLIPSIS),
]


@pytest.mark.parametrize(("one", "first", "other", "second", "difference"), REPORTED)
def test_a_class_for_reported_speech(one: str, first: Kind, other: str, second: Kind, difference: Difference) -> None:
    assert compared(one, other, first, second).difference is difference


AT_RISK = [
    ("We will not sell the harbour", "We will sell the harbour", Risk.NEGATION),
    ("We will never sell the harbour", "We will always sell the harbour", Risk.NEGATION),
    ("I don't think they will win", "they will win", Risk.NEGATION),
    ("We need 20 boats", "We need 30 boats", Risk.NUMBER),
    ("It costs 2 million crowns", "It costs 2 billion crowns", Risk.NUMBER),
    ("We trust Ada Lund in this", "We trust Ole Vik in this", Risk.NAME),
    ("the boats of Norway came", "the boats of Sweden came", Risk.NAME),
    ("The toll may rise in spring", "The toll will rise in spring", Risk.MODAL),
    ("We will mend it", "We would mend it", Risk.MODAL),
    ("We must leave the harbour", "We leave the harbour", Risk.MODAL),
    ("Some ferrymen cheat", "All ferrymen cheat", Risk.QUANTIFIER),
    ("I say some ferrymen cheat", "I say ferrymen cheat", Risk.QUANTIFIER),
    ("He allegedly took the boat", "He took the boat", Risk.QUALIFIER),
    ("They will sail, unless it rains, at dawn", "They will sail at dawn", Risk.QUALIFIER),
    ("nearly 300 boats", "over 300 boats", Risk.QUALIFIER),
]


@pytest.mark.parametrize(("one", "other", "risk"), AT_RISK)
def test_what_is_at_risk_is_named_with_its_place(one: str, other: str, risk: Risk) -> None:
    found = compared(f"Listen: {one} today", f"Listen: {other} today")
    if "think" in one:
        found = compared(one, other)
    assert found.difference is MEANING
    assert [finding.risk for finding in found.findings] == [risk]


SAFE = [
    ("The council left no plan for us", "The council did not leave any plan for us", DIRECT),
    ("We need about 2 billion", "We need nearly 1.98 billion", DIRECT),
    ("We trust Mr. Lund in this", "We trust Ada Lund in this", DIRECT),
    ("We trust Lund in this", "We trust the mayor in this", DIRECT),
    ("the Russians were behind this raid", "Russia was behind this raid", DIRECT),
    ("I will mend the old bridge", "she would mend the old bridge", INDIRECT),
    ("We must mend the bridge today", "We have to mend the bridge today", DIRECT),
    ("We row. We do not sail. We win.", "We row. We win.", DIRECT),
    ("They must stop this, must stop that", "They must stop this, stop that", DIRECT),
]


@pytest.mark.parametrize(("one", "other", "kind"), SAFE)
def test_nothing_is_at_risk_where_the_same_is_said_in_another_way(one: str, other: str, kind: Kind) -> None:
    assert compared(one, other, DIRECT, kind).findings == ()


def test_a_reporters_not_before_a_quotation_counts() -> None:
    found = compared("We will close the gate", 'he will not "close the gate"', DIRECT, MIXED)
    assert found.difference is MEANING


parts = [
    "We",
    "will",
    "not",
    "some",
    "20",
    "30",
    "Ada",
    "Ole",
    "mend",
    "the",
    "bridge.",
    "may",
    "“row",
    "home”",
    "if",
    "…",
]
texts = st.lists(st.sampled_from(parts), min_size=1, max_size=12).map(" ".join)
kinds = st.sampled_from(Kind)


@given(texts, kinds, texts, kinds)
def test_two_wordings_are_classed_alike_from_both_sides(one: str, a: Kind, other: str, b: Kind) -> None:
    here, there = compared(one, other, a, b), compared(other, one, b, a)
    assert here.difference is there.difference
    assert {finding.risk for finding in here.findings} == {finding.risk for finding in there.findings}


@given(texts, kinds)
def test_a_wording_is_the_same_as_itself(text: str, kind: Kind) -> None:
    assert compared(text, text, kind, kind).difference is SAME
