"""People described: in comes "the NATO chief", "his lawyer" or "both women", out comes whom the article has told to
be that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Gender
from onrecord.resolve.answers import Answer, own_words
from onrecord.resolve.gender import of_noun
from onrecord.resolve.lexicon import fold, listed, words
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.roles import Role, role_of
from onrecord.resolve.salience import Scored
from onrecord.resolve.scene import OPENING, Scene, agree, is_country, is_person

"""Roles that do not keep somebody from holding an office as well."""
_PEOPLE = {"men": Gender.MAN, "women": Gender.WOMAN} | dict.fromkeys(
    ("candidates", "leaders", "senators", "rivals", "presidents", "ministers"), Gender.UNKNOWN
)
_FITS, _CLOSE, _APART = 0.65, 0.5, 0.3
_LIKELY = 0.12
"""From this probability on somebody in mind is "the billionaire": read on sources of PolNeAR train. It is low because
in GUM, where "nobody" was learnt, most descriptions are of somebody without a name."""


def described(scene: Scene, phrase: Phrase) -> Answer:
    """A person described: by roles told anywhere in the article, else by who was just named; else by the words
    themselves."""
    if not phrase.definite and not phrase.tokens[0].capital:
        return introduced_later(scene, phrase) or own_words(phrase)
    comma = scene.cast.layout.text.find(",", phrase.start, phrase.end)
    role = role_of(scene.cast.layout.between(phrase.start, comma if comma > 0 else phrase.end))
    fits = fitting(scene, role)
    if fold(phrase.tokens[0].text) in listed("owners"):
        fits = _owned(scene, phrase, fits)
    if fits:
        return scene.choose(_nearest(scene, fits, phrase.start))
    return _epithet(scene, phrase, role) or replace(own_words(phrase), candidates=scene.candidates(phrase.start))


def fitting(scene: Scene, role: Role) -> list[Scored]:
    """The people whose roles fit a description about as well as the best does."""
    scored = [
        Scored(number, entity.likeness(role))
        for number, entity in enumerate(scene.cast.entities)
        if role and entity.roles and is_person(entity) and agree(role.gender, entity.gender)
    ]
    best = max((s.score for s in scored), default=0.0)
    return [s for s in scored if s.score >= max(_FITS, best - _CLOSE)]


def introduced_later(scene: Scene, phrase: Phrase) -> Answer | None:
    """Somebody whom the opening paragraphs describe and a later one names ("A judge has … Justice Jane Roe …")."""
    if scene.cast.layout.paragraph(phrase.start) >= OPENING:
        return None
    later = [s for s in fitting(scene, role_of(phrase.tokens)) if scene.first_place(s.entity) > phrase.start]
    return scene.of_entity(later[0].entity) if len(later) == 1 else None


def pair(scene: Scene, phrase: Phrase) -> Answer | None:
    """The two whom "both men", "the two countries" mean, where two stand out."""
    opening = [fold(token.text) for token in phrase.tokens]
    if len(opening) > 3 or (opening[0] != "both" and opening[:2] != ["the", "two"]):
        return None
    scored: list[Scored] = []
    if phrase.head in listed("polities"):
        counts = [(len(e.mentions), -n) for n, e in enumerate(scene.cast.entities) if is_country(e)]
        scored = [Scored(-n, float(count)) for count, n in sorted(counts, reverse=True)[:3]]
    elif phrase.head in _PEOPLE:
        scored = scene.salience.antecedents(phrase.start, is_person, _PEOPLE[phrase.head])
    if len(scored) < 2 or (len(scored) > 2 and scored[1].score - scored[2].score < _APART):
        return None
    first, second = sorted(s.entity for s in scored[:2])
    return Answer(scene.of_entity(first).speakers + scene.of_entity(second).speakers, entities=(first, second))


def _epithet(scene: Scene, phrase: Phrase, role: Role) -> Answer | None:
    """Whom news calls "the billionaire", "the 56-year-old" without more: the one in mind, where no role of theirs
    contradicts."""
    aged = any(token.text.endswith("-year-old") for token in phrase.tokens)
    if not aged and not role.heads & words("epithets"):
        return None
    owners = {fold(token.text) for token in phrase.tokens if token.possessive}
    scored = scene.salience.antecedents(
        phrase.start,
        lambda e: is_person(e) and not any(owners & {*key} for key in e.keys) and not e.contradicts(role),
        role.gender if role.gender is not Gender.UNKNOWN else of_noun(phrase.head),
    )
    if not scored or scored[0].probability < _LIKELY:
        return None
    held = any(not other.heads <= listed("slight_roles") for other in scene.cast.entities[scored[0].entity].roles)
    return None if held and not aged and role.heads & listed("offices") else scene.of_entity(scored[0].entity)


def _owned(scene: Scene, phrase: Phrase, fits: Sequence[Scored]) -> list[Scored]:
    """The only one who fits "his lawyer", unless the article says whose lawyer that is and it is somebody else's."""
    owner = scene.possessor(phrase)
    if len(fits) != 1 or fits[0].entity == owner:
        return []
    told = {mark for role in scene.cast.entities[fits[0].entity].roles for mark in role.marks}
    others = (e for n, e in enumerate(scene.cast.entities) if n != owner and is_person(e))
    return [] if any(told & {*key} for other in others for key in other.keys) else list(fits)


def _nearest(scene: Scene, fits: Sequence[Scored], at: int) -> list[Scored]:
    """Of several who fit the one nearest in mind; where none has been named yet, the one who fits best."""
    scores = {s.entity: s.score for s in fits}
    entities = [scene.cast.entities[n] for n in scores]
    near = scene.salience.antecedents(at, lambda entity: any(entity is other for other in entities))
    ranked = sorted((Scored(s.entity, s.score + scores[s.entity]) for s in near), key=lambda s: (-s.score, s.entity))
    return ranked or sorted(fits, key=lambda s: (-s.score, -len(scene.cast.entities[s.entity].mentions), s.entity))
