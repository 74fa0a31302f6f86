"""Speech or thought: what an attribution reports, by the words of its cue.

What is spoken, written or shown in a document is speech; what somebody believes, wants, fears, plans or perceives is a
state of mind, which the writer infers. Words in quotation marks were uttered, whatever the cue.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from onrecord.model import Kind, Reports

_PLANS_TO = re.compile(r"\bplans? to\b|\bplans on\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def reports(cue: str, kind: Kind) -> Reports | None:
    """What an attribution with the words of this cue reports; None where it has no cue and no words of the speaker."""
    if kind is not Kind.INDIRECT:
        return Reports.SPEECH
    words = set(_WORD.findall(cue.lower()))
    if not words:
        return None
    if words & _words("utterances"):
        return Reports.SPEECH
    return Reports.THOUGHT if words & _words("states") or _PLANS_TO.search(cue) else Reports.SPEECH


@cache
def _words(name: str) -> frozenset[str]:
    lines = (Path(__file__).parent / "data" / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
