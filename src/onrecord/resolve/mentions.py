"""The names in a text: in comes its layout, out come mentions.

A run of capitalised words is cut into what stands before the name ("Ukrainian Foreign Minister") and the name; its
sort is a first guess from the words alone.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.model import Gender
from onrecord.resolve.gender import agreed, is_given_name, of_given_name, of_title
from onrecord.resolve.layout import Layout, Token
from onrecord.resolve.leads import leading, without_label
from onrecord.resolve.lexicon import families, fold, is_common, listed, tagged, words
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
    return _without_epithets(layout, [mention for mention in found if mention])


def _without_epithets(layout: Layout, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The same without a word that stands before a full name of the text, or its given name: "[Sly] Jane Roe"."""
    full = {m.key for m in mentions if len(m.key) > 1 and is_given_name(m.name[0]) and not m.headline}
    given = {key[0] for key in full}
    return tuple(
        _without_first(layout, mention) if _is_called(mention, full, given) else mention for mention in mentions
    )


def _is_called(mention: Mention, full: Set[tuple[str, ...]], given: Set[str]) -> bool:
    """Whether a name's first word is what somebody is called: "Sly" is no given name."""
    first, *rest = mention.key or ("",)
    if mention.lead or mention.sort is not Sort.PERSON or len(first) < 2 or is_given_name(mention.name[0]):
        return False
    calls = first.endswith(tuple(listed("epithet_endings"))) or first in listed("epithet_words")
    if len(rest) == 1:
        return calls and rest[0] in given and mention.key not in full
    return tuple(rest) in full or (calls and len(rest) > 1 and is_given_name(rest[0]))


def _without_first(layout: Layout, mention: Mention) -> Mention:
    start = layout.tokens[layout.index(mention.name_start) + 1].start
    gender = of_given_name(mention.name[1])
    return replace(mention, start=start, name_start=start, name=mention.name[1:], key=mention.key[1:], gender=gender)


def _mention(layout: Layout, at: int, stop: int, titles: frozenset[int]) -> Mention | None:
    """The mention of a run, None where it holds only a role."""
    run = layout.tokens[at:stop]
    cut = leading([fold(token.text) for token in run])
    lead, name = run[:cut], [token for token in run[cut:] if token.text != ","]
    linked = bool(name) and name[0].text in listed("name_links")
    if len(lead) > 2 and is_given_name(lead[0].text) and (linked or not name):
        lead, name = run[:0], [*run[: 3 if run[1].text.endswith(".") else 2]]  # a signature: "Jane Roe Mayor of Elm"
    while name and name[0].text in listed("name_links"):
        lead, name = run[:0], name[1:]  # the role is somebody's at this body: "Secretary General of the Elm Commission"
    if name and not lead:
        name = without_label(name, opens_sentence(layout, at))
    headline = layout.paragraph(run[0].start) in titles
    shouted = headline or (len(name) > 1 and all(token.text.isupper() for token in name))
    if not name or (
        not lead
        and shouted
        and not _is_organisation([fold(t.text) for t in name], False)
        and is_common(fold(name[-1].text))
        and not is_given_name(name[0].text)
    ):
        return None
    before = layout.tokens[at - 1].text if at else ""
    sort = _sort(lead, name, before)
    titled = agreed([*(of_title(token.text) for token in lead)])
    given = of_given_name(name[0].text) if len(name) > 1 or titled is Gender.UNKNOWN else Gender.UNKNOWN
    return Mention(
        start=lead[0].start if lead else name[0].start,
        name_start=name[0].start,
        end=name[-1].end,
        name=(*(layout.text[token.start : token.stop] for token in name[:-1]), name[-1].text),
        key=tuple(folded for token in name if (folded := fold(token.text)) and folded not in listed("generations")),
        lead=tuple(token.text for token in lead),
        sort=sort,
        gender=titled if titled is not Gender.UNKNOWN else given if sort is Sort.PERSON else Gender.UNKNOWN,
        definite=before.lower() == "the",
        possessive=name[-1].possessive,
        headline=headline,
    )


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
    tells = any(word in words("organisations") or word in {"of", "for", "&"} for word in folded)
    return tells and not (len(folded) == 2 and given and not folded[-1].endswith("s"))


def _is_people(whole: str, last: str, given: bool) -> bool:
    many = last.endswith("s") and (is_common(last) or is_people(last)) and not given
    return is_people(whole) or last in words("peoples") or many


def _is_place(name: Sequence[Token], whole: str) -> bool:
    city_and_state = len(name) == 2 and bool(place(name[0].text)) and homeland(name[1].text) is not None
    return place(whole) is not None or city_and_state


def _is_acronym(word: str) -> bool:
    return sum(c.isupper() for c in word) > 1 and word.replace(".", "").isupper()
