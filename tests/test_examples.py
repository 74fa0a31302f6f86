"""The example pages: each shows what its description promises, and all of it is anchored in the pages."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from onrecord.model import Article, Kind, Media, Part, Status
from onrecord.pipeline import extract

ROOT = Path(__file__).parent.parent / "examples"
PAGES = ROOT / "pages"


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """Every example by its uri; each input must give an article."""
    missed: list[object] = []
    found = {article.uri: article for article in extract(PAGES, missed=missed.append)}
    assert missed == []
    return found


def speakers(article: Article) -> set[str]:
    return {who.name for quotation in article.quotations for who in quotation.speakers}


def said(article: Article, words: str) -> list[str]:
    """The speakers of the quotations that hold these words."""
    return [
        who.name
        for quotation in article.quotations
        if any(words in span.text for span in quotation.content)
        for who in quotation.speakers
    ]


def test_every_example_is_described_and_every_description_has_its_example() -> None:
    described = set(re.findall(r"^\| `([\w.-]+)`", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))
    assert described == {path.name for path in PAGES.rglob("*") if path.is_file()}


def test_pages_with_an_article_are_read_and_the_others_say_why_not(articles: dict[str, Article]) -> None:
    odd = {uri: article.status for uri, article in articles.items() if article.status is not Status.READ}
    assert odd == {
        "isk-accord/07-averner-bote.html": Status.OTHER_LANGUAGE,
        "hallam-fire/03-saltgate-menu.html": Status.NO_ARTICLE,
        "https://brackmoor-observer.example/tides": Status.NO_ARTICLE,
    }
    assert all(not articles[uri].quotations for uri in odd)
    assert all(article.quotations for uri, article in articles.items() if uri not in odd)


def test_every_span_stands_in_its_article(articles: dict[str, Article]) -> None:
    for article in articles.values():
        for quotation in article.quotations:
            text = article.text if quotation.part is Part.BODY else article.title or ""
            for span in (*quotation.content, *quotation.source, *quotation.cue):
                assert text[span.start : span.end] == span.text


def test_every_span_of_a_text_file_stands_in_the_file(articles: dict[str, Article]) -> None:
    for uri, article in articles.items():
        if article.media is not Media.TEXT or not (path := PAGES / uri).exists():
            continue
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        whole = data.decode("utf-8")
        for quotation in article.quotations:
            for span in quotation.content:
                assert span.origin is not None
                assert whole[slice(*span.origin)].split() == span.text.split()


def test_menus_captions_and_other_stories_are_not_in_the_body(articles: dict[str, Article]) -> None:
    dump = articles["isk-accord/03-sundholm-day-dump.txt"].text
    assert "not a charity for other people" in dump
    for dirt in ("All Sections", "Snow expected", "Stock photo", "circle of friends", "voting the wrong way"):
        assert dirt not in dump
    paper = articles["hallam-fire/01-hallam-courier.html"].text
    assert "fury over bins" not in paper
    assert "Most Read" not in paper


def test_a_text_that_stands_three_times_is_read_once(articles: dict[str, Article]) -> None:
    assert articles["isk-accord/04-basin-tv-video.txt"].text.count("stick and a notebook") == 1


def test_a_byline_glued_to_its_date_comes_apart(articles: dict[str, Article]) -> None:
    dump = articles["isk-accord/03-sundholm-day-dump.txt"]
    assert dump.byline == ("Bohdana Reznicek",)
    assert dump.published == "2026-03-11T09:14"


def test_a_page_without_a_date_gets_none_and_no_day(articles: dict[str, Article]) -> None:
    video = articles["isk-accord/04-basin-tv-video.txt"]
    assert video.published is None
    assert all(quotation.said is None for quotation in video.quotations)


def test_a_row_keeps_its_own_facts(articles: dict[str, Article]) -> None:
    row = articles["https://county-wire.example/port-hallam/meeting"]
    assert (row.outlet, row.published, row.byline) == ("County Wire", "2026-04-20T21:48", ("Odette Farrow",))
    assert row.extra == {"desk": "harbour"}


def test_a_windows_page_is_read_with_all_its_marks(articles: dict[str, Article]) -> None:
    page = articles["isk-accord/06-orrin-weekly.html"]
    assert "Ørjan Malý" in page.text
    assert page.replaced == 0
    assert {Kind.DIRECT} <= {quotation.kind for quotation in page.quotations}


def test_pull_quotes_without_marks_have_their_speaker(articles: dict[str, Article]) -> None:
    page = articles["isk-accord/02-zorya-translation.txt"]
    assert set(said(page, "It is necessary to overtake the drought")) == {"Tomas Everdahl"}


def test_surnames_pronouns_and_offices_become_names(articles: dict[str, Article]) -> None:
    wire = articles["isk-accord/01-border-herald.html"]
    assert said(wire, "driving forty kilometres") == ["Lioba Sandtner"]
    assert said(wire, "when the accord is signed") == ["Oskar Dravik"]
    assert "Desmond Roake" in speakers(articles["hallam-fire/01-hallam-courier.html"])
