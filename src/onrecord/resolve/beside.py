"""Full names that stand only beside the body: the cast and the page's title and captions in, the cast with fuller
names out.

A surname takes a given name from there only where those texts give it just one, and no gender contradicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import SpeakerKind
from onrecord.resolve.cast import Cast
from onrecord.resolve.entities import Entity
from onrecord.resolve.gender import is_given_name, of_given_name
from onrecord.resolve.lexicon import fold
from onrecord.resolve.scene import agree


def tell_full_names(cast: Cast, beside: Iterable[str]) -> None:
    """Gives each person known by one word the full name that stands beside the body."""
    texts = [text for text in beside if text]
    for entity in cast.entities if texts else ():
        if entity.kind is SpeakerKind.PERSON and len(entity.name.split()) == 1 and not is_given_name(entity.name):
            _complete(entity, texts)


def _complete(entity: Entity, texts: Iterable[str]) -> None:
    before = re.compile(rf"\b([A-Z][\w’'-]+) ((?:[A-Z]\. )?){re.escape(entity.name)}\b")
    found = {match.groups() for text in texts for match in before.finditer(text) if is_given_name(match[1])}
    given = {fold(name) for name, _ in found}
    if len(given) != 1:
        return
    name, middle = max(found)
    gender = of_given_name(name)
    if agree(gender, entity.gender):
        entity.name = f"{name} {middle}{entity.name}"
        entity.certain = True
        entity.tell(gender)
