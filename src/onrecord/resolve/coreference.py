"""Whom a source means within its article: in comes a phrase, out come speakers, or candidates where it cannot be
told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from onrecord.model import Gender, SpeakerKind
from onrecord.resolve.answers import Answer, alone, name_outside, own_words
from onrecord.resolve.bodies import body
from onrecord.resolve.forms import Form
from onrecord.resolve.gender import of_noun
from onrecord.resolve.layout import Token
from onrecord.resolve.lexicon import fold, listed, words
from onrecord.resolve.people import described, introduced_later, pair
from onrecord.resolve.phrases import Phrase, read_phrase
from onrecord.resolve.scene import Scene, agree, is_body, is_person

_LEADS_ON = frozenset({",", "(", "is", "was", "of"})
_NOUN_PHRASE, _SENTENCE, _BACK = 6, 400, 100
_THINGS = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.COUNTRY, SpeakerKind.DOCUMENT})


def answer(scene: Scene, phrase: Phrase) -> Answer:
    """Who a phrase of the body means; the scene remembers it."""
    scene.read_to(phrase.start)
    found = _answer(scene, phrase)
    scene.note(phrase.start, found)
    return found


def _answer(scene: Scene, phrase: Phrase) -> Answer:
    found = _BY_FORM[phrase.form](scene, phrase) if phrase.form in _BY_FORM else None
    return found or own_words(phrase)


def _named(scene: Scene, phrase: Phrase) -> Answer:
    return scene.of_entity(phrase.owner) if phrase.owner is not None else name_outside(phrase)


def _self(scene: Scene, phrase: Phrase) -> Answer:
    """ "I" and "we" are whoever speaks or writes there, which `voices` finds when all others are known."""
    return Answer(candidates=scene.candidates(phrase.start))


def _he(scene: Scene, phrase: Phrase) -> Answer:
    if fold(phrase.tokens[0].text) in {"it", "its", "itself"}:
        return _it(scene, phrase)
    gender = of_noun(phrase.tokens[0].text)
    found = _nameless(scene, phrase, gender) or scene.choose(
        scene.salience.antecedents(phrase.start, is_person, gender)
    )
    return found if found.speakers else Answer(candidates=scene.candidates(phrase.start))


def _nameless(scene: Scene, phrase: Phrase, gender: Gender) -> Answer | None:
    """The nameless speaker just before, where nobody of that gender has been named since ("A woman asked … She
    said")."""
    if not scene.spoken or scene.spoken[-1][0] >= phrase.start:
        return None
    at, last = scene.spoken[-1]
    nameless = len(last.speakers) == 1 and last.speakers[0].kind is SpeakerKind.UNNAMED
    far = scene.cast.layout.paragraph(phrase.start) - scene.cast.layout.paragraph(at) > 1
    if not nameless or far or of_noun(last.speakers[0].name.split()[-1]) is not gender:
        return None
    named = scene.salience.named_between(at, phrase.start, lambda e: is_person(e) and agree(e.gender, gender))
    return None if named else last


def _it(scene: Scene, phrase: Phrase) -> Answer:
    spoken = scene.last_spoken(phrase.start, _THINGS)
    return spoken or scene.choose(scene.salience.antecedents(phrase.start, is_body))


def _they(scene: Scene, phrase: Phrase) -> Answer:
    """The last who were many; "they" themselves where none were."""
    for at, answer_ in islice(reversed(scene.spoken), _BACK):
        if at < phrase.start and (len(answer_.speakers) > 1 or answer_.speakers[0].kind is SpeakerKind.GROUP):
            return answer_
    return alone(phrase.words, SpeakerKind.GROUP)


def _relative(scene: Scene, phrase: Phrase) -> Answer:
    """Whom "who" goes on about: the name right before it, the one that an apposition before it describes, or the noun
    before it."""
    low = max(scene.cast.layout.sentence_range(phrase.start)[0], phrase.start - _SENTENCE)
    owner = _name_before(scene, phrase, low)
    if owner is not None:
        return scene.of_entity(owner)
    start = _noun_start([t for t in scene.cast.layout.between(low, phrase.start) if t.text[0].isalnum()])
    inner = read_phrase(scene.cast, start, phrase.start) if start is not None else None
    if inner is None or inner.form is Form.RELATIVE:
        return own_words(phrase)
    return _of_noun_before(scene, phrase, inner)


def _of_noun_before(scene: Scene, phrase: Phrase, inner: Phrase) -> Answer:
    """What the noun before a relative means, as far as that relative can mean it."""
    found, relative = _answer(scene, inner), fold(phrase.tokens[0].text)
    kinds = {speaker.kind for speaker in found.speakers}
    if relative == "which":
        return own_words(inner) if SpeakerKind.PERSON in kinds else found
    nameless = SpeakerKind.UNNAMED in kinds and inner.tokens[0].text.lower() in listed("articles")
    if relative == "that" or nameless or kinds & {SpeakerKind.PERSON, SpeakerKind.GROUP}:
        return found
    return Answer(candidates=scene.candidates(phrase.start))


def _name_before(scene: Scene, phrase: Phrase, low: int) -> int | None:
    """The entity named before a relative with nothing between but marks or an apposition."""
    cast, relative = scene.cast, fold(phrase.tokens[0].text)
    for number in reversed(cast.numbers(low, phrase.start)):
        owner, end = cast.owners[number], cast.mentions[number].end
        if owner is None:
            continue
        entity = cast.entities[owner]
        after = cast.layout.text[end : end + 1]
        person = is_person(entity) or (entity.kind is SpeakerKind.PERSON and after != ",")
        if (relative in {"who", "whom"} and not person) or (relative == "which" and not is_body(entity)):
            continue
        gap = [token.text for token in cast.layout.between(end, phrase.start)]
        if all(not text[0].isalpha() for text in gap) or (gap[0] in _LEADS_ON and is_person(entity)):
            return owner
    return None


def _noun_start(before: Sequence[Token]) -> int | None:
    """Where the noun phrase that ends a run of words starts."""
    start: int | None = None
    for token in reversed(before[-_NOUN_PHRASE:]):
        start = token.start
        if fold(token.text) in words("stops"):
            break
    return start


_BY_FORM: Mapping[Form, Callable[[Scene, Phrase], Answer | None]] = {
    Form.NAME: _named,
    Form.HE: _he,
    Form.THEY: _they,
    Form.RELATIVE: _relative,
    Form.SELF: _self,
    Form.PERSON: described,
    Form.ORGANISATION: body,
    Form.GROUP: pair,
    Form.UNNAMED: introduced_later,
}
