"""The place that an event's own name tells ("a Buffalo, New York, town hall", "a Las Vegas rally"): in comes its noun
phrase, out comes the range of the place, if any."""

from __future__ import annotations

from onrecord.resolve.occasions import OccasionKind, kind_of_occasion
from onrecord.resolve.outlets import outlets_in
from onrecord.resolve.whereabouts import is_place_name
from onrecord.resolve.wording import Wording


def place_within(wording: Wording, first: int, last: int) -> tuple[int, int] | None:
    """The town of "a Buffalo, New York, town hall"."""
    for at in range(first, last):
        comma = next((k for k in range(at + 1, min(at + 4, last)) if wording.tokens[k].text == ","), None)
        if comma is not None and wording.tokens[at].capital:
            end = next((k for k in (comma + 3, comma + 2) if k <= last and is_place_name(wording, at, k)), None)
            if not end:
                continue
            return at, end
    return _place_before_head(wording, first, last)


def _place_before_head(wording: Wording, first: int, last: int) -> tuple[int, int] | None:
    """The place of "a Las Vegas rally", "a Michigan campaign rally"; no place in an outlet's name."""
    head = wording.head(first, last)
    if kind_of_occasion(wording, first, last) is not OccasionKind.EVENT or outlets_in(wording, first, last):
        return None
    for at in range(first, head):
        for end in (at + 2, at + 1):
            plain = all(wording.folded[k].isalpha() and not wording.tokens[k].capital for k in range(end, head + 1))
            if end <= head and plain and not wording.is_time(at) and is_place_name(wording, at, end):
                return at, end
    return None
