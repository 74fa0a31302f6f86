"""Reports of one utterance become one statement; what only sounds alike does not."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.evidence import EVIDENCE
from onrecord.link.pairs import Likely, candidates, likely, repeated
from onrecord.link.quoted import Quoted, quoted
from onrecord.link.relations import Relation, relation
from onrecord.link.runs import longest_run, places_of
from onrecord.link.scorer import FILE, Scorer, shipped
from onrecord.link.statements import Member, statements
from onrecord.link.telling import Telling
from onrecord.link.terms import stem, terms_of, weighed
from onrecord.link.weights import words_of
from onrecord.model import Kind, Part, Quotation, Said, Span, Speaker, SpeakerKind

HARBOUR = Quoted("a1", "a", "“We lost forty boats in a single night,”", Kind.DIRECT)
HARBOUR_CUT = Quoted("b1", "b", "“forty boats in a single night,”", Kind.DIRECT)
HARBOUR_TOLD = Quoted("c1", "c", "that Elm Bay lost 40 boats, forty of them “in a single night”", Kind.MIXED)
LIBRARY = Quoted("a2", "a", "“The library of Marlow must stay open,”", Kind.DIRECT)
LIBRARY_TOLD = Quoted("b2", "b", "the library of Marlow must not be closed", Kind.INDIRECT)
FERRY = Quoted("a3", "a", "the ferry would sail again in spring", Kind.INDIRECT)
ONE, OTHER = [HARBOUR, LIBRARY, FERRY], [HARBOUR_CUT, LIBRARY_TOLD]

ADA = Speaker("ada", "Ada Lund", SpeakerKind.PERSON)
BEN = Speaker("ben", "Ben Ros", SpeakerKind.PERSON)
COUNCIL = Speaker("council", "Marlow Council", SpeakerKind.ORGANISATION)
WORDS = ("boats", "forty", "night", "library", "not", "Marlow", "40", "spring", "the", "of", "lost", "harbourmaster")


@st.composite
def articles(draw: st.DrawFn) -> list[Quoted]:
    """The quotations of an article."""
    name = draw(st.sampled_from("abc"))
    texts = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join), max_size=5))
    return [Quoted(f"{name}{n}", name, text, draw(st.sampled_from(Kind))) for n, text in enumerate(texts)]


def chance_of(one: Quoted, other: Quoted) -> Likely | None:
    """The pair of two quotations among all of two articles."""
    found = {(pair.one, pair.other): pair for pair in likely(ONE, OTHER, 0.4)}
    return found.get((one.key, other.key))


def test_endings_do_not_part_words() -> None:
    assert terms_of("states stated stating") == ("stat", "stat", "stat")
    assert stem("ring") == "ring"


def test_a_word_too_common_to_tell_has_no_weight() -> None:
    assert set(weighed(words_of("the harbourmaster said it was a night"))) == {"harbourmaster", "night"}


def test_the_words_within_quotation_marks_are_the_speakers_own() -> None:
    assert LIBRARY_TOLD.own == frozenset()
    assert HARBOUR_TOLD.own == {"singl", "night"}
    assert HARBOUR.own == set(HARBOUR.content)


def test_numbers_names_and_negation_are_seen() -> None:
    assert HARBOUR_TOLD.numbers == {"40"}
    assert {"bay", "elm"} <= HARBOUR_TOLD.names
    assert (LIBRARY_TOLD.negated, LIBRARY.negated) == (True, False)
    assert replace(LIBRARY, text="We won’t close it").negated


def test_a_quotation_is_compared_by_its_words_and_days() -> None:
    content = (Span(0, 4, "Stay"), Span(9, 13, "open"))
    told = Quotation("q", "a", Part.BODY, Kind.DIRECT, content, (), (), 0.9, said=Said("2021-03-10", None))
    assert quoted(told, "a") == Quoted("q", "a", "Stay … open", Kind.DIRECT, "2021-03-10", None)


def test_the_longest_run_is_told_in_words_and_by_weight() -> None:
    one, other = ["we", "lost", "forty", "boats"], ["forty", "boats", "we", "lost", "nothing"]
    assert longest_run(one, places_of(other), {"forty": 5.0, "boats": 4.0, "lost": 2.0}) == (2, 9.0)
    assert longest_run([], places_of(other), {}) == (0, 0.0)


def test_a_word_of_the_event_tells_less_than_one_that_few_quotations_have() -> None:
    telling = Telling([HARBOUR, FERRY], [HARBOUR_CUT, LIBRARY_TOLD])
    assert telling.of("boat") < telling.of("ferry")


def test_a_quotation_cut_by_another_outlet_is_likely_the_same() -> None:
    found = chance_of(HARBOUR, HARBOUR_CUT)
    assert found
    assert found.same > 0.5


def test_one_speaker_makes_it_likelier() -> None:
    found = chance_of(HARBOUR, HARBOUR_CUT)
    assert found
    assert found.same > found.open


def test_what_shares_no_word_of_weight_is_not_compared() -> None:
    met = {(one.key, other.key) for one, other in candidates(ONE, OTHER)}
    assert met == {("a1", "b1"), ("a2", "b2")}


def test_two_speakers_never_say_one_thing() -> None:
    assert shipped().chance([1.0] * len(EVIDENCE), Relation.APART) == 0
    assert relation([ADA], [BEN]) is Relation.APART


def test_days_that_exclude_each_other_are_two_utterances() -> None:
    early = replace(HARBOUR, earliest="2021-03-10", latest="2021-03-10")
    assert likely([early], [replace(HARBOUR_CUT, earliest="2021-03-20", latest="2021-03-21")], 0.4) == []
    assert likely([early], [replace(HARBOUR_CUT, earliest="2021-03-11", latest="2021-03-11")], 0.4)
    assert likely([early], [HARBOUR_CUT], 0.4)


def test_what_is_published_before_it_was_said_is_another_utterance() -> None:
    later = replace(HARBOUR, earliest="2021-03-10", latest="2021-03-10")
    assert likely([later], [replace(HARBOUR_CUT, published="2021-03-01")], 0.4) == []
    assert likely([later], [replace(HARBOUR_CUT, published="2021-03-14T08:00")], 0.4)


def test_where_a_day_is_unknown_the_event_must_be_one_or_the_words_the_same() -> None:
    dated = replace(HARBOUR, published="2021-03-10")
    assert likely([dated], [HARBOUR_CUT], 0.4, event=0.9)
    assert likely([dated], [replace(HARBOUR_CUT, text="We lost forty boats")], 0.4, event=0.0) == []
    assert likely([dated], [replace(HARBOUR, key="b9")], 0.4, event=0.0)


def test_what_an_article_says_twice_is_one() -> None:
    title = replace(HARBOUR, key="a0", text=" ".join(HARBOUR.text.split()[:6]))
    assert [(pair.one, pair.other) for pair in repeated([HARBOUR, title, LIBRARY])] == [("a0", HARBOUR.key)]


@given(articles(), articles())
def test_the_pairs_are_the_same_the_other_way_round_and_in_any_order(one: list[Quoted], other: list[Quoted]) -> None:
    if {each.key for each in one}.isdisjoint(each.key for each in other):
        assert likely(one, other, 0.3) == likely(other[::-1], one[::-1], 0.3)


def test_one_speaker_among_several_is_the_same() -> None:
    assert relation([ADA, BEN], [BEN]) is Relation.SAME


def test_two_people_or_two_bodies_are_apart() -> None:
    assert relation([ADA], [BEN]) is Relation.APART
    assert relation([COUNCIL], [replace(COUNCIL, id="union", name="Harbour Union")]) is Relation.APART


def test_it_cannot_be_told_where_somebody_is_unknown_or_unnamed_or_speaks_for_a_body_or_names_are_alike() -> None:
    unnamed = Speaker("x", "a fisherman", SpeakerKind.UNNAMED)
    namesake = Speaker("lund", "Lund", SpeakerKind.PERSON)
    assert {relation([ADA], others) for others in ([], [unnamed], [COUNCIL], [namesake])} == {Relation.OPEN}


def members(keys: str) -> list[Member]:
    return [Member(key, key, f"2021-03-1{n}", n) for n, key in enumerate(keys)]


def test_every_quotation_is_in_one_statement_the_earliest_first() -> None:
    late, early, alone = members("abc")
    late = replace(late, published="2021-03-12T10:00")
    found = statements([late, early, alone], {("a", "b"): 0.9})
    assert found == [(early, late), (alone,)]


def test_an_undated_article_comes_last() -> None:
    first, second = members("ab")
    assert statements([replace(first, published=None), second], {("a", "b"): 0.9}, 0.5)[0][0] is second


def test_one_likely_pair_does_not_chain_two_statements() -> None:
    chances = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.6}
    assert [len(group) for group in statements(members("abcd"), chances, 0.2)] == [2, 2]


def test_a_chance_lies_between_none_and_certainty_and_grows_with_the_score() -> None:
    scorer = Scorer((1.0,) * len(EVIDENCE), -2.0, 1.0, 0.5)
    nothing, some = (0.0,) * len(EVIDENCE), (0.1,) * len(EVIDENCE)
    chances = [scorer.chance(numbers, Relation.SAME) for numbers in (nothing, some)]
    assert 0 < chances[0] < chances[1] < 1


def test_the_card_names_the_hash_of_the_weights() -> None:
    folder = files("onrecord.models")
    found = re.search(r"SHA-256: `(\w+)`", folder.joinpath("statements.md").read_text("utf-8"))
    assert found
    assert found[1] == hashlib.sha256(folder.joinpath(FILE).read_bytes()).hexdigest()


def test_two_speakers_and_two_days_stay_apart_whatever_a_third_leaves_open() -> None:
    hers, his = Member("a", "a", None, 0, (ADA,)), Member("b", "b", None, 0, (BEN,))
    chances = {("a", "c"): 0.9, ("b", "c"): 0.9}
    assert len(statements([hers, his, Member("c", "c", None, 0)], chances)) == 2
    monday, friday = replace(hers, days=(5, 5)), Member("b", "b", None, 0, (ADA,), (9, 9))
    assert len(statements([monday, friday, Member("c", "c", None, 0)], chances)) == 2
    assert len(statements([hers, Member("b", "b", None, 0, (ADA,)), Member("c", "c", None, 0)], chances)) == 1
