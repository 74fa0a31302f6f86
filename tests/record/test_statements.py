"""Statements in a record: their ids and where former ones lead, and what people's judgements make of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import hardship
import kept
import linked
import pytest
from linked import STAND, group, quotation

import onrecord
from onrecord import pipeline
from onrecord.errors import NotThere
from onrecord.model import Article, Page, Said, Size
from onrecord.read.limits import Limits

HERS = {"agency", "copy", "version", "later version", "undated"}
EARLIER = {"published": "2024-02-29", "outlet": "E Wire"}
"""Of an article before all others."""


@pytest.fixture
def record(path: Path) -> onrecord.Record:
    with linked.made(path) as made:
        yield made


def called(record: onrecord.Record, key: str) -> set[str]:
    return {each.article for each in record.statement(key).quotations}


def test_a_statement_is_found_by_the_id_of_any_of_its_quotations_and_by_its_beginning(record: onrecord.Record) -> None:
    first = record.statement(quotation(record, "agency"))
    assert first.id == first.quotations[0].id
    for each in first.quotations:
        assert record.statement(each.id).id == first.id
        assert record.statement(each.id[:8].upper()).id == first.id


@pytest.mark.parametrize("name", ["", "a", "ffffff", "no id", "%", "\ud800", "0" * 400])
def test_what_is_no_statement_is_told_so(record: onrecord.Record, name: str) -> None:
    with pytest.raises(NotThere, match="no statement is called"):
        record.statement(name)


def test_an_earlier_article_gives_the_statement_its_id_and_the_former_one_still_leads_there(
    record: onrecord.Record, path: Path
) -> None:
    former = record.statement(quotation(record, "agency")).id
    linked.add(path, linked.line("version", id="earliest", url="https://e.example/1", **EARLIER))
    now = record.statement(former)
    assert now.id == quotation(record, "earliest") != former
    assert called(record, former) == HERS | {"earliest"}


def test_what_a_removed_article_was_the_first_to_report_is_found_by_its_former_id(
    record: onrecord.Record,
) -> None:
    former = record.statement(quotation(record, "agency")).id
    (first,) = (each.article for each in record.statement(former).quotations if each.id == former)
    record.remove(first, why="an example")
    assert called(record, former) == HERS - {first}
    for name in sorted(HERS - {first}):
        record.remove(name, why="an example")
    with pytest.raises(NotThere):
        record.statement(former)


def shorter(limits: Limits, size: Size) -> Callable[[Page], Article]:
    """A reader that leaves out the first letters of all that is said."""
    return _cut


def _cut(page: Page) -> Article:
    read = kept.read("third reader", "boom", page)
    found = []
    for each in read.quotations:
        span, *others = each.content
        content = (read.span(span.start + 5, span.end), *others)
        key = sha256(f"{read.sha256} {content}".encode()).hexdigest()[:16]
        found.append(replace(each, content=content, id=key))
    return replace(read, quotations=tuple(found))


def reread(record: onrecord.Record, monkeypatch: pytest.MonkeyPatch, reader: Callable, name: str) -> None:
    monkeypatch.setattr(pipeline, "page_reader", reader)
    monkeypatch.setattr("onrecord.record.adding.reader_name", lambda size: name)
    record.add(reread=True)


def test_where_another_reading_finds_other_words_all_former_ids_lead_to_them(
    record: onrecord.Record, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {each.id: each.article for each in record.quotes(thoughts=True)}
    groups = {key: called(record, key) for key in before}
    reread(record, monkeypatch, shorter, "third reader")
    now = {each.id for each in record.quotes(thoughts=True)}
    assert len(now) == len(before)
    assert not now & {*before}
    assert {key: called(record, key) for key in before} == groups
    assert list(record.verify()) == []


def test_a_reading_that_finds_the_first_words_again_gives_them_their_ids_back(
    record: onrecord.Record, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hardship.export(path)["statements.jsonl"]
    ids = {each.id for each in record.quotes(thoughts=True)}
    reread(record, monkeypatch, shorter, "third reader")
    others = {each.id for each in record.quotes(thoughts=True)}
    reread(record, monkeypatch, kept.reader, "first reader")
    assert hardship.export(path)["statements.jsonl"] == before
    for key in ids:
        assert key in {each.id for each in record.statement(key).quotations}
    for key in others:
        record.statement(key)


def test_a_merge_of_two_speakers_joins_what_they_said_and_undoing_it_parts_them(
    record: onrecord.Record, path: Path
) -> None:
    before = hardship.export(path)["statements.jsonl"]
    judge = record.judge(by="Jo")
    made = judge.merge("Ada Lund", "Una Moe")
    assert group(record, "agency") == HERS | {"another"}
    judge.undo(made.id)
    assert group(record, "another") == {"another"}
    assert hardship.export(path)["statements.jsonl"] == before


def test_a_split_parts_what_two_names_said_and_undoing_it_joins_them(record: onrecord.Record, path: Path) -> None:
    before = hardship.export(path)["statements.jsonl"]
    judge = record.judge(by="Jo")
    made = judge.split("Ada Lund", "A Lund")
    judge.rename("A Lund", "Astrid Ros")
    assert "undated" not in group(record, "agency")
    for one in reversed(list(record.judgements())):
        if one.what != "undo":
            judge.undo(one.id)
    assert made.id
    assert hardship.export(path)["statements.jsonl"] == before


def test_a_rejected_quotation_is_alone_and_comes_back_when_that_is_undone(record: onrecord.Record, path: Path) -> None:
    before = hardship.export(path)["statements.jsonl"]
    judge = record.judge(by="Jo")
    made = judge.reject(quotation(record, "version"))
    assert group(record, "version") == {"version"}
    assert group(record, "agency") == HERS - {"version"}
    judge.undo(made.id)
    assert hardship.export(path)["statements.jsonl"] == before


def test_a_rejected_quotation_is_not_among_what_somebody_said(record: onrecord.Record) -> None:
    before = record.count_statements("Ada Lund")
    made = record.judge(by="Jo").reject(quotation(record, "again"))
    assert quotation(record, "again") not in {each.id for each in record.statements("Ada Lund")}
    assert record.count_statements("Ada Lund") == before - 1
    record.judge(by="Jo").undo(made.id)
    assert record.count_statements("Ada Lund") == before


def test_a_quotation_fixed_to_another_person_leaves_and_joins_what_that_person_said(record: onrecord.Record) -> None:
    judge = record.judge(by="Jo")
    judge.fix(quotation(record, "version"), "Una Moe")
    assert group(record, "version") == {"version", "another"}
    assert group(record, "agency") == HERS - {"version"}


def test_judgements_hold_whatever_comes_first(path: Path, tmp_path: Path) -> None:
    """Made in the middle, or taken over before any article is there."""
    names = [*linked.ROWS]
    linked.add(path, *map(linked.line, names[:6]))
    with onrecord.open(path) as record:
        judge = record.judge(by="Jo")
        judge.merge("Ada Lund", "Una Moe")
        judge.reject(quotation(record, "version"))
        told = list(record.judgements())
    linked.add(path, *map(linked.line, names[6:]))
    later = tmp_path / "later.db"
    with onrecord.open(later) as record:
        record.add([])
        record.judge(by="Mo").add(told)
    linked.add(later, *map(linked.line, reversed(names)))
    mine, theirs = hardship.export(path), hardship.export(later)
    for name in linked.GROUPS:
        assert mine[name] == theirs[name]


def test_names_that_the_registry_learns_to_be_one_join_what_they_said(path: Path) -> None:
    """As long as nothing tells who A Lund is, she may be somebody else."""
    linked.add(path, linked.line("undated"))
    linked.add(path, linked.line("agency", text=f"“{STAND}” said Adele Lund. 2024-03-01"))
    linked.add(path, linked.line("version"))
    with onrecord.open(path) as record:
        before = hardship.export(path)
        assert list(record.verify()) == []
    other = path.with_name("other.db")
    linked.add(
        other,
        linked.line("version"),
        linked.line("agency", text=f"“{STAND}” said Adele Lund. 2024-03-01"),
        linked.line("undated"),
    )
    assert before["statements.jsonl"] == hardship.export(other)["statements.jsonl"]


def test_a_statement_says_who_when_and_who_carried_it_first(record: onrecord.Record) -> None:
    statement = record.statement(quotation(record, "undated"))
    assert [who.name for who in statement.speakers] == ["Ada Lund"]
    assert (statement.said.earliest, statement.said.latest) == ("2024-03-01", "2024-03-01")
    assert statement.first.published == "2024-03-01"
    assert set(statement.first.articles) == {"agency", "copy", "version"}
    assert statement.quotations[-1].article == "undated"


def first(path: Path, **published: str) -> tuple[set[str], str]:
    """Who carried first what each article, by the name of its outlet, has at a time."""
    text = str(linked.ROWS["version"]["text"]).replace("2024-03-01", "")
    linked.add(
        path,
        *(
            linked.line("version", id=name, outlet=name, url=None, published=at, text=text)
            for name, at in published.items()
        ),
    )
    with onrecord.open(path) as record:
        (statement,) = record.statements("Ada Lund")
    assert len(statement.quotations) == len(published)
    return {*statement.first.articles}, statement.first.published


def test_who_carried_it_first_is_told_by_the_hour_where_zones_are_stated(path: Path) -> None:
    found = first(path, a="2024-03-01T11:02+02:00", b="2024-03-01T10:30+00:00")
    assert found == ({"a"}, "2024-03-01T11:02+02:00")


def test_hours_of_two_outlets_that_state_no_zone_do_not_tell_who_was_first(path: Path) -> None:
    assert first(path, a="2024-03-01T11:02", b="2024-03-01T10:30", c="2024-03-01") == ({"a", "b", "c"}, "2024-03-01")


def test_what_is_later_than_another_is_not_among_the_first(path: Path) -> None:
    found = first(path, a="2024-03-01T11:02+02:00", b="2024-03-01T10:30+00:00", c="2024-03-01")
    assert found == ({"a", "c"}, "2024-03-01")


def test_an_end_that_one_report_leaves_open_is_open_where_reports_contradict_each_other(
    record: onrecord.Record,
) -> None:
    statement = record.statement(quotation(record, "agency"))
    days = [Said("2024-03-20", None), Said(None, "2024-03-10"), *[None] * (len(statement.wordings) - 2)]
    wordings = tuple(
        replace(each, quotation=replace(each.quotation, said=said))
        for each, said in zip(statement.wordings, days, strict=True)
    )
    assert replace(statement, wordings=wordings).said is None
    later = replace(wordings[1], quotation=replace(wordings[1].quotation, said=Said("2024-03-05", "2024-03-10")))
    found = replace(statement, wordings=(wordings[0], later)).said
    assert found is not None
    assert (found.earliest, found.latest) == ("2024-03-05", None)


def test_what_is_taken_out_while_statements_are_read_is_left_out(
    record: onrecord.Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.ask.statements._CHUNK", 1)
    found = record.statements("Ada Lund")
    assert next(found).said.earliest == "2024-03-01"
    record.remove("again", why="an example")
    assert {each.fullest.article for each in found} == {"once more"}


def test_a_story_that_goes_while_stories_are_read_is_left_out(record: onrecord.Record, path: Path) -> None:
    linked.add(path, linked.line("again", id="also", outlet="E"))
    found, (_, bridge) = record.stories(), record.stories()
    assert {told.article for told in next(found).articles} == {"again", "also"}
    for told in bridge.articles:
        record.remove(told.article, why="an example")
    assert list(found) == []


def test_lines_of_statements_name_quotations_and_articles_of_the_same_export(
    record: onrecord.Record, path: Path
) -> None:
    files = {name: [json.loads(line) for line in data.splitlines()] for name, data in hardship.export(path).items()}
    articles = {each["id"] for each in files["articles.jsonl"]}
    of = {each["id"]: each["article"] for each in files["quotations.jsonl"]}
    speakers = {each["id"] for each in files["speakers.jsonl"]}
    for each in files["statements.jsonl"]:
        assert {*each["speakers"]} <= speakers
        assert all(of[key] in articles for key in each["quotations"])
        assert [wording["quotation"] for wording in each["wordings"]] == each["quotations"]
    for each in (*files["stories.jsonl"], *files["copies.jsonl"]):
        assert {*each["articles"]} <= articles
    statements = {each["id"] for each in files["statements.jsonl"]}
    for each in files["refrains.jsonl"]:
        assert {*each["statements"]} <= statements
        assert each["speaker"] in speakers
