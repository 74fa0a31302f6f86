"""How much it tells between two articles that two of their quotations share a word: the words of the event itself
stand in many quotations of both and tell little, a word that no other quotation has tells much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import fsum, log

from onrecord.link.quoted import Quoted


class Telling:
    """The words of two articles' quotations, weighed from these two alone."""

    def __init__(self, mine: Sequence[Quoted], theirs: Sequence[Quoted]) -> None:
        self._quotations = (*mine, *theirs)
        self._wholes: dict[str, float] = {}

    @cached_property
    def _holding(self) -> Counter[str]:
        return Counter(term for each in self._quotations for term in each.content)

    @cached_property
    def _weights(self) -> Sequence[float]:
        most = max(self._holding.values(), default=0)
        return [0.0] + [log((len(self._quotations) + 1) / (n + 0.5)) for n in range(1, 1 + most)]

    def of(self, term: str) -> float:
        """ln((N + 1) / (n + 0.5)) for a term that n of the N quotations hold, as inverse document frequencies are."""
        return self._weights[self._holding[term]]

    def whole(self, quoted: Quoted) -> float:
        """Of all content of one of the quotations."""
        if quoted.key not in self._wholes:
            self._wholes[quoted.key] = self.total(quoted.content)
        return self._wholes[quoted.key]

    def total(self, terms: Iterable[str]) -> float:
        """Of several terms, the same in any order."""
        return fsum(map(self.of, terms))
