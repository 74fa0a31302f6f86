"""Names taken apart: what is the surname, what is left out, where a name is filed; no text breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import SpeakerKind
from onrecord.registry.names import Name, block_of, body_words, same_given, same_initial
from onrecord.registry.profiles import Reference, is_named
from onrecord.registry.spelling import skeleton
from onrecord.resolve.answers import speaker

PERSON, BODY, GROUP = SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.GROUP


@pytest.mark.parametrize(
    ("name", "given", "last", "generation"),
    [
        ("Ada Lund", ("ada",), ("lund",), None),
        ("Lund", (), ("lund",), None),
        ("Åda Lünd", ("ada",), ("lund",), None),
        ("Ada M. Lund", ("ada", "m"), ("lund",), None),
        ("A.M. Lund", ("a", "m"), ("lund",), None),
        ("AM Lund", ("a", "m"), ("lund",), None),
        ("Ada Ros-Lund", ("ada",), ("ros", "lund"), None),
        ("Ole Vik Jr.", ("ole",), ("vik",), "jr"),
        ("Ole Vik, III", ("ole",), ("vik",), "iii"),
        ("Xi Minming", ("minming",), ("xi",), None),
        ("XI MINMING", ("minming",), ("xi",), None),
        ("Ada’s Lund’s", ("ada",), ("lund",), None),
        ("Ada –", (), ("ada",), None),
    ],
)
def test_a_name_is_taken_apart(
    name: str, given: tuple[str, ...], last: tuple[str, ...], generation: str | None
) -> None:
    parts = Name.of(name)
    assert (parts.given, parts.last, parts.generation) == (given, last, generation)


@pytest.mark.parametrize("names", [["Zelensky", "Zelenskyy", "Selensky", "Zelenskiy", "Selenskyj", "Zelenskii"],
                                   ["Umerov", "Umjerow", "Umyerov", "Umerow"]])  # fmt: skip
def test_spellings_of_one_surname_are_filed_together(names: list[str]) -> None:
    assert len({skeleton(name.lower()) for name in names}) == 1
    assert len({block_of(f"Ada {name}", PERSON) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("lund", "lindh"), ("bush", "busch"), ("clinton", "clifton"), ("vik", "wick")]
)
def test_surnames_that_sound_otherwise_are_not_one_spelling(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other) or min(len(one), len(other)) < 5


def test_given_names_have_short_forms_and_initials() -> None:
    assert same_given("william", "bill")
    assert same_given("volodymyr", "wolodymyr")
    assert not same_given("ada", "ida")
    assert same_initial("a", "ada")
    assert same_initial("ada", "a")
    assert not same_initial("ad", "ada")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Justice Department", "U.S. Department of Justice"),
        ("DOJ", "the Department of Justice"),
        ("Elm Harbour Inc.", "Elm Harbour"),
        ("The Ministry of Rain", "Rain Ministry"),
    ],
)
def test_a_body_has_one_name_however_it_is_written(one: str, other: str) -> None:
    assert body_words(one) == body_words(other)
    assert block_of(one, BODY) == block_of(other, BODY)


@pytest.mark.parametrize(
    ("name", "kind", "named"),
    [
        ("Ada Lund", PERSON, True),
        ("lund", PERSON, True),
        ("officials", GROUP, False),
        ("Critics", GROUP, False),
        ("Elm Democrats", GROUP, True),
        ("the court", BODY, False),
        ("the Elm court", BODY, True),
        ("a spokesman", SpeakerKind.UNNAMED, False),
        ("Ada Lund", SpeakerKind.UNNAMED, False),
        ("the report", SpeakerKind.DOCUMENT, False),
        ("", PERSON, False),
        ("…", PERSON, False),
    ],
)
def test_some_names_tell_the_same_speaker_in_every_article(name: str, kind: SpeakerKind, named: bool) -> None:
    assert is_named(name, kind) is named


odd = st.text(st.characters(exclude_categories=["Cs"]), max_size=10) | st.text(" .-–—A'bJr,/2é\0😀", max_size=8)


@given(odd, st.sampled_from(SpeakerKind))
def test_whatever_a_name_holds_it_is_taken_apart_and_filed(name: str, kind: SpeakerKind) -> None:
    parts = Name.of(name)
    assert parts.last
    assert all(parts.words) or not name.strip()
    assert not is_named(name, kind) or block_of(name, kind)
    assert Reference(kind, name).key == parts.key


def test_a_very_long_name_is_one() -> None:
    assert Name.of("Ada " * 10_000 + "Lund").last == ("lund",)


def test_names_that_differ_in_capitals_alone_are_filed_together() -> None:
    for name in ("Ada Lund", "Xi Minming", "Kim Bo Ra", "Ada Ros-Lund"):
        assert block_of(name.upper(), PERSON) == block_of(name, PERSON)
        assert speaker(name.upper(), PERSON).id == speaker(name, PERSON).id
