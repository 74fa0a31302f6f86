"""Quotations without a source."""

from __future__ import annotations

from resolving import names, read


def test_a_signature_below_a_pull_quote_is_its_speaker() -> None:
    text = "Jane Roe, the mayor, spoke.\n\n“We build it now, all of it.” Jane Roe Mayor of Elm\n\nThen it rained."
    assert names(text, ("", "", "“We build it now, all of it.”")) == [["Jane Roe"]]


def test_a_name_alone_in_the_paragraph_below_signs_too() -> None:
    text = "Jane Roe, the mayor, spoke.\n\n“We build it now.”\n\n— Jane Roe, mayor\n\nThen it rained."
    assert names(text, ("", "", "“We build it now.”")) == [["Jane Roe"]]


def test_a_pull_quote_between_reports_of_one_speaker_is_hers() -> None:
    text = "Jane Roe said it was late.\n\n“We build it now.”\n\nRoe added it was dear."
    said = [("Jane Roe", "said", "it was late"), ("", "", "“We build it now.”"), ("Roe", "added", "it was dear")]
    assert names(text, *said) == [["Jane Roe"]] * 3


def test_a_pull_quote_between_two_speakers_is_unknown_with_candidates() -> None:
    text = "Jane Roe said it was late.\n\n“We build it now.”\n\nMark Doe added it was dear."
    said = [("Jane Roe", "said", "it was late"), ("", "", "“We build it now.”"), ("Mark Doe", "added", "it was dear")]
    found = read(text, *said)[1]
    assert found.speakers == ()
    assert found.candidates[0].name == "Jane Roe"


def test_a_quotation_goes_on_behind_its_cue() -> None:
    text = "“It was late,” Jane Roe said. “We build it now.”"
    assert names(text, ("Jane Roe", "said", "“It was late,”"), ("", "", "“We build it now.”")) == [["Jane Roe"]] * 2


OPEN = "“It was late.\n\n“It was dear.\n\n“It was ugly.”"


def paragraphs(text: str, sourced: int) -> list[list[str]]:
    said = [("", "", "“It was late."), ("", "", "“It was dear."), ("", "", "“It was ugly.”")]
    said[sourced] = ("Jane Roe", "said", said[sourced][2])
    return names(text, *said)


def test_a_quotation_over_several_paragraphs_goes_on_with_its_speaker() -> None:
    assert paragraphs(f"Mark Doe was there.\n\nJane Roe said: {OPEN}\n\nMark Doe sang.", 0) == [["Jane Roe"]] * 3


def test_the_source_may_stand_in_the_last_paragraph() -> None:
    assert paragraphs(f"Mark Doe sang.\n\n{OPEN} Jane Roe said.", 2) == [["Jane Roe"]] * 3


def test_a_closed_quotation_does_not_go_on() -> None:
    text = "Jane Roe said: “It was late.”\n\nMark Doe sang.\n\n“It was dear.” So it was, for all of Elm to see."
    assert names(text, ("Jane Roe", "said", "“It was late.”"), ("", "", "“It was dear.”"))[1] == []


def test_a_quotation_within_the_unclosed_one_does_not_close_it() -> None:
    text = "Jane Roe said: “He cried, ‘It was late.’\n\n“It was dear.”"
    assert names(text, ("Jane Roe", "said", "“He cried, ‘It was late.’"), ("", "", "“It was dear.”")) == [
        ["Jane Roe"],
        ["Jane Roe"],
    ]
