"""What surrounds an article in an HTML page and what the page says twice stays out of its body."""

from __future__ import annotations

import pytest

from onrecord.clean.article import clean
from onrecord.model import Article, Media, Status
from tests.clean.pages import PARAGRAPHS, decoded, html, page

TITLE = "Portvale council raises levy on cruise ships"
HEADLINE = f"<h1>{TITLE}</h1>"
PULL = "We waited long enough for the owners to move"


def read(text: str) -> Article:
    return clean(page(Media.HTML), decoded(text))


@pytest.mark.parametrize(
    "below",
    [
        "<section class='most-read'><h3>Others like</h3><ul><li>Swan found in lift</li></ul></section>",
        "<div><h3>Most viewed</h3><ul><li>Swan found in lift</li><li>Baker, 91, retires</li></ul></div>",
    ],
)
def test_a_list_of_other_stories_is_no_body(below: str) -> None:
    assert read(html(before=HEADLINE, after=below)).text == "\n\n".join(PARAGRAPHS)


def test_a_section_above_the_headline_is_no_body() -> None:
    kicker = "<p class='kicker'><a href='/world'>World</a> / Harbours</p>"
    assert read(html(before=kicker + HEADLINE)).text == "\n\n".join(PARAGRAPHS)


def test_a_byline_with_its_date_is_no_body() -> None:
    line = "<p>Harbour Echo, 3 April 2025 – by Mara Lindqvist</p>"
    assert read(html(before=HEADLINE + line)).text == "\n\n".join(PARAGRAPHS)


def test_a_pull_quote_that_the_body_holds_goes_with_its_name() -> None:
    pulled = f"<blockquote><p>{PULL}</p><cite>Ines Hale</cite></blockquote><p>{PARAGRAPHS[3]}</p>"
    assert read(html(before=HEADLINE, after=pulled, paragraphs=PARAGRAPHS[:3])).text == "\n\n".join(PARAGRAPHS)


def test_a_quotation_that_stands_nowhere_else_stays() -> None:
    other = "We shall sail to the north from next summer, and we shall not come back."
    pulled = f"<blockquote><p>{other}</p><cite>Ole Brandt</cite></blockquote><p>{PARAGRAPHS[3]}</p>"
    article = read(html(before=HEADLINE, after=pulled, paragraphs=PARAGRAPHS[:3]))
    assert f"{other}\n\nOle Brandt" in article.text


def test_a_question_that_is_put_again_stays() -> None:
    asked = "What do you think of the levy that the council wants?"
    answers = (asked, PARAGRAPHS[0], asked, *PARAGRAPHS[1:])
    assert read(html(before=HEADLINE, paragraphs=answers)).text.count(asked) == 2


def test_a_page_of_menus_and_teasers_has_no_article() -> None:
    lines = "".join(f"<li><a href='/{k}'>Harbour story number {k} of the long week</a> {k} h</li>" for k in range(9))
    text = f"<html><body><h2>Latest</h2><ul>{lines}</ul><p>Advertise with us</p><p>Cookie settings</p></body></html>"
    article = read(text)
    assert (article.status, article.text) == (Status.NO_ARTICLE, "")
