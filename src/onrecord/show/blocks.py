"""A statement's wordings put together for the eye: one block for all that have the same words, the fullest first."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.ask.citations import Citation
from onrecord.ask.statements import Statement, Wording
from onrecord.link.differences import Difference


@dataclass(frozen=True, slots=True)
class Block:
    """Wordings of the same words that differ from the fullest in the same way."""

    wordings: tuple[Wording, ...]
    """The earliest first."""

    @property
    def shown(self) -> Wording:
        """The one whose text stands for all."""
        return self.wordings[0]

    @property
    def difference(self) -> Difference:
        """How they differ from the fullest."""
        return self.shown.difference

    @property
    def carriers(self) -> list[tuple[Citation, list[Citation]]]:
        """Each quotation that counts with the copies of its text among the others; a copy of a text with other words
        stands for itself."""
        here = {wording.quotation.article for wording in self.wordings if not wording.copy_of}
        found = [w.quotation for w in self.wordings if w.copy_of not in here]
        return [(q, [w.quotation for w in self.wordings if w.copy_of == q.article]) for q in found]


def blocks(statement: Statement) -> list[Block]:
    """The block of the fullest wording, then the others by the day of the earliest, those of one outlet together."""
    made: dict[tuple[Difference, tuple[str, ...]], list[Wording]] = {}
    for wording in statement.wordings:
        made.setdefault(_key(wording), []).append(wording)
    fullest = next(block for block in made.values() if any(w.quotation is statement.fullest for w in block))
    others = [block for block in made.values() if block is not fullest]
    first: dict[str, int] = {}
    for place, block in enumerate(others):
        first.setdefault(_outlet(block[0]), place)
    ordered = sorted(others, key=lambda block: first[_outlet(block[0])])
    return [Block(tuple(block)) for block in (fullest, *ordered)]


def _key(wording: Wording) -> tuple[Difference, tuple[str, ...]]:
    """What wordings of one block have in common; those that differ in nothing are the fullest's."""
    comparison = wording.comparison
    if wording.difference is Difference.SAME or comparison is None:
        return Difference.SAME, ()
    other = comparison.alignment.other
    return wording.difference, tuple(other.text[word.start : word.end] for word in other.words)


def _outlet(wording: Wording) -> str:
    return wording.quotation.outlet or wording.quotation.uri
