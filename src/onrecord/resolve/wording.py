"""The words of an article for reading phrases: its tokens folded once, which tell a time, which begin a name."""

from __future__ import annotations

from onrecord.resolve.cast import Cast
from onrecord.resolve.lexicon import fold, listed
from onrecord.resolve.mentions import Sort

_MONTHS_THAT_ARE_WORDS = frozenset({"may", "march", "august", "mar", "jan"})
_TITLED = frozenset({"today", "this", "week", "morning", "tonight", "evening", "night", "day"})


def small(name: str) -> frozenset[str]:
    """A line of the list of small words about speaking."""
    return listed(name, "adjuncts")


class Wording:
    """The tokens of one article with their folded words; ranges are half-open and count tokens."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.layout = cast.layout
        self.tokens = cast.layout.tokens
        self.folded = [fold(token.text) for token in self.tokens]
        self.names = {cast.layout.index(m.start): cast.layout.index(m.end) for m in cast.mentions if m.end > m.start}
        """Where names begin -> where they end."""

    def is_time(self, at: int) -> bool:
        """Whether a word tells a time ("Monday", "night", "2015"), by itself or as "last" week."""
        if at >= len(self.tokens):
            return False
        word, token = self.folded[at], self.tokens[at]
        if token.text[0].isdigit():
            return len(word) in {1, 2, 4} and word.isdigit()
        if token.capital and at and self.tokens[at - 1].capital and word in _TITLED:
            return False  # "USA Today", "ABC's This Week"
        if word in small("times"):
            return token.capital or word not in _MONTHS_THAT_ARE_WORDS
        return word in small("calendar") and at + 1 < len(self.tokens) and self._is_calendar(at + 1)

    def _is_calendar(self, at: int) -> bool:
        return self.folded[at] in small("times") or (self.folded[at] in small("calendar"))

    def is_past(self, first: int, last: int) -> bool:
        """Whether nothing but days, adverbs and commas stands in a range."""
        return all(
            self.is_time(k) or self.folded[k] in small("adverbs") or not self.tokens[k].text[0].isalnum()
            for k in range(first, last)
        )

    def is_person(self, at: int) -> bool:
        """Whether a person is named from a token on."""
        return any(
            self.cast.mentions[n].sort is Sort.PERSON
            for n in self.cast.numbers(self.tokens[at].start, self.tokens[at].stop)
        )

    def words(self, first: int, last: int) -> str:
        """The words of a range of tokens, white space made single."""
        return " ".join(self.cast.layout.text[self.tokens[first].start : self.tokens[last - 1].end].split())

    def head(self, first: int, last: int) -> int:
        """The number of the head of a noun phrase: its last word before "of" or a state."""
        for at in range(first + 1, last):
            named = any(a < at < b for a, b in ((s, self.names.get(s, s)) for s in range(max(first, at - 8), at)))
            part = self.folded[at] == "of" and self.folded[at - 1] in small("parts")
            if (self.folded[at] in {"of", "for"} or self.tokens[at].text == ",") and not named and not part:
                return at - 1
        return max(first, next((k for k in range(last - 1, first - 1, -1) if self.tokens[k].text[0].isalnum()), first))
