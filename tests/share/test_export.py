"""The files of an export: their shapes, whole or not there, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import invented
import pytest

import onrecord
from onrecord import pipeline
from onrecord.ask.citations import Citation, of_article
from onrecord.ask.refrains import Refrain
from onrecord.link.copies import CopyKind
from onrecord.model import Entry, Outcome
from onrecord.record.stories import Copies, Story, Told
from onrecord.share.formats import (
    ARTICLES,
    CITATIONS,
    COPIES,
    ENTRIES,
    JUDGEMENTS,
    QUOTATIONS,
    REFRAINS,
    SPEAKERS,
    STATEMENTS,
    STORIES,
    WHOLE_ARTICLES,
    Form,
)
from onrecord.share.jsonlines import as_json

NAMES = [
    *("articles", "quotations", "speakers", "statements", "refrains", "stories", "copies", "inputs", "judgements"),
]
WEB = replace(invented.ARTICLE, uri="https://ledger.example/tunnel")
TOLD = Told("a", None, None, "2024-03-01")


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> onrecord.Record:
    monkeypatch.setattr(pipeline, "page_reader", invented.reader)
    (tmp_path / "a.txt").write_text("The story of a.")
    (tmp_path / "b.txt").write_text("boom")
    with onrecord.open(tmp_path / "kept.db") as made:
        made.add([tmp_path / "a.txt", tmp_path / "b.txt"])
        yield made


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_there_is_a_file_for_each_kind_of_thing_in_the_shape_that_extract_writes(
    record: onrecord.Record, tmp_path: Path
) -> None:
    record.judge(by="Jo").rename("Ada Quill", "Ada Marie Quill", why="a book")
    paths = record.export(tmp_path / "out")
    assert [path.name for path in paths] == [f"{name}.jsonl" for name in NAMES]
    files = ([json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in paths)
    articles, quotations, speakers, statements, refrains, stories, copies, inputs, judgements = files
    expected = as_json(record.article("a"))
    assert [{**articles[0], "quotations": quotations}] == [expected]
    assert [(who["name"], who["quotations"]) for who in speakers] == [("Ada Marie Quill", 4), ("Vardlo Ferries", 1)]
    assert speakers[0]["name"] == "Ada Marie Quill"
    assert speakers[0]["names"] == [{"name": "Ada Quill", "count": 4}]
    assert [(one["what"], one["why"], one["id"]) for one in judgements] == [
        ("rename", "a book", speakers[0]["named_by"])
    ]
    assert [each["quotations"] for each in statements] == [[each["id"]] for each in quotations]
    assert [refrains, stories, copies] == [[], [], []]
    assert inputs == [
        {"uri": "a.txt", "outcome": "stored", "why": None, "article": "a"},
        {"uri": "b.txt", "outcome": "failed", "why": "b.txt: it went boom", "article": None},
    ]


def test_as_csv_it_has_the_same_lines_under_a_header(record: onrecord.Record, tmp_path: Path) -> None:
    record.judge(by="Jo").rename("Ada Quill", "Ada Marie Quill", why="a book")
    files = (rows(path.read_bytes()) for path in record.export(tmp_path, "csv"))
    articles, quotations, speakers, statements, _, _, _, inputs, judgements = files
    assert articles[0]["byline"] == "Ben Ros; Ida Falk"
    assert quotations[1]["speaker"] == "Ada Marie Quill"
    assert (judgements[0]["by"], judgements[0]["one"], judgements[0]["name"]) == ("Jo", "Ada Quill", "Ada Marie Quill")
    assert quotations[2]["words"] == "“Nobody is happy about it,”"
    assert [each["words"] for each in statements] == [each["words"] for each in quotations]
    assert [len(speakers), len(inputs)] == [2, 2]


def test_files_of_the_same_names_are_replaced_and_others_stay(record: onrecord.Record, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "articles.jsonl").write_text("old")
    (folder / "mine.txt").write_text("mine")
    record.export(folder)
    assert (folder / "articles.jsonl").read_text() != "old"
    assert {path.name for path in folder.iterdir()} == {"mine.txt", *(f"{name}.jsonl" for name in NAMES)}


def test_a_spreadsheet_row_holds_what_a_reader_needs_to_check_the_words() -> None:
    happy = next(c for c in of_article(WEB) if c.words.startswith("“Nobody"))
    (row,) = rows(CITATIONS.head(Form.CSV) + CITATIONS.line(happy, Form.CSV))
    assert row == {
        "speaker": "Ada Quill",
        "words": "“Nobody is happy about it,”",
        "kind": "direct",
        "day": "2025-01-21",
        "day_is": "said",
        "outlet": "The Northern Ledger",
        "address": "https://ledger.example/tunnel",
        "link": "https://ledger.example/tunnel#:~:text=Nobody%20is%20happy%20about%20it",
        "before": invented.TEXT.split("\n\n")[0],
        "after": "she said, adding that the pumps “had failed twice in a month”.\n\n"
        "The ferry company said it would add four crossings a day.",
        "title": invented.TITLE,
        "published": "2025-01-23T11:02",
        "reports": "",
        "confidence": "0.99",
        "article": "tunnel",
        "quotation": happy.id,
        "place": "",
        "audience": "",
        "occasion": "",
        "via": "",
        "on_behalf_of": "",
        "judged": "",
    }


def test_a_line_of_json_holds_the_quotation_as_promised_and_the_place_where_it_stands() -> None:
    citation = next(iter(of_article(WEB)))
    line = json.loads(CITATIONS.line(citation, Form.JSONL))
    promised = json.loads(QUOTATIONS.line(citation, Form.JSONL))
    assert {key: line[key] for key in promised} == promised
    assert {"uri", "link", "title", "outlet", "published", "day", "before", "after"} == set(line) - set(promised)
    assert json.loads(WHOLE_ARTICLES.line(WEB, Form.JSONL))["quotations"][0] == promised


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_text(words: str) -> None:
    article = replace(WEB, title=words)
    (row,) = rows(ARTICLES.head(Form.CSV) + ARTICLES.line(article, Form.CSV))
    assert row["title"] == f"'{words}"
    assert row["words"] == str(len(WEB.text.split()))


def test_commas_quotation_marks_and_lines_come_back_from_a_cell() -> None:
    article = replace(WEB, title='He said: "Yes, \nno"; “so”')
    (row,) = rows(ARTICLES.head(Form.CSV) + ARTICLES.line(article, Form.CSV))
    assert row["title"] == article.title


def test_every_shape_has_a_cell_for_each_column(record: onrecord.Record) -> None:
    citation: Citation = next(iter(record.quotes()))
    things = [
        (ARTICLES, record.article("a")),
        (CITATIONS, citation),
        (SPEAKERS, next(record.speakers())),
        (ENTRIES, Entry("a.txt", Outcome.STORED)),
        (JUDGEMENTS, record.judge(by="Jo").reject(citation.id)),
        (STATEMENTS, record.statement(citation.id)),
        (REFRAINS, Refrain("s1", "words", ("q1", "q2"), ("2024-03-01",))),
        (STORIES, Story("ab", None, (TOLD,))),
        (COPIES, Copies("ab", CopyKind.NEAR, (TOLD, TOLD), None)),
    ]
    for shape, thing in things:
        assert {len(cells) for cells in shape.rows(thing)} == {len(shape.columns)}
