"""How the speakers of two quotations stand to each other: one, two, or not to be told."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from onrecord.link.terms import terms_of
from onrecord.model import Speaker, SpeakerKind

_NAMED = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.COUNTRY)


class Relation(StrEnum):
    """What a record knows of the speakers of two quotations."""

    SAME = "same"
    """One speaker, or one among several, is the same."""
    OPEN = "open"
    """It cannot be told: somebody unknown or unnamed, a document, a group, a person beside a body, names alike."""
    APART = "apart"
    """Two different people, organisations or countries."""


def relation(speakers: Sequence[Speaker], others: Sequence[Speaker]) -> Relation:
    """The relation of the speakers of two quotations, by the ids and names of the registry; symmetric."""
    if {speaker.id for speaker in speakers} & {speaker.id for speaker in others}:
        return Relation.SAME
    kinds = {speaker.kind for speaker in (*speakers, *others)}
    alone = speakers and others and len(kinds) == 1 and kinds <= {*_NAMED}
    return Relation.APART if alone and not _words(speakers) & _words(others) else Relation.OPEN


def _words(speakers: Sequence[Speaker]) -> set[str]:
    return {term for speaker in speakers for term in _terms(speaker.name)}


@lru_cache(maxsize=1 << 14)
def _terms(name: str) -> frozenset[str]:
    return frozenset(term for term in terms_of(name) if len(term) > 1)
