"""Average linkage: no chains, and the same groups whatever the order and whatever else there is."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.linkage import clusters

Edges = dict[tuple[str, str], float]


def graphs(letters: str) -> st.SearchStrategy[Edges]:
    pairs = st.sampled_from([(a, b) for a in letters for b in letters if a < b])
    return st.dictionaries(pairs, st.sampled_from([0.2, 0.3, 0.5, 0.7, 0.9]))


def test_the_two_that_are_most_alike_are_joined_first() -> None:
    edges = {("a", "b"): 0.6, ("b", "c"): 0.9}
    assert clusters("abc", edges, 0.5) == [("a",), ("b", "c")]


def test_one_edge_does_not_chain_two_groups() -> None:
    edges = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.8}
    assert clusters("abcd", edges, 0.3) == [("a", "b"), ("c", "d")]


def test_enough_edges_join_them() -> None:
    edges = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.8, ("a", "d"): 0.8}
    assert clusters("abcd", edges, 0.3) == [("a", "b", "c", "d")]


def test_a_tie_goes_to_the_lowest_keys() -> None:
    assert clusters("abc", {("b", "c"): 0.6, ("a", "b"): 0.6}, 0.5) == [("a", "b"), ("c",)]


def test_a_key_without_an_edge_is_a_group() -> None:
    assert clusters([3, 1, 2], {(1, 3): 0.9}, 0.5) == [(1, 3), (2,)]


def test_groups_kept_apart_are_not_joined_but_may_be_once_one_has_grown() -> None:
    def apart(one: Sequence[str], other: Sequence[str]) -> bool:
        return {*one, *other} == {"a", "b"}

    assert clusters("ab", {("a", "b"): 0.9}, 0.5, apart) == [("a",), ("b",)]
    edges = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.7}
    assert clusters("abc", edges, 0.5, apart) == [("a", "b", "c")]


@given(graphs("abcdef"), st.randoms(use_true_random=False))
def test_any_order_of_keys_and_edges_gives_the_same_groups(edges: Edges, random: object) -> None:
    assert hasattr(random, "shuffle")
    keys, items = list("abcdef"), list(edges.items())
    random.shuffle(keys)
    random.shuffle(items)
    turned = {(b, a) if k % 2 else (a, b): value for k, ((a, b), value) in enumerate(items)}
    assert clusters(keys, turned, 0.3) == clusters("abcdef", edges, 0.3)


@given(graphs("abcd"), graphs("pqrs"))
def test_a_component_is_grouped_the_same_beside_others(one: Edges, other: Edges) -> None:
    both = clusters("abcdpqrs", one | other, 0.3)
    assert both == clusters("abcd", one, 0.3) + clusters("pqrs", other, 0.3)


@given(graphs("abcdef"), st.sampled_from([0.25, 0.4, 0.6]))
def test_no_two_groups_are_left_that_are_alike_enough(edges: Edges, threshold: float) -> None:
    def mean(one: Sequence[str], other: Sequence[str]) -> float:
        return sum(edges.get((min(a, b), max(a, b)), 0.0) for a in one for b in other) / (len(one) * len(other))

    found = clusters("abcdef", edges, threshold)
    assert not [1 for one in found for other in found if one < other and mean(one, other) >= threshold + 1e-9]


@given(graphs("abcdef"), st.sampled_from([0.25, 0.4, 0.6]))
def test_what_edges_of_the_threshold_connect_is_grouped_the_same_by_itself(edges: Edges, threshold: float) -> None:
    parts = {key: {key} for key in "abcdef"}
    for (a, b), value in edges.items():
        if value >= threshold:
            parts |= dict.fromkeys(parts[a] | parts[b], parts[a] | parts[b])
    alone = []
    for part in map(set, {frozenset(part) for part in parts.values()}):
        alone += clusters(part, {pair: value for pair, value in edges.items() if part.issuperset(pair)}, threshold)
    assert sorted(alone) == clusters("abcdef", edges, threshold)
