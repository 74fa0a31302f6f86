"""What of a quotation is compared with others: its words with their weights, whose words they are, its numbers and
names, its days. Reckoned when first asked for, and kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum

from onrecord.link.dates import ordinal
from onrecord.link.runs import Places, places_of
from onrecord.link.terms import stem, weighed
from onrecord.link.weights import words_of
from onrecord.model import Kind, Quotation
from onrecord.quote.marks import DOUBLE
from onrecord.resolve.lexicon import lines

WINDOW = 7
"""Days for which what was said is news."""
VERBATIM = 8
"""Words in a row by which two reports are of one utterance wherever they stand."""
_MARKED = re.compile(rf"[{DOUBLE}]([^{DOUBLE}]+)(?:[{DOUBLE}]|\Z)")
_NAME = re.compile(r"(?<![.!?…“\"] )(?<!\A)\b[A-Z][\w’'-]+")


@dataclass(frozen=True)
class Quoted:
    """A quotation as it is compared."""

    key: str
    """Its id."""
    article: str
    """Its article's key."""
    text: str
    """Its words, parts joined by an ellipsis."""
    kind: Kind
    earliest: str | None = None
    """The first day on which it can have been said (ISO 8601), as the page tells; None where it does not."""
    latest: str | None = None
    published: str | None = None
    """When its article was, ISO 8601 of any precision."""

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """The first and last day on which it can have been said (`date.toordinal`): those that the page tells, an
        unknown end WINDOW days away; else the last ones before publication. None where nothing tells."""
        return told_days(self.earliest, self.latest) or told_days(None, self.published)

    @cached_property
    def words(self) -> Sequence[str]:
        """All words as they are compared, in their order."""
        return words_of(self.text)

    @cached_property
    def terms(self) -> Sequence[str]:
        """All words without endings, in their order."""
        return tuple(map(stem, self.words))

    @cached_property
    def stretches(self) -> frozenset[Sequence[str]]:
        """Its terms in every VERBATIM places in a row."""
        return stretches(self.terms)

    @cached_property
    def content(self) -> Mapping[str, float]:
        """The terms that tell something, with their weights."""
        return weighed(self.words)

    @cached_property
    def weight(self) -> float:
        """Of all its content."""
        return fsum(self.content.values())

    @cached_property
    def places(self) -> Places:
        """Where each of its terms stands."""
        return places_of(self.terms)

    @cached_property
    def own(self) -> frozenset[str]:
        """The terms that are the speaker's own: all of a direct quotation, of others those within quotation marks."""
        if self.kind is Kind.DIRECT:
            return frozenset(self.content)
        return frozenset(weighed(words_of(" ".join(found[1] for found in _MARKED.finditer(self.text)))))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its numbers in digits."""
        return frozenset(term for term in self.content if term[0].isdigit())

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital that do not begin a sentence."""
        return frozenset(weighed(words_of(" ".join(_NAME.findall(self.text)))))

    @cached_property
    def negated(self) -> bool:
        """Whether a word of it negates."""
        words = self.text.lower().replace("’", "'").replace("-", " ").split()
        bare = [word.strip(".,;:!?…\"“”'()") for word in words]
        return any(word in lines("negations", "onrecord.link") or word.endswith("n't") for word in bare)


def quoted(quotation: Quotation, article: str, published: str | None = None) -> Quoted:
    """The quotation as it is compared; `article` is its article's key, `published` its date."""
    said = quotation.said
    earliest, latest = (said.earliest, said.latest) if said else (None, None)
    return Quoted(quotation.id, article, quotation.words, quotation.kind, earliest, latest, published)


def stretches(terms: Sequence[str]) -> frozenset[Sequence[str]]:
    """Terms of a text in every VERBATIM places in a row."""
    return frozenset(terms[at : at + VERBATIM] for at in range(len(terms) - VERBATIM + 1))


def told_days(earliest: str | None, latest: str | None) -> tuple[int, int] | None:
    """The ends of an interval (`date.toordinal`), an unknown one WINDOW days from the other; None where both are."""
    first, last = ordinal(earliest), ordinal(latest)
    if first is None:
        return None if last is None else (last - WINDOW, last)
    return first, first + WINDOW if last is None else last
