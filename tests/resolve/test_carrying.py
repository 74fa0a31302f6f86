"""A setting that holds on: for what the same speaker says next, over an entry, from a sentence that sets the scene."""

from __future__ import annotations

import pytest
from resolving import Said, read

from onrecord.model import Quotation

RALLY = "Jane Roe told a crowd at a rally in Elmville it was late."
TOLD = ("Jane Roe", "told", "it was late")
AUDIENCE = "It was cold, Roe told the crowd."


def last(text: str, *said: Said) -> Quotation:
    return read(text, *said)[-1]


@pytest.mark.parametrize("cue", ["touted", "mocked", "also linked", "could not explain", "explained"])
def test_a_setting_holds_for_whatever_people_do_with_words(cue: str) -> None:
    text = f"{RALLY} She {cue} the old mill."
    assert last(text, TOLD, ("She", cue, "the old mill")).occasion == "a rally"


@pytest.mark.parametrize("cue", ["hoped for", "did not mention", "bought", "avoided mentioning"])
def test_a_setting_does_not_hold_for_a_state_of_mind_a_denial_or_a_deed(cue: str) -> None:
    text = f"{RALLY} She {cue} the old mill."
    assert last(text, TOLD, ("She", cue, "the old mill")).occasion is None


@pytest.mark.parametrize(
    "following",
    [
        "Roe said on Monday it had rained.",
        "Roe said last month it had rained.",
        "It was dry, since Roe said it rained.",
    ],
)
def test_a_setting_is_over_on_another_day(following: str) -> None:
    content = "it had rained" if "had" in following else "it rained"
    assert last(f"{RALLY} {following}", TOLD, ("Roe", "said", content)).occasion is None


def test_a_setting_holds_on_the_day_that_was_told_with_it() -> None:
    text = f"On Monday, {RALLY}\n\nRoe said Monday it had rained."
    assert last(text, TOLD, ("Roe", "said", "it had rained")).occasion == "a rally"


def test_what_is_told_in_the_present_goes_on_in_the_present() -> None:
    text = "Jane Roe tells supporters at an Oslo rally it is late.\n\nShe is touting the old mill."
    found = last(text, ("Jane Roe", "tells", "it is late"), ("She", "is touting", "the old mill"))
    assert (found.occasion, found.place, found.audience) == ("an Oslo rally", "Oslo", ("supporters",))


ENTRIES = "9 a.m.\n\n{}\n\n10 a.m.\n\n{}\n\n11 a.m.\n\nIt rains."


def test_an_entry_under_an_hour_is_a_scene_of_its_own() -> None:
    said = (TOLD, ("Roe", "said", "it had rained"))
    text = ENTRIES.format(RALLY, "Roe said it had rained.")
    assert last(text, *said).occasion is None
    assert last(text.replace("10 a.m.\n\n", ""), *said).occasion == "a rally"


def test_an_entry_opens_with_what_it_tells_the_occasion_of_below() -> None:
    below = "Roe is stressing the old mill.\n\nRoe, speaking to farmers in Oslo, said it was late."
    said = (("Roe", "is stressing", "the old mill"), ("Roe", "said", "it was late"))
    first = read(ENTRIES.format("It snows.", below), *said)[0]
    assert (first.place, first.audience) == ("Oslo", ("farmers",))


FAR = "\n\nThe mill is old.\n\nThe town is small.\n\nThe road is long.\n\nIt had rained, Roe {}."


@pytest.mark.parametrize(("cue", "occasion"), [("said", "a rally"), ("mocked", None)])
def test_the_only_occasion_of_a_speaker_holds_further_for_plain_saying(cue: str, occasion: str | None) -> None:
    text = RALLY + FAR.format(cue)
    assert last(text, TOLD, ("Roe", cue, "It had rained")).occasion == occasion


def test_of_a_speaker_of_two_occasions_the_first_is_soon_over() -> None:
    text = f"{RALLY}{FAR.format('said')}\n\nIt was hot, Roe said in an interview."
    found = read(text, TOLD, ("Roe", "said", "It had rained"), ("Roe", "said", "It was hot"))
    assert found[1].occasion is None


@pytest.mark.parametrize(
    ("scene", "occasion"),
    [
        ("Jane Roe drew cheers during a speech in Oslo.", "a speech"),
        ("Jane Roe won no votes in a debate in Oslo.", "a debate"),
        ("Jane Roe met friends at a summit in Oslo.", None),
        ("Jane Roe did not show up in a debate in Oslo.", None),
    ],
)
def test_who_acts_in_a_speech_or_debate_speaks_there(scene: str, occasion: str | None) -> None:
    assert last(f"{scene}\n\nIt was late, Roe said.", ("Roe", "said", "It was late")).occasion == occasion


@pytest.mark.parametrize(
    "scene", ["Jane Roe agreed to an interview with Oak Radio.", "Jane Roe sat down for an interview with Oak Radio."]
)
def test_who_agreed_to_an_interview_speaks_there(scene: str) -> None:
    found = last(f"{scene} It was late, she said.", ("she", "said", "It was late"))
    assert (found.occasion, found.audience) == ("an interview", ("Oak Radio",))


def test_remarks_that_came_somewhere_are_those_of_the_person_named() -> None:
    text = "John Doe said it was early.\n\nJane Roe said it was late.\n\nRoe's remarks came at a forum in Oslo."
    doe, roe = read(text, ("John Doe", "said", "it was early"), ("Jane Roe", "said", "it was late"))
    assert (doe.occasion, roe.occasion) == (None, "a forum")


def test_an_occasion_named_again_is_told_its_place_and_hearers() -> None:
    text = (
        "Jane Roe said in an interview with Oak Radio in Oslo it was late.\n\nThe mill is old.\n\nThe town is small."
        "\n\nThe road is long.\n\nRoe wrote it had rained.\n\nRoe said in the interview it was cold."
    )
    found = last(
        text,
        ("Jane Roe", "said", "it was late"),
        ("Roe", "wrote", "it had rained"),
        ("Roe", "said", "it was cold"),
    )
    assert (found.occasion, found.place, found.audience) == ("the interview", "Oslo", ("Oak Radio",))


def test_the_crowd_that_is_told_next_heard_the_speech() -> None:
    text = f"At a rally, Jane Roe said it was late.\n\n{AUDIENCE}"
    found = read(text, ("Jane Roe", "said", "it was late"), ("Roe", "told", "It was cold"))
    assert found[0].audience == ("the crowd",)


def test_what_is_said_behind_another_day_is_no_longer_of_the_speech() -> None:
    text = f"On Sunday, {RALLY} Roe repeated on Monday it was cold.\n\nIt had rained, Roe said."
    found = last(text, TOLD, ("Roe", "repeated", "it was cold"), ("Roe", "said", "It had rained"))
    assert found.occasion is None
