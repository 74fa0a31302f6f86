"""Attributions → utterances: what one cue brings in two sentences, such as `"Rain," he said. "Snow, too."`, is two
quotations, for an outlet may carry the one and leave out the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.quote.assemble import Tied
from onrecord.quote.decode import WordSpan
from onrecord.quote.marks import DOUBLE, OPENING
from onrecord.quote.words import Encoded

_WORD = re.compile(r"\w")
_ENDS = re.compile(rf"[.!?…][{DOUBLE}]?\Z")
_BEGINS = re.compile(rf"[{OPENING}{DOUBLE}'’\[(]*[A-Z0-9]")


def utterances(tied: Tied, text: str, words: Encoded) -> Iterator[Tied]:
    """The attribution, parted wherever a sentence ends between two of its contents; each part with the cue and the
    source of all. Paragraphs of one quotation, between which nothing stands, are one utterance."""
    parts: list[list[WordSpan]] = [[tied.content[0]]]
    for before, after in pairwise(tied.content):
        if is_parted(text, int(words.ends[before.last - 1]), int(words.starts[after.first])):
            parts.append([after])
        else:
            parts[-1].append(after)
    for content in parts:
        yield replace(tied, content=tuple(content))


def is_parted(text: str, end: int, start: int) -> bool:
    """Whether what begins at `start` (code points) is another sentence than what ended at `end`, with words of the
    outlet's between them."""
    between = text[end:start]
    told = between.rstrip()
    blank = between[len(told) :]
    ended = "\n" in blank or (blank and _ENDS.search(told, max(0, len(told) - 2)))
    return bool(ended and _WORD.search(told) and _BEGINS.match(text, start))
