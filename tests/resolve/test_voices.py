"""Who "I" and "we" are, and who has a name only beside the body."""

from __future__ import annotations

from dataclasses import replace

import pytest
from resolving import article, attribution, names

from onrecord.resolve.article import resolve

LATE = "it was late"


def with_byline(text: str, byline: tuple[str, ...], source: str) -> list[str]:
    page = replace(article(text), byline=byline)
    (found,) = resolve(page, (attribution(page, (source, "think", LATE)),))
    return [speaker.name for speaker in found.speakers]


@pytest.mark.parametrize(
    "text",
    [
        "“Ed is tall, and I think it was late,” Jane Roe said.",
        "“We went home, and I think it was late,” said the mayor, Jane Roe.",
    ],
)
def test_i_in_a_quotation_is_its_speaker(text: str) -> None:
    content = text[: text.index("”") + 1]
    source = "Jane Roe" if "Jane Roe said" in text else "the mayor, Jane Roe"
    assert names(text, (source, "said", content), ("I", "think", LATE)) == [["Jane Roe"], ["Jane Roe"]]


def test_i_in_marks_is_the_only_one_quoted_in_the_paragraph() -> None:
    text = "“The pier is shut,” Jane Roe said. “And I think it was late.”"
    said = names(text, ("Jane Roe", "said", "“The pier is shut,”"), ("I", "think", LATE))
    assert said == [["Jane Roe"], ["Jane Roe"]]


@pytest.mark.parametrize("source", ["I", "We"])
def test_outside_of_marks_the_writer_speaks(source: str) -> None:
    assert with_byline(f"Ed Doe came. {source} think it was late.", ("Ada Lund",), source) == ["Ada Lund"]


@pytest.mark.parametrize("byline", [(), ("Ada Lund", "Ben Ros"), ("Elm News Service",)])
def test_a_byline_that_is_not_one_person_leaves_i_unknown(byline: tuple[str, ...]) -> None:
    assert with_byline("Ed Doe came. I think it was late.", byline, "I") == []


def test_in_a_transcript_i_is_no_writer() -> None:
    assert with_byline("DOE: So I think it was late.", ("Ada Lund",), "I") == []
    assert with_byline("Jane Roe\n\nI think it was late.", ("Ada Lund",), "I") == []


def test_you_are_nobody_told() -> None:
    assert with_byline("You think it was late.", ("Ada Lund",), "You") == []


def test_a_surname_has_the_full_name_of_the_title() -> None:
    said = (("Roe", "said", LATE), ("She", "said", "it was dear"))
    assert names("Roe came. Roe said it was late. She said it was dear.", *said, title="Jane Roe talks") == [
        ["Jane Roe"],
        ["Jane Roe"],
    ]


@pytest.mark.parametrize("title", ["Jane Roe and Bob Roe talk", "The Roe talks", None])
def test_a_title_with_two_or_no_full_names_gives_none(title: str | None) -> None:
    assert names("Roe came. Roe said it was late.", ("Roe", "said", LATE), title=title) == [["Roe"]]


def test_a_title_gives_no_name_of_another_gender() -> None:
    assert names("Mr. Roe said it was late.", ("Mr. Roe", "said", LATE), title="Jane Roe talks") == [["Roe"]]


@pytest.mark.parametrize("source", ["Crooked Jane Roe", "Sneaky Jane"])
def test_what_somebody_is_called_is_no_part_of_the_name(source: str) -> None:
    assert names(f"Jane Roe met Ed Doe. {source} said it was late.", (source, "said", LATE)) == [["Jane Roe"]]
