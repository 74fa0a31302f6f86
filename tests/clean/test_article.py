"""Text pages: what the classifier of lines keeps becomes an article whose words stand in the input."""

from __future__ import annotations

import pytest

from onrecord.clean import article as door
from onrecord.clean.language import language
from onrecord.clean.lines import Body, LineKind
from onrecord.model import Article, Given, Media, Part, Status
from tests.clean.pages import PARAGRAPHS, decoded, dump, page

TITLE = "Portvale council raises levy on cruise ships."
BODY = [(paragraph, LineKind.BODY) for paragraph in PARAGRAPHS]


def read(monkeypatch: pytest.MonkeyPatch, made: tuple[str, Body], given: Given | None = None) -> tuple[str, Article]:
    text, body = made
    monkeypatch.setattr(door, "body", lambda _: body)
    return text, door.clean(page(Media.TEXT, given), decoded(text))


def stands(text: str, article: Article) -> bool:
    return all(text[s.origin : s.origin + s.end - s.start] == article.text[s.start : s.end] for s in article.segments)


def test_every_word_has_its_place_in_the_input(monkeypatch: pytest.MonkeyPatch) -> None:
    text, article = read(monkeypatch, dump(("Menu", LineKind.OTHER), *BODY))
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert stands(text, article)


def test_a_headline_leaves_the_body_and_keeps_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    text, article = read(monkeypatch, dump((TITLE, LineKind.BODY), *BODY))
    assert (article.title, article.title_origin, article.text) == (TITLE, 0, "\n\n".join(PARAGRAPHS))
    assert stands(text, article)
    assert article.span(0, 8, Part.TITLE).origin == (0, 8)


def test_a_title_given_by_the_row_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    _, article = read(monkeypatch, dump((TITLE, LineKind.OTHER), *BODY), Given(title="Levy raised"))
    assert (article.title, article.title_origin, article.found_in["title"]) == ("Levy raised", None, "row")


def test_a_page_without_a_body_has_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    _, article = read(monkeypatch, dump(("Home", LineKind.OTHER), ("Page not found", LineKind.BODY)))
    assert (article.status, article.text, article.segments, article.language) == (Status.NO_ARTICLE, "", (), None)


def test_an_english_article_with_a_foreign_paragraph_is_english() -> None:
    german = "Der Rat der Stadt hat am Montag beschlossen, die Abgabe für Schiffe zu erhöhen."
    assert language("\n\n".join((PARAGRAPHS[0], german, *PARAGRAPHS[1:]))) == "en"
    assert language(german) == "de"


def test_a_text_too_short_to_tell_has_no_language() -> None:
    assert language("Yes.") is None
