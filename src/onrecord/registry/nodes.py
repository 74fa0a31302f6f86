"""Profiles of one name become nodes: one each, or several where namesakes of different states share it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from onrecord.model import Gender, SpeakerKind
from onrecord.registry.names import Name
from onrecord.registry.profiles import Profile
from onrecord.resolve.lexicon import families, listed
from onrecord.resolve.places import place
from onrecord.resolve.roles import Role

_FEWEST, _SHARE = 2, 0.1
"""A state counts as another bearer's from so many articles on, and so great a share of all that tell one: fewer are
slips of the reader."""


@dataclass(frozen=True)
class Node:
    """Profiles that are one speaker by their name."""

    kind: SpeakerKind
    key: str
    profiles: tuple[Profile, ...]
    sense: str = ""
    """What tells it from namesakes: a state."""

    @property
    def name(self) -> str:
        """One way in which articles write it."""
        return self.profiles[0].name

    @property
    def parts(self) -> Name:
        """The name taken apart."""
        return self.profiles[0].parts

    @cached_property
    def where(self) -> frozenset[int]:
        """The articles that have it."""
        return frozenset[int]().union(*(profile.where for profile in self.profiles))

    @property
    def articles(self) -> int:
        """How many articles have it."""
        return len(self.where)

    @cached_property
    def gender(self) -> Gender:
        """What most articles tell."""
        counts = Counter[Gender]()
        for profile in self.profiles:
            if profile.gender is not Gender.UNKNOWN:
                counts[profile.gender] += profile.articles
        return max(sorted(counts), key=lambda gender: counts[gender]) if counts else Gender.UNKNOWN

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """All roles that articles tell."""
        return tuple(dict.fromkeys(role for profile in self.profiles for role in profile.told))

    @cached_property
    def work(self) -> Counter[str]:
        """In how many articles each noun says what it is; party and candidacy left out, which many share."""
        counts = Counter[str]()
        for profile in self.profiles:
            for head in {head for role in profile.told for head in role.heads} - listed("slight_roles"):
                counts[head] += profile.articles
        return counts

    @cached_property
    def homes(self) -> dict[str, frozenset[str]]:
        """The states of each office that articles tell of it."""
        return states(self.roles)

    @property
    def order(self) -> tuple[str, str, str]:
        """What orders nodes, whatever order they came in."""
        return self.kind.value, self.key, self.sense


def shared_work(one: Node, other: Node) -> float:
    """How alike the nouns are that say what two nodes are, by how many articles have each: the cosine, 0 to 1."""
    product = sum(count * other.work[head] for head, count in one.work.items())
    lengths = [sqrt(sum(count * count for count in node.work.values())) for node in (one, other)]
    return product / (lengths[0] * lengths[1]) if product else 0.0


def homes(role: Role) -> frozenset[tuple[str, str]]:
    """The offices of one state that a role tells, each by its family of nouns: "senator" and "Kentucky"."""
    offices = [head for head in role.heads if head in listed("offices")]
    states = [mark for mark in role.places if _is_state(mark)]
    return frozenset((f"{min(families()[office])}", state) for office in offices for state in states)


def states(roles: Iterable[Role]) -> dict[str, frozenset[str]]:
    """The states of each office that roles tell."""
    found: dict[str, set[str]] = defaultdict(set)
    for role in roles:
        for office, state in homes(role):
            found[office].add(state)
    return {office: frozenset(several) for office, several in found.items()}


def of_other_states(mine: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]) -> str | None:
    """An office that two hold in no state in common, None where there is none."""
    return next((office for office in sorted(mine) if office in theirs and not mine[office] & theirs[office]), None)


def _is_state(mark: str) -> bool:
    known = place(mark.replace("-", " "))
    return known is not None and not known.country


def nodes(profiles: Iterable[Profile]) -> list[Node]:
    """The nodes of some profiles in canonical order."""
    named: dict[tuple[SpeakerKind, str], list[Profile]] = defaultdict(list)
    for profile in profiles:
        named[profile.kind, profile.parts.key].append(profile)
    found = [node for (kind, key), several in named.items() for node in _senses(kind, key, several)]
    return sorted(found, key=lambda node: node.order)


def _senses(kind: SpeakerKind, key: str, profiles: Sequence[Profile]) -> list[Node]:
    """One node, or one for each state that enough articles tell of one office, and one for those that tell none."""
    told = {profile.id: {home for role in profile.told for home in homes(role)} for profile in profiles}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for profile in profiles:
        for office, state in told[profile.id]:
            counts[office][state] += profile.articles
    several = {
        office: {s for s, n in states.items() if n >= max(_FEWEST, _SHARE * states.total())}
        for office, states in counts.items()
    }
    split = next((office for office in sorted(several) if len(several[office]) > 1), None)
    groups: dict[str, list[Profile]] = defaultdict(list)
    for profile in sorted(profiles, key=lambda p: p.order):
        states = {state for office, state in told[profile.id] if office == split and state in several[office]}
        groups[states.pop() if len(states) == 1 else ""].append(profile)
    return [Node(kind, key, tuple(members), sense) for sense, members in groups.items()]
