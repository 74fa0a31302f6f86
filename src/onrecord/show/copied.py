"""That an article is a copy, in words: in what way, and of which others."""

from __future__ import annotations

from onrecord.link.copy_kinds import CopyKind
from onrecord.record.stories import Copies
from onrecord.show.safe import safe

_SOME = 3
"""Articles that are named."""
KINDS = {
    CopyKind.EXACT: "the same text as",
    CopyKind.VERSION: "another state of the page of",
    CopyKind.NEAR: "nearly the same text as",
    CopyKind.SYNDICATED: "much the same text as",
}


def copied(group: Copies, article: str) -> str | None:
    """What an article of a group is a copy of: of the one they come from, else of which others; None of that itself."""
    if article == group.origin:
        return None
    others = [told for told in group.articles if told.article != article]
    named = [told for told in others if told.article == group.origin] or others
    listed = ", ".join(f"{told.article} ({told.outlet})" if told.outlet else told.article for told in named[:_SOME])
    more = f" and {len(named) - _SOME:,} more" if len(named) > _SOME else ""
    return safe(f"{KINDS[group.kind]} {listed}{more}")


def origin_of(group: Copies, article: str) -> str | None:
    """Which articles are copies of an article; None where it is not the one that they come from."""
    if article != group.origin:
        return None
    others = [told for told in group.articles if told.article != article]
    listed = ", ".join(f"{told.article} ({told.outlet})" if told.outlet else told.article for told in others[:_SOME])
    return safe(listed + (f" and {len(others) - _SOME:,} more" if len(others) > _SOME else ""))
