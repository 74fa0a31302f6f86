"""Whether two names are one speaker, and the reason that is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import BODY, MAN, PERSON, WOMAN, node, told

from onrecord.model import SpeakerKind
from onrecord.registry.pairs import Verdict, decide

SAME = [
    ("Ada Lund", "ADA LUND", "the same given name and surname"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "spelt in two ways"),
    ("Volodymyr Zelensky", "Wolodymyr Selensky", "one given name, the surname spelt in two ways"),
    ("Rustem Umerov", "Rustem Umjerow", "spelt in two ways"),
    ("William Lund", "Bill Lund", "william and bill are one given name"),
    ("A. Lund", "Ada Lund", "an initial that fits"),
    ("Ada M. Lund", "Ada Lund", "the same given name"),
    ("Ada M. Lund", "Ada Maria Lund", "the same given name"),
    ("J. Edgar Vik", "Edgar Vik", "one goes by the middle name"),
]
APART = [
    ("Ada Lund", "Ole Lund", "ada and ole are two given names"),
    ("Bill Clinton", "Hillary Clinton", "bill and hillary are two given names"),
    ("George W. Bush", "George H. W. Bush", "other middle names"),
    ("Ole Vik", "Ole Vik Jr.", "generation"),
    ("Ole Vik Jr.", "Ole Vik III", "jr and iii"),
]
OPEN = [
    ("H. R. Vik", "Herbert Vik"),
    ("Ada Lund", "Ada Falk"),
    ("Lund", "Ada Lund"),
    ("Ada", "Ada Lund"),
    ("Ada Roe", "Ada Rowe"),
]


def verdicts(one: str, other: str) -> tuple[Verdict, str]:
    a, b = node(told(one)), node(told(other))
    found = {decide(a, b), decide(b, a)}
    (verdict,) = {decision.verdict for decision in found}
    return verdict, " / ".join(decision.why for decision in found)


@pytest.mark.parametrize(("one", "other", "why"), SAME)
def test_one_speaker_by_two_names(one: str, other: str, why: str) -> None:
    if one.upper() == other:
        assert node(told(one)).key == node(told(other)).key
        return
    verdict, reason = verdicts(one, other)
    assert verdict is Verdict.SAME
    assert all(word in reason for word in why.split(" and ")) or why in reason


@pytest.mark.parametrize(("one", "other", "why"), APART)
def test_two_speakers_of_names_alike(one: str, other: str, why: str) -> None:
    verdict, reason = verdicts(one, other)
    assert verdict is Verdict.APART
    assert why in reason or all(word in reason for word in why.split(" and "))


@pytest.mark.parametrize(("one", "other"), OPEN)
def test_names_that_do_not_tell(one: str, other: str) -> None:
    assert verdicts(one, other)[0] is Verdict.OPEN


def test_a_man_and_a_woman_are_two() -> None:
    one, other = node(told("A. Lund", gender=WOMAN)), node(told("Alf Lund", gender=MAN))
    assert decide(one, other).why == "a man and a woman"


def test_one_office_in_two_states_is_two_people() -> None:
    one = node(told("Ada Lund", "senator from Ohio"))
    other = node(told("Ada M. Lund", "senator from Iowa"))
    found = decide(one, other)
    assert (found.verdict, "the same office in" in found.why) == (Verdict.APART, True)


def test_a_generation_that_is_left_out_is_the_same_where_the_work_is_and_the_two_never_meet() -> None:
    son = told("Ole Vik Jr.", "senator", where=[1, 2])
    assert decide(node(son), node(told("Ole Vik", "senator", where=[3]))).verdict is Verdict.SAME
    assert decide(node(son), node(told("Ole Vik", "ferryman", where=[3]))).verdict is Verdict.APART
    assert decide(node(son), node(told("Ole Vik", "senator", where=[1, 2]))).verdict is Verdict.APART


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Justice Department", "U.S. Department of Justice", Verdict.SAME),
        ("Elm Harbour Board", "EHB", Verdict.SAME),
        ("Elm Harbour Board", "Oak Harbour Board", Verdict.APART),
        ("EHB", "EHC", Verdict.OPEN),
    ],
)
def test_bodies_are_one_by_their_words_or_initials(one: str, other: str, verdict: Verdict) -> None:
    found = decide(node(told(one, kind=BODY)), node(told(other, kind=BODY)))
    assert found.verdict is verdict


def test_kinds_are_kept_apart_but_for_a_country_that_is_taken_for_a_group() -> None:
    country, group = (node(told("Vardlo", kind=kind)) for kind in (SpeakerKind.COUNTRY, SpeakerKind.GROUP))
    assert decide(country, group).verdict is Verdict.SAME
    assert decide(country, node(told("Vardlo", kind=BODY))).verdict is Verdict.OPEN


def test_an_office_in_several_states_is_another_only_where_none_is_shared() -> None:
    one = node(told("Ada Lund", "senator from Ohio", "senator from Iowa"))
    assert decide(one, node(told("Ada M. Lund", "senator from Iowa"))).verdict is Verdict.SAME
    assert decide(one, node(told("Ada M. Lund", "senator from Utah"))).verdict is Verdict.APART


words = st.sampled_from(
    [
        "Ada",
        "A.",
        "Ida",
        "M.",
        "W.",
        "Ole",
        "Bill",
        "William",
        "Lund",
        "Lunde",
        "Vik",
        "Ros-Lund",
        "Zelensky",
        "Selensky",
        "Jr.",
        "III",
    ]
)
names = st.lists(words, min_size=1, max_size=4).map(" ".join)


@given(names, names, st.sampled_from([PERSON, BODY, SpeakerKind.GROUP]))
def test_a_pair_is_decided_alike_from_both_sides(one: str, other: str, kind: SpeakerKind) -> None:
    a, b = node(told(one, kind=kind)), node(told(other, kind=kind))
    if a.key != b.key:
        assert (decide(a, b).verdict, decide(a, b).score) == (decide(b, a).verdict, decide(b, a).score)
