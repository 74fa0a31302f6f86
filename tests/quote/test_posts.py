"""A post that a page embeds is one quotation of its account, by the format in which it is dumped."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.model import Article, Kind, Media, Segment, Status
from onrecord.quote.assemble import Tied
from onrecord.quote.card import MODELS
from onrecord.quote.decode import Role, WordSpan
from onrecord.quote.posting import outside_posts, weighed_post
from onrecord.quote.posts import LONGEST, find_posts
from onrecord.quote.words import encode

TOKENIZER = Tokenizer.from_file(str(MODELS / "tokenizer.json"))
WORDS = "We will build it. Believe me!"
SIGNED = "— Jane Q. Roe (@janeroe) May 12, 2020"


def posts(text: str) -> list[tuple[list[str], str, str | None]]:
    """The contents, the source and the date of each post, in words."""
    return [
        ([text[a:b] for a, b in p.content], text[slice(*p.source)], text[slice(*p.day)] if p.day else None)
        for p in find_posts(text)
    ]


@pytest.mark.parametrize("dash", ["— ", "—", "– ", "-- ", "- "])
@pytest.mark.parametrize("date", ["May 12, 2020", "12 May 2020", "Sept. 1, 2020"])
def test_a_signed_paragraph_is_a_post(dash: str, date: str) -> None:
    text = f"It rained.\n\n{WORDS} {dash}Jane Q. Roe (@janeroe) {date}\n\nIt rained on."
    assert posts(text) == [([WORDS], "Jane Q. Roe", date)]


def test_the_links_behind_are_not_its_words() -> None:
    text = f"See https://t.co/a now.#Elmhttps://t.co/abc pic.twitter.com/xyz {SIGNED}"
    assert posts(text) == [(["See https://t.co/a now.#Elm"], "Jane Q. Roe", "May 12, 2020")]


def test_a_link_before_the_name_stands_for_the_dash() -> None:
    text = f"{WORDS} pic.twitter.com/xyz Jane Q. Roe (@janeroe) May 12, 2020"
    assert posts(text) == [([WORDS], "Jane Q. Roe", "May 12, 2020")]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_signature_may_stand_in_the_next_line(between: str) -> None:
    assert posts(f"It rained.\n\n{WORDS}{between}{SIGNED}") == [([WORDS], "Jane Q. Roe", "May 12, 2020")]


def test_a_picture_without_words_leaves_the_pages_own_words_alone() -> None:
    assert posts(f"The mayor said: “We will build it.”\n\n{SIGNED}") == []


def test_a_post_of_several_paragraphs_begins_behind_a_colon() -> None:
    text = f"The mayor replied:\n\nThanks to all.\n\nWe will build it!\n\nVote. {SIGNED}"
    assert posts(text) == [(["Thanks to all.", "We will build it!", "Vote."], "Jane Q. Roe", "May 12, 2020")]


def test_posts_in_one_paragraph_follow_each_other() -> None:
    text = f"{WORDS} {SIGNED} No, you will not. — Tim Poe (@poe) May 13, 2020 Report"
    assert [(content, source) for content, source, _ in posts(text)] == [
        ([WORDS], "Jane Q. Roe"),
        (["No, you will not."], "Tim Poe"),
    ]


def test_a_post_may_be_headed_by_its_account() -> None:
    text = (
        "It rained.\n\nJane Roe (@janeroe) We thank the people of Elm.\n\nLet’s go! pic.twitter.com/xyz\n\nIt rained."
    )
    assert posts(text) == [(["We thank the people of Elm.", "Let’s go!"], "Jane Roe", None)]


def test_what_instagram_writes_is_read_as_well() -> None:
    text = "A moment of rest #Elm A photo posted by Jane Roe (@janeroe) on Jun 18, 2015 at 5:00pm PDT"
    assert [(content, source) for content, source, _ in posts(text)] == [(["A moment of rest #Elm"], "Jane Roe")]


def test_a_post_without_a_day_ends_as_a_sentence_does() -> None:
    assert posts("We will build it before winter comes. — Jane Roe (@janeroe)") == [
        (["We will build it before winter comes."], "Jane Roe", None)
    ]
    assert posts("Follow our reporter in the valley for more — Jane Roe (@janeroe)") == []


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe (@janeroe) May 12, 2020",
        "By Jane Roe (@janeroe)\n\nMay 12, 2020",
        "Jane Roe (@janeroe) is a reporter of the Elm Post. She covers the valley.",
        "The reporters, Tim Poe (@poe) and Jane Roe (@janeroe), have covered the valley.",
        "Follow the Elm Post on Twitter (@elmpost).",
    ],
)
def test_a_byline_is_no_post(text: str) -> None:
    assert posts(f"It rained in the valley.\n\n{text}") == []


def test_where_words_of_the_page_run_into_it_a_post_cannot_be_told() -> None:
    assert posts("It rained in the valley. " * (LONGEST // 20) + f"{WORDS} {SIGNED}") == []


def test_what_is_posted_again_is_by_its_handle_alone_and_of_no_day() -> None:
    assert posts(f"RT @poe: It rained. {SIGNED}") == [(["It rained."], "@poe", None)]


@given(st.text(st.sampled_from("a.A \n:“”—-(@)1,"), max_size=60), st.text(st.sampled_from("aB \n:—"), max_size=30))
def test_posts_stand_in_order_apart_with_words_of_the_text(before: str, between: str) -> None:
    text = f"{before}{WORDS} https://t.co/a {SIGNED}{between}{before} {SIGNED}\n\nAda Lund (@lund) It rained. {before}"
    found = find_posts(text)
    assert all(one.place[1] <= other.place[0] for one, other in pairwise(found))
    for post in found:
        inside = [*post.content, post.source, *([post.day] if post.day else [])]
        assert all(post.place[0] <= a < b <= post.place[1] and text[a:b].strip() == text[a:b] for a, b in inside)


def left(text: str, content: list[str], source: str = "", cue: str = "", head: str = "") -> list[tuple[list[str], str]]:
    """The contents and the source of what is left of one attribution beside the posts of a text."""
    whole = head + text
    words = encode(whole, TOKENIZER)

    def span(role: Role, part: str) -> WordSpan | None:
        at = whole.index(part)
        inside = [k for k, start in enumerate(words.starts) if at <= start < at + len(part)]
        return WordSpan(role, inside[0], inside[-1] + 1, 0.9) if part else None

    spans = tuple(found for part in content if (found := span(Role.CONTENT, part)))
    one = Tied(spans, span(Role.CUE, cue), span(Role.SOURCE, source), 0.9)

    def spelt(part: WordSpan) -> str:
        return whole[words.starts[part.first] : words.ends[part.last - 1]]

    kept = outside_posts([one], find_posts(text), whole, words, len(head))
    return [([spelt(part) for part in each.content], spelt(each.source) if each.source else "") for each in kept]


def test_the_pieces_of_a_post_go() -> None:
    assert left(f"{WORDS} {SIGNED}", ["Believe me!"], source="Jane Q. Roe") == []
    assert left(f"{WORDS} {SIGNED}", ["Believe me!"], head="Mayor’s Promise\n\n") == []


def test_what_runs_into_a_post_from_outside_keeps_what_is_outside() -> None:
    text = f"Roe wrote that it rained.\n\n{WORDS} {SIGNED}"
    assert left(text, ["that it rained.", WORDS], "Roe", "wrote") == [(["that it rained."], "Roe")]


def test_another_who_is_quoted_in_a_post_in_marks_stays() -> None:
    text = f"The mayor says “we will build it” but when? {SIGNED}"
    assert left(text, ["“we will build it”"], "The mayor", "says") == [(["“we will build it”"], "The mayor")]
    assert left(text, ["“we will build it”"]) == []


def test_another_who_is_reported_in_a_post_without_marks_goes() -> None:
    assert left(f"The mayor says we will build it. {SIGNED}", ["we will build it"], "The mayor", "says") == []


def test_the_signature_of_a_post_signs_nothing_else() -> None:
    text = f"{WORDS} {SIGNED}\n\n“It rained.”"
    assert left(text, ["“It rained.”"], "Jane Q. Roe") == [(["“It rained.”"], "")]


def test_a_post_is_direct_and_has_no_cue() -> None:
    text = f'She said "no". {SIGNED}'
    page = Article("a", "a", "0", Status.READ, text, Media.TEXT, "utf-8", segments=(Segment(0, len(text), 0),))
    (post,) = find_posts(text)
    made, _ = weighed_post(page, post, encode(text, TOKENIZER), 0)
    assert (made.kind, made.cue, made.content[0].text) == (Kind.DIRECT, (), 'She said "no".')
