"""Whose a name is that does not tell by itself ("Clinton", "George Bush"): in comes one profile of it with the groups
that can be meant, out comes the group, or none.

An article that gives a surname alone trusts its readers to know; so the prior is how often the record's articles of
about that year quote each bearer, against somebody whom the record does not know. Gender, generation and roles weigh
in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log

from onrecord.model import Gender
from onrecord.registry.nodes import Node, of_other_states, states
from onrecord.registry.profiles import Profile
from onrecord.resolve.roles import Held

_UNKNOWN = 1.0
"""Articles that stand for somebody whom the record does not know."""
_ROLE, _CONTRADICTION, _SON = 1.2, 3.0, 3.0
_SONS = frozenset({"jr", "ii", "iii"})
_MOST = 3.0
_TWO = ((Gender.MAN, Gender.WOMAN), (Gender.WOMAN, Gender.MAN))
_YEARS = 1
_SURE = 0.85
"""The least share of all probability; measured by hiding full names (eval/registry.py)."""


@dataclass(frozen=True)
class Bearer:
    """One group as somebody who can be meant."""

    nodes: tuple[Node, ...]

    @cached_property
    def articles(self) -> int:
        """How many articles quote it under a name that tells, each as often as it has other profiles there."""
        return sum(profile.articles for node in self.nodes for profile in node.profiles)

    @cached_property
    def years(self) -> Counter[int]:
        """How many of them are of about each year."""
        counts = Counter[int]()
        for node in self.nodes:
            for profile in node.profiles:
                for year in range(profile.year - _YEARS, profile.year + _YEARS + 1) if profile.year else ():
                    counts[year] += profile.articles
        return counts

    @cached_property
    def roles(self) -> Held:
        """All that articles call it."""
        return Held(tuple(dict.fromkeys(role for node in self.nodes for role in node.roles)))

    @cached_property
    def homes(self) -> Mapping[str, frozenset[str]]:
        """The states of each office that articles tell of it."""
        return states(self.roles.roles)

    @cached_property
    def generations(self) -> frozenset[str | None]:
        """What its names say: father or son."""
        return frozenset(node.parts.generation for node in self.nodes)

    @cached_property
    def gender(self) -> Gender:
        """Of the node that most articles have."""
        known = [node for node in self.nodes if node.gender is not Gender.UNKNOWN]
        return max(known, key=lambda node: node.articles).gender if known else Gender.UNKNOWN

    def fit(self, profile: Profile) -> float:
        """What the roles of a profile add to its score, or take from it."""
        if profile.roles not in self._fits:
            likeness = max(map(self.roles.likeness, profile.told), default=0.0)
            contradicted = any(map(self.roles.contradicts, profile.told))
            self._fits[profile.roles] = _ROLE * min(likeness, _MOST) - _CONTRADICTION * contradicted
        return self._fits[profile.roles]

    @cached_property
    def _fits(self) -> dict[tuple[str, ...], float]:
        """Those that were asked for: many profiles of one name have the same roles."""
        return {}

    def support(self, year: int | None) -> float:
        """Articles of about a year, and a part of all others."""
        near = self.articles if year is None else self.years[year]
        return near + 0.1 * (self.articles - near)


def whose(profile: Profile, bearers: Sequence[Bearer]) -> int | None:
    """The number of the bearer that is meant; None where that cannot be told."""
    homes = states(profile.told)
    able = {n: bearer for n, bearer in enumerate(bearers) if _can_be(profile, homes, bearer)}
    scores = {n: _score(profile, bearer) for n, bearer in able.items()}
    if not scores:
        return None
    best = max(scores, key=lambda n: (scores[n], -n))
    total = _UNKNOWN + sum(exp(score) for score in scores.values())
    return best if exp(scores[best]) / total >= _SURE else None


def _can_be(profile: Profile, homes: Mapping[str, frozenset[str]], bearer: Bearer) -> bool:
    """Whether gender, generation and office, held in these states, do not contradict."""
    if (profile.gender, bearer.gender) in _TWO:
        return False
    if profile.parts.generation and profile.parts.generation not in bearer.generations:
        return False
    return not homes or of_other_states(homes, bearer.homes) is None


def _score(profile: Profile, bearer: Bearer) -> float:
    score = log(max(bearer.support(profile.year), 1e-3)) + bearer.fit(profile)
    return score - _SON * (profile.parts.generation is None and bearer.generations <= _SONS)
