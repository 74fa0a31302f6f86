"""Search words as users write them become a query of the full-text index: every word is only a word.

Words stand in any order and anywhere; those between double quotation marks of any style are a phrase: the same words,
one after another, nothing left out. Case, accents and punctuation do not matter. No sign is an operator.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PIECE = re.compile(r'["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]|(?P<word>[^\s"“”„«»]+)')
GAP = "\ue000"
"""The token by which the index knows that words were left out."""
ELLIPSES = ("…", "...", ". . .")
"""What the schema's view `searched_contents` takes for that."""
NOTHING = '""'
"""A query that finds nothing."""
_MOST = 2_000
"""Different words; no quotation holds more, so that a search for more finds nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a search looks for; nothing where the user's words hold no word."""

    match: str | None
    """A query of FTS5: words and phrases that must all stand there."""
    literal: tuple[str, ...]
    """Signs that the index leaves out, such as emoji: they must stand there as they are."""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to look for, so that nothing can be found."""
        return self.match is None and not self.literal


def parsed(text: str) -> Words:
    """The words and phrases of what a user wrote. Never fails."""
    text = writable(text).replace("\0", " ")
    pieces = [match["word"] if match["phrase"] is None else match["phrase"] for match in _PIECE.finditer(text)]
    pieces = list(dict.fromkeys(_with_gaps(piece).strip() for piece in pieces))
    indexed = [piece for piece in pieces if any(map(_is_indexed, piece))]
    literal = tuple(piece for piece in pieces if piece not in indexed and any(map(_is_symbol, piece)))
    if len(pieces) > _MOST:
        return Words(None, ())
    match = " ".join('"' + piece.replace('"', '""') + '"' for piece in indexed)
    return Words(match or None, literal)


def _with_gaps(piece: str) -> str:
    """The words as the index has them: an ellipsis between two of them is a token."""
    for ellipsis in ELLIPSES:
        piece = piece.replace(ellipsis, f" {GAP} ")
    return piece.strip(f" {GAP}")


def writable(text: str) -> str:
    """The text with question marks for what has no UTF-8 form, such as odd bytes in a file's name."""
    return text.encode("utf-8", "replace").decode()


def _is_indexed(character: str) -> bool:
    """Whether the index takes the character for a part of a word."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"


def _is_symbol(character: str) -> bool:
    """A sign that somebody may look for, unlike punctuation."""
    return not character.isascii() and unicodedata.category(character)[0] == "S"
