"""The door of this folder: profiles of a block, or of several that belong together, in; its speakers out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import SpeakerKind
from onrecord.registry.evidence import Bearer, whose
from onrecord.registry.groups import Judged, group
from onrecord.registry.names import Name
from onrecord.registry.nodes import Node, nodes
from onrecord.registry.profiles import Profile


@dataclass(frozen=True)
class Member:
    """Profiles that are one speaker."""

    name: str
    """Of its names that are no surname alone the one that most articles have; of several the first by the alphabet."""
    kind: SpeakerKind
    profiles: tuple[int, ...]
    firm: tuple[int, ...]
    """Those of them that are it by their name."""
    sense: str


def speakers(profiles: Iterable[Profile], judged: Judged) -> list[Member]:
    """The speakers of the profiles, in canonical order."""
    firm, loose = group(nodes(profiles), judged)
    bearers = [Bearer(tuple(members)) for members in firm]
    gained: dict[int, list[Profile]] = {number: [] for number in range(len(firm))}
    left: list[list[Profile]] = []
    for node in loose:
        able = [
            n
            for n, members in enumerate(firm)
            if any(_bears(node, one) for one in members) and not any(judged.parts(node, one) for one in members)
        ]
        alone: list[Profile] = []
        for profile in node.profiles:
            found = whose(profile, [bearers[n] for n in able])
            (alone if found is None else gained[able[found]]).append(profile)
        if alone:
            left.append(alone)
    made = [
        _member([p for node in members for p in node.profiles], gained[n], members) for n, members in enumerate(firm)
    ]
    return [*made, *(_member(alone, [], ()) for alone in left)]


def _bears(node: Node, other: Node) -> bool:
    """Whether a node's name can be a short form of the other's."""
    if node.kind is not other.kind:
        return False
    if node.parts.short:
        return " ".join(node.parts.words) in {*_pieces(other.parts)}
    return node.key == other.key or (node.parts.last == other.parts.last and _initials_fit(node.parts, other.parts))


def _pieces(name: Name) -> Iterable[str]:
    yield " ".join(name.last)
    yield name.last[-1]


def _initials_fit(short: Name, long: Name) -> bool:
    mine, theirs = short.given, long.given
    return bool(mine and theirs) and mine[0][0] == theirs[0][0] and (len(mine[0]) == 1 or mine[0] == theirs[0])


def _member(firm: Sequence[Profile], gained: Sequence[Profile], members: Sequence[Node]) -> Member:
    every = [*firm, *gained]
    names, kinds = Counter[str](), Counter[SpeakerKind]()
    for profile in every:
        names[profile.name] += profile.articles
        kinds[profile.kind] += profile.articles
    kind = max(sorted(kinds), key=lambda kind: kinds[kind])
    return Member(
        name=usual(names, kind),
        kind=kind,
        profiles=tuple(sorted(profile.id for profile in every)),
        firm=tuple(sorted(profile.id for profile in firm)),
        sense=" ".join(sorted({node.sense for node in members} - {""})),
    )


def usual(names: Mapping[str, int], kind: SpeakerKind) -> str:
    """The name to call somebody by: for a person no surname alone, where there is another; of as many articles one that
    is not all in capitals, then the longest."""

    def rank(name: str) -> tuple[bool, int, bool, int, str]:
        short = kind is SpeakerKind.PERSON and Name.of(name).short
        return short, -names[name], " " in name and name.isupper(), -len(name), name

    return min(names, key=rank)
