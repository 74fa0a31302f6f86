"""The names in a text: in comes its layout, out come mentions.

A run of capitalised words is cut into what stands before the name ("Ukrainian Foreign Minister") and the name; its
sort is a first
guess from the words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.resolve.gender import Gender, agreed, is_given_name, of_given_name, of_title
from onrecord.resolve.layout import Layout, Token
from onrecord.resolve.lexicon import compounds, families, fold, is_common, listed, tagged, words
from onrecord.resolve.places import homeland, is_people, place
from onrecord.resolve.runs import headlines, opens_sentence, runs


class Sort(StrEnum):
    """What a name seems to name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PEOPLE = "people"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands (code points): `lead` is before it in the same run and no part of it."""

    start: int
    name_start: int
    end: int
    name: tuple[str, ...]
    key: tuple[str, ...]
    """The name's words as they are compared, generation left out."""
    lead: tuple[str, ...]
    sort: Sort
    gender: Gender
    definite: bool
    possessive: bool
    headline: bool

    @property
    def generation(self) -> str | None:
        """ "jr", "iii" and the like."""
        last = fold(self.name[-1])
        return last if last in listed("generations") and len(self.name) > 1 else None


def find_mentions(layout: Layout) -> tuple[Mention, ...]:
    """Every name of the text in order."""
    titles = headlines(layout)
    found = (_mention(layout, start, stop, titles) for start, stop in runs(layout))
    return tuple(mention for mention in found if mention)


def _mention(layout: Layout, at: int, stop: int, titles: frozenset[int]) -> Mention | None:
    """The mention of a run, None where it holds only a role."""
    run = layout.tokens[at:stop]
    cut = _cut([fold(token.text) for token in run])
    lead, name = run[:cut], [token for token in run[cut:] if token.text != ","]
    if not name and len(run) > 2 and is_given_name(run[0].text):
        lead, name = run[:0], [*run[: 3 if run[1].text.endswith(".") else 2]]  # a signature: "Jane Roe Mayor of Elm"
    if name and not lead:
        name = _without_label(name, opens_sentence(layout, at))
    headline = layout.paragraph(run[0].start) in titles
    shouted = headline or (len(name) > 1 and all(token.text.isupper() for token in name))
    if not name or (not lead and shouted and is_common(fold(name[-1].text)) and not is_given_name(name[0].text)):
        return None
    before = layout.tokens[at - 1].text if at else ""
    sort = _sort(lead, name, before)
    titled = agreed([*(of_title(token.text) for token in lead)])
    given = of_given_name(name[0].text) if len(name) > 1 or titled is Gender.UNKNOWN else Gender.UNKNOWN
    return Mention(
        start=lead[0].start if lead else name[0].start,
        name_start=name[0].start,
        end=name[-1].end,
        name=tuple(token.text for token in name),
        key=tuple(folded for token in name if (folded := fold(token.text)) and folded not in listed("generations")),
        lead=tuple(token.text for token in lead),
        sort=sort,
        gender=titled if titled is not Gender.UNKNOWN else given if sort is Sort.PERSON else Gender.UNKNOWN,
        definite=before.lower() == "the",
        possessive=name[-1].possessive,
        headline=headline,
    )


def _without_label(name: list[Token], opens: bool) -> list[Token]:
    """A name without what is written before it with capitals: "SEAL Jane Roe", a sentence's first word."""
    first = next((k for k, token in enumerate(name) if is_given_name(token.text)), 0)
    labels = all(t.text.isupper() or homeland(t.text) or fold(t.text) in words("organisations") for t in name[:first])
    return name[first:] if first and first + 1 < len(name) and (labels or (opens and first == 1)) else name


def _cut(run: Sequence[str]) -> int:
    """How many words of a run stand before the name: titles, roles and what qualifies them."""
    for last in range(len(run) - 1, -1, -1):
        if not _is_role(run, last):
            continue
        behind = last + 1 + _complement(run, last)
        if behind == len(run) and last and run[last - 1] in tagged("titles") and run[last - 1] not in families():
            continue
        return min(behind, len(run))
    if len(run) > 2 and homeland(run[0]) and is_given_name(run[1]):
        return 1
    return 0


def _is_role(run: Sequence[str], at: int) -> bool:
    if run[at] not in tagged("titles") and run[at] not in families():
        return False
    if at and is_given_name(run[at - 1]) and at == len(run) - 1:
        return False
    return not any(word in words("organisations") and word not in families() for word in run[at + 1 : at + 4])


def _complement(run: Sequence[str], at: int) -> int:
    """How many words behind a role complete it: "Secretary [of State]", "President [of France]"."""
    for length in (6, 5, 4, 3, 2):
        for start in range(max(0, at - length + 1), at + 1):
            if tuple(run[start : start + length]) in compounds() and start + length > at + 1:
                return start + length - at - 1
    if at + 2 < len(run) + 1 and run[at + 1 : at + 2] == ["of"]:
        for length in (1, 2):
            if homeland(" ".join(run[at + 2 : at + 2 + length])):
                return 1 + length
    return 0


def _sort(lead: Sequence[Token], name: Sequence[Token], before: str) -> Sort:
    whole = " ".join(token.text for token in name)
    folded = [fold(token.text) for token in name]
    given = is_given_name(name[0].text)
    titled = any(fold(token.text) in families() or fold(token.text) in tagged("titles") for token in lead)
    tests = (
        (Sort.ORGANISATION, _is_organisation(folded, given)),
        (Sort.PEOPLE, _is_people(whole, folded[-1], given)),
        (Sort.PERSON, titled),
        (Sort.PLACE, _is_place(name, whole)),
        (Sort.ORGANISATION, len(name) == 1 and _is_acronym(whole)),
        (Sort.PERSON, given and len(name) > 1),
        (Sort.UNKNOWN, before.lower() in {"the", "a", "an"}),
        (Sort.PERSON, 2 <= len(name) <= 3),
    )
    return next((sort for sort, holds in tests if holds), Sort.UNKNOWN)


def _is_organisation(folded: Sequence[str], given: bool) -> bool:
    """By its words; "Jane Church" is a person."""
    if len(folded) > 1 and folded[-1] in words("organisation_heads"):
        return True
    tells = any(word in words("organisations") or word in {"of", "for"} for word in folded)
    return tells and not (len(folded) == 2 and given and not folded[-1].endswith("s"))


def _is_people(whole: str, last: str, given: bool) -> bool:
    return is_people(whole) or last in words("peoples") or (last.endswith("s") and is_common(last) and not given)


def _is_place(name: Sequence[Token], whole: str) -> bool:
    city_and_state = len(name) == 2 and bool(place(name[0].text)) and homeland(name[1].text) is not None
    return place(whole) is not None or city_and_state


def _is_acronym(word: str) -> bool:
    return sum(c.isupper() for c in word) > 1 and word.replace(".", "").isupper()
