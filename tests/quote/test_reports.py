"""Speech or thought, by the words of the cue."""

import pytest

from onrecord.model import Kind, Reports
from onrecord.quote.reports import reports

SPEECH = ["said", "wrote on Twitter", "according to", "voiced fears", "tells", "Adding", "tweeted"]
THOUGHT = ["believes", "wants", "is afraid", "did not think", "Hoping", "plans to", "has long feared"]


@pytest.mark.parametrize("cue", SPEECH)
def test_what_is_spoken_or_written_is_speech(cue: str) -> None:
    assert reports(cue, Kind.INDIRECT) is Reports.SPEECH


@pytest.mark.parametrize("cue", THOUGHT)
def test_states_of_mind_are_thoughts(cue: str) -> None:
    assert reports(cue, Kind.INDIRECT) is Reports.THOUGHT


@pytest.mark.parametrize("kind", [Kind.DIRECT, Kind.MIXED])
def test_the_speakers_own_words_were_uttered(kind: Kind) -> None:
    assert reports("believes", kind) is Reports.SPEECH


def test_without_cue_or_own_words_it_is_not_told_apart() -> None:
    assert reports("", Kind.INDIRECT) is None
    assert reports("’s", Kind.INDIRECT) is Reports.SPEECH


def test_a_plan_on_paper_is_not_a_plan_to_do_something() -> None:
    assert reports("plan", Kind.INDIRECT) is Reports.SPEECH
