"""The ways in which articles are the same text."""

from __future__ import annotations

from enum import StrEnum


class CopyKind(StrEnum):
    """In what way articles are the same text, the closest first."""

    EXACT = "exact"
    """The same words."""
    VERSION = "version"
    """Another state of the page at one address."""
    NEAR = "near"
    """Nearly all words of both."""
    SYNDICATED = "syndicated"
    """A large share of the smaller: cut, with paragraphs of its own."""
