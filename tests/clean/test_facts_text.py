"""Facts of text dumps: from the lines around the body."""

from __future__ import annotations

from onrecord.clean.facts_text import around, text_facts
from onrecord.clean.headline import headline
from onrecord.clean.lines import LineKind
from tests.clean.pages import PARAGRAPHS, dump

TITLE = "Portvale council raises levy on cruise ships"
BODY = [(paragraph, LineKind.BODY) for paragraph in PARAGRAPHS]


def other(*lines: str) -> list[tuple[str, LineKind]]:
    return [(line, LineKind.OTHER) for line in lines]


def test_title_byline_and_date_above_the_body() -> None:
    text, body = dump(*other("All sections", "Support us", TITLE, "Mara LindqvistThursday, 3 April 2025, 11:02"), *BODY)
    facts = text_facts(body, "a.txt")
    assert (facts.title, facts.byline, facts.published) == (TITLE, ("Mara Lindqvist",), "2025-04-03T11:02")
    assert facts.title_origin == text.index(TITLE)
    assert facts.found_in == {"title": "text", "byline": "text", "published": "text"}


def test_a_dump_that_begins_with_the_body_has_no_title() -> None:
    assert headline(dump(*BODY)[1]) is None
    assert headline(dump(*other("Mandatory credit: Port TV"), *BODY)[1]) is None


def test_a_headline_that_was_taken_for_body_is_still_the_title() -> None:
    _, body = dump((f"{TITLE}.", LineKind.BODY), *BODY)
    found = headline(body)
    assert found is not None
    assert found.text == f"{TITLE}."


def test_dates_of_other_stories_and_copyright_years_are_not_the_articles() -> None:
    stories = other("Storm closes the port", "1 May 2025", "Ferry line sold", "2 May 2025")
    below = other("© 2025 The Harbour Echo. All rights reserved.", *["x"] * 10)
    _, body = dump(*other(TITLE), *BODY, *below, *stories)
    facts = text_facts(body, "a.txt")
    assert (facts.published, facts.outlet) == (None, "The Harbour Echo")


def test_published_comes_before_updated() -> None:
    _, body = dump(*other(TITLE, "Updated: April 4, 2025", "Published: April 3, 2025"), *BODY)
    assert text_facts(body, "a.txt").published == "2025-04-03"


def test_lines_inside_the_body_are_around_it() -> None:
    _, body = dump(*other(TITLE, "SDA"), *BODY[:2], *other("(Photo via AP)"), *BODY[2:])
    assert around(body) == [TITLE, "SDA", "(Photo via AP)"]


def test_no_body_no_facts() -> None:
    _, body = dump(*other("Home", "World"))
    assert text_facts(body, "a.txt").title is None
