"""The package's word lists: files of lines, the first a comment on their origin."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of `data/<name>` without comments and empty ones."""
    text = files("onrecord.read").joinpath("data", name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def codecs_by_label() -> dict[str, str]:
    """Label of an encoding, in lower case -> the Python codec that reads it."""
    return dict(line.split() for line in lines("charsets.txt"))


@cache
def magic() -> tuple[tuple[int, bytes, str], ...]:
    """Offset, bytes and name of the kinds of files that are no news."""
    rows = (line.split(" ", 2) for line in lines("magic.txt"))
    return tuple((int(offset), bytes.fromhex(digits), name) for offset, digits, name in rows)
