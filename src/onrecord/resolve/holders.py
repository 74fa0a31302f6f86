"""Whose an account is: in comes its name as it is displayed, out comes the one of the cast who bears it, else the name.

People and bodies call themselves what they like: "Rep. Jane Roe", "JaneRoe", "Jane Roe (vote!)", "Elm News Politics".
A given name or surname alone is nobody's of the cast, for anybody may go by it.
"""

from __future__ import annotations

import re

from onrecord.model import SpeakerKind
from onrecord.resolve.answers import Answer, alone
from onrecord.resolve.cast import Cast
from onrecord.resolve.gender import is_given_name
from onrecord.resolve.layout import Layout
from onrecord.resolve.lexicon import fold, words
from onrecord.resolve.mentions import Mention, Sort, find_mentions
from onrecord.resolve.outlets import outlets_in
from onrecord.resolve.scene import Scene
from onrecord.resolve.wording import Wording

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DOMAIN = re.compile(r"\w\.(?:com|org|net|gov|tv)\Z", re.IGNORECASE)
_LINKING = frozenset({"of", "for", "by", "at", "in", "&"})
_ACRONYM = re.compile(r"[A-Z]{3,}\Z")
_LEAD = re.compile(r"[Tt]he |\S{2,}[.)]\s?")
"""What may stand before a name: an article, a role cut short ("Sec. ")."""
_SLOGAN = re.compile(r"\s*(?:[#(,|/:]|[-–—]\s|[^\x00-\x7f])")
"""What opens the rest of an account's name behind a person's."""
_BODIES = frozenset({Sort.ORGANISATION, Sort.PEOPLE})


def holder(scene: Scene, name: str) -> Answer:
    """The answer that is the holder of an account of this name."""
    mention = _mention(name)
    if _is_body(name, mention):
        owner = scene.cast.find(mention) if mention and mention.sort is Sort.ORGANISATION else None
        found = scene.of_entity(owner) if owner is not None else None
        known = found if found and found.speakers[0].kind is not SpeakerKind.PERSON else None
        return known or alone(name, SpeakerKind.ORGANISATION)
    if mention is None or not _is_telling(mention):
        return alone(name, SpeakerKind.UNNAMED)
    owner = scene.cast.find(mention)
    if owner is not None:
        return scene.of_entity(owner)
    if mention.sort is Sort.PERSON:
        return alone(" ".join(mention.name), SpeakerKind.PERSON)
    return alone(name, SpeakerKind.UNNAMED)


def _mention(name: str) -> Mention | None:
    """The name as a mention with its role; of a person's without what stands behind it."""
    spelt = _spelt(name)
    found = find_mentions(Layout(spelt))
    first = next((m for m in found if m.start == 0 or _LEAD.fullmatch(spelt, 0, m.start)), None)
    if first is None:
        return None
    person = first.sort is Sort.PERSON and len(first.key) > 1 and not first.possessive
    whole = first.end >= len(spelt.rstrip(".!"))
    return first if whole or (person and _SLOGAN.match(spelt, first.end)) else None


def _spelt(name: str) -> str:
    """A name as news spells it: "JaneRoe" and "jane roe" are "Jane Roe", where Jane is a given name."""
    parts = _HUMP.split(name) if " " not in name else name.title().split() if name.islower() else []
    return " ".join(parts) if len(parts) == 2 and is_given_name(parts[0]) else name


def _is_telling(mention: Mention) -> bool:
    """Whether a name is more than a word by which anybody may go."""
    return len(mention.key) > 1 or bool(mention.lead) or mention.sort is Sort.PLACE


def _is_body(name: str, mention: Mention | None) -> bool:
    """Whether a name is a body's: by its sort, its words, a domain, an outlet or an acronym that it opens with."""
    if mention is not None and (mention.sort in _BODIES or mention.lead):
        return mention.sort in _BODIES
    if is_given_name(_spelt(name).split()[0]):
        return False
    parts = name.split()
    folded = [fold(part) for part in parts]
    told = any(word in words("organisations") or word in words("account_words") for word in folded)
    linked = any(word in _LINKING for word in folded[1:-1])
    short = _ACRONYM.match(parts[0]) and not (len(parts) > 1 and name.isupper())
    return told or linked or bool(short or _DOMAIN.search(name)) or _opens_with_outlet(name)


def _opens_with_outlet(name: str) -> bool:
    layout = Layout(name)
    wording = Wording(Cast(layout, find_mentions(layout)))
    at = 1 if wording.folded[:1] == ["the"] else 0
    return any(first <= at for first, _ in outlets_in(wording, 0, len(wording.tokens)))
