"""Speakers as invented articles tell them, for these tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model import Gender, SpeakerKind
from onrecord.registry.groups import Judged
from onrecord.registry.nodes import Node, nodes
from onrecord.registry.profiles import Profile
from onrecord.registry.registry import speakers

MAN, WOMAN, UNKNOWN = Gender.MAN, Gender.WOMAN, Gender.UNKNOWN
PERSON, BODY = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
NOBODY = Judged()


def told(
    name: str,
    *roles: str,
    year: int | None = 2024,
    articles: int = 1,
    gender: Gender = UNKNOWN,
    kind: SpeakerKind = PERSON,
    where: Iterable[int] | None = None,
) -> Profile:
    """A profile; `where` are its articles, else `articles` is their number."""
    numbers = frozenset(range(articles) if where is None else where)
    return Profile(0, name, kind, gender, roles, year, numbers)


def apart(profiles: Iterable[Profile]) -> list[Profile]:
    """The profiles numbered, each in articles of its own."""
    made = []
    for number, one in enumerate(profiles):
        where = frozenset(number * 1000 + article for article in one.where)
        made.append(replace(one, id=number, where=where))
    return made


def node(*profiles: Profile) -> Node:
    """The one node of profiles of one name."""
    (one,) = nodes([replace(profile, id=number) for number, profile in enumerate(profiles)])
    return one


def grouped(*profiles: Profile | str, judged: Judged = NOBODY) -> list[set[str]]:
    """Who is one: the names of each speaker."""
    made = apart(told(one) if isinstance(one, str) else one for one in profiles)
    return [{made[number].name for number in member.profiles} for member in speakers(made, judged)]


def together(*profiles: Profile | str) -> bool:
    """Whether all of them are one speaker."""
    return len(grouped(*profiles)) == 1


def whose(profile: Profile, *others: Profile) -> str | None:
    """The name that most articles give the speaker to whom a profile goes; None where it stays alone."""
    made = apart([profile, *others])
    (found,) = (member for member in speakers(made, NOBODY) if 0 in member.profiles)
    return found.name if len(found.profiles) > 1 else None
