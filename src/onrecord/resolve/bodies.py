"""Organisations, governments and countries described: in comes "the court", "her campaign" or "the Mexican
government", out comes which."""

from __future__ import annotations

from onrecord.model import SpeakerKind
from onrecord.resolve.answers import Answer, alone, own_words, polity
from onrecord.resolve.entities import Entity
from onrecord.resolve.lexicon import fold, listed, words
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.places import homeland
from onrecord.resolve.scene import OPENING, Scene, is_body, is_country, is_state


def body(scene: Scene, phrase: Phrase) -> Answer:
    """An organisation described: one of the cast, else by its own words with its owner's full name."""
    if fold(phrase.tokens[0].text) in listed("owners"):
        return _owned(scene, phrase)
    if phrase.definite and len(phrase.tokens) < 3 and phrase.head in _heads("polity"):
        return _polity(scene, phrase)
    found = _part_of(scene, phrase) or _government(phrase)
    if found:
        return found
    if not phrase.definite or _qualified(phrase):
        return _introduced_later(scene, phrase) or _of_whom(scene, phrase)
    return _again(scene, phrase) or own_words(phrase)


def _heads(kind: str) -> frozenset[str]:
    """Nouns that stand for any organisation ("any"), for one with that word in its name ("named"), for a country."""
    return listed(kind, "organisation_heads")


def _qualified(phrase: Phrase) -> bool:
    """Whether a capitalised word says which organisation it is."""
    first = phrase.tokens[0]
    return any(token.capital for token in phrase.tokens[1:]) or (
        first.capital and fold(first.text) not in words("stops")
    )


def _again(scene: Scene, phrase: Phrase) -> Answer | None:
    """ "The court" for one named before with that word; "the company" for the one in mind."""
    head, at = phrase.head, phrase.start
    if head in _heads("named"):
        marks = {fold(token.text) for token in phrase.tokens} - words("stops")
        scored = scene.salience.antecedents(at, lambda e: is_body(e) and any(marks <= {*key} for key in e.keys))
        if scored:
            return scene.of_entity(scored[0].entity)
    if head not in _heads("any") or len(phrase.tokens) != 2:
        return None
    spoken = scene.last_spoken(at, frozenset({SpeakerKind.ORGANISATION}))
    found = spoken or scene.choose(scene.salience.antecedents(at, _is_organisation))
    return found if found.speakers else None


def _is_organisation(entity: Entity) -> bool:
    return entity.kind is SpeakerKind.ORGANISATION


def _polity(scene: Scene, phrase: Phrase) -> Answer:
    """ "The country" or "the state" in mind; "the government" of the only country that the article names."""
    if phrase.head == "government":
        named = [number for number, entity in enumerate(scene.cast.entities) if is_country(entity)]
        return scene.of_entity(named[0]) if len(named) == 1 else own_words(phrase)
    scored = scene.salience.antecedents(phrase.start, is_state if phrase.head == "state" else is_country)
    return scene.choose(scored) if scored else own_words(phrase)


def _government(phrase: Phrase) -> Answer | None:
    """The country of "the Mexican government": a government speaks for it."""
    if phrase.head != "government":
        return None
    qualifiers = [t.text for t in phrase.tokens[:-1] if fold(t.text) not in words("stops") or "." in t.text]
    home = homeland(" ".join(qualifiers)) if qualifiers else None
    found = polity(home) if home else None
    return found if found and found.speakers[0].kind is SpeakerKind.COUNTRY else None


def _of_whom(scene: Scene, phrase: Phrase) -> Answer:
    """ "Mrs. Roe's campaign" by the full name of whose it is."""
    cast = scene.cast
    for number in cast.numbers(phrase.start, phrase.tokens[-1].start):
        owner = cast.owners[number]
        if owner is not None and cast.entities[owner].kind is SpeakerKind.PERSON:
            rest = [token.text for token in phrase.tokens if token.start >= cast.mentions[number].end]
            return alone(" ".join([cast.entities[owner].name, *rest]), SpeakerKind.ORGANISATION)
    return own_words(phrase)


def _part_of(scene: Scene, phrase: Phrase) -> Answer | None:
    """The organisation that "a panel of the Court" is part of."""
    cast, last = scene.cast, phrase.tokens[-1]
    behind = cast.layout.between(last.stop, phrase.end)
    if phrase.head not in listed("parts_of_bodies") or not behind or behind[0].text != "of":
        return None
    owners = (cast.owners[n] for n in cast.numbers(last.stop, phrase.end))
    return next((scene.of_entity(n) for n in owners if n is not None and is_body(cast.entities[n])), None)


def _owned(scene: Scene, phrase: Phrase) -> Answer:
    """ "Her campaign" by the name of whose it is."""
    owner = scene.possessor(phrase)
    if owner is None:
        return own_words(phrase)
    rest = [token.text for token in phrase.tokens[1:]]
    return alone(" ".join([scene.cast.entities[owner].name, *rest]), SpeakerKind.ORGANISATION)


def _introduced_later(scene: Scene, phrase: Phrase) -> Answer | None:
    """The organisation of which the opening paragraphs say only what it is, where a later one names just one that
    fits."""
    if scene.cast.layout.paragraph(phrase.start) >= OPENING or any(t.capital for t in phrase.tokens[1:]):
        return None
    marks = {fold(token.text) for token in phrase.tokens} - words("stops")
    fits = [
        (len(marks & {*key}), number)
        for number, entity in enumerate(scene.cast.entities)
        if _is_organisation(entity) and scene.first_place(number) > phrase.start
        for key in entity.keys
        if phrase.head in key
    ]
    most = max(fits, default=(0, 0))[0]
    best = {number for count, number in fits if count == most}
    return scene.of_entity(best.pop()) if len(best) == 1 else None
