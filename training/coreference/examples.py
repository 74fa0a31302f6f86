"""What the scorer learns from: texts with gold in, pronouns and descriptions with their candidates out.

The candidates and their clues are found by the package's own code, as at run time: the names that it finds, and the
pronouns before each place as the scorer so far reads them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Article, Attribution, Kind, Media, Part, Status
from onrecord.resolve.article import body_answers, scene_of
from onrecord.resolve.clues import CLUES, Pair
from onrecord.resolve.forms import Form
from onrecord.resolve.gender import of_noun
from onrecord.resolve.lexicon import fold
from onrecord.resolve.people import fitting
from onrecord.resolve.phrases import read_phrase
from onrecord.resolve.roles import role_of
from onrecord.resolve.scene import Scene, agree, is_person
from onrecord.resolve.weights import Place, Weights
from training.coreference import gum
from training.quotations import polnear

_MARKS = '"“'
PRONOUNS = frozenset({"he", "him", "his", "she", "her"})
_LONGEST = 60
"""A description of more characters holds a clause, and is no description in another place."""


class Origin(StrEnum):
    """Where an example is from: gold pronouns and descriptions of GUM, silver ones of PolNeAR."""

    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    SOURCE = "source"
    DESCRIBED = "described source"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Example:
    """One anaphor with its candidates, and which of them it means (none may be)."""

    document: str
    origin: Origin
    pairs: tuple[Pair, ...]
    right: frozenset[int]
    """Numbers of the pairs."""
    closed: bool
    """Whether it surely means one of the candidates: then nobody is no choice."""


def start() -> Weights:
    """Weights before any training: the last mentioned is meant."""
    first = tuple(3.0 * (clue.__name__ == "first") for clue in CLUES)
    return Weights(dict.fromkeys(Place, first), dict.fromkeys(Place, 0.0))


def article(name: str, text: str) -> Article:
    """A text as an article."""
    return Article(name, name, name, Status.READ, text, Media.TEXT, "utf-8")


def relations(page: Article, document: polnear.Document) -> tuple[Attribution, ...]:
    """The gold attributions of a document as the reader would give them."""
    return tuple(_attribution(page, relation) for relation in document.relations)


def _attribution(page: Article, relation: polnear.Relation) -> Attribution:
    content, source, cue = (
        tuple(page.span(*r) for r in ranges) for ranges in (relation.content, relation.source, relation.cue)
    )
    kind = Kind.DIRECT if content[0].text[0] in _MARKS else Kind.INDIRECT
    return Attribution(Part.BODY, kind, content, source, cue, 1.0)


def of_gum(document: gum.Document, attributions: Sequence[Attribution], weights: Weights) -> Iterator[Example]:
    """The pronouns and descriptions of people of a GUM document."""
    scene = _read(document.text, attributions, weights)
    clusters = _clusters(scene, document)
    for mention in document.mentions:
        words = document.text[mention.start : mention.end]
        if mention.kind != "person":
            continue
        if words.lower() in PRONOUNS:
            pairs = scene.salience.pairs(mention.start, is_person, of_noun(words))
            yield _example(document.name, Origin.PRONOUN, pairs, mention.cluster, clusters)
        elif len(words) < _LONGEST:
            phrase = read_phrase(scene.cast, mention.start, mention.end)
            if phrase and phrase.form is Form.PERSON and phrase.definite and phrase.mention is None:
                gender = of_noun(phrase.head)
                pairs = scene.salience.pairs(mention.start, is_person, gender)
                yield _example(document.name, Origin.DESCRIPTION, pairs, mention.cluster, clusters)


def _read(text: str, attributions: Sequence[Attribution], weights: Weights) -> Scene:
    """The scene of a text that was read to its end."""
    scene = scene_of(text, attributions, weights)
    body_answers(scene, attributions)
    scene.read_to(len(text))
    return scene


def _example(document: str, origin: Origin, pairs: Sequence[Pair], cluster: int, clusters: dict[int, int]) -> Example:
    right = frozenset(k for k, pair in enumerate(pairs) if clusters.get(pair.entity) == cluster)
    return Example(document, origin, tuple(pairs), right, closed=False)


def _clusters(scene: Scene, document: gum.Document) -> dict[int, int]:
    """Number of an entity -> the gold entity that most of its mentions name."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for number, owner in enumerate(scene.cast.owners):
        mention = scene.cast.mentions[number]
        holding = [m for m in document.mentions if m.start <= mention.name_start and mention.end <= m.end]
        if owner is not None and holding:
            votes[owner][min(holding, key=lambda m: (m.end - m.start, m.start)).cluster] += 1
    return {owner: counts.most_common(1)[0][0] for owner, counts in votes.items()}


def of_news(page: Article, attributions: Sequence[Attribution], weights: Weights) -> Iterator[Example]:
    """Silver: the pronouns of an article whose gender only one of the people in reach can have, and the sources whose
    description fits the roles of only one person.

    The candidates are shown as if gender and role told nothing, so that the other clues are learnt.
    """
    scene = _read(page.text, attributions, weights)
    sources = {a.source[0].start for a in attributions if a.source}
    for token in scene.cast.layout.tokens:
        if fold(token.text) in PRONOUNS:
            pairs = tuple(scene.salience.pairs(token.start, is_person))
            genders = [scene.cast.entities[pair.entity].gender for pair in pairs]
            gender = of_noun(token.text)
            right = frozenset(k for k, told in enumerate(genders) if agree(told, gender))
            origin = Origin.SOURCE if token.start in sources else Origin.OTHER
            yield from _certain(page.id, origin, pairs, right)
    for start, end in sorted({(a.source[0].start, a.source[-1].end) for a in attributions if a.source}):
        phrase = read_phrase(scene.cast, start, end)
        if phrase and phrase.form is Form.PERSON and phrase.definite and phrase.owner is None:
            pairs = tuple(scene.salience.pairs(phrase.start, is_person))
            fits = {scored.entity for scored in fitting(scene, role_of(phrase.tokens))}
            right = frozenset(k for k, pair in enumerate(pairs) if pair.entity in fits)
            if len(fits) == 1:
                yield from _certain(page.id, Origin.DESCRIBED, pairs, right)


def _certain(document: str, origin: Origin, pairs: tuple[Pair, ...], right: frozenset[int]) -> Iterator[Example]:
    """The example of an anaphor of several candidates where just one is right."""
    if len(right) == 1 and len(pairs) > 1:
        yield Example(document, origin, pairs, right, closed=True)
