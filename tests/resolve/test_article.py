"""The whole of `resolve`: ids, order, titles and hostile texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolving import article, attribution, names, read

from onrecord.model import Attribution, Kind, Part, SpeakerKind
from onrecord.resolve.article import resolve

TEXT = "Mayor Jane Roe opened a bridge in Elm. Roe said it was late. She left, and Bob Doe said it was ugly."
SAID = [("Roe", "said", "it was late"), ("Bob Doe", "said", "it was ugly")]


def test_no_attributions_give_no_quotations() -> None:
    assert resolve(article(TEXT), ()) == ()


def test_an_id_depends_on_the_page_and_the_content_alone() -> None:
    first, second = read(TEXT, *SAID)
    (other,) = read(TEXT, ("", "", "it was late"))
    assert first.id == other.id != second.id
    assert len(first.id) == 16


def test_the_order_of_attributions_changes_nothing() -> None:
    page = article(TEXT)
    made = tuple(attribution(page, each) for each in SAID)
    assert resolve(page, made) == resolve(page, made[::-1])


def test_quotations_of_the_title_come_first_with_full_names() -> None:
    page = article(TEXT, title="Roe: bridge was late")
    title = attribution(page, ("Roe", ":", "bridge was late"), Part.TITLE)
    body = attribution(page, SAID[1])
    found = resolve(page, (body, title))
    assert [q.part for q in found] == [Part.TITLE, Part.BODY]
    assert [s.name for s in found[0].speakers] == ["Jane Roe"]


def test_a_speaker_has_one_id_however_named() -> None:
    first, second = read(
        "Jane Roe said it was late. Later Ms. Roe said it was paid.",
        ("Jane Roe", "said", "it was late"),
        ("Ms. Roe", "said", "it was paid"),
    )
    assert first.speakers == second.speakers


def test_several_speakers_are_told_apart() -> None:
    assert names(TEXT, *SAID) == [["Jane Roe"], ["Bob Doe"]]


def test_the_page_that_names_nobody_gives_no_name() -> None:
    (found,) = read("In the end he said it was late.", ("he", "said", "it was late"))
    assert found.speakers == ()


@pytest.mark.parametrize(
    "text",
    [
        '"' * 3000,
        "\0 he said \0",
        "\ud800 he said \udfff",
        "قال الرئيس " * 50,
        "A" * 5000,
        "Jane Roe and " * 400,
        "\n" * 500 + "x",
    ],
    ids=["marks", "nul", "surrogates", "right to left", "one word", "one sentence", "blank lines"],
)
def test_hostile_text_ends_in_quotations(text: str) -> None:
    page = article(text)
    half = len(text) // 2
    made = Attribution(Part.BODY, Kind.DIRECT, (page.span(half, half + 1),), (page.span(0, half),), (), 0.5)
    bare = Attribution(Part.BODY, Kind.DIRECT, (page.span(half - 1, half + 1),), (), (), 0.5)
    assert len(resolve(page, (made, bare))) == 2


WORDS = st.sampled_from(
    [
        "Jane",
        "Roe",
        "Mr.",
        "he",
        "who",
        "said",
        "the",
        "mayor",
        "of",
        "Elm",
        ",",
        ".",
        "“",
        "”",
        "and",
        "Monday",
        "\n\n",
        "2015",
        "U.S.",
        "’s",
    ]
)


@given(st.lists(WORDS, min_size=6, max_size=60), st.data())
@settings(max_examples=150, deadline=None)
def test_any_text_and_spans_keep_their_words(parts: list[str], data: st.DataObject) -> None:
    page = article(" ".join(parts), published="2015-01-08")
    cuts = sorted(data.draw(st.lists(st.integers(0, len(page.text)), min_size=4, max_size=4, unique=True)))
    made = Attribution(
        Part.BODY, Kind.INDIRECT, (page.span(cuts[2], cuts[3]),), (page.span(cuts[0], cuts[1]),), (), 0.5
    )
    (found,) = resolve(page, (made,))
    assert all(s.name.strip() and isinstance(s.kind, SpeakerKind) for s in found.speakers)
    if found.said and found.said.words:
        words = found.said.words
        assert page.text[words.start : words.end] == words.text
        assert (found.said.earliest or "") <= (found.said.latest or "")
