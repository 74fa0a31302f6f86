"""HTML pages: the body without the page around it, and the facts that its mark-up and lines state."""

from __future__ import annotations

import json

import pytest

from onrecord.clean.article import clean
from onrecord.model import Article, Given, Media, Status
from tests.clean.pages import PARAGRAPHS, decoded, html, page


def read(text: str, given: Given | None = None, uri: str = "a.html") -> Article:
    return clean(page(Media.HTML, given, uri), decoded(text))


def script(**claims: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **claims})}</script>"


TITLE = "Portvale council raises levy on cruise ships"


def test_the_body_is_the_paragraphs_and_nothing_of_the_page() -> None:
    article = read(html(before=f"<h1>{TITLE}</h1>", after="<p>Read more: Storm closes the port</p>"))
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.status, article.language, article.altered) == (Status.READ, "en", ())


def test_a_caption_and_comments_are_no_body() -> None:
    caption = "<figure><figcaption>The mayor speaks at the town hall on Monday, after the vote.</figcaption></figure>"
    comments = f"<section id='comments'><p>{'I have never liked those ships at all. ' * 8}</p></section>"
    assert read(html(before=caption, after=comments)).text == "\n\n".join(PARAGRAPHS)


def test_the_summary_below_the_headline_is_kept() -> None:
    summary = "Owners of cruise ships threaten to leave the port after the vote."
    article = read(html(before=f"<h1>{TITLE}</h1><div class='standfirst'>{summary}</div>"))
    assert article.text.startswith(f"{summary}\n\n{PARAGRAPHS[0]}")


def test_words_inside_links_are_not_lost() -> None:
    linked = PARAGRAPHS[0].replace("levy on cruise ships", "<a href='/x'>levy</a> on <b>cruise</b> ships")
    article = read(html(paragraphs=(linked, *PARAGRAPHS[1:])))
    assert article.text.startswith(PARAGRAPHS[0])
    assert article.altered == ()


def test_the_heading_wins_over_the_title_made_for_search_engines() -> None:
    head = "<meta property='og:title' content='Portvale levy: council raises cruise ship tax | Harbour Echo'>"
    article = read(html(head, f"<h1>{TITLE}</h1>"))
    assert (article.title, article.found_in["title"]) == (TITLE, "text")


def test_a_heading_that_is_the_sites_name_is_no_title() -> None:
    head = f"<title>{TITLE} - Harbour Echo</title><meta property='og:site_name' content='Harbour Echo'>"
    article = read(html(head, "<h1>Harbour Echo</h1>"))
    assert (article.title, article.found_in["title"]) == (TITLE, "meta")


def test_facts_of_json_ld() -> None:
    claims = script(
        headline=TITLE,
        datePublished="2025-04-03T11:02:00+02:00",
        author=[{"@type": "Person", "name": "Mara Lindqvist"}],
        publisher={"name": "Harbour Echo"},
    )
    article = read(html(claims))
    assert (article.title, article.byline, article.outlet) == (TITLE, ("Mara Lindqvist",), "Harbour Echo")
    assert article.published == "2025-04-03T11:02:00+02:00"
    assert set(article.found_in.values()) == {"json-ld"}


def test_facts_of_the_lines_below_the_headline() -> None:
    lines = "<div>By Mara Lindqvist</div><div>Updated 4 April 2025</div><div>3 April 2025, 11:02</div>"
    article = read(html(before=f"<h1>{TITLE}</h1>{lines}"))
    assert (article.byline, article.published) == (("Mara Lindqvist",), "2025-04-03T11:02")
    assert (article.found_in["byline"], article.found_in["published"]) == ("text", "text")


def test_the_day_that_readers_see_wins_over_utc() -> None:
    head = "<meta property='article:published_time' content='2025-04-04T02:30:00+00:00'>"
    article = read(html(head, f"<h1>{TITLE}</h1><div>April 3, 2025 10:30 PM</div>"))
    assert article.published == "2025-04-03T22:30"


def test_the_day_in_the_address() -> None:
    article = read(html(before=f"<h1>{TITLE}</h1>"), uri="https://echo.example/2025/04/03/levy")
    assert (article.published, article.found_in["published"]) == ("2025-04-03", "address")


def test_no_date_on_the_page_gives_none() -> None:
    article = read(html(before=f"<h1>{TITLE}</h1>"))
    assert article.published is None
    assert article.byline == ()


def test_the_rows_own_facts_win() -> None:
    row = Given(title=TITLE, published="3 April 2025", outlet="Row Post")
    article = read(html(script(headline="Other", datePublished="2020-01-01")), row)
    assert (article.title, article.published, article.outlet) == (TITLE, "2025-04-03", "Row Post")
    assert article.found_in == {"title": "row", "published": "row", "outlet": "row"}


def test_another_language_is_told_and_keeps_its_text() -> None:
    german = "Der Rat der Stadt hat am Montag beschlossen, die Abgabe für Schiffe zu erhöhen, sagte sie. "
    article = read(html(paragraphs=(german * 3, german * 2)))
    assert (article.status, article.language) == (Status.OTHER_LANGUAGE, "de")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>",
        "\x00\x01\ud800",
        "<html><body><h1>404 Not Found</h1></body></html>",
        "<div>" * 5000 + "x",
        "<script type='application/ld+json'>" + "[" * 100000,
        "<p>" + "“" * 20000,
    ],
)
def test_odd_pages_are_pages_without_an_article(text: str) -> None:
    article = read(text)
    assert (article.text, article.segments, article.altered) == ("", (), ())
    assert article.status is Status.NO_ARTICLE


def test_characters_that_no_page_may_hold_do_not_cost_the_article() -> None:
    article = read(html().replace("harbour council", "har\x00bour \ud800council"))
    assert article.status is Status.READ
    assert PARAGRAPHS[1] in article.text


def test_half_a_surrogate_pair_in_json_ld_is_no_fault_and_can_be_written() -> None:
    article = read(html(script(headline="Levy on ships \ud800", author={"@type": "Person", "name": "Ada \udc00 Hale"})))
    assert "\ufffd" in (article.title or "")
    for fact in (article.title or "", *article.byline):
        fact.encode("utf-8")
