"""Which nodes of a block can be one speaker at all: in come its nodes, out come the pairs that are worth a decision.

A block of two thousand people of one surname holds two million pairs; nearly all have given names that nothing joins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from onrecord.model import SpeakerKind
from onrecord.registry.lists import nicknames
from onrecord.registry.names import body_words
from onrecord.registry.nodes import Node
from onrecord.registry.spelling import skeleton

Pair = tuple[int, int]


def candidates(nodes: Sequence[Node]) -> list[Pair]:
    """The pairs of numbers of nodes that `decide` can find to be one speaker; none of them is left out."""
    shared: dict[Hashable, list[int]] = defaultdict(list)
    initials: dict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for mark in {*_marks(node)}:
            shared[mark].append(number)
        for letter in {word[0] for word in node.parts.given if node.kind is SpeakerKind.PERSON}:
            initials[letter].append(number)
    pairs = {pair for numbers in shared.values() for pair in combinations(numbers, 2)}
    for number, node in enumerate(nodes):
        if node.kind is SpeakerKind.PERSON:
            letters = {word for word in node.parts.given if len(word) == 1}
            pairs |= {_ordered(number, other) for letter in letters for other in initials[letter] if other != number}
    return sorted(pairs)


def _marks(node: Node) -> Iterator[Hashable]:
    """What two nodes must have one of in common, unless one has only an initial."""
    yield "key", node.key
    if node.kind is SpeakerKind.PERSON:
        for word in node.parts.given:
            yield "given", skeleton(word)
            yield from nicknames(word)
    elif node.kind is SpeakerKind.ORGANISATION:
        words = body_words(node.name)
        yield "body", words
        yield "initials", words[0] if len(words) == 1 else "".join(word[0] for word in words)


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
