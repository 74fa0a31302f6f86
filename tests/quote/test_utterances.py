"""What one cue brings in two sentences is two quotations, what it brings in one is one."""

from __future__ import annotations

import pytest

from onrecord.model import Article, Kind, Media, Status
from onrecord.quote.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def contents(reader: Reader, text: str) -> list[tuple[str, ...]]:
    article = Article("a", "a", "0", Status.READ, text, Media.TEXT, "utf-8")
    return [tuple(span.text for span in one.content) for one in reader.attributions(article)]


def test_a_sentence_behind_the_cue_is_a_quotation_of_its_own(reader: Reader) -> None:
    text = '"The dam will hold," Mayor Ida Holm said on Monday. "Nobody needs to leave the valley."'
    assert contents(reader, text) == [('"The dam will hold,"',), ('"Nobody needs to leave the valley."',)]


def test_a_sentence_that_goes_on_behind_the_cue_is_one_quotation(reader: Reader) -> None:
    text = '"The dam," Mayor Ida Holm said on Monday, "will hold for another hundred years."'
    assert contents(reader, text) == [('"The dam,"', '"will hold for another hundred years."')]


def test_paragraphs_of_one_quotation_stay_together(reader: Reader) -> None:
    text = (
        'Mayor Ida Holm said: "The dam will hold for another hundred years.\n\n'
        '"Nobody needs to leave the valley before the winter comes."'
    )
    assert len(contents(reader, text)) == 1


def test_both_parts_have_the_cue_and_the_kind_of_their_own(reader: Reader) -> None:
    text = 'The "old" dam will hold, Mayor Ida Holm said on Monday. "Nobody needs to leave the valley."'
    article = Article("a", "a", "0", Status.READ, text, Media.TEXT, "utf-8")
    found = reader.attributions(article)
    assert [one.kind for one in found] == [Kind.MIXED, Kind.DIRECT]
    assert len({one.cue for one in found}) == 1
