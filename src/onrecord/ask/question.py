"""A question about quotations as users put it: names, words, and days in any precision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypedDict

from onrecord.ask.days import first_day, last_day
from onrecord.errors import SettingsError
from onrecord.model import Kind
from onrecord.record.search import Question

SURE = 0.85
"""The confidence to ask for where errors cost more than what is missed; docs/output.md says what it gives."""


class Filters(TypedDict, total=False):
    """What quotations can be asked for; all that is given must hold."""

    speaker: str | None
    """Words of the speaker's name, or the speaker's id."""
    about: str | None
    """Words of what was said, anywhere in it; between double quotation marks they are a phrase, which is found exactly
    so, but for case, accents and punctuation."""
    since: str | date | None
    """A day, month or year ("2024-11-12", "2024-11", "2024"): said then or later, else published then or later."""
    until: str | date | None
    """Said, else published, then or earlier."""
    outlet: str | None
    """Words of the outlet's name."""
    kind: Kind | str | None
    """direct, mixed or indirect."""
    confidence: float | None
    """At least so likely to be right, 0 to 1; without it everything that the reader took for a quotation."""
    thoughts: bool
    """Whether states of mind (believes, fears) are asked for, too, beside what was said or written; and quotations that
    a person rejected."""


def question(filters: Filters) -> Question:
    """The question that the record answers.

    Raises SettingsError for a day or a kind that is none or a confidence out of range, TypeError for an unknown filter.
    """
    if unknown := filters.keys() - Filters.__annotations__:
        raise TypeError(f"{', '.join(sorted(unknown))}: no such filter; there are {', '.join(Filters.__annotations__)}")
    kind = filters.get("kind")
    since, until = _day(filters.get("since"), first_day), _day(filters.get("until"), last_day)
    if since and until and since > until:
        raise SettingsError(f"no day lies between {since} and {until}: exchange `since` and `until`")
    if kind is not None and kind not in [*Kind]:
        raise SettingsError(f"{kind!r} is no kind of quotation: give one of {', '.join(Kind)}")
    confidence = filters.get("confidence")
    if confidence is not None and not (isinstance(confidence, (int, float)) and 0 <= confidence <= 1):
        raise SettingsError(f"confidence is {confidence!r}: give a number from 0 to 1")
    return Question(
        speaker=filters.get("speaker"),
        about=filters.get("about"),
        since=since,
        until=until,
        outlet=filters.get("outlet"),
        kind=Kind(kind) if kind is not None else None,
        confidence=confidence,
        thoughts=filters.get("thoughts", False),
    )


def _day(given: str | date | None, edge: Callable[[str], str]) -> str | None:
    return None if given is None else edge(str(given))
