"""Statements: quotations and how likely two of them report one utterance in, one statement an utterance out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.linkage import clusters
from onrecord.link.relations import Relation, relation
from onrecord.link.scorer import shipped
from onrecord.model import Speaker


@dataclass(frozen=True, slots=True)
class Member:
    """A quotation as a part of statements."""

    key: str
    """Its id."""
    article: str
    """Its article's key."""
    published: str | None
    """When its article was (ISO 8601 of any precision)."""
    order: int
    """Its place among the quotations of its article."""
    speakers: tuple[Speaker, ...] = ()
    """As the registry knows them."""
    days: tuple[int, int] | None = None
    """On which the page tells that it was said (`date.toordinal`)."""


def statements(
    members: Sequence[Member], chances: Mapping[tuple[str, str], float], threshold: float | None = None
) -> list[tuple[Member, ...]]:
    """The members of each statement, the earliest first; every quotation is in exactly one.

    `chances` holds pairs of keys, each once, in either order; a pair without one counts as 0, so that no single pair
    chains two sentences together (average linkage). Two speakers, and days apart, are two statements, whatever a third
    quotation leaves open. The same for a connected component by itself as with all others.
    """
    by_key = {member.key: member for member in members}

    def apart(one: Sequence[str], other: Sequence[str]) -> bool:
        return any(_apart(by_key[a], by_key[b]) for a in one for b in other)

    groups = clusters(by_key, chances, shipped().threshold if threshold is None else threshold, apart)
    found = [tuple(sorted((by_key[key] for key in keys), key=earliest)) for keys in groups]
    return sorted(found, key=lambda group: earliest(group[0]))


def _apart(one: Member, other: Member) -> bool:
    if one.days and other.days and max(one.days[0] - other.days[1], other.days[0] - one.days[1]) > 1:
        return True
    return relation(one.speakers, other.speakers) is Relation.APART


def earliest(member: Member) -> tuple[bool, str, str, int, str]:
    """Orders members: by the day of publication, undated ones last, then by article and place."""
    return member.published is None, member.published or "", member.article, member.order, member.key
