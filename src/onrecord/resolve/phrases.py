"""A source taken apart: in comes its range, out comes what kind of words it is and which of them name or describe the
speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.resolve.cast import Cast
from onrecord.resolve.forms import Form, form_of
from onrecord.resolve.gender import of_noun
from onrecord.resolve.layout import Layout, Token
from onrecord.resolve.lexicon import compounds, families, fold, is_common, listed, words
from onrecord.resolve.mentions import Mention, Sort, find_mentions
from onrecord.resolve.places import is_people

_HELD = frozenset({"&", "-", ".", "'", "’", "/", '"', "“", "”", "‘"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One source: its form, its head noun phrase, and the mention that names it."""

    form: Form
    start: int
    end: int
    words: str
    tokens: tuple[Token, ...]
    mention: Mention | None = None
    owner: int | None = None
    """The entity of the cast that the mention names, where it names one."""
    definite: bool = False

    @property
    def head(self) -> str:
        """The folded last word of the head noun phrase."""
        return fold(self.tokens[-1].text) if self.tokens else ""


def read_phrase(cast: Cast, start: int, end: int) -> Phrase | None:
    """The phrase of a range of the text, None where it holds no word."""
    layout = cast.layout
    tokens = list(layout.between(start, end))
    while tokens and (
        not tokens[0].text[0].isalnum() or (len(tokens) > 1 and fold(tokens[0].text) in listed("before_source"))
    ):
        tokens.pop(0)
    while len(tokens) > 1 and fold(tokens[-1].text) in listed("behind_source"):
        end = tokens.pop().start
    if not tokens:
        return None
    head = _head(cast, tokens, end)
    if not head:
        return None
    named, owner = _named(cast, tokens, head, end)
    form = Form.NAME if named else form_of(head, quoted=_is_owner(tokens, head))
    whole = layout.text[tokens[0].start : end].strip().rstrip(",;:")
    return Phrase(form, tokens[0].start, end, whole, tuple(head), named, owner, _definite(head))


def _definite(head: Sequence[Token]) -> bool:
    return bool(head) and (
        fold(head[0].text) in {"the", "this", "that", "his", "her", "its", "their"} or any(t.possessive for t in head)
    )


def _inside(cast: Cast, start: int, end: int) -> list[int]:
    return [n for n in cast.numbers(start, end) if cast.mentions[n].end <= end]


def _head(cast: Cast, tokens: Sequence[Token], end: int) -> list[Token]:
    """The tokens of the head noun phrase: up to a comma, a preposition, a relative, a role behind a name; names stay
    whole."""
    signed = _signed(cast, tokens[0].start, end)
    names = [(cast.mentions[n].start, cast.mentions[n].end) for n in _inside(cast, tokens[0].start, end)]
    out: list[Token] = []
    for token in tokens:
        if signed is not None and token.start >= signed and token.capital:
            break
        within = any(a < token.start < b for a, b in names)
        if out and token.text == "of" and _completes(tokens, token):
            out.append(token)
            continue
        if (
            not within
            and out
            and (fold(token.text) in listed("phrase_ends") or not token.text[0].isalnum())
            and token.text not in _HELD
        ):
            break
        if (
            out
            and not within
            and token.text.islower()
            and token.text.endswith(("ed", "ing"))
            and is_common(fold(out[-1].text))
        ):
            break
        out.append(token)
    return [token for token in out if token.text[0].isalnum()]


def _signed(cast: Cast, start: int, end: int) -> int | None:
    """Where a person's full name ends that a phrase begins with, as a signature does: "Jane Roe Mayor of Elm"."""
    found = (cast.mentions[n] for n in _inside(cast, start, end))
    return next((m.end for m in found if m.start == start and m.sort is Sort.PERSON and len(m.key) > 1), None)


def _completes(tokens: Sequence[Token], of: Token) -> bool:
    """Whether an "of" goes on with a role: "secretary [of] state"."""
    at = tokens.index(of)
    return any(
        tuple(fold(t.text) for t in tokens[at - 1 : at - 1 + len(role)]) == role
        for role in compounds()
        if at and "of" in role
    )


def _named(cast: Cast, tokens: Sequence[Token], head: Sequence[Token], end: int) -> tuple[Mention | None, int | None]:
    """The name that a phrase is, with its entity: the one that ends its head, or one set off behind it."""
    inside = [(cast.mentions[n], cast.owners[n]) for n in _inside(cast, tokens[0].start, end)]
    if _is_owner(tokens, head) or (fold(head[0].text) in words("groups") and not head[0].capital):
        return None, None
    for mention, owner in inside:
        if mention.end == head[-1].end and not _is_people(mention, owner, head):
            return mention, owner
    for mention, owner in inside:
        if mention.start > head[-1].end and mention.sort is Sort.PERSON and _set_off(cast.layout, mention, head):
            return mention, owner
    return _cut_out(cast, head)


def _is_owner(tokens: Sequence[Token], head: Sequence[Token]) -> bool:
    """Whether a phrase goes on behind a possessive with something quoted: "Roe's “Elm”"."""
    return head[-1].possessive and head[-1] is not tokens[-1] and tokens[tokens.index(head[-1]) + 1].text in "\"“'‘«"


def _cut_out(cast: Cast, head: Sequence[Token]) -> tuple[Mention | None, int | None]:
    """The name at the end of a phrase, read by itself: in a headline it may be cut out of a longer run of
    capitals."""
    if not head[-1].capital:
        return None, None
    words_ = cast.layout.text[head[0].start : head[-1].end]
    known = {(cast.mentions[n].start, cast.mentions[n].end) for n in cast.numbers(head[0].start, head[-1].stop)}
    found = [m for m in find_mentions(Layout(words_)) if m.end == len(words_)]
    if not found or (found[0].start + head[0].start, head[-1].end) in known:
        return None, None
    owner = cast.find(found[0])
    return (None, None) if _is_people(found[0], owner, head) else (found[0], owner)


def _is_people(mention: Mention, owner: int | None, head: Sequence[Token]) -> bool:
    """Whether a name is many people's: a people, or an unknown plural."""
    last = fold(head[-1].text)
    plural = last.endswith("s") and not head[-1].possessive
    unknown = mention.sort is Sort.UNKNOWN and (mention.definite or owner is None) and not mention.lead
    return (
        mention.sort is Sort.PEOPLE
        or (plural and is_people(last) and mention.sort is not Sort.PERSON)
        or (plural and unknown)
    )


def _set_off(layout: Layout, mention: Mention, head: Sequence[Token]) -> bool:
    """Whether a comma stands right before a name and a comma or the end right behind: "a lawyer for the city, Jane
    Roe,"."""
    at = layout.index(mention.start)
    named = len(mention.key) > 1 and head[0].text.lower() in listed("determiners")
    describes = named or any(fold(token.text) in families() or of_noun(token.text) != "-" for token in head)
    return describes and at > 0 and layout.tokens[at - 1].text in {",", "–", "—", ":"}
