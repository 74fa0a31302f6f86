"""How much of an input is read before it ends in an error: the figures, and how they are written in messages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on hostile or mistaken inputs. Files of rows and archives may be of any size: they are streamed."""

    page_bytes: int = 20_000_000
    """Bytes of one page: a file of text or HTML once unpacked, a record of an archive, a row."""
    unpacked_bytes: int = 100_000_000_000
    """Bytes that one compressed file may unpack to."""
    ratio: int = 500
    """Times that a compressed file may grow, asked once it has grown beyond the size of a page."""
    nesting: int = 500
    """Elements of HTML that may stand open inside each other."""
    seconds: float = 60.0
    """Time that the reading of one page may take; kept by whoever runs the stages."""


def size(count: int) -> str:
    """A number of bytes for people: "812 bytes", "20.0 MB"."""
    if count < 1_000:
        return f"{count} bytes"
    for unit, worth in (("GB", 1_000_000_000), ("MB", 1_000_000)):
        if count >= worth:
            return f"{count / worth:.1f} {unit}"
    return f"{count / 1_000:.1f} kB"
