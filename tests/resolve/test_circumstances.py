"""Where, to whom, on what occasion, via whom and for whom, from the words near the cue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolving import Said, article, attribution, read

from onrecord.model import Aspect, Quotation, Via
from onrecord.resolve.article import resolve

LATE = "it was late"
SAID = ("Jane Roe", "said", LATE)


def told(quotation: Quotation, aspect: Aspect) -> list[str]:
    return [c.words.text for c in quotation.circumstances if c.what is aspect and c.words]


def one(text: str, aspect: Aspect, said: Said = SAID) -> list[str]:
    return told(read(text, said)[0], aspect)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("in Brussels", ["Brussels"]),
        ("in Elm, Ohio,", ["Elm, Ohio"]),
        ("on Monday in northern Iowa", ["northern Iowa"]),
        ("at a rally in Elmville", ["Elmville"]),
        ("in an interview at Oak Tower in New York", ["Oak Tower in New York"]),
        ("outside a diner in Milwaukee", ["a diner in Milwaukee"]),
        ("aboard her plane", ["her plane"]),
        ("at a Buffalo, New York, town hall", ["Buffalo, New York"]),
        ("in English", []),
        ("in March", []),
        ("about trade in Canada", []),
        ("on stage", []),
    ],
)
def test_the_place_is_what_the_words_beside_the_cue_name(words: str, place: list[str]) -> None:
    assert one(f"Jane Roe said {words} that it was late.", Aspect.PLACE) == place


def test_the_place_of_a_speaker_described_is_no_place_of_speaking() -> None:
    text = "It was late, said Jane Roe, a baker from Elm in Ohio."
    assert one(text, Aspect.PLACE, ("Jane Roe, a baker from Elm in Ohio", "said", "It was late")) == []


def test_a_place_in_the_content_or_the_dateline_is_no_place_of_speaking() -> None:
    text = "PARIS (AP) — Jane Roe said it was late in Berlin."
    assert one(text, Aspect.PLACE, ("Jane Roe", "said", "it was late in Berlin")) == []


@pytest.mark.parametrize(
    ("words", "audience"),
    [
        ("told reporters", ["reporters"]),
        ("told the Elm Parliament on Monday", ["the Elm Parliament"]),
        ("told a crowd of farmers in Ohio", ["a crowd of farmers"]),
        ("told CNN's John Doe", ["CNN's John Doe"]),
        ("said in an interview with Oak Radio", ["Oak Radio"]),
        ("said in a speech to supporters", ["supporters"]),
        ("said in front of a friendly audience", ["a friendly audience"]),
        ("said in a letter to Congress", ["Congress"]),
        ("told him", []),
        ("said after a quarrel with supporters", []),
    ],
)
def test_the_audience_is_who_was_told(words: str, audience: list[str]) -> None:
    cue = words.partition(" ")[0]
    assert one(f"Jane Roe {words} that it was late.", Aspect.AUDIENCE, ("Jane Roe", cue, LATE)) == audience


def test_those_who_are_called_on_are_the_audience_even_where_the_content_holds_them() -> None:
    text = "Jane Roe called on Alliance members to hurry."
    assert one(text, Aspect.AUDIENCE, ("Jane Roe", "called on", "Alliance members to hurry")) == ["Alliance members"]
    assert one(text, Aspect.AUDIENCE, ("Jane Roe", "called on", "to hurry")) == ["Alliance members"]


def test_whoever_was_asked_did_not_ask() -> None:
    assert one("Jane Roe was asked by voters if it was late.", Aspect.AUDIENCE, ("Jane Roe", "was asked", LATE)) == []


@pytest.mark.parametrize(
    ("words", "occasion"),
    [
        ("in a statement", ["a statement"]),
        ("at a news conference on Monday", ["a news conference"]),
        ("at the Elm Economic Forum in Davos", ["the Elm Economic Forum"]),
        ("during Tuesday's debate", ["Tuesday's debate"]),
        ("in a video message", ["a video message"]),
        ("on Twitter", ["Twitter"]),
        ("by phone", ["phone"]),
        ("on her Facebook page", ["her Facebook page"]),
        ("on ABC's “The Elm,”", ["ABC's “The Elm,”"]),
        ("in a recent op-ed for the Oak Times", ["a recent op-ed"]),
        ("at the start of her speech", ["the start of her speech"]),
        ("in response", []),
        ("in the event of rain", []),
        ("on the show", []),
    ],
)
def test_the_occasion_is_what_was_held_given_or_written(words: str, occasion: list[str]) -> None:
    assert one(f"Jane Roe said {words} that it was late.", Aspect.OCCASION) == occasion


@pytest.mark.parametrize(
    "text",
    [
        "Speaking at a rally in Elmville, Jane Roe said it was late.",
        "Jane Roe, speaking on Monday at a rally in Elmville, said it was late.",
        "At a rally in Elmville on Monday, Jane Roe said it was late.",
        "Jane Roe said it was late, speaking at a rally in Elmville.",
    ],
)
def test_a_setting_may_stand_before_the_cue(text: str) -> None:
    quotation = read(text, SAID)[0]
    assert (quotation.occasion, quotation.place) == ("a rally", "Elmville")


def test_an_occasion_of_another_clause_is_not_the_one() -> None:
    text = "Weeks after John Doe mocked her on Twitter, Jane Roe said it was late."
    assert one(text, Aspect.OCCASION) == []


def test_a_state_of_mind_has_no_circumstances() -> None:
    text = "In Elm, Ohio, Jane Roe believes it was late."
    assert read(text, ("Jane Roe", "believes", LATE))[0].circumstances == ()


def test_what_one_clause_tells_is_not_told_of_another_speaker() -> None:
    text = "Jane Roe told reporters it was late, and John Doe said in Rome it was early."
    roe, doe = read(text, ("Jane Roe", "told", LATE), ("John Doe", "said", "it was early"))
    assert (roe.audience, roe.place) == (("reporters",), None)
    assert (doe.audience, doe.place) == ((), "Rome")


@pytest.mark.parametrize(
    ("text", "said", "via"),
    [
        ("Jane Roe told CNN it was late.", ("Jane Roe", "told", LATE), ["CNN"]),
        ("Jane Roe said on Fox News it was late.", SAID, ["Fox News"]),
        ("Jane Roe said in an interview with the Elm Valley Gazette that it was late.", SAID, ["Elm Valley Gazette"]),
        ("It was late, Jane Roe said, according to Tass.", ("Jane Roe", "said", "It was late"), ["TASS"]),
        ("Jane Roe said it was late, the Associated Press and others wrote.", SAID, []),
        ("Jane Roe took time to say it was late.", ("Jane Roe", "say", LATE), []),
    ],
)
def test_the_outlet_that_the_words_credit_is_on_the_way(text: str, said: Said, via: list[str]) -> None:
    assert [link.name for link in read(text, said)[0].via] == via


def test_an_outlet_that_reports_what_somebody_said_is_on_the_way_and_no_link_of_its_own_words() -> None:
    text = "The Oak Herald reported that Jane Roe said it was late."
    outer = ("The Oak Herald", "reported", "that Jane Roe said it was late")
    herald, roe = read(text, outer, SAID)
    assert [link.name for link in roe.via] == ["Oak Herald"]
    assert herald.via == ()


def test_the_articles_own_outlet_is_no_link() -> None:
    page = replace(article("Jane Roe told the Oak Herald it was late."), outlet="Oak Herald")
    (quotation,) = resolve(page, (attribution(page, ("Jane Roe", "told", LATE)),))
    assert (quotation.via, quotation.audience) == ((), ("the Oak Herald",))


def test_a_source_lines_chain_and_scene_hold_for_what_is_said_below() -> None:
    text = "Source: Reuters with reference to Roe at a forum in Elmville, as reported by Oak Pravda\n\nRoe said so."
    page = article(text)
    links = tuple(Via(name, text.index(name), text.index(name) + len(name)) for name in ("Reuters", "Oak Pravda"))
    (quotation,) = resolve(replace(page, via=links), (attribution(page, ("Roe", "said", "so")),))
    assert quotation.via == links
    assert (quotation.occasion, quotation.place) == ("a forum", "Elmville")


def test_a_datelines_agency_sent_the_story_and_not_what_is_said_in_it() -> None:
    text = "PARIS (AP) — Jane Roe said it was late."
    page = replace(article(text), via=(Via("AP", 7, 9),))
    assert resolve(page, (attribution(page, SAID),))[0].via == ()


RALLY = "Jane Roe told a crowd at a rally in Elmville it was late."


def test_a_speech_goes_on_for_the_same_speaker() -> None:
    text = f"{RALLY}\n\nIt had rained, she said.\n\nIt was cold, she added."
    found = read(text, ("Jane Roe", "told", LATE), ("she", "said", "It had rained"), ("she", "added", "It was cold"))
    assert [q.occasion for q in found] == ["a rally"] * 3
    assert [q.place for q in found] == ["Elmville"] * 3


@pytest.mark.parametrize(
    "following",
    ["It had rained, John Doe said.", "A year later it had rained, Roe said.", "Roe has often said it had rained."],
)
def test_a_speech_is_over_for_another_speaker_or_time(following: str) -> None:
    source = "John Doe" if "Doe" in following else "Roe"
    content = "It had rained" if "It had" in following else "it had rained"
    text = f"{RALLY}\n\n{following}"
    assert read(text, ("Jane Roe", "told", LATE), (source, "said", content))[1].occasion is None


def test_a_new_occasion_takes_the_place_of_the_one_before() -> None:
    text = f"{RALLY}\n\nIt had rained, Roe said in a tweet."
    second = read(text, ("Jane Roe", "told", LATE), ("Roe", "said", "It had rained"))[1]
    assert (second.occasion, second.place, second.audience) == ("a tweet", None, ())


def test_a_sentence_sets_the_scene_of_what_follows() -> None:
    text = "Jane Roe spoke to farmers at a rally in Elmville.\n\nIt was late, she said."
    found = read(text, ("she", "said", "It was late"))[0]
    assert (found.place, found.audience, found.occasion) == ("Elmville", ("farmers",), "a rally")


def test_these_words_take_up_what_stands_before() -> None:
    text = "Jane Roe said it was late.\n\nWith these words, she opened a two-day session of the Elm Committee in Oslo."
    found = read(text, SAID)[0]
    assert (found.occasion, found.place) == ("a two-day session of the Elm Committee", "Oslo")


def test_an_opening_is_told_its_occasion_by_what_follows() -> None:
    text = "Jane Roe has called for calm.\n\nSpeaking at a forum in Elmville, Roe said it was late."
    assert read(text, ("Jane Roe", "has called for", "calm"), ("Roe", "said", LATE))[0].place == "Elmville"


@pytest.mark.parametrize(
    ("source", "body", "name"),
    [
        ("State Department spokesman John Doe", "State Department", "State Department"),
        ("a spokesman for Mr. Roe", "Mr. Roe", "Richard Roe"),
        ("John Doe, a spokeswoman for the Elm Board", "Elm Board", "Elm Board"),
        ("Mr. Roe's spokesman", "Mr. Roe", "Richard Roe"),
        ("his spokesman", None, None),
        ("John Doe, a former spokesman for the Elm Board", None, None),
        ("the spokesman", None, None),
    ],
)
def test_a_spokesperson_speaks_for_a_body_or_a_person(source: str, body: str | None, name: str | None) -> None:
    text = f"Richard Roe was silent. It was late, said {source}."
    quotation = read(text, (source, "said", "It was late"))[0]
    assert quotation.on_behalf_of == name
    assert told(quotation, Aspect.ON_BEHALF_OF) == ([body] if body else [])


def test_a_spokesperson_goes_on_speaking_for_the_same_body() -> None:
    text = "It was late, said Elm Board spokesman John Doe.\n\nIt had rained, Doe said."
    found = read(text, ("Elm Board spokesman John Doe", "said", "It was late"), ("Doe", "said", "It had rained"))
    assert [q.on_behalf_of for q in found] == ["Elm Board", "Elm Board"]


PIECES = [
    "in Elm, Ohio",
    "told CNN",
    "at a rally",
    "“",
    "”",
    ",",
    "on ABC's “Elm”",
    "to reporters",
    "of the",
    "\n\n",
    "'",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_every_circumstance_stands_in_the_body_and_they_come_in_order(pieces: list[str]) -> None:
    page = article(f"Jane Roe said {' '.join(pieces)} it was late.")
    (quotation,) = resolve(page, (attribution(page, SAID),))
    order = [list(Aspect).index(told.what) for told in quotation.circumstances]
    assert order == sorted(order)
    assert all(c.words and page.text[c.words.start : c.words.end] == c.words.text for c in quotation.circumstances)


def test_what_somebody_writes_is_not_said_at_the_rally_before() -> None:
    text = f"{RALLY}\n\nIt had rained, Roe wrote."
    assert read(text, ("Jane Roe", "told", LATE), ("Roe", "wrote", "It had rained"))[1].occasion is None


@pytest.mark.parametrize(
    ("text", "said", "occasion"),
    [
        ("Jane Roe tweeted that it was late.", ("Jane Roe", "tweeted", LATE), ["tweeted"]),
        (
            "Jane Roe tweeted in a series of posts that it was late.",
            ("Jane Roe", "tweeted", LATE),
            ["a series of posts"],
        ),
        (
            "Fans liked Jane Roe's Oslo speech, in which she said it was late.",
            ("she", "said", LATE),
            ["Jane Roe's Oslo speech"],
        ),
        ("Fans liked the old mill, which she said was late.", ("she", "said", "was late"), []),
        ("Jane Roe sent a letter to mayors.", ("Jane Roe", "sent", "a letter"), ["a letter"]),
        ("At a recent fundraising gig in Oslo, Jane Roe said it was late.", SAID, ["a recent fundraising gig"]),
    ],
)
def test_a_tweet_a_relative_clause_and_a_letter_that_is_the_content_tell_the_occasion(
    text: str, said: Said, occasion: list[str]
) -> None:
    assert one(text, Aspect.OCCASION, said) == occasion


def test_the_reporter_may_be_told_and_who_comes_along_to_a_rally_is_not() -> None:
    assert one("Jane Roe told me it was late.", Aspect.AUDIENCE, ("Jane Roe", "told", LATE)) == ["me"]
    assert one("Jane Roe said at a rally with John Doe that it was late.", Aspect.AUDIENCE) == []


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("an Oslo rally", ["Oslo"]),
        ("an Ohio campaign rally", ["Ohio"]),
        ("an Elm Post forum", []),
        ("a Swiss rally", []),
    ],
)
def test_a_rallys_name_may_tell_its_place(words: str, place: list[str]) -> None:
    assert one(f"Jane Roe said at {words} that it was late.", Aspect.PLACE) == place
