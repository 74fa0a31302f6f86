"""Quotations found again by their words, as Hypothesis anchors notes: the exact words first, then what is most like
them near the old place; then the quotations that cover them."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import partial_ratio_alignment

from onrecord.model import Anchor, Part
from onrecord.record.connection import Connection

AROUND = 32
"""Code points before and behind the words that are kept with them."""
_ALIKE = 85.0
_SAME, _COVERED = 0.5, 0.8
Range = tuple[int, int]


def anchor(connection: Connection, quotation: int) -> Anchor:
    """The anchor of a quotation of the record. Raises LookupError where there is none of that number."""
    row = connection.one(
        "SELECT sha256, part, CASE part WHEN 'title' THEN coalesce(title, '') ELSE text END, min(start), max(\"end\") "
        "FROM quotations JOIN articles ON articles.page = article JOIN pages ON pages.id = article "
        "JOIN spans ON quotation = quotations.id AND role = 'content' WHERE quotations.id = ?",
        (quotation,),
    )
    if row is None or row[0] is None:
        raise LookupError(f"there is no quotation {quotation}")
    sha256, part, text, start, end = row
    before, behind = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Anchor(sha256, text[start:end], before, behind, start, Part(part))


def attached(connection: Connection, page: int, at: Anchor) -> list[int]:
    """The quotations of a page that an anchor means: the very words, else what shares half of all words of both, else
    those that it was cut into, else the one that it went into; none where the words are gone."""
    row = connection.one("SELECT text, coalesce(title, '') FROM articles WHERE page = ?", (page,))
    if row is None:
        return []
    place = _place(row[at.part is Part.TITLE], at)
    if place is None:
        return []
    spans = [*_quotations(connection, page, at.part)]
    very = [number for number, span in spans if span == place]
    same = [number for number, span in spans if _common(place, span) >= _SAME * _length(place, span)]
    pieces = [number for number, span in spans if _common(place, span) >= _COVERED * (span[1] - span[0])]
    wholes = [number for number, span in spans if _common(place, span) >= _COVERED * (place[1] - place[0])]
    return very or same or pieces or wholes


def _place(text: str, at: Anchor) -> Range | None:
    """Where an anchor's words stand now."""
    places = sorted(_occurrences(text, at.exact), key=lambda start: (-_context(text, start, at), abs(start - at.start)))
    if places:
        return places[0], places[0] + len(at.exact)
    found = partial_ratio_alignment(at.exact, text, score_cutoff=_ALIKE) if len(at.exact) > 1 else None
    return (found.dest_start, found.dest_end) if found else None


def _occurrences(text: str, exact: str) -> Iterator[int]:
    start = text.find(exact) if exact else -1
    while start >= 0:
        yield start
        start = text.find(exact, start + 1)


def _context(text: str, start: int, at: Anchor) -> int:
    """How many of the two sides are as they were."""
    end = start + len(at.exact)
    return text.endswith(at.prefix, 0, start) + text.startswith(at.suffix, end)


def _quotations(connection: Connection, page: int, part: Part) -> Iterator[tuple[int, Range]]:
    sql = (
        'SELECT quotations.id, min(start), max("end") FROM quotations JOIN spans ON quotation = quotations.id '
        "WHERE article = ? AND part = ? AND role = 'content' GROUP BY quotations.id ORDER BY quotations.position"
    )
    for number, start, end in connection.rows(sql, (page, part.value)).fetchall():
        yield number, (start, end)


def _common(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _length(one: Range, other: Range) -> int:
    """Of what two ranges cover together."""
    return one[1] - one[0] + other[1] - other[0] - _common(one, other)
