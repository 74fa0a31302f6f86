"""Whether two nodes are one speaker: decided from the two alone, with a reason that users are shown.

The features are those of name matching for people in news: generation, gender, surname and its spellings, given names
with their short forms and initials, middle names, the state of an office (nomenklatura and rigour have a wider set).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Gender, SpeakerKind
from onrecord.registry.names import body_words, same_given, same_initial
from onrecord.registry.nodes import Node, of_other_states, shared_work
from onrecord.registry.spelling import skeleton

_SPELLING = 6
"""Least letters of a surname whose spellings are compared by sound."""
_ACRONYM = 3
_AT_WORK, _TOGETHER = 0.5, 2


class Verdict(StrEnum):
    """What is decided of two nodes."""

    SAME = "same"
    APART = "apart"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, how sure it is (0 to 1), and why."""

    verdict: Verdict
    score: float = 0.0
    why: str = ""


OPEN = Decision(Verdict.OPEN)


def decide(one: Node, other: Node) -> Decision:
    """Whether two nodes are one speaker; open where their names do not tell."""
    if one.kind is not other.kind:
        return _across_kinds(one, other)
    if one.kind is SpeakerKind.PERSON:
        return _people(one, other)
    if one.kind is SpeakerKind.ORGANISATION:
        return _bodies(one, other)
    return Decision(Verdict.SAME, 1.0, "the same name") if one.key == other.key else OPEN


def _people(one: Node, other: Node) -> Decision:
    if one.key == other.key:
        return _namesakes(one, other)
    if one.parts.short or other.parts.short or not _same_surname(one, other):
        return OPEN  # a surname alone is for `evidence`
    for test in (_generation, _gender, _office, _middle):
        if why := test(one, other):
            return Decision(Verdict.APART, 1.0, why)
    return _given(one, other)


def _namesakes(one: Node, other: Node) -> Decision:
    if one.sense and other.sense:
        return Decision(Verdict.APART, 1.0, f"the same office in {one.sense} and in {other.sense}")
    return OPEN


def _same_surname(one: Node, other: Node) -> bool:
    return same_surname(" ".join(one.parts.last), " ".join(other.parts.last))


def same_surname(one: str, other: str) -> bool:
    """Whether two folded surnames are one, or two spellings of one."""
    return one == other or (min(len(one), len(other)) >= _SPELLING and skeleton(one) == skeleton(other))


def _generation(one: Node, other: Node) -> str | None:
    """A father and a son of one name; not where it is only left out: both do the same work, and no two
    articles quote both."""
    first, second = one.parts.generation, other.parts.generation
    if first == second or not {first, second} - {None, "sr"}:
        return None
    met = len(one.where & other.where) >= _TOGETHER
    if None in {first, second} and not met and shared_work(one, other) >= _AT_WORK:
        return None
    return f"{first or 'no generation'} and {second or 'none'}"


def _gender(one: Node, other: Node) -> str | None:
    """A man and a woman."""
    return "a man and a woman" if {one.gender, other.gender} == {Gender.MAN, Gender.WOMAN} else None


def _office(one: Node, other: Node) -> str | None:
    """One office in two states."""
    office = of_other_states(one.homes, other.homes)
    if office is None:
        return None
    return f"the same office in {', '.join(sorted(one.homes[office]))} and in {', '.join(sorted(other.homes[office]))}"


def _middle(one: Node, other: Node) -> str | None:
    """First middle names that do not fit: "George W." and "George H. W."."""
    mine, theirs = one.parts.given[1:], other.parts.given[1:]
    fits = not (mine and theirs) or same_given(mine[0], theirs[0]) or same_initial(mine[0], theirs[0])
    return None if fits else "other middle names"


def _given(one: Node, other: Node) -> Decision:
    """By the first given names."""
    mine, theirs = one.parts.given, other.parts.given
    spelt = "" if one.parts.last == other.parts.last else ", the surname spelt in two ways"
    sure = 0.95 if not spelt else 0.85
    if mine[0] == theirs[0]:
        return Decision(Verdict.SAME, sure, "the same given name and surname" + spelt)
    if same_given(mine[0], theirs[0]):
        return Decision(Verdict.SAME, sure - 0.05, f"{mine[0]} and {theirs[0]} are one given name{spelt}")
    if _called_by_middle(mine, theirs):
        return Decision(Verdict.SAME, sure - 0.1, "one goes by the middle name" + spelt)
    if same_initial(mine[0], theirs[0]) and not _more_initials(mine, theirs):
        return Decision(Verdict.SAME, sure - 0.25, "an initial that fits" + spelt)
    if same_initial(mine[0], theirs[0]):
        return OPEN
    return Decision(Verdict.APART, 1.0, f"{mine[0]} and {theirs[0]} are two given names")


def _more_initials(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether one has two initials and the other no more than a given name ("H. R. Roe" and "Henry Roe")."""
    short, long = sorted((mine, theirs), key=len)
    return len(short) == 1 and len(long) > 1 and all(len(word) == 1 for word in long)


def _called_by_middle(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """ "J. Edgar Hoover" and "Edgar Hoover"."""
    short, long = sorted((mine, theirs), key=len)
    return len(short) == 1 and len(long) > 1 and len(short[0]) > 1 and short[0] in long[1:]


def _bodies(one: Node, other: Node) -> Decision:
    mine, theirs = body_words(one.name), body_words(other.name)
    if mine == theirs:
        return Decision(Verdict.SAME, 0.95, "one body's name, written in two ways")
    if len(mine) > 1 and len(theirs) > 1:
        return Decision(Verdict.APART, 1.0, "two names of bodies")
    short, long = sorted((mine, theirs), key=len)
    if len(short) == 1 and len(short[0]) >= _ACRONYM and short[0] == "".join(word[0] for word in long):
        return Decision(Verdict.SAME, 0.8, f"{short[0]} are the initials of the other")
    return OPEN


def _across_kinds(one: Node, other: Node) -> Decision:
    """A country that some articles take for a group."""
    if {one.kind, other.kind} == {SpeakerKind.COUNTRY, SpeakerKind.GROUP} and one.key == other.key:
        return Decision(Verdict.SAME, 0.9, "a country's name")
    return OPEN
