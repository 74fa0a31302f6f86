"""Nodes grouped into speakers: decisions on pairs in, groups out, the same whatever order the nodes come in.

Pairs that people judged are joined first, then those that most articles have, then the surest, never two that a
decision keeps apart: so a slip of the reader never decides about somebody whom many quote. A node that could join two
groups kept apart ("George Bush") is left for `evidence`, as is a surname alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.model import SpeakerKind
from onrecord.registry.nodes import Node
from onrecord.registry.pairs import Decision, Verdict, decide

Pair = tuple[int, int]
_RIVAL = 0.1
"""A fuller name with so few of a name's articles does not make that name doubtful."""


@dataclass(frozen=True)
class Judged:
    """What people decided: pairs of (kind, key) that are one speaker, and pairs that are not; and what lists tell."""

    same: frozenset[frozenset[tuple[SpeakerKind, str]]] = frozenset()
    apart: frozenset[frozenset[tuple[SpeakerKind, str]]] = frozenset()
    listed: frozenset[frozenset[tuple[SpeakerKind, str]]] = frozenset()

    def decide(self, one: Node, other: Node) -> Decision:
        """A person's decision where there is one, a list's where there is one, else the machine's."""
        pair = frozenset({(one.kind, one.key), (other.kind, other.key)})
        if len(pair) == 2:
            if pair in self.apart:
                return Decision(Verdict.APART, 1.0, "judged to be two")
            if pair in self.same:
                return Decision(Verdict.SAME, 2.0, "judged to be one")
            if pair in self.listed:
                return Decision(Verdict.SAME, 1.5, "one entry of a list of known people")
        return decide(one, other)

    def parts(self, one: Node, other: Node) -> bool:
        """Whether a person has judged that two names are two speakers."""
        return frozenset({(one.kind, one.key), (other.kind, other.key)}) in self.apart

    def settles(self, node: Node) -> bool:
        """Whether a person or a list has said who a name is."""
        return any((node.kind, node.key) in pair for pairs in (self.same, self.listed) for pair in pairs)


def group(nodes: Sequence[Node], judged: Judged) -> tuple[list[list[Node]], list[Node]]:
    """Groups of nodes that are one speaker each, and the nodes whose names alone do not tell whose they are."""
    decisions = {pair: judged.decide(nodes[pair[0]], nodes[pair[1]]) for pair in combinations(range(len(nodes)), 2)}
    apart = {pair for pair, decision in decisions.items() if decision.verdict is Verdict.APART}
    same = [(pair, decision) for pair, decision in decisions.items() if decision.verdict is Verdict.SAME]
    loose = {n for n, node in enumerate(nodes) if not judged.settles(node) and _is_loose(n, node, nodes, same, apart)}
    firm = [n for n in range(len(nodes)) if n not in loose]
    sure = {
        (a, b): (found.score > 1, min(nodes[a].articles, nodes[b].articles), found.score)
        for (a, b), found in same
        if not {a, b} & loose
    }
    joined = _joined(firm, sure, apart)
    return [[nodes[n] for n in members] for members in joined], [nodes[n] for n in sorted(loose)]


def _is_loose(
    number: int, node: Node, nodes: Sequence[Node], same: Iterable[tuple[Pair, Decision]], apart: set[Pair]
) -> bool:
    """Whether a name alone does not tell: a surname that others bear in full, a name without the state that tells
    namesakes apart, one that fits two who are kept apart."""
    if node.kind is SpeakerKind.PERSON and node.parts.short:
        return True
    if not node.sense and any(other.sense and (other.kind, other.key) == (node.kind, node.key) for other in nodes):
        return True
    others = (other for pair, _ in same if number in pair for other in pair if other != number)
    fits = sorted(other for other in others if nodes[other].articles >= _RIVAL * node.articles)
    return any(pair in apart for pair in combinations(fits, 2))


def _joined(firm: Iterable[int], same: Mapping[Pair, tuple[bool, int, float]], apart: set[Pair]) -> list[list[int]]:
    """The groups, in canonical order; `same` gives by what a pair comes first."""
    home: dict[int, list[int]] = {number: [number] for number in firm}
    for one, other in sorted(same, key=lambda pair: (same[pair], pair), reverse=True):
        mine, theirs = home[one], home[other]
        if mine is theirs or any(tuple(sorted((a, b))) in apart for a in mine for b in theirs):
            continue
        mine += theirs
        for number in theirs:
            home[number] = mine
    return sorted({min(members): sorted(members) for members in home.values()}.values())


def by_key(pairs: Iterable[Iterable[tuple[SpeakerKind, str]]]) -> frozenset[frozenset[tuple[SpeakerKind, str]]]:
    """Every two of each set, as Judged keeps them."""
    return frozenset(frozenset(pair) for each in pairs for pair in combinations(sorted({*each}), 2))
