"""Two wordings word against word: in they come, out come runs of words that are kept, dropped, added or changed.

The longest common subsequence of the words as they are compared (RapidFuzz's Indel), then as a reader would see it
(see `islands`). The runs of the two sides swapped are the same runs with dropped and added swapped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from onrecord.link.change import Change
from onrecord.link.islands import Block, by_sentence, settled
from onrecord.link.lists import small
from onrecord.link.spelling import spelt_alike
from onrecord.link.tokens import Range, Wording


class Note(StrEnum):
    """How kept words are written in the two."""

    SAME = "same"
    PUNCTUATION = "punctuation"
    """Marks, capitals or hyphens differ."""
    SPELLING = "spelling"
    """One word in two spellings: "colour", "20" and "twenty", "I'll" and "I will"."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words of the one and the run of the other that stands for it; ranges count words."""

    change: Change
    one: Range
    other: Range
    note: Note = Note.SAME
    """Of kept words."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two wordings and the runs that together are all of their words, in order."""

    one: Wording
    other: Wording
    runs: tuple[Run, ...]

    def rows(self) -> list[tuple[str, str, str]]:
        """The runs as they are exported: what became of them, the words of one, the words of the other."""
        return [(run.change.value, self.one.shown(run.one), self.other.shown(run.other)) for run in self.runs]

    def mirrored(self) -> Alignment:
        """The same from the other side."""
        return Alignment(self.other, self.one, tuple(_mirrored(run) for run in self.runs))


def align(one: Wording, other: Wording) -> Alignment:
    """The two wordings aligned."""
    if (other.text, other.kind) < (one.text, one.kind):  # so that ties are broken alike from both sides
        return align(other, one).mirrored()
    blocks = settled(_opcodes(one, other), one.words, other.words)
    runs = [run for block in blocks for run in _runs(block, one, other)]
    return Alignment(one, other, tuple(_joined(runs, one, other)))


def _opcodes(one: Wording, other: Wording) -> list[Block]:
    """Blocks of equal words and of others; a word of content counts twice, so that it is matched before a small one."""
    numbers: dict[str, int] = {}
    (mine, places), (theirs, others) = (_units(side, numbers) for side in (one, other))
    made, a, b = [], 0, 0
    for op in Indel.opcodes(mine, theirs):
        for k in range(op.src_end - op.src_start if op.tag == "equal" else 0):
            i, j = places[op.src_start + k], others[op.dest_start + k]
            if i is not None and j is not None:
                made += [Block(False, a, i, b, j), Block(True, i, i + 1, j, j + 1)]
                a, b = i + 1, j + 1
    return [*made, Block(False, a, len(one.words), b, len(other.words))]


def _units(side: Wording, numbers: dict[str, int]) -> tuple[list[int], list[int | None]]:
    """What is compared: a number for a small word, two for one of content; and the word that each one ends."""
    units, ends = list[int](), list[int | None]()
    for at, word in enumerate(side.words):
        number = numbers.setdefault(word.key, 2 * len(numbers))
        if word.key not in small("function"):
            units.append(number + 1)
            ends.append(None)
        units.append(number)
        ends.append(at)
    return units, ends


def _runs(block: Block, one: Wording, other: Wording) -> Iterator[Run]:
    """A block as runs, kept words one by one."""
    mine, theirs = (block.one, block.one_end), (block.other, block.other_end)
    if block.size == (0, 0):
        return
    if block.equal:
        for a, b in zip(range(*mine), range(*theirs), strict=True):
            pair = (a, a + 1), (b, b + 1)
            yield Run(Change.KEPT, *pair, _note(one.shown(pair[0]), other.shown(pair[1])))
    else:
        yield from _changed(block, one, other)


def _changed(block: Block, one: Wording, other: Wording) -> Iterator[Run]:
    """A change; words at its ends that are only spelt otherwise are kept."""
    for mine, theirs in _ends(block):
        if spelt_alike(one.keys(mine), other.keys(theirs)):
            yield from _runs(Block(False, block.one, mine[0], block.other, theirs[0]), one, other)
            yield Run(Change.KEPT, mine, theirs, _note(one.shown(mine), other.shown(theirs)))
            yield from _runs(Block(False, mine[1], block.one_end, theirs[1], block.other_end), one, other)
            return
    for part in by_sentence(block, one.words, other.words):
        mine, theirs = (part.one, part.one_end), (part.other, part.other_end)
        change = Change.CHANGED if all(part.size) else Change.DROPPED if part.size[0] else Change.ADDED
        yield Run(change, mine, theirs)


def _ends(block: Block) -> Iterator[tuple[Range, Range]]:
    """The pairs of one to three words from the start of a change, and from its end."""
    sizes = [(a, b) for a in (1, 2, 3) for b in (1, 2, 3) if a <= block.size[0] and b <= block.size[1]]
    for a, b in sizes:
        yield (block.one, block.one + a), (block.other, block.other + b)
    for a, b in sizes:
        yield (block.one_end - a, block.one_end), (block.other_end - b, block.other_end)


def _note(mine: str, theirs: str) -> Note:
    if mine == theirs:
        return Note.SAME
    alike = _letters(mine) == _letters(theirs)
    return Note.PUNCTUATION if alike else Note.SPELLING


def _letters(shown: str) -> str:
    return "".join(letter for letter in shown.casefold() if letter.isalnum())


def _joined(runs: Sequence[Run], one: Wording, other: Wording) -> list[Run]:
    """Kept words joined to runs, those spelt otherwise by themselves."""
    made: list[Run] = []
    for run in runs:
        if made and run.change is Change.KEPT is made[-1].change and Note.SPELLING not in {run.note, made[-1].note}:
            last = made.pop()
            mine, theirs = (last.one[0], run.one[1]), (last.other[0], run.other[1])
            same = one.shown(mine) == other.shown(theirs)
            made.append(Run(Change.KEPT, mine, theirs, Note.SAME if same else Note.PUNCTUATION))
        else:
            made.append(run)
    return made


def _mirrored(run: Run) -> Run:
    swapped = {Change.DROPPED: Change.ADDED, Change.ADDED: Change.DROPPED}
    return Run(swapped.get(run.change, run.change), run.other, run.one, run.note)
