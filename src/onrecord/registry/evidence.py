"""Whose a name is that does not tell by itself ("Clinton", "George Bush"): in comes one profile of it with the groups
that can be meant, out comes the group, or none.

An article that gives a surname alone trusts its readers to know; so the prior is how often the record's articles of
about that year quote each bearer, against somebody whom the record does not know. Gender, generation and roles weigh
in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log

from onrecord.model import Gender
from onrecord.registry.nodes import Node, of_other_states, states
from onrecord.registry.profiles import Profile
from onrecord.resolve.roles import Role, contradicts, likeness

_UNKNOWN = 1.0
"""Articles that stand for somebody whom the record does not know."""
_ROLE, _CONTRADICTION, _SON = 1.2, 3.0, 3.0
_MOST = 3.0
_YEARS = 1
_SURE = 0.85
"""The least share of all probability; measured by hiding full names (eval/registry.py)."""


@dataclass(frozen=True)
class Bearer:
    """One group as somebody who can be meant."""

    nodes: tuple[Node, ...]

    @cached_property
    def years(self) -> Counter[int | None]:
        """How many articles of each year quote it under a name that tells."""
        counts = Counter[int | None]()
        for node in self.nodes:
            for profile in node.profiles:
                counts[profile.year] += profile.articles
        return counts

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """All that articles call it."""
        return tuple(dict.fromkeys(role for node in self.nodes for role in node.roles))

    @cached_property
    def gender(self) -> Gender:
        """Of the node that most articles have."""
        known = [node for node in self.nodes if node.gender is not Gender.UNKNOWN]
        return max(known, key=lambda node: node.articles).gender if known else Gender.UNKNOWN

    def support(self, year: int | None) -> float:
        """Articles of about a year, and a part of all others."""
        total = sum(self.years.values())
        if year is None:
            return float(total)
        near = sum(n for other, n in self.years.items() if other is not None and abs(other - year) <= _YEARS)
        return near + 0.1 * (total - near)


def whose(profile: Profile, bearers: Sequence[Bearer]) -> int | None:
    """The number of the bearer that is meant; None where that cannot be told."""
    scores = {n: _score(profile, bearer) for n, bearer in enumerate(bearers) if _can_be(profile, bearer)}
    if not scores:
        return None
    best = max(scores, key=lambda n: (scores[n], -n))
    total = _UNKNOWN + sum(exp(score) for score in scores.values())
    return best if exp(scores[best]) / total >= _SURE else None


def _can_be(profile: Profile, bearer: Bearer) -> bool:
    """Whether gender, generation and office do not contradict."""
    if {profile.gender, bearer.gender} == {Gender.MAN, Gender.WOMAN}:
        return False
    generation = profile.parts.generation
    if generation and all(node.parts.generation != generation for node in bearer.nodes):
        return False
    theirs = states(role for node in bearer.nodes for role in node.roles)
    return of_other_states(states(profile.told), theirs) is None


def _score(profile: Profile, bearer: Bearer) -> float:
    score = log(max(bearer.support(profile.year), 1e-3))
    fit = max((likeness(role, bearer.roles) for role in profile.told), default=0.0)
    score += _ROLE * min(fit, _MOST)
    score -= _CONTRADICTION * any(contradicts(role, bearer.roles) for role in profile.told)
    generations = {node.parts.generation for node in bearer.nodes}
    return score - _SON * (profile.parts.generation is None and generations <= {"jr", "ii", "iii"})
