"""What kind of words a source is: in comes its head noun phrase, out comes a form; names are found elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from onrecord.model import Gender
from onrecord.resolve.gender import of_noun
from onrecord.resolve.layout import Token
from onrecord.resolve.lexicon import families, fold, is_common, listed, words


class Form(StrEnum):
    """What the words of a source are."""

    NAME = "name"
    HE = "he, she, it"
    THEY = "they"
    RELATIVE = "who, which"
    SELF = "I, we, you"
    PERSON = "a person described"
    ORGANISATION = "an organisation described"
    DOCUMENT = "a document"
    GROUP = "several people"
    UNNAMED = "somebody nameless"


_PRONOUNS = {"he_she_it": Form.HE, "they": Form.THEY, "who_which": Form.RELATIVE, "i_we_you": Form.SELF}
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "all", "both"})


def form_of(head: Sequence[Token], *, quoted: bool) -> Form:
    """The form of a head noun phrase that names nobody; `quoted` where it owns something quoted ("Roe's “Elm”")."""
    first, last = fold(head[0].text), fold(head[-1].text)
    pronoun = _pronoun(first) if len(head) == 1 or last in _REFLEXIVE else None
    if pronoun:
        return pronoun
    if quoted:
        return Form.DOCUMENT
    if _is_counted(head, first, last):
        return Form.GROUP
    return _by_noun(head, first, last)


def _pronoun(word: str) -> Form | None:
    return next((form for name, form in _PRONOUNS.items() if word in listed(name)), None)


def _is_counted(head: Sequence[Token], first: str, last: str) -> bool:
    """Whether a phrase opens with how many they are: "some", "52 percent", "those"; "one official" is one."""
    one = first == "one" and len(head) > 1 and not _is_plural(head)
    number = first[:1].isdigit() and last not in families()
    return (first in words("groups") and not one) or number or first in {"those", "these"}


def _by_noun(head: Sequence[Token], first: str, last: str) -> Form:
    if last in words("documents"):
        return Form.DOCUMENT
    if _is_plural(head):
        return Form.GROUP
    if last in words("organisation_heads") or last in words("organisations"):
        return Form.ORGANISATION
    aged = any(token.text.endswith("-year-old") for token in head)
    human = last in families() or of_noun(last) is not Gender.UNKNOWN or aged
    return Form.PERSON if human and first not in listed("indefinite") else Form.UNNAMED


def _is_plural(head: Sequence[Token]) -> bool:
    last = fold(head[-1].text)
    if last in words("groups"):
        return True
    ends = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    return ends and last not in families() and (not head[-1].possessive or is_common(last))
