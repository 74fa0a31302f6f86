"""An article survives its way into the record and back, whatever it holds."""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import kept
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.model import (
    Article,
    Aspect,
    Candidate,
    Circumstance,
    Container,
    Gender,
    Given,
    Kind,
    Media,
    Page,
    Part,
    Quotation,
    Reports,
    Said,
    Segment,
    Size,
    Span,
    Speaker,
    SpeakerKind,
    Status,
    Via,
)
from onrecord.read.facts import given as facts
from onrecord.read.limits import Limits
from onrecord.read.pages import pages
from onrecord.record.connection import Connection
from onrecord.record.load import as_read
from onrecord.record.pages import COLUMNS, key_of, packed, page_of, row_of
from onrecord.record.rows import article_of, days, rows_of

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
number = st.integers(0, 2**40)
maybe = st.none() | words
spans = st.builds(Span, number, number, words, st.none() | st.tuples(number, number), st.booleans())
roles = st.lists(words, max_size=2).map(tuple)
scores = st.floats(0, 1)
quotations = st.builds(
    Quotation,
    id=words,
    article=st.just("name"),
    part=st.sampled_from(Part),
    kind=st.sampled_from(Kind),
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    source=st.lists(spans, max_size=2).map(tuple),
    cue=st.lists(spans, max_size=2).map(tuple),
    confidence=scores,
    speakers=st.lists(
        st.builds(Speaker, words, words, st.sampled_from(SpeakerKind), st.sampled_from(Gender), roles), max_size=3
    ).map(tuple),
    candidates=st.lists(st.builds(Candidate, words, scores), max_size=3).map(tuple),
    said=st.none() | st.builds(Said, maybe, maybe, st.none() | spans),
    reports=st.none() | st.sampled_from(Reports),
    circumstances=st.lists(st.builds(Circumstance, st.sampled_from(Aspect), words, st.none() | spans), max_size=3).map(
        tuple
    ),
)
json_values = st.recursive(st.none() | st.booleans() | number | words, lambda inner: st.lists(inner, max_size=3))
articles = st.builds(
    Article,
    id=st.just("name"),
    uri=words,
    sha256=words,
    status=st.sampled_from(Status),
    text=words,
    media=st.sampled_from(Media),
    encoding=words,
    replaced=number,
    title=maybe,
    byline=st.lists(words, max_size=3).map(tuple),
    outlet=maybe,
    agencies=st.lists(words, max_size=2).map(tuple),
    via=st.lists(st.builds(Via, words, st.none() | number, st.none() | number), max_size=2).map(tuple),
    published=maybe,
    language=maybe,
    found_in=st.dictionaries(words, words, max_size=2),
    segments=st.lists(st.builds(Segment, number, number, number), max_size=3).map(tuple),
    title_origin=st.none() | number,
    captions=st.lists(words, max_size=2).map(tuple),
    altered=st.lists(st.tuples(number, number), max_size=2).map(tuple),
    extra=st.dictionaries(words, json_values, max_size=2),
    reader=words,
    quotations=st.lists(quotations, max_size=3).map(tuple),
)


@given(articles)
def test_an_article_comes_back_as_it_was(article: Article) -> None:
    rows = rows_of(article)
    back = article_of(rows, name="name", uri=article.uri, sha256=article.sha256, media=article.media.value)
    assert back == article
    assert rows_of(back).digest() == rows.digest()


@given(articles, articles)
def test_articles_that_differ_have_different_digests(one: Article, other: Article) -> None:
    same = replace(other, id=one.id, uri=one.uri, sha256=one.sha256, media=one.media) == one
    assert (rows_of(one).digest() == rows_of(other).digest()) == same


def test_every_field_of_an_article_is_kept_in_a_record(tmp_path: Path) -> None:
    world = kept.lay(tmp_path / "world")
    read = {
        page.sha256: kept.reader(Limits(), Size.ACCURATE)(page)
        for page in pages([str(world)], Limits())
        if isinstance(page, Page) and b"boom" not in page.data
    }
    with onrecord.open(tmp_path / "kept.db") as record:
        record.add(world)
    with closing(Connection(tmp_path / "kept.db", create=False)) as file:
        for sha256, article in read.items():
            stored = as_read(file, file.number("SELECT id FROM pages WHERE sha256 = ?", (sha256,)))
            differing = [f.name for f in fields(Article) if getattr(stored, f.name) != getattr(article, f.name)]
            assert differing == [], f"{article.uri}: the record's article differs"


def test_in_the_record_a_speaker_has_the_name_and_id_that_the_record_knows_it_by(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("“Yes” said ADA LUND. “No” said Ben Ros.")
    (tmp_path / "two.txt").write_text("“Yes” said Ada Lund.")
    with onrecord.open(tmp_path / "kept.db") as record:
        record.add([tmp_path / "one.txt", tmp_path / "two.txt"])
        ada, ben = (quotation.speakers[0] for quotation in record.article("one").quotations)
        assert (ada.name, ada.id) == ("Ada Lund", next(record.speakers("lund")).id)
        assert (ben.gender, ben.roles) == kept.TOLD["Ben Ros"]


@given(
    st.builds(
        Page,
        id=words,
        uri=words,
        sha256=words,
        data=st.binary(max_size=30),
        media=st.sampled_from(Media),
        container=st.sampled_from([Container.FILE, Container.RECORD]),
        charset=maybe,
    ),
    st.builds(Given, url=words, extra=st.dictionaries(words, words, max_size=2)),
)
def test_a_page_comes_back_as_it_was(page: Page, given: Given) -> None:
    page = replace(page, sha256=hashlib.sha256(page.data).hexdigest())
    page = replace(page, given=given) if page.container is Container.RECORD else page
    row = row_of(page)
    assert len(row) == len(COLUMNS)
    assert page_of(row, packed(page.data)) == page
    assert key_of(row)[0] == page.uri


def test_a_row_comes_back_with_the_facts_that_it_gives() -> None:
    data = b'{"desk":"north","id":"r1","text":"Rain.","url":"https://a.example/1"}'
    row = {"desk": "north", "id": "r1", "text": "Rain.", "url": "https://a.example/1"}
    page = Page(
        "r1", "https://a.example/1", hashlib.sha256(data).hexdigest(), data, Media.TEXT, Container.ROW, None, facts(row)
    )
    assert page_of(row_of(page), packed(data)) == page


def test_the_days_of_a_quotation_are_those_that_the_page_tells_else_that_of_publication() -> None:
    assert days(Said("2024-01-01", "2024-01-03"), "2024-02-01") == ("2024-01-01", "2024-01-03")
    assert days(Said(None, "2024-01-03"), "2024-02-01") == ("2024-01-03", "2024-01-03")
    assert days(Said("2024-01-01", None), None) == ("2024-01-01", "2024-01-01")
    assert days(None, "2024-02-01T10:00") == ("2024-02-01", "2024-02-01")
    assert days(Said(None, None), None) == (None, None)
    assert days(None, "2024-02") == ("2024-02-01", "2024-02-29")
    assert days(None, "2023") == ("2023-01-01", "2023-12-31")
    assert days(None, "some day") == (None, None)
