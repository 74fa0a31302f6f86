"""What a speaker says again and again, and what only looks so."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.corpus import Dated, Utterance
from onrecord.link.lists import small
from onrecord.link.refrains import refrains
from onrecord.link.turns import is_turn
from onrecord.model import Kind

START = date(2024, 1, 1)
PLAIN = small("function") | {"don't", "it's"}


def weight(word: str) -> float:
    return 0.1 if word in PLAIN else 2.5


def said(text: str, day: int | None, kind: Kind = Kind.DIRECT, told: bool = False, statement: str = "") -> Utterance:
    when = None if day is None else START + timedelta(days=day)
    name = f"{text[:20]}{day}{kind}"
    return Utterance(name, statement or name, text, kind, when, when, Dated.TOLD if told else Dated.PUBLISHED)


def found(*utterances: Utterance) -> list[str]:
    return [refrain.text for refrain in refrains(utterances, weight)]


HARBOUR = "Ferrymen want a harbour for honest fishermen before winter comes"
AGAIN = "Councillors should build a harbour for honest fishermen and their boats"


def test_a_wording_on_two_occasions_is_a_refrain() -> None:
    (refrain,) = refrains([said(HARBOUR, 0), said(AGAIN, 40)], weight)
    assert refrain.text == "a harbour for honest fishermen"
    assert len(refrain.quotations) == len(refrain.statements) == 2


def test_a_day_later_in_another_outlet_is_no_other_occasion() -> None:
    assert found(said(HARBOUR, 0), said(AGAIN, 1)) == []


def test_two_told_days_are_two_occasions_though_they_are_near() -> None:
    assert found(said(HARBOUR, 0, told=True), said(AGAIN, 3, told=True)) == ["a harbour for honest fishermen"]


def test_one_statement_makes_no_refrain_whatever_days_its_reports_have() -> None:
    assert found(said(HARBOUR, 0, statement="s"), said(AGAIN, 40, statement="s")) == []


def test_one_sentence_quoted_again_is_no_refrain() -> None:
    assert found(said(HARBOUR, 0), said(f"{HARBOUR}, friends", 90)) == []
    assert found(said("harbour for honest fishermen", 0), said(HARBOUR, 90)) == []


def test_an_unknown_day_is_no_other_day() -> None:
    assert found(said(HARBOUR, 0), said(AGAIN, None)) == []


def test_a_reporters_words_are_no_refrain_but_may_report_one() -> None:
    reported = "that towns grow only from a place of honour"
    own = 'that Elm must start "from a place of honour, not of bankers"'
    assert found(said(reported, 0, Kind.INDIRECT), said(own, 90, Kind.MIXED)) == ["from a place of honour"]
    assert found(said(reported, 0, Kind.INDIRECT), said(f"{reported} again", 90, Kind.INDIRECT)) == []


def test_names_alone_are_no_refrain() -> None:
    one = said("I thank the United Ferrymen of Greater Elm for rowing", 0)
    assert found(one, said("Nobody pays the United Ferrymen of Greater Elm today", 40)) == []


def test_a_slogan_of_three_words_must_come_on_many_days() -> None:
    slogan = [
        said(f"{a}, stop the toll {b}", 10 * k) for k, (a, b) in enumerate(zip("abcdefgh", "ijklmnop", strict=True))
    ]
    assert found(*slogan) == ["stop the toll"]
    assert found(*slogan[:2]) == []


def test_of_versions_of_one_wording_the_core_stands() -> None:
    texts = ["Now a harbour for honest fishermen grows", "Today a harbour for honest fishermen sinks"]
    more = ["Rowers dream: a harbour for honest fishermen stands", "Bankers hate a harbour for honest fishermen always"]
    assert found(*(said(text, 40 * k) for k, text in enumerate(texts + more))) == ["a harbour for honest fishermen"]


def test_a_turn_that_everybody_uses_is_known() -> None:
    assert is_turn(["at", "the", "end", "of", "the", "day"])
    assert not is_turn(["harbour", "for", "honest", "fishermen"])
    assert not is_turn(["the"])


def test_nothing_said_is_no_refrain() -> None:
    assert refrains([], weight) == ()
    assert found(said("", 0), said("…", 9)) == []


VOCABULARY = ["harbour", "honest", "fishermen", "row", "the", "toll", "for", "boats.", "mend", "Elm", "“", "”"]
utterances = st.builds(
    said,
    st.lists(st.sampled_from(VOCABULARY), max_size=9).map(" ".join),
    st.one_of(st.none(), st.integers(0, 200)),
    st.sampled_from(Kind),
    st.booleans(),
)


def _in_two_orders(told: list[Utterance]) -> st.SearchStrategy[tuple[list[Utterance], list[Utterance]]]:
    return st.tuples(st.just(told), st.permutations(told))


@settings(deadline=None)
@given(st.lists(utterances, max_size=14, unique_by=lambda one: one.quotation).flatmap(_in_two_orders))
def test_the_order_makes_no_difference_and_a_refrain_has_several_statements(
    orders: tuple[list[Utterance], list[Utterance]],
) -> None:
    expected = refrains(orders[0], weight)
    assert refrains(orders[1], weight) == expected
    assert all(len(refrain.statements) > 1 for refrain in expected)
