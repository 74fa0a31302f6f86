"""What becomes of words from one text to another."""

from enum import StrEnum


class Change(StrEnum):
    """What became of a run of words, or of a quotation."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"
    CHANGED = "changed"
