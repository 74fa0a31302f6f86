"""Pronouns, titles and descriptions to the fullest name."""

from __future__ import annotations

import pytest
from resolving import names, read

from onrecord.model import SpeakerKind

LATE = "it was late"


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Jane Roe met Mark Doe in Elm. She said it was late.", "She", "Jane Roe"),
        ("Jane Roe met Mark Doe in Elm. He said it was late.", "He", "Mark Doe"),
        ("NATO Secretary General Mark Doe came. NATO's chief said it was late.", "NATO's chief", "Mark Doe"),
        ("NATO Secretary General Ed Doe came. The Alliance head said it was late.", "The Alliance head", "Ed Doe"),
        ("Jane Roe, the mayor of Elm, saw Mark Doe. The mayor said it was late.", "The mayor", "Jane Roe"),
        ("Ed Doe saw Sen. Jane Roe (D-Vt.). The Vermont senator said it was late.", "The Vermont senator", "Jane Roe"),
        ("Jane Roe, 56, sells boats. The 56-year-old said it was late.", "The 56-year-old", "Jane Roe"),
        ("A judge stopped the bridge.\n\nJudge Jane Roe said it was late.", "Judge Jane Roe", "Jane Roe"),
        ("His spokesman Bob Roe said it was late.", "His spokesman Bob Roe", "Bob Roe"),
        ("A lawyer for the town, Jane Roe, said it was late.", "A lawyer for the town, Jane Roe,", "Jane Roe"),
        ("Then came Jane Roe, a builder from Elm, who said it was late.", "who", "Jane Roe"),
        ("The Elm Bridge Company failed. The company said it was late.", "The company", "Elm Bridge Company"),
        ("The Supreme Court met. The court said it was late.", "The court", "Supreme Court"),
        ("Jane Roe fled. Her campaign said it was late.", "Her campaign", "Jane Roe campaign"),
        ("Navy SEAL Jane Roe said it was late.", "Navy SEAL Jane Roe", "Jane Roe"),
        ("Jane Roe came to Elm. ROE said it was late.", "ROE", "Jane Roe"),
    ],
)  # fmt: skip
def test_a_source_is_resolved_to_the_fullest_name(text: str, source: str, speaker: str) -> None:
    assert names(text, (source, "said", LATE)) == [[speaker]]


def test_a_judge_described_first_is_named_later() -> None:
    text = "A judge said it was late.\n\nJudge Jane Roe spoke in Elm."
    assert names(text, ("A judge", "said", LATE)) == [["Jane Roe"]]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("A spokesman", SpeakerKind.UNNAMED),
        ("One official", SpeakerKind.UNNAMED),
        ("Officials", SpeakerKind.GROUP),
        ("People familiar with the matter", SpeakerKind.GROUP),
        ("Some Democrats", SpeakerKind.GROUP),
        ("52 percent of voters", SpeakerKind.GROUP),
        ("The report", SpeakerKind.DOCUMENT),
        ("Jane Roe's letter", SpeakerKind.DOCUMENT),
        ("His lawyer", SpeakerKind.UNNAMED),
    ],
)
def test_nameless_sources_stay_nameless(source: str, kind: SpeakerKind) -> None:
    (found,) = read(f"Jane Roe met Mark Doe. {source} said it was late.", (source, "said", LATE))
    assert [speaker.kind for speaker in found.speakers] == [kind]


def test_a_speaker_in_the_quotation_is_not_who_goes_on() -> None:
    text = "“Mark Doe is a thief,” said Jim Roe. He said it was late."
    assert names(text, ("Jim Roe", "said", "“Mark Doe is a thief,”"), ("He", "said", LATE)) == [
        ["Jim Roe"],
        ["Jim Roe"],
    ]


def test_they_are_the_last_who_were_many() -> None:
    text = "Officials said it was dear. They said it was late."
    assert names(text, ("Officials", "said", "it was dear"), ("They", "said", LATE)) == [["Officials"], ["Officials"]]


def test_a_nameless_woman_is_she() -> None:
    text = "Jane Roe left. A woman said it was dear. She said it was late."
    assert names(text, ("A woman", "said", "it was dear"), ("She", "said", LATE)) == [["A woman"], ["A woman"]]


def test_i_is_nobody_by_itself() -> None:
    (found,) = read("Jane Roe came. I say it was late.", ("I", "say", LATE))
    assert found.speakers == ()
    assert [candidate.name for candidate in found.candidates] == ["Jane Roe"]


def test_another_party_is_another_person() -> None:
    text = "Republican Mark Doe came. Democratic nominee Jane Roe came. The Democratic nominee said it was late."
    assert names(text, ("The Democratic nominee", "said", LATE)) == [["Jane Roe"]]
