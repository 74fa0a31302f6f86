"""The phrases about a verb of speech ("in an interview with the Elm Post on Monday"): in come a cast and a range of
tokens, out come adjuncts, each with the word that opens it. Days and adverbs between them are passed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from onrecord.resolve.cast import Cast
from onrecord.resolve.layout import Token
from onrecord.resolve.lexicon import fold, listed, words
from onrecord.resolve.mentions import Sort
from onrecord.resolve.places import homeland, is_short, place

_QUOTES = frozenset("\"“”'‘’")
_TITLE = 8
"""Words of a title in quotation marks: ABC's “This Week”."""
_LONGEST = 24
_NAMES_AHEAD = 3
_MONTHS_THAT_ARE_WORDS = frozenset({"may", "march", "august", "mar", "jan"})
_TITLED = frozenset({"today", "this", "week", "morning", "tonight", "evening", "night", "day"})


@dataclass(frozen=True, slots=True)
class Adjunct:
    """A noun phrase, a half-open range of token numbers, and the word before it: a preposition, or "" for none."""

    opening: str
    first: int
    last: int


def listed_here(name: str) -> frozenset[str]:
    """A line of this folder's list of small words for adjuncts."""
    return listed(name, "adjuncts")


class Adjuncts:
    """Reads the adjuncts of one article; `blocked` says whether a token is no word of the reporter's."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.tokens = cast.layout.tokens
        self.folded = [fold(token.text) for token in self.tokens]
        self._names = {cast.layout.index(m.start): cast.layout.index(m.end) for m in cast.mentions if m.end > m.start}

    def chain(self, at: int, stop: int, blocked: Callable[[int], bool]) -> list[Adjunct]:
        """The adjuncts that follow one another from a token on, up to the first words that are none."""
        out: list[Adjunct] = []
        stop = min(stop, at + 6 * _LONGEST)
        while at < stop and not blocked(at):
            opening = self.opening(at, stop)
            if opening:
                word, first = opening
                if (
                    first < stop
                    and self.folded[first] in listed_here("speaking")
                    and self.folded[first].endswith("ing")
                ):
                    return out  # "in addressing": a chain of its own
                last = self.noun_phrase(first, stop, blocked)
                if last > first:
                    out.append(Adjunct(word, first, last))
                    at = last
                    continue
                return out
            if not self._passed_over(at, stop):
                return out
            at += 1
        return out

    def opening(self, at: int, stop: int) -> tuple[str, int] | None:
        """The preposition that starts at a token, with the number of the token behind it; "in front of" is "before"."""
        word, following = self.folded[at], self.folded[at + 1 : min(stop, at + 3)]
        if word == "in" and following == ["front", "of"]:
            return "before", at + 3
        if word in {"ahead", "outside", "inside", "because", "instead"} and following[:1] == ["of"]:
            return ("before" if word == "ahead" else word), at + 2
        if word == "prior" and following[:1] == ["to"]:
            return "after", at + 2
        return (word, at + 1) if word in listed_here("prepositions") and not self.is_time(at + 1) else None

    def is_time(self, at: int) -> bool:
        """Whether a word tells a time ("Monday", "night", "2015"), by itself or as "last" week."""
        if at >= len(self.tokens):
            return False
        word, token = self.folded[at], self.tokens[at]
        if token.text[0].isdigit():
            return len(word) in {1, 2, 4} and word.isdigit()
        if token.capital and at and self.tokens[at - 1].capital and word in _TITLED:
            return False  # "USA Today", "ABC's This Week"
        if word in listed_here("times"):
            return token.capital or word not in _MONTHS_THAT_ARE_WORDS
        return word in listed_here("calendar") and at + 1 < len(self.tokens) and self._is_calendar(at + 1)

    def _is_calendar(self, at: int) -> bool:
        return self.folded[at] in listed_here("times") or (self.folded[at] in listed_here("calendar"))

    def _passed_over(self, at: int, stop: int) -> bool:
        """Whether a word between adjuncts says nothing of what is read here: a day, an adverb, a comma, "held" in."""
        word, token = self.folded[at], self.tokens[at]
        if self.is_time(at) or word in listed_here("adverbs") or (word.endswith("ly") and token.text.islower()):
            return True
        following = at + 1 < stop and (self.opening(at + 1, stop) is not None or self.is_time(at + 1))
        if token.text in {",", "-", "–", "—", "and"} or token.text in _QUOTES:
            return following
        if word in listed_here("prepositions"):
            return self.is_time(at + 1)
        return following and token.text.islower() and self.is_participle(at)

    def is_participle(self, at: int) -> bool:
        """Whether a word behind a noun goes on with what was done: "a rally held in Elm"."""
        word = self.folded[at]
        participle = word in listed_here("participles") or (word.endswith(("ed", "ing")) and len(word) > 4)
        return participle and word not in listed_here("not_participles") and not self._is_occasion(word)

    @staticmethod
    def _is_occasion(word: str) -> bool:
        return word in words("occasion_nouns")

    def noun_phrase(self, first: int, stop: int, blocked: Callable[[int], bool]) -> int:
        """The number of the token behind the noun phrase that starts at one; the same number where none does."""
        at, stop = first, min(stop, first + _LONGEST)
        while at < stop and not blocked(at):
            step = self._step(first, at, stop)
            if step == 0:
                break
            at = min(at + step, stop)
        while at > first and not self._closes(at - 1):
            at -= 1
        return first if self._is_bare(first, at) else at

    def _closes(self, at: int) -> bool:
        """Whether a token can be the last of a noun phrase."""
        return self.tokens[at].text[0].isalnum() and self.folded[at] not in {"of", "and"} or self._ends_title(at)

    def _ends_title(self, at: int) -> bool:
        return self.tokens[at].text in _QUOTES and at > 0 and self.tokens[at].start == self.tokens[at - 1].stop

    def _is_bare(self, first: int, last: int) -> bool:
        return all(self.folded[k] in listed_here("determiners") for k in range(first, last))

    def _step(self, first: int, at: int, stop: int) -> int:
        """How many tokens a noun phrase takes next, none where it ends."""
        token, word = self.tokens[at], self.folded[at]
        if token.text in _QUOTES:
            return self._title(at, stop) if at == first or self._opens_title(at) else 0
        if token.text == ",":
            return self._state(at, stop) if at > first else 0
        if not token.text[0].isalnum():
            return int(token.text in {"&", "/", "$", "#", "@"} or (token.text in {"-", "–"} and self._tight(at)))
        name = self._names.get(at)
        if name and not self.is_time(at):
            return max(1, name - at)
        if word == "of":
            return int(at > first)
        if word == "and" or (word == "for" and at > first and self.tokens[at - 1].capital):
            return int(self._joins(first, at, stop))
        if word in listed_here("ends") or word in listed_here("prepositions") or self._begins_anew(first, at):
            return 0
        if self.is_time(at):
            return int(self._qualifies(first, at, stop))
        return int(at == first or not self._goes_on(first, at))

    def _goes_on(self, first: int, at: int) -> bool:
        """Whether a participle or an adverb behind a noun ends the phrase."""
        before = self.folded[at - 1]
        lower = self.tokens[at].text.islower()
        if before in listed_here("determiners") or before.endswith("ly") or self.tokens[at - 1].possessive:
            return False
        return lower and (self.is_participle(at) or self.folded[at] in listed_here("adverbs"))

    def _begins_anew(self, first: int, at: int) -> bool:
        """Whether an article or "his" stands inside: the noun phrase is over ("distance his party")."""
        linked = at > first and self.folded[at - 1] in {"of", "and", "for", "all", "both", "half"}
        plain = self.folded[at] in listed_here("determiners") and not self.tokens[at].capital
        return at > first and plain and not linked and not self.tokens[at - 1].capital

    def is_past(self, first: int, last: int) -> bool:
        """Whether nothing but days, adverbs and commas stands in a range."""
        return all(
            self.is_time(k) or self.folded[k] in listed_here("adverbs") or not self.tokens[k].text[0].isalnum()
            for k in range(first, last)
        )

    def _joins(self, first: int, at: int, stop: int) -> bool:
        """Whether "and" stands between two names or two plain plurals: "reporters and supporters"."""
        if at + 1 >= stop or at == first:
            return False
        both = self.tokens[at - 1].capital and self.tokens[at + 1].capital
        plurals = self.folded[at + 1].endswith("s") and self.folded[at + 1] in words("audiences")
        return both or (plurals and self.folded[at - 1].endswith("s"))

    def _qualifies(self, first: int, at: int, stop: int) -> bool:
        """Whether a day says which speech it is: "Monday's", "Tuesday night's", "a Friday"."""
        if at > first and self.folded[at - 1] in {"a", "an", "the", "his", "her", "their"}:
            return not self.is_time(at + 1) or self._owns(at, stop)
        return self._owns(at, stop) or (at > first and self.is_time(at - 1) and self.tokens[at - 1].possessive)

    def _owns(self, at: int, stop: int) -> bool:
        run = []
        for k in range(at, min(stop, at + _NAMES_AHEAD)):
            if not self.is_time(k):
                break
            run.append(self.tokens[k].possessive)
        return any(run)

    def _tight(self, at: int) -> bool:
        """Whether no space stands about a dash."""
        return self.tokens[at].start == self.tokens[at - 1].stop

    def _opens_title(self, at: int) -> bool:
        following = next((t for t in islice(self.tokens, at + 1, at + 3) if t.text not in _QUOTES), None)
        return following is not None and following.capital and self.tokens[at].start > self.tokens[at - 1].stop

    def _title(self, at: int, stop: int) -> int:
        """The length of a short title in quotation marks that starts here, none where there is none."""
        words_ = 0
        while at + words_ < stop and self.tokens[at + words_].text in _QUOTES:
            words_ += 1
        if at + words_ >= stop or not self.tokens[at + words_].capital:
            return 0
        for k in range(at + words_, min(stop, at + words_ + _TITLE + 1)):
            if self.tokens[k].text in _QUOTES and self.tokens[k].start == self.tokens[k - 1].stop:
                double = k + 1 < stop and self.tokens[k + 1].start == self.tokens[k].stop
                return k - at + 1 + int(double and self.tokens[k + 1].text in _QUOTES)
        return 0

    def _state(self, at: int, stop: int) -> int:
        """The length of ", Ohio" or ", N.H.," behind the name of a town."""
        if at + 1 >= stop or not self.tokens[at - 1].capital or not self.tokens[at + 1].capital:
            return 0
        last = min(stop, self._names.get(at + 1, at + 2))
        name = self.words(at + 1, last)
        if not (homeland(name) or place(name) or is_short(name.rstrip("."))):
            last = at + 2
            name = self.words(at + 1, last)
        known = homeland(name) or place(name) or is_short(name.rstrip("."))
        return last - at if known and not self.is_person(at + 1) else 0

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
            named = any(a < at < b for a, b in ((s, self._names.get(s, s)) for s in range(max(first, at - 8), at)))
            if (self.folded[at] in {"of", "for"} or self.tokens[at].text == ",") and not named:
                return at - 1
        return max(first, next((k for k in range(last - 1, first - 1, -1) if self.tokens[k].text[0].isalnum()), first))

    def token(self, at: int) -> Token:
        """A token by its number."""
        return self.tokens[at]
