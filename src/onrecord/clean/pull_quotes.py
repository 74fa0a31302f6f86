"""Drops the paragraphs of an HTML page that say again what another says, such as pull quotes, with their credits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.clean.html import Paragraph
from onrecord.clean.tree import Block
from onrecord.clean.words import squeeze

_STATEMENT = re.compile(r"[.!…][\"'“”’»)\]]*$")
_LEAST = 4
"""Words of a quotation set apart from which it is told again, not by chance the same."""
_LONG = 8
"""The same of any statement; shorter ones may be a refrain. Interviews and lists put a question or an item again."""
_NAME = 10
"""Words of a credit below a quotation at most."""
_READ = 40_000
"""Letters of the body in which a paragraph's words are looked for."""


def without_repeats(paragraphs: Sequence[Paragraph], blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs without those whose words stand within another, and the name below such a quotation."""
    told = [squeeze(paragraph.text) for paragraph in paragraphs]
    whole, often = "\n".join(told)[:_READ], Counter(told)
    out: list[Paragraph] = []
    seen: set[str] = set()
    dropped = -1
    for paragraph, words in zip(paragraphs, told, strict=True):
        apart = paragraph.block is not None and "quote" in blocks[paragraph.block].zones
        size = len(paragraph.text.split())
        telling = size >= _LEAST if apart else size >= _LONG and _STATEMENT.search(paragraph.text) is not None
        again = telling and (words in seen or whole.count(words) > often[words])
        if again or (apart and size <= _NAME and dropped >= 0 and paragraph.block == dropped + 1):
            dropped = -1 if paragraph.block is None else paragraph.block
        else:
            out.append(paragraph)
            seen.add(words)
    return out
