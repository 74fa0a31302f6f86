"""The JSON of an article: the promised fields in the promised order, and nothing that stops the writer."""

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from invented import ARTICLE, BARE

from onrecord.model import Status, Via
from onrecord.share.jsonlines import as_json, as_line

PROMISED = [
    *("id", "uri", "sha256", "reader", "status", "title", "byline", "outlet", "agencies", "via"),
    *("published", "language", "found_in", "text", "quotations"),
]
QUOTATION = [
    *("id", "article", "kind", "reports", "in", "content", "source", "cue", "speakers", "candidates"),
    *("on_behalf_of", "said", "place", "audience", "occasion", "circumstances", "via", "confidence", "judgements"),
]


def test_an_article_has_the_promised_fields_in_their_order() -> None:
    fields = list(as_json(ARTICLE))
    assert [field for field in fields if field in PROMISED] == PROMISED
    assert set(fields) - set(PROMISED) == {"encoding", "replaced", "extra"}


def test_a_quotation_has_the_promised_fields_in_their_order() -> None:
    for quotation in json.loads(as_line(ARTICLE))["quotations"]:
        assert list(quotation) == QUOTATION


def test_a_quotation_says_who_what_and_when() -> None:
    titled, closed, *_, bridge = json.loads(as_line(ARTICLE))["quotations"]
    assert (titled["in"], closed["in"], closed["kind"]) == ("title", "body", "indirect")
    assert closed["speakers"] == [{"id": "p1", "name": "Ada Quill", "kind": "person"}]
    assert closed["said"] == {"earliest": "2025-01-21", "latest": "2025-01-21", "words": {"start": 134, "end": 144}}
    assert closed["confidence"] == 0.99
    assert bridge["candidates"] == [{"name": "Ida Falk", "score": 0.41}, {"name": "Ben Ros", "score": 0.2}]
    assert bridge["said"] is None
    assert len(bridge["content"]) == 2


def test_ranges_point_at_their_words_and_origins_are_shifted_by_where_the_text_stands() -> None:
    article = json.loads(as_line(ARTICLE))
    for quotation in article["quotations"]:
        text = article["title"] if quotation["in"] == "title" else article["text"]
        shift = 20 if quotation["in"] == "title" else 100
        for span in quotation["content"] + quotation["source"] + quotation["cue"]:
            assert text[span["start"] : span["end"]] == span["text"]
            assert span["origin"] == [span["start"] + shift, span["end"] + shift]
            assert span["altered"] is False


def test_absent_facts_are_null_or_empty_lists() -> None:
    bare = replace(
        BARE, status=Status.NO_ARTICLE, title=None, byline=(), outlet=None, agencies=(), via=(), published=None
    )
    found = as_json(bare)
    assert [found[name] for name in ("title", "outlet", "published")] == [None] * 3
    assert [found[name] for name in ("byline", "agencies", "via", "quotations")] == [[]] * 4
    assert found["status"] == "no article"
    assert as_json(replace(BARE, via=(Via("Nordwire"),)))["via"] == [{"name": "Nordwire", "start": None, "end": None}]


def test_the_unknown_fields_of_a_row_are_kept() -> None:
    assert as_json(ARTICLE)["extra"] == {"section": "north", "words": 92}


def test_a_lone_surrogate_is_written_as_its_escape() -> None:
    line = as_line(replace(BARE, text="a\udcffb"))
    assert b"a\\udcffb" in line
    assert json.loads(line)["text"] == "a\udcffb"


@settings(deadline=None)
@given(st.text())
def test_any_text_makes_one_line_that_reads_back(text: str) -> None:
    line = as_line(replace(BARE, text=text, title=text))
    assert line.count(b"\n") == 1
    assert json.loads(line)["text"] == text
