"""Nodes grouped into speakers: decisions on pairs in, groups out, the same whatever order the nodes come in.

Pairs that people judged are joined first, then those of lists, whatever the machine thinks of the rest of their groups;
then those that most articles have, then the surest, never two that a decision keeps apart: so a slip of the reader
never decides about somebody whom many quote. A node that could join two
groups kept apart ("George Bush") is left for `evidence`, as is a surname alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.model import SpeakerKind
from onrecord.registry.candidates import Pair, candidates
from onrecord.registry.nodes import Node
from onrecord.registry.pairs import Decision, Verdict, decide

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

    def pairs(self, nodes: Sequence[Node]) -> Iterator[Pair]:
        """The pairs of numbers of nodes that a person or a list has decided on."""
        numbers: dict[tuple[SpeakerKind, str], list[int]] = defaultdict(list)
        for number, node in enumerate(nodes):
            numbers[node.kind, node.key].append(number)
        for names in self.same | self.apart | self.listed:
            one, other = sorted(names)
            yield from ((min(a, b), max(a, b)) for a in numbers.get(one, ()) for b in numbers.get(other, ()))

    def parts(self, one: Node, other: Node) -> bool:
        """Whether a person has judged that two names are two speakers."""
        return frozenset({(one.kind, one.key), (other.kind, other.key)}) in self.apart

    def settles(self, node: Node) -> bool:
        """Whether a person or a list has said who a name is."""
        return any((node.kind, node.key) in pair for pairs in (self.same, self.listed) for pair in pairs)


class _Decisions:
    """Decisions on pairs of numbered nodes, each made once, when it is asked for."""

    def __init__(self, nodes: Sequence[Node], judged: Judged) -> None:
        self.nodes = nodes
        self._judged = judged
        self._made: dict[Pair, Decision] = {}
        pairs = [*candidates(nodes), *judged.pairs(nodes)]
        self.same = sorted({pair for pair in pairs if self[pair].verdict is Verdict.SAME})
        """The pairs that are one speaker by themselves."""

    def __getitem__(self, pair: Pair) -> Decision:
        if pair not in self._made:
            self._made[pair] = self._judged.decide(self.nodes[pair[0]], self.nodes[pair[1]])
        return self._made[pair]

    def apart(self, one: int, other: int) -> bool:
        """Whether two nodes are two speakers."""
        return self[(min(one, other), max(one, other))].verdict is Verdict.APART

    def judged_apart(self, one: int, other: int) -> bool:
        """Whether a person has judged that two nodes are two speakers."""
        return self._judged.parts(self.nodes[one], self.nodes[other])

    def order(self, pair: Pair) -> tuple[float, int, float, Pair]:
        """By what a pair comes to be joined: the greatest first."""
        score = self[pair].score
        return score if score > 1 else 0.0, min(self.nodes[number].articles for number in pair), score, pair


def group(nodes: Sequence[Node], judged: Judged) -> tuple[list[list[Node]], list[Node]]:
    """Groups of nodes that are one speaker each, and the nodes whose names alone do not tell whose they are."""
    decisions = _Decisions(nodes, judged)
    loose = _loose(decisions, judged)
    home = {number: [number] for number in range(len(nodes)) if number not in loose}
    for one, other in sorted(decisions.same, key=decisions.order, reverse=True):
        if {one, other} & loose or home[one] is home[other]:
            continue
        mine, theirs = home[one], home[other]
        kept_apart = decisions.judged_apart if decisions[one, other].score > 1 else decisions.apart
        if not any(kept_apart(a, b) for a in mine for b in theirs):
            mine += theirs
            home |= dict.fromkeys(theirs, mine)
    joined = sorted({min(members): sorted(members) for members in home.values()}.values())
    return [[nodes[n] for n in members] for members in joined], [nodes[n] for n in sorted(loose)]


def _loose(decisions: _Decisions, judged: Judged) -> set[int]:
    """The nodes whose name alone does not tell: a surname that others bear in full, a name without the state that tells
    namesakes apart, one that fits two who are kept apart."""
    nodes = decisions.nodes
    sensed = {(node.kind, node.key) for node in nodes if node.sense}
    fits: dict[int, list[int]] = defaultdict(list)
    for one, other in decisions.same:
        for number, fuller in ((one, other), (other, one)):
            if nodes[fuller].articles >= _RIVAL * nodes[number].articles:
                fits[number].append(fuller)
    return {
        number
        for number, node in enumerate(nodes)
        if not judged.settles(node)
        and (
            (node.kind is SpeakerKind.PERSON and node.parts.short)
            or (not node.sense and (node.kind, node.key) in sensed)
            or any(decisions.apart(one, other) for one, other in combinations(sorted(fits[number]), 2))
        )
    }


def by_key(pairs: Iterable[Iterable[tuple[SpeakerKind, str]]]) -> frozenset[frozenset[tuple[SpeakerKind, str]]]:
    """Every two of each set, as Judged keeps them."""
    return frozenset(frozenset(pair) for each in pairs for pair in combinations(sorted({*each}), 2))
