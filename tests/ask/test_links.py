"""Links that scroll to the words."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ask.links import link

PAGE = "https://news.example/story"


@pytest.mark.parametrize(
    ("words", "directive"),
    [
        ("“Nobody is happy,”", "Nobody%20is%20happy"),
        ("that it, well-known & cheap, will", "that%20it%2C%20well%2Dknown%20%26%20cheap%2C%20will"),
        ("one two three four five six seven eight nine", "one%20two%20three%20four,six%20seven%20eight%20nine"),
        ("First here.\n\nThen there.", "First%20here,Then%20there"),
    ],
)
def test_the_directive_names_the_words_and_of_many_the_first_and_the_last(words: str, directive: str) -> None:
    assert link(PAGE, words) == f"{PAGE}#:~:text={directive}"


def test_an_address_that_has_a_fragment_keeps_it() -> None:
    assert link(f"{PAGE}#top", "Yes") == f"{PAGE}#top:~:text=Yes"


@pytest.mark.parametrize("uri", ["pages/story.html", "javascript:alert(1)", "ftp://a.example/b", "urn:uuid:1", ""])
def test_what_is_no_address_of_the_web_gets_no_link(uri: str) -> None:
    assert link(uri, "Yes") is None


def test_words_without_a_letter_lead_to_the_page() -> None:
    assert link(PAGE, "…”") == PAGE


@given(st.text(min_size=1))
def test_signs_of_the_directive_never_come_from_the_words(words: str) -> None:
    _, _, directive = (link(PAGE, words) or "").partition("#:~:text=")
    assert directive.count(",") <= 1
    assert not set(directive) & set("-&# \n")
    assert unquote(directive).isprintable() or not words.isprintable()
