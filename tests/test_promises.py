"""The promises of the design, proved on small pages made for it: evidence, honesty, nothing lost, same in, same out."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Article, Media, Page, Part, Span
from onrecord.pipeline import read_page
from onrecord.quote.reader import Reader
from onrecord.read.limits import Limits

WORDS = [
    "Mayor",
    "Ada",
    "Lund",
    "said",
    "the",
    "bridge",
    "at",
    "Ostrel",
    "will",
    "be",
    "rebuilt",
    "before",
    "winter",
    ".",
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    ",",
    "he",
    "she",
    "officials",
    "told",
    "reporters",
    "on",
    "Tuesday",
    "that",
    "they",
    "know",
    "nothing",
    "Share",
    "Advertisement",
    "Photo:",
    "\n",
    "\n\n",
    "\r\n",
    "according",
    "to",
    "\ufeff",
    "\x00",
    "שלום",
    "😀",
]
PAGES = {
    "said.txt": "Lund: bridge will stand\n\n“We will rebuild it soon,” Mayor Ada Lund said on Tuesday.\n\n"
    "The town council met for two hours. She added that the money had been found by the county.",
    "other.txt": "The council voted on Monday.\n\nCouncillor Per Holm told reporters that the ferry “will not sail” "
    "again this year.\n\nHe declined to say who would pay for the work that has to be done.",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, name: str, data: bytes, media: Media = Media.TEXT) -> Article:
    page = Page(name, name, hashlib.sha256(data).hexdigest(), data, media)
    return read_page(page, reader, Limits())


def spans(article: Article) -> list[tuple[Part, Span]]:
    return [(q.part, span) for q in article.quotations for span in q.content + q.source + q.cue]


def seen(words: str) -> list[str]:
    """The words without what `clean` cuts out of a text: byte order marks and NULs."""
    return words.replace("\ufeff", "").replace("\x00", "").split()


def assert_anchored(article: Article, text: str) -> None:
    for part, span in spans(article):
        whole = article.text if part is Part.BODY else article.title or ""
        assert whole[span.start : span.end] == span.text
        if span.origin:
            assert seen(text[slice(*span.origin)]) == seen(span.text)
    for segment in article.segments:
        assert (
            article.text[segment.start : segment.end]
            == text[segment.origin : segment.origin + segment.end - segment.start]
        )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=150).map(" ".join))
def test_every_span_stands_in_the_article_and_in_the_input(reader: Reader, text: str) -> None:
    assert_anchored(read(reader, "page.txt", text.encode("utf8")), text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400), st.sampled_from(list(Media)))
def test_any_text_is_read_without_a_fault(reader: Reader, text: str, media: Media) -> None:
    data = text.encode("utf8", "surrogatepass")
    read(reader, "page", data, media)


def test_quotations_are_found_and_anchored(reader: Reader) -> None:
    for name, text in PAGES.items():
        article = read(reader, name, text.encode("utf8"))
        assert article.quotations
        assert_anchored(article, text)
        assert all(span.origin for _, span in spans(article))


def test_no_date_on_the_page_is_no_date_in_the_record(reader: Reader) -> None:
    article = read(reader, "said.txt", PAGES["said.txt"].encode("utf8"))
    assert article.published is None
    assert all(q.said is None for q in article.quotations)


def test_an_article_reads_the_same_alone_and_after_others(reader: Reader) -> None:
    def identity(article: Article) -> str:
        return json.dumps([repr(q) for q in article.quotations])

    alone = {name: identity(read(Reader(), name, text.encode("utf8"))) for name, text in PAGES.items()}
    for order in (list(PAGES), list(reversed(PAGES))):
        assert {name: identity(read(reader, name, PAGES[name].encode("utf8"))) for name in order} == alone


def test_the_id_of_a_quotation_survives_a_second_reading(reader: Reader) -> None:
    data = PAGES["said.txt"].encode("utf8")
    first, second = (read(reader, name, data) for name in ("a.txt", "b.txt"))
    assert [q.id for q in first.quotations] == [q.id for q in second.quotations]


def test_words_that_a_page_does_not_hold_are_marked(reader: Reader, tmp_path: Path) -> None:
    html = "<html><body><article><h1>Bridge</h1>" + "".join(
        f"<p>“We will rebuild the <b>bridge</b> number {k},” Mayor Ada Lund said on the day of the vote.</p>"
        for k in range(9)
    )
    article = read(reader, "page.html", (html + "</article></body></html>").encode("utf8"), Media.HTML)
    assert article.quotations
    assert not any(span.altered for _, span in spans(article))
