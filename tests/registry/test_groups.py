"""Nodes in groups: the surest pairs first, never two that are kept apart, in any order the same."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from telling import NOBODY, apart, grouped, told

from onrecord.registry.groups import Judged, by_key, group
from onrecord.registry.nodes import nodes
from onrecord.registry.pairs import Verdict

words = st.sampled_from(
    [
        "Ada",
        "A.",
        "Anna",
        "M.",
        "W.",
        "H.",
        "Ole",
        "Bill",
        "William",
        "Will",
        "Lund",
        "Lunde",
        "Ros-Lund",
        "Ros",
        "Jr.",
        "III",
    ]
)
names = st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), max_size=8, unique=True)


@given(names)
def test_a_chain_never_joins_two_that_are_kept_apart(several: list[str]) -> None:
    firm, _ = group(nodes(apart(map(told, several))), NOBODY)
    for members in firm:
        assert all(NOBODY.decide(a, b).verdict is not Verdict.APART for a, b in combinations(members, 2))


@given(names)
def test_every_node_is_in_one_group_or_left(several: list[str]) -> None:
    made = nodes(apart(map(told, several)))
    firm, loose = group(made, NOBODY)
    assert sorted(one.order for members in [*firm, loose] for one in members) == [one.order for one in made]


def test_a_name_that_could_join_two_who_are_apart_joins_neither() -> None:
    bushes = [
        told("George W. Bush", articles=5),
        told("George H. W. Bush", articles=5),
        told("George Bush", articles=5),
    ]
    assert sorted(map(sorted, grouped(*bushes))) == [["George Bush"], ["George H. W. Bush"], ["George W. Bush"]]
    assert {"A. Lund"} in grouped("A. Lund", "Ada Lund", "Anna Lund")


def test_a_slip_in_one_article_does_not_make_a_name_of_many_doubtful() -> None:
    found = grouped(told("Ole Vik", articles=50), told("Ole M. Vik", articles=20), told("Ole B. Vik", articles=1))
    assert {"Ole Vik", "Ole M. Vik"} in found


def key(name: str) -> tuple:
    (one,) = nodes(apart([told(name)]))
    return one.kind, one.key


def test_what_a_person_judged_comes_before_a_list_and_that_before_the_names() -> None:
    pair = [{key("Ada Lund"), key("Ole Lund")}]
    assert grouped("Ada Lund", "Ole Lund") == [{"Ada Lund"}, {"Ole Lund"}]
    assert grouped("Ada Lund", "Ole Lund", judged=Judged(listed=by_key(pair))) == [{"Ada Lund", "Ole Lund"}]
    assert grouped("Ada Lund", "Ole Lund", judged=Judged(same=by_key(pair))) == [{"Ada Lund", "Ole Lund"}]
    both = Judged(apart=by_key(pair), listed=by_key(pair))
    assert grouped("Ada Lund", "Ole Lund", judged=both) == [{"Ada Lund"}, {"Ole Lund"}]


def test_a_surname_that_was_judged_is_no_longer_doubtful() -> None:
    same = Judged(same=by_key([{key("Lund"), key("Ada Lund")}]))
    several = [told("Lund"), told("Ada Lund"), told("Ole Lund", articles=30)]
    assert {"Lund", "Ada Lund"} in grouped(*several, judged=same)
    assert same.settles(nodes(apart([told("Lund")]))[0])


def test_a_surname_that_is_judged_not_to_be_somebodys_stays_alone_however_much_speaks_for_it() -> None:
    several = [told("Lund"), told("Ada Lund", articles=50)]
    assert grouped(*several) == [{"Lund", "Ada Lund"}]
    apart_ = Judged(apart=by_key([{key("Lund"), key("Ada Lund")}]))
    assert grouped(*several, judged=apart_) == [{"Ada Lund"}, {"Lund"}]
