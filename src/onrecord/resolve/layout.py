"""The words, sentences and paragraphs of a text: what every other module of this folder finds its way by.

Sentences fall out of the same pass as the tokens, which carry possessives and abbreviations.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from onrecord.resolve.lexicon import fold, listed, tagged
from onrecord.resolve.places import is_short

_TOKEN = re.compile(r"[DRI][-–](?:[A-Z]\.){2}|(?:[^\W\d_]\.){2,}|\w+(?:[-'’&]\w+)*|[^\w\s]")
_CLITIC = re.compile(r"(?<=\w)['’](?:ll|d|re|ve|m)$", re.IGNORECASE)
_BLANK = re.compile(r"\n\s*\n")
_ENDS = frozenset(".!?")
_CLOSERS = frozenset("\"”’»'”)]")


class Token(NamedTuple):
    """A word or a mark; `end` leaves a possessive out, `stop` does not."""

    start: int
    end: int
    stop: int
    text: str
    possessive: bool = False

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital first letter."""
        return self.text[0].isupper()


def _token(match: re.Match[str], text: str) -> Token:
    start, stop = match.span()
    word = match.group()
    if len(word) > 2 and word[-2] in "'’" and word[-1] in "sS":
        return Token(start, stop - 2, stop, word[:-2], possessive=True)
    clitic = _CLITIC.search(word)
    if clitic:
        return Token(start, start + clitic.start(), stop, word[: clitic.start()])
    if (
        word[-1] in "sS"
        and text[stop : stop + 1] in {"’", "'"}
        and text[stop + 1 : stop + 2] == " "
        and word[0].isupper()
    ):
        return Token(start, stop, stop + 1, word, possessive=True)
    return Token(start, stop, stop, word)


def _abbreviated(token: Token) -> bool:
    folded = fold(token.text)
    return (len(token.text) == 1 and token.capital) or (
        token.capital
        and (folded in tagged("titles") or folded in listed("abbreviations") or is_short(token.text.split("-")[-1]))
    )


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words and marks of a text; the full stop of an abbreviation belongs to it."""
    out: list[Token] = []
    for match in _TOKEN.finditer(text):
        if out and match.start() < out[-1].stop:
            continue
        if match.group() == "." and out and out[-1].stop == match.start() and _abbreviated(out[-1]):
            out[-1] = Token(out[-1].start, match.end(), match.end(), text[out[-1].start : match.end()])
        else:
            out.append(_token(match, text))
    return tuple(out)


class Layout:
    """A text with its tokens and the starts of its sentences and paragraphs (code points)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self._starts = [token.start for token in self.tokens]
        self._paragraphs = [0, *(match.end() for match in _BLANK.finditer(text))]
        self._sentences = self._find_sentences()

    def _find_sentences(self) -> list[int]:
        starts = [0]
        ended = False
        for before, token in zip(self.tokens, self.tokens[1:], strict=False):
            gap = self.text[before.stop : token.start]
            ended = (before.text[-1] in _ENDS and not before.text[0].isalpha()) or (ended and before.text in _CLOSERS)
            broken = "\n" in gap and (ended or before.text in ":;" or bool(_BLANK.search(gap)))
            if broken or (ended and gap and not token.text[0].islower()):
                starts.append(token.start)
                ended = False
        return starts

    def index(self, at: int) -> int:
        """The number of the first token that starts at or after a place."""
        low = bisect_right(self._starts, at - 1)
        return low if low < len(self._starts) else len(self._starts)

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that start within a range."""
        return self.tokens[self.index(start) : self.index(end)]

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds a place."""
        return bisect_right(self._sentences, at) - 1

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """All sentences in order."""
        return tuple(_range(self._sentences, k, len(self.text)) for k in range(len(self._sentences)))

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that holds a place."""
        return bisect_right(self._paragraphs, at) - 1

    def sentence_range(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that holds a place."""
        return _range(self._sentences, self.sentence(at), len(self.text))

    def paragraph_range(self, at: int) -> tuple[int, int]:
        """Start and end of the paragraph that holds a place, with the blank lines behind it."""
        return _range(self._paragraphs, self.paragraph(at), len(self.text))

    @property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """All paragraphs in order."""
        return tuple(_range(self._paragraphs, k, len(self.text)) for k in range(len(self._paragraphs)))


def _range(starts: list[int], number: int, end: int) -> tuple[int, int]:
    return starts[number], starts[number + 1] if number + 1 < len(starts) else end
