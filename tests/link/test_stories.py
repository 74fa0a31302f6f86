"""Articles on one event become one story; what is on another event, or of another week, does not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.events import candidates, clues, comparable, likeness
from onrecord.link.gist import Gist, gist_of
from onrecord.link.stories import Story, likenesses, stories

PIER = """The old pier of Elm Bay burned down on Tuesday night, and the harbourmaster, Ada Lund, said that forty boats
were lost. Firefighters from Marlow fought the blaze until dawn. Nobody was hurt."""
PIER_TOO = """Forty boats were lost when a blaze destroyed Elm Bay's pier late on Tuesday. "Nobody was hurt," said Ada
Lund, the harbourmaster, as firefighters of Marlow put out the last flames at dawn."""
VOTE = """The council of Marlow voted on Thursday to close the library, which Ben Ros, a councillor, called a shame.
Readers had gathered eight thousand signatures against the closure."""
DAY = "2021-03-10"
WORDS = ("pier", "blaze", "harbourmaster", "library", "councillor", "signatures", "ferry", "lighthouse", "Tuesday")


def story_of(*gists: Gist) -> list[Story]:
    return stories({gist.key: gist.day for gist in gists}, likenesses(gists))


def told(gists: Sequence[Gist]) -> list[tuple[str, ...]]:
    return [story.articles for story in story_of(*gists)]


FIRE = gist_of("fire", "Pier of Elm Bay burns down", PIER, DAY)
BLAZE = gist_of("blaze", "Blaze destroys Elm Bay pier", PIER_TOO, "2021-03-11T08:00")
LIBRARY = gist_of("library", "Marlow closes its library", VOTE, DAY)


@st.composite
def invented(draw: st.DrawFn) -> list[Gist]:
    """Articles of few words over a few weeks, some of them undated."""
    bodies = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=6), max_size=6))
    days = [draw(st.one_of(st.none(), st.integers(1, 20))) for _ in bodies]
    return [
        gist_of(f"a{k}", " ".join(body[:2]), " ".join(body), day and f"2021-03-{day:02}")
        for k, (body, day) in enumerate(zip(bodies, days, strict=True))
    ]


def test_two_reports_of_one_event_are_a_story() -> None:
    story, alone = story_of(FIRE, BLAZE, LIBRARY)
    assert story.articles == ("fire", "blaze")
    assert alone.articles == ("library",)


def test_the_lead_is_the_article_most_like_the_others() -> None:
    third = gist_of("third", "Elm Bay", PIER.partition(".")[0], DAY)
    (story,) = story_of(FIRE, BLAZE, third)
    assert story.lead == "fire"


def test_the_same_words_in_another_week_are_another_story() -> None:
    later = gist_of("later", "Pier of Elm Bay burns down", PIER, "2021-03-24")
    assert likeness(FIRE, later) == 0
    assert told([FIRE, later]) == [("fire",), ("later",)]


def test_an_undated_article_is_placed_by_its_text() -> None:
    undated = gist_of("undated", "Blaze destroys Elm Bay pier", PIER_TOO, None)
    assert told([FIRE, LIBRARY, undated]) == [("fire", "undated"), ("library",)]
    assert likeness(FIRE, undated) < likeness(FIRE, BLAZE)


def test_a_month_is_no_day() -> None:
    assert gist_of("a", "Pier", PIER, "2021-03").day is None


def test_an_undated_article_joins_no_articles_of_different_weeks() -> None:
    later = gist_of("later", "Blaze destroys Elm Bay pier", PIER_TOO, "2021-06-30")
    undated = gist_of("undated", "Pier of Elm Bay burns down", PIER, None)
    assert all(likeness(undated, dated) > 0.5 for dated in (FIRE, later))
    assert sorted(map(len, told([FIRE, later, undated]))) == [1, 2]


def test_the_weekday_tells_of_which_day_an_undated_article_is() -> None:
    without = PIER.replace("on Tuesday", "last")
    undated = gist_of("undated", "Pier of Elm Bay burns down", PIER, None)
    wednesday, sunday = (gist_of(day, "Pier burns", without, day) for day in ("2021-03-10", "2021-03-14"))
    assert likeness(undated, wednesday) > likeness(undated, sunday)


def test_articles_without_a_word_in_common_are_not_compared() -> None:
    assert not comparable(FIRE, gist_of("else", "Ferry", "Ferries sail again.", DAY))


def test_an_article_without_words_is_a_story_by_itself() -> None:
    assert told([gist_of("empty", None, "", None), FIRE]) == [("empty",), ("fire",)]


def test_a_story_may_last_longer_than_the_window() -> None:
    days = [gist_of(f"day{n}", "Pier of Elm Bay burns down", PIER, f"2021-03-{n:02}") for n in (10, 12, 15)]
    (story,) = story_of(*days)
    assert story.articles == ("day10", "day12", "day15")


def test_a_gist_is_the_same_once_it_was_kept() -> None:
    assert Gist.of_json(FIRE.key, FIRE.day, FIRE.as_json()) == FIRE
    assert Gist.of_json(FIRE.key, FIRE.day, FIRE.as_json()).keys == FIRE.keys


@given(invented())
def test_every_comparable_pair_is_a_candidate_once(gists: list[Gist]) -> None:
    found = [tuple(sorted((one.key, other.key))) for one, other in candidates(gists)]
    assert sorted(found) == [(a.key, b.key) for a, b in combinations(gists, 2) if comparable(a, b)]


@given(invented())
def test_a_pair_is_as_likely_either_way_round(gists: list[Gist]) -> None:
    for one, other in combinations(gists, 2):
        assert likeness(one, other) == likeness(other, one)
        assert clues(one, other) == clues(other, one)


@given(invented(), st.data())
def test_any_order_gives_the_same_stories(gists: list[Gist], data: st.DataObject) -> None:
    assert story_of(*data.draw(st.permutations(gists))) == story_of(*gists)


@given(invented())
def test_articles_that_share_no_pair_do_not_change_a_story(gists: list[Gist]) -> None:
    alone = gist_of("z", "Ferries", "Trams, trains, bridges and tunnels reopened.", None)
    assert [s for s in story_of(*gists, alone) if s.lead != "z"] == story_of(*gists)
