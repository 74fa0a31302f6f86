"""Speakers out of what articles tell: variants are one, namesakes are not, in any order the same."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import BODY, MAN, NOBODY, PERSON, WOMAN, apart, grouped, together, told

from onrecord.model import Gender
from onrecord.registry.profiles import Profile
from onrecord.registry.registry import speakers, usual


@pytest.mark.parametrize(
    "names",
    [
        ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Wolodymyr Selensky", "Volodymyr Zelenskiy"],
        ["Rustem Umerov", "Rustem Umjerow"],
        ["H.R. Vik", "H. R. Vik", "HR Vik", "Herbert R. Vik"],
        ["Ada Lund", "ADA LUND", "ada lund", "Ada M. Lund", "Ada Maria Lund"],
        ["Anders Fogh Lund", "Anders Lund"],
        ["Bill Lund", "William Lund", "Will Lund"],
        ["Ada Ros-Lund", "Ada Ros Lund"],
        ["Xi Minming", "XI MINMING", "Minming Xi"],
    ],
)
def test_variants_of_a_name_are_one_speaker(names: list[str]) -> None:
    assert together(*names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Clinton", "Hillary Clinton"),
        ("George W. Bush", "George H. W. Bush"),
        ("Ole Vik", "Ole Vik Jr."),
        ("Ada Lund", "Ida Lund"),
        ("Ada Lund", "Ada Falk"),
    ],
)
def test_namesakes_are_two(one: str, other: str) -> None:
    assert not together(one, other)


def test_two_of_one_name_are_two_where_enough_articles_tell_one_office_of_two_states() -> None:
    ohio, iowa = (told("Ada Lund", f"senator from {state}", articles=3) for state in ("Ohio", "Iowa"))
    slip = told("Ada Lund", "senator from Utah", articles=1)
    found = speakers(apart([ohio, iowa, told("Ada Lund")]), NOBODY)
    assert {member.sense for member in found if len(member.profiles) == 1} >= {"ohio", "iowa"}
    assert together(replace(ohio, where=frozenset(range(30))), slip)


def test_a_body_and_its_initials_are_one() -> None:
    names = ["Elm Harbour Board", "the Elm Harbour Board", "EHB"]
    assert together(*(told(name, kind=BODY) for name in names))


def test_a_speaker_has_the_name_of_most_articles_no_bare_surname_and_no_capitals() -> None:
    several = [told("Ada Lund", articles=5), told("Lund", articles=50), told("ADA LUND", articles=5)]
    (ada,) = speakers(apart(several), NOBODY)
    assert (ada.name, ada.kind) == ("Ada Lund", PERSON)
    assert usual({"Ada Lund": 1, "Ada M. Lund": 1}, PERSON) == "Ada M. Lund"
    assert usual({"Lund": 9}, PERSON) == "Lund"


def test_nobody_is_nobody() -> None:
    assert speakers([], NOBODY) == []


words = st.sampled_from(
    [
        "Ada",
        "A.",
        "Anna",
        "M.",
        "Ole",
        "Bill",
        "William",
        "Lund",
        "Ros-Lund",
        "Ros",
        "Zelensky",
        "Selensky",
        "Zelenskyy",
        "Jr.",
    ]
)
roles = st.sampled_from(["senator from Ohio", "senator from Iowa", "mayor of Elm", "ferryman", "poet"])
profiles = st.builds(
    Profile,
    id=st.just(0),
    name=st.lists(words, min_size=1, max_size=3).map(" ".join),
    kind=st.sampled_from([PERSON, PERSON, BODY]),
    gender=st.sampled_from(Gender),
    roles=st.lists(roles, max_size=2, unique=True).map(tuple),
    year=st.sampled_from([None, 2020, 2024]),
    where=st.frozensets(st.integers(0, 30), min_size=1, max_size=8),
)
unique = st.lists(profiles, max_size=12, unique_by=lambda one: (one.kind, one.order))


def told_apart(several: list[Profile]) -> list[tuple[object, ...]]:
    """Who is who, without numbers."""
    by_id = {one.id: one for one in several}
    return [
        (one.name, one.kind, one.sense, {by_id[n].order for n in one.profiles}, {by_id[n].order for n in one.firm})
        for one in speakers(several, NOBODY)
    ]


@settings(max_examples=300, deadline=None)
@given(unique, st.randoms(use_true_random=False))
def test_in_any_order_and_under_any_numbers_the_speakers_are_the_same(
    several: list[Profile], chance: random.Random
) -> None:
    numbers = list(range(len(several)))
    expected = told_apart([replace(one, id=number) for number, one in zip(numbers, several, strict=True)])
    chance.shuffle(numbers)
    shuffled = [replace(one, id=number) for number, one in zip(numbers, several, strict=True)]
    chance.shuffle(shuffled)
    assert told_apart(shuffled) == expected


@settings(max_examples=100, deadline=None)
@given(unique)
def test_every_profile_is_somebody_and_only_one(several: list[Profile]) -> None:
    numbered = [replace(one, id=number) for number, one in enumerate(several)]
    found = sorted(number for member in speakers(numbered, NOBODY) for number in member.profiles)
    assert found == list(range(len(several)))


def test_gender_keeps_a_couple_apart_that_shares_an_initial() -> None:
    her, him = told("A. Lund", gender=WOMAN, articles=9), told("Alf Lund", gender=MAN, articles=9)
    assert grouped(her, him) == [{"A. Lund"}, {"Alf Lund"}]
