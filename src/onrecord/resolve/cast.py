"""Who and what an article names: in come its mentions, out comes the cast, one entity for all names of one.

Long names first: a short name then joins the long one that holds it, the one named before it in its paragraph where
several do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from onrecord.model import SpeakerKind
from onrecord.resolve.entities import (
    Entity,
    is_exact,
    is_first_name,
    is_full,
    is_plain_name,
    is_spelling,
    is_surname,
    kind_of,
)
from onrecord.resolve.gender import is_given_name
from onrecord.resolve.layout import Layout
from onrecord.resolve.mentions import Mention, Sort
from onrecord.resolve.names import initials, same_organisation
from onrecord.resolve.places import place

_FEW = 300
"""Spellings are compared only among so many names: more is no article."""
_SHORTEST_SPELLING = 5
_COMPARISONS = 100_000
"""So many comparisons of spellings are made for one article."""
_BEARERS = 60
"""So many of the cast are looked up by one word of their names: more is no article."""


class Cast:
    """The entities of an article, found by name."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention]) -> None:
        self.layout = layout
        self.mentions = tuple(mentions)
        self.entities: list[Entity] = []
        self.owners: list[int | None] = [None] * len(self.mentions)
        """The number of the entity that each mention names."""
        self._starts = [mention.start for mention in self.mentions]
        self._by_word: dict[str, list[int]] = {}
        self._places: dict[str, int] = {}
        self._compared = 0
        self._fill()

    def numbers(self, start: int, end: int) -> range:
        """The numbers of the mentions that start within a range."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def find(self, mention: Mention) -> int | None:
        """The entity that a mention names, None where it is nobody of the cast so far."""
        if not mention.key or mention.sort is Sort.PEOPLE:
            return None
        if mention.sort is Sort.PLACE:
            bearer = self._bearer(mention)
            return bearer if bearer is not None else self._places.get(self._polity(mention))
        if mention.sort is Sort.ORGANISATION:
            body = self._organisation(mention)
            return body if body is not None else self._shouted(mention)
        person = self._person(mention)
        return person if person is not None or mention.sort is Sort.PERSON else self._organisation(mention)

    def _shouted(self, mention: Mention) -> int | None:
        """The person whose surname a word in capitals is, where the article names one in full ("TRUMP" is no
        acronym)."""
        if len(mention.key) > 1 or not mention.name[0].isupper():
            return None
        bearers = [n for n in self._sharing(mention, SpeakerKind.PERSON) if is_surname(mention, self.entities[n])]
        return self._nearest(bearers, mention) if bearers else None

    def _fill(self) -> None:
        def longest_first(number: int) -> tuple[bool, int, int]:
            return self.mentions[number].headline, -len(self.mentions[number].key), number

        for number in sorted(range(len(self.mentions)), key=longest_first):
            mention = self.mentions[number]
            owner = self.find(mention)
            named = mention.key and mention.sort is not Sort.PEOPLE and (not mention.headline or is_plain_name(mention))
            if owner is None and named:
                owner = self._add(mention)
            self.owners[number] = owner
            if owner is not None:
                self._join(owner, number)
        for entity in self.entities:
            entity.mentions.sort()
            entity.name = self._fullest(entity)

    def _add(self, mention: Mention) -> int:
        self.entities.append(Entity(kind_of(mention), generation=mention.generation))
        if mention.sort is Sort.PLACE:
            self._places[self._polity(mention)] = len(self.entities) - 1
        return len(self.entities) - 1

    def _join(self, owner: int, number: int) -> None:
        mention, entity = self.mentions[number], self.entities[owner]
        entity.mentions.append(number)
        if not entity.keys[mention.key] and entity.kind is not SpeakerKind.COUNTRY:
            known = {*mention.key}
            if entity.kind is SpeakerKind.ORGANISATION and len(mention.key) > 1:
                known.add(initials(mention.key))
            for word in sorted(known):
                owners = self._by_word.setdefault(word, [])
                if len(owners) < _BEARERS and owner not in owners:
                    owners.append(owner)
        entity.keys[mention.key] += 1
        entity.tell(mention.gender)
        if entity.kind is SpeakerKind.PERSON:
            given = len(mention.name) > 1 and is_given_name(mention.name[0])
            entity.certain = entity.certain or given or bool(mention.lead)

    def _fullest(self, entity: Entity) -> str:
        """The longest of the names, the commonest of the longest, never all capitals where another is there."""
        if entity.kind is SpeakerKind.COUNTRY:
            return self._polity(self.mentions[entity.mentions[0]])
        forms = Counter(self._words(self.mentions[number]) for number in entity.mentions)

        def fullness(form: str) -> tuple[bool, int, int, int, str]:
            return not (form.isupper() and " " in form), len(form.split()), forms[form], len(form), form

        return max(forms, key=fullness)

    def _words(self, mention: Mention) -> str:
        return " ".join(self.layout.text[mention.name_start : mention.end].split()) or " ".join(mention.name)

    def _polity(self, mention: Mention) -> str:
        name = " ".join(mention.name)
        known = place(name) or place(mention.name[0])
        return known.name if known else name

    def _bearer(self, mention: Mention) -> int | None:
        """The person who bears the name of a place ("Jordan", "Washington"), where the article names one in full."""
        if len(mention.key) > 1:
            return None
        bearers = [n for n in self._sharing(mention, SpeakerKind.PERSON) if is_surname(mention, self.entities[n])]
        return self._nearest(bearers, mention) if bearers else None

    def _sharing(self, mention: Mention, kind: SpeakerKind) -> list[int]:
        """The entities of a kind that share a word or their initials with a mention."""
        shared = {number for word in mention.key for number in self._by_word.get(word, ())}
        if len(mention.key) > 1:
            shared |= {*self._by_word.get(initials(mention.key), ())}
        return sorted(number for number in shared if self.entities[number].kind is kind)

    def _of_surname(self, mention: Mention) -> list[int]:
        """The people with the last word of a mention in their names; nobody else can be meant."""
        found = sorted(self._by_word.get(mention.key[-1], ()))
        return [number for number in found if self.entities[number].kind is SpeakerKind.PERSON]

    def _organisation(self, mention: Mention) -> int | None:
        near = self._sharing(mention, SpeakerKind.ORGANISATION)
        exact = next((n for n in near if is_exact(mention, self.entities[n])), None)
        if exact is not None or mention.sort is Sort.UNKNOWN:
            return exact
        akin = [n for n in near if any(same_organisation(mention.key, key) for key in self.entities[n].keys)]
        return akin[0] if len(akin) == 1 else None

    def _person(self, mention: Mention) -> int | None:
        near = self._of_surname(mention)
        fitting = [n for n in near if self.entities[n].agrees(mention)]
        for test in (is_full, is_surname, is_exact, is_first_name):
            found = [n for n in fitting if test(mention, self.entities[n])]
            if found:
                return self._nearest(found, mention)
        if len(self.entities) > _FEW or len(mention.key[-1]) < _SHORTEST_SPELLING or self._compared > _COMPARISONS:
            return None
        self._compared += len(self.entities)
        people = ((n, e) for n, e in enumerate(self.entities) if e.kind is SpeakerKind.PERSON and e.agrees(mention))
        return next((n for n, e in people if is_spelling(mention, e)), None)

    def _nearest(self, found: Sequence[int], mention: Mention) -> int:
        """Of several bearers the only one fully named before it in its paragraph, else the one most often fully
        named."""
        if len(found) == 1:
            return found[0]
        start, _ = self.layout.paragraph_range(mention.start)
        mentions = {n: [self.mentions[k] for k in self.entities[n].mentions] for n in found}
        full = {n: [m.start for m in mentions[n] if len(m.key) > 1] for n in found}
        here = [n for n in found if any(start <= at < mention.start for at in full[n])]
        return here[0] if len(here) == 1 else max(found, key=lambda n: (len(full[n]), -n))
