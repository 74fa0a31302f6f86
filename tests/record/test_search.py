"""Questions about quotations: which are found, in which order, and that no words of a user are an error."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.model import Kind
from onrecord.record.migrations import objects
from onrecord.record.words import ELLIPSES

SAID = {
    "a": ("2024-01-05", "“We need to raise the cost for them,” said Ada Lund."),
    "b": (
        "2024-01-03",
        "“The cost, they raise” said Ada Lund. And “We didn’t raise costs in the U.S. at all” said Ben Ros.",
    ),
    "c": (None, "“We need to raise” … “the cost for all 🚀” said Éva Álund. 2024-02-29"),
    "d": (None, "“Raise AND (cost) OR *” thinks Ida Falk."),
    "e": ("2024-01-04T10:00", "“raise … the cost” said The Lund Group."),
    "f": ("2023", "“We bend . . . the rule, they [...] said, and mend... the gap.” said Oda Berg."),
    "g": ("2023-11", "“Nothing” said Oda Berg."),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("said")
    rows = [
        {"id": name, "outlet": f"The {name.upper()} Post", "published": day, "text": text}
        for name, (day, text) in SAID.items()
    ]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return folder


@pytest.fixture
def record(said: Path) -> onrecord.Record:
    with onrecord.open(said / "said.db") as made:
        made.add(said / "rows.jsonl")
        yield made


def found(record: onrecord.Record, **filters: object) -> list[str]:
    """The articles of what is found, in order."""
    answer = [citation.article for citation in record.quotes(**filters)]
    assert record.count(**filters) == len(answer)
    return answer


def test_all_words_must_stand_there_in_any_order(record: onrecord.Record) -> None:
    assert found(record, about="raise cost") == ["b", "e", "a", "c"]
    assert found(record, about="cost raise need") == ["a", "c"]
    assert found(record, about="RAISE Costs") == ["b"]
    assert found(record, about="boats") == []


def test_a_phrase_is_exactly_these_words_in_this_order_with_nothing_left_out(record: onrecord.Record) -> None:
    assert found(record, about='"raise the cost"') == ["a"]
    assert found(record, about="“raise the cost”") == ["a"]
    assert found(record, about='"raise the cost" need') == ["a"]
    assert found(record, about='"raise cost"') == []
    assert found(record, about='"cost they raise"') == ["b"], "punctuation does not matter"


@pytest.mark.parametrize("words", ["bend the rule", "they said", "mend the gap"])
def test_a_phrase_does_not_run_across_an_ellipsis_however_it_is_written(record: onrecord.Record, words: str) -> None:
    assert found(record, about=words) == ["f"]
    assert found(record, about=f'"{words}"') == []


@pytest.mark.parametrize("phrase", ["raise … the cost", "raise ... the cost", "… raise . . . the cost…"])
def test_a_phrase_with_an_ellipsis_finds_the_words_with_one(record: onrecord.Record, phrase: str) -> None:
    assert found(record, about=f'"{phrase}"') == ["e", "c"]


def test_the_index_and_the_search_take_the_same_signs_for_an_ellipsis() -> None:
    (view,) = (sql for (_, name), sql in objects().items() if name == "searched_contents")
    assert tuple(re.findall(r"'([^' ]+|\. \. \.)', ' '", view)) == ELLIPSES


def test_words_need_not_be_written_as_on_the_page(record: onrecord.Record) -> None:
    assert found(record, about="didn't") == ["b"]
    assert found(record, about="U.S.") == ["b"]
    assert found(record, about="us.") == []
    assert found(record, speaker="eva alund") == ["c"]


def test_signs_that_are_no_letters_are_looked_for_as_they_are(record: onrecord.Record) -> None:
    assert found(record, about="🚀") == ["c"]
    assert found(record, about="🚀 raise") == ["c"]
    assert found(record, about="🦜") == []


@pytest.mark.parametrize("words", ["", " ", "***", "?!", '""', "“”"])
def test_where_there_is_no_word_there_is_nothing_to_find(record: onrecord.Record, words: str) -> None:
    assert found(record, about=words) == []


def test_no_word_is_an_operator(record: onrecord.Record) -> None:
    assert found(record, about="raise AND", thoughts=True) == ["d"]
    assert found(record, about="OR", thoughts=True) == ["d"]
    assert found(record, about="rais*") == []
    assert found(record, about="NOT raise") == []
    assert found(record, about="words:raise") == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from("\"“”«»'()[]*^+-:AND OR NOT NEAR {}\0\ud800.🚀 raise"), max_size=12).map("".join)
)
@example('"')
@example('raise "the')
@example("NEAR(raise cost, 2)")
@example("\0")
@example("\ud800")
@example("raise " * 5000)
@example(" ".join(f"w{n}" for n in range(5000)))
@example(" ".join(map(chr, range(0x2190, 0x2190 + 1500))))
def test_words_of_users_are_never_an_error(record: onrecord.Record, words: str) -> None:
    for name in ("about", "speaker", "outlet"):
        filters = {name: words}
        assert len(list(record.quotes(**filters))) == record.count(**filters)
    list(record.speakers(words))


def test_a_speaker_is_found_by_any_words_of_the_name_or_by_id(record: onrecord.Record) -> None:
    assert found(record, speaker="Lund") == ["b", "e", "a"]
    assert found(record, speaker="lund ADA") == ["b", "a"]
    (ada,) = record.speakers("Ada")
    assert found(record, speaker=ada.id) == ["b", "a"]


def test_days_mean_when_it_was_said_else_when_it_was_published(record: onrecord.Record) -> None:
    assert found(record, since="2024-02") == ["c"]
    assert found(record, since=date(2024, 2, 1)) == ["c"]
    assert found(record, since="2024-02-29", until="2024-02-29") == ["c"]
    assert found(record, since="2024", until="2024-01-04") == ["b", "b", "e"]
    assert found(record, since="2024", until="2024-01") == ["b", "b", "e", "a"]
    assert found(record, since="2025") == []


def test_an_article_of_which_only_month_or_year_is_known_is_found_by_any_of_its_days(record: onrecord.Record) -> None:
    assert found(record, since="2023-11", until="2023-11") == ["f", "g"]
    assert found(record, since="2023-12-31", until="2023") == ["f"]
    assert found(record, until="2023-10-31") == ["f"]


def test_states_of_mind_come_only_when_asked_for(record: onrecord.Record) -> None:
    assert "d" not in found(record)
    assert "d" in found(record, thoughts=True)


def test_outlets_and_kinds_narrow_the_question(record: onrecord.Record) -> None:
    assert found(record, outlet="post a") == ["a"]
    assert found(record, outlet="the e post", speaker="lund") == ["e"]
    assert found(record, outlet="pos") == []
    assert found(record, outlet="pöst, ‘A’") == ["a"]
    assert found(record, outlet="") == []
    assert len(found(record, kind="direct")) == len(found(record))
    assert found(record, kind=Kind.INDIRECT) == []


def test_a_confidence_is_the_least_that_is_asked_for(record: onrecord.Record) -> None:
    (sure,) = {quotation.confidence for quotation in record.quotes()}
    assert found(record, confidence=sure) == found(record, confidence=0) == found(record)
    assert found(record, confidence=sure + 0.01) == []


def test_they_stand_by_day_undated_ones_last_and_in_the_order_of_reading(record: onrecord.Record) -> None:
    assert found(record, since="2024", thoughts=True) == ["b", "b", "e", "a", "c"]
    assert found(record, thoughts=True) == ["f", "g", "b", "b", "e", "a", "c", "d"]
    assert [q.speakers[0].name for q in record.quotes(since="2024", until="2024-01-03")] == ["Ada Lund", "Ben Ros"]
    everything = [q.id for q in record.quotes(thoughts=True)]
    for limit in range(len(everything) + 1):
        assert [q.id for q in record.quotes(thoughts=True, limit=limit)] == everything[:limit]


def test_undated_ones_too_are_cut_in_their_order(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"r{number:02}.txt").write_text(f"“Sentence {number}” said Ada Lund.")
    with onrecord.open(tmp_path / "kept.db") as record:
        record.add(tmp_path)
        assert [q.article for q in record.quotes(limit=3)] == ["r00", "r01", "r02"]


@pytest.mark.parametrize(
    "filters",
    [
        {"since": "yesterday"},
        {"since": "2024-03", "until": "2024-02"},
        {"until": "2024-13"},
        {"since": "2024-02-30"},
        {"kind": "odd"},
        {"confidence": 85},
        {"confidence": float("nan")},
    ],
)
def test_what_is_no_day_kind_or_confidence_is_refused(record: onrecord.Record, filters: dict[str, str]) -> None:
    with pytest.raises(onrecord.SettingsError):
        record.quotes(**filters)


def test_a_filter_that_there_is_not_is_a_mistake(record: onrecord.Record) -> None:
    with pytest.raises(TypeError, match="speakr: no such filter; there are speaker, about"):
        record.quotes(speakr="Ada")


def test_speakers_come_with_their_names_the_most_quoted_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Yes” said ADA LUND. “No” said Ada Lund.\n“Oh” said Ada Lund.\n“So” said Ben Ros.")
    (tmp_path / "b.txt").write_text("“Never” said ada lund.\n2024-03-01")
    with onrecord.open(tmp_path / "kept.db") as record:
        record.add([tmp_path / "a.txt", tmp_path / "b.txt"])
        ada, ben = record.speakers()
        assert (ada.name, ada.names) == ("Ada Lund", (("Ada Lund", 2), ("ADA LUND", 1), ("ada lund", 1)))
        assert (ada.quotations, ada.articles) == (4, 2)
        assert ben.name == "Ben Ros"
        assert record.count_speakers() == 2
        assert [who.name for who in record.speakers("ros")] == ["Ben Ros"]
