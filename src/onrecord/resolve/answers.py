"""What resolving a source gives: speakers, or candidates; and the answers that need no more than the source's own
words."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from onrecord.model import Candidate, Gender, Speaker, SpeakerKind
from onrecord.resolve.forms import Form
from onrecord.resolve.lexicon import fold, listed, words
from onrecord.resolve.mentions import Sort
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.places import place

_KINDS = {
    Form.DOCUMENT: SpeakerKind.DOCUMENT,
    Form.GROUP: SpeakerKind.GROUP,
    Form.ORGANISATION: SpeakerKind.ORGANISATION,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is meant: speakers with the entities they are (None for those outside the cast), or candidates."""

    speakers: tuple[Speaker, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    entities: tuple[int | None, ...] = ()


def speaker(name: str, kind: SpeakerKind, gender: Gender = Gender.UNKNOWN, roles: tuple[str, ...] = ()) -> Speaker:
    """A speaker whose id is a hash of the normalised name and the kind."""
    normal = " ".join(word for word in (fold(part) for part in name.split()) if word and word != "the")
    identity = f"{kind}\n{normal or name}"
    return Speaker(
        hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16], name, kind, gender, roles
    )


def alone(name: str, kind: SpeakerKind) -> Answer:
    """The answer that is one speaker outside the cast."""
    return Answer((speaker(" ".join(name.split()), kind),), entities=(None,))


def polity(name: str) -> Answer | None:
    """The answer that is a country or a state ("Moscow" is Russia), None for any other name."""
    known = place(name)
    return alone(known.name, SpeakerKind.COUNTRY if known.country else SpeakerKind.ORGANISATION) if known else None


def name_outside(phrase: Phrase) -> Answer:
    """The answer for a name that is nobody of the cast; raises ValueError for a phrase without a name."""
    if phrase.mention is None:
        raise ValueError(f"{phrase.words!r} holds no name")
    name = " ".join(phrase.mention.name)
    kind = SpeakerKind.ORGANISATION if phrase.mention.sort is Sort.ORGANISATION else SpeakerKind.PERSON
    return polity(name) or alone(name, kind)


def own_words(phrase: Phrase) -> Answer:
    """A speaker known only by the words of the source, never by a person's name."""
    kind = _KINDS.get(phrase.form, SpeakerKind.UNNAMED)
    if phrase.form is not Form.ORGANISATION:
        return alone(re.sub(r"['’]s$", "", phrase.words.split(", ")[0]), kind)
    texts = [token.text for token in phrase.tokens]
    opening = fold(texts[0])
    return alone(
        " ".join(
            texts[1:] if len(texts) > 1 and opening in words("stops") and opening not in listed("owners") else texts
        ),
        kind,
    )
