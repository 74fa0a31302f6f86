"""What a second reading of a page changed: quotations that came, went, or are told otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Article, Json, Quotation, Span


class ChangeKind(StrEnum):
    """What became of a quotation."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One quotation as it was and as it is."""

    quotation: str
    """Its id: the same words at the same place have the same."""
    what: ChangeKind
    before: dict[str, Json] | None
    """Its words, kind, what it reports, speakers, days, source and cue; None for a new one."""
    after: dict[str, Json] | None


def changes(before: Article, after: Article) -> tuple[Change, ...]:
    """The quotations that differ between two readings of one page, in the order of their words."""
    old = {quotation.id: _summary(quotation) for quotation in before.quotations}
    new = {quotation.id: _summary(quotation) for quotation in after.quotations}
    places = {q.id: (q.part.value, q.content[0].start) for q in (*before.quotations, *after.quotations)}
    return tuple(
        Change(name, _what(name in old, name in new), old.get(name), new.get(name))
        for name in sorted(places, key=lambda name: (places[name], name))
        if old.get(name) != new.get(name)
    )


def _what(before: bool, after: bool) -> ChangeKind:
    if before and after:
        return ChangeKind.CHANGED
    return ChangeKind.GONE if before else ChangeKind.NEW


def _summary(quotation: Quotation) -> dict[str, Json]:
    said = quotation.said
    return {
        "words": _words(quotation.content),
        "kind": quotation.kind.value,
        "reports": quotation.reports.value if quotation.reports else None,
        "speakers": [who.name for who in quotation.speakers],
        "said": [said.earliest, said.latest] if said else None,
        "source": _words(quotation.source),
        "cue": _words(quotation.cue),
    }


def _words(spans: tuple[Span, ...]) -> list[Json]:
    return [span.text for span in spans]
