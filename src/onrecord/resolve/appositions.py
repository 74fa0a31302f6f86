"""What an article says that its people are: the cast in, the cast with its roles out.

A role stands in a title before a name ("Foreign Minister Jane Roe"), an apposition ("Jane Roe, the mayor of Elm,") or
behind "is the …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Gender, SpeakerKind
from onrecord.resolve.cast import Cast
from onrecord.resolve.layout import Layout, Token
from onrecord.resolve.lexicon import families, fold, listed, words
from onrecord.resolve.mentions import Mention
from onrecord.resolve.places import homeland
from onrecord.resolve.roles import NO_ROLE, Role, place_mark, role_of

_PARTY = re.compile(r"\s?(?:,|\()\s?([DRI])(?:-|–|\b)\s?([A-Z][\w.]*)?")
_PARTIES = {"D": "democrat", "R": "republican", "I": "independent"}
_AGE = re.compile(r",\s\d{1,3}(?=,)")
_BEHIND, _BEFORE, _TITLE = 16, 12, 6
_ROLE_WEIGHT = 5
"""A noun outweighs what given names tell: both men and women are called Terry."""


def tell_roles(cast: Cast) -> None:
    """Adds to each person of the cast the roles that stand about its names."""
    for number, mention in enumerate(cast.mentions):
        owner = cast.owners[number]
        if owner is None or cast.entities[owner].kind is not SpeakerKind.PERSON:
            continue
        entity = cast.entities[owner]
        for role in _roles(cast.layout, mention):
            if role and role not in entity.roles:
                entity.roles.append(role)
                entity.tell(role.gender, _ROLE_WEIGHT)
                entity.certain = True


def _roles(layout: Layout, mention: Mention) -> list[Role]:
    at, behind = layout.index(mention.start), layout.index(mention.end)
    first, last = layout.sentence_range(mention.start)
    low, high = max(layout.index(first), at - _BEFORE), min(layout.index(last), behind + 2 * _BEHIND)
    lead = layout.between(mention.start, mention.name_start)
    title = layout.tokens[_title_start(layout, low, at) : at]
    roles = [role_of([*title, *lead]) if lead or title else NO_ROLE]
    roles.append(_party(layout, mention))
    roles.append(_behind(layout, mention, behind, high))
    roles.append(_before(layout.tokens[low:at]))
    roles.append(_copula(layout.tokens[behind : min(high, behind + _BEHIND)]))
    return roles


def _title_start(layout: Layout, low: int, at: int) -> int:
    """Where the lower-case title right before a name starts ("longtime Democratic pollster")."""
    tokens = layout.tokens
    if at <= low or fold(tokens[at - 1].text) not in families() or tokens[at - 1].possessive:
        return at
    start = at - 1
    while (
        start > low
        and at - start < _TITLE
        and tokens[start - 1].text[0].isalpha()
        and fold(tokens[start - 1].text) not in words("stops")
    ):
        start -= 1
    return start


def _party(layout: Layout, mention: Mention) -> Role:
    """Party and state behind a name: "(D-Calif.)", ", R-Ohio"."""
    match = _PARTY.match(layout.text, mention.end)
    if not match:
        return NO_ROLE
    state = homeland(match.group(2) or "")
    marks = frozenset({place_mark(state)} if state else ())
    party = _PARTIES[match.group(1)]
    heads = frozenset({party, "lawmaker"} if state else {party})
    return Role(heads, marks | {party}, Gender.UNKNOWN, marks, words=match.group().strip(" ,()"))


def _behind(layout: Layout, mention: Mention, behind: int, high: int) -> Role:
    """The role of ", the mayor of Elm," behind a name; an age or a party may stand between."""
    text = layout.text
    party = _PARTY.match(text, mention.end)
    place = party.end() if party else mention.end
    age = _AGE.match(text, place)
    start = layout.index(age.end() if age else place)
    while start < high and layout.tokens[start].text == ")":
        start += 1
    tokens = layout.tokens[max(start, behind) : min(high, start + _BEHIND)]
    if not tokens or tokens[0].text not in {",", "(", "–", "—"}:
        return NO_ROLE
    phrase = _until_break(tokens[1:])
    if not phrase or (
        phrase[0].capital and not phrase[0].possessive and fold(phrase[0].text) not in listed("apposition_openers")
    ):
        return NO_ROLE
    closed = len(phrase) + 1 < len(tokens) or start + len(tokens) >= high
    return role_of(phrase) if closed else NO_ROLE


def _until_break(tokens: Sequence[Token]) -> list[Token]:
    out: list[Token] = []
    for token in tokens:
        if not token.text[0].isalnum() and token.text not in {"-", "'", "’", "&", "."}:
            break
        if token.text in {"who", "which", "said", "says", "told"}:
            break
        out.append(token)
    return out


def _before(tokens: Sequence[Token]) -> Role:
    """The role of "the Democratic nominee," before a name."""
    if len(tokens) < 3 or tokens[-1].text != ",":
        return NO_ROLE
    phrase: list[Token] = []
    for token in reversed(tokens[-_BEFORE:-1]):
        if not token.text[0].isalnum():
            break
        phrase.insert(0, token)
        if token.text.lower() in listed("apposition_openers"):
            return role_of(phrase)
    return NO_ROLE


def _copula(tokens: Sequence[Token]) -> Role:
    """The role of "is the mayor of Elm" behind a name."""
    if len(tokens) > 2 and tokens[0].text in listed("be") and tokens[1].text in {"a", "an", "the"}:
        return role_of(_until_break(tokens[2:10]))
    return NO_ROLE
