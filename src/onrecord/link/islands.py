"""Opcodes as a reader would make them: blocks of equal and unequal words in, fewer and better placed blocks out.

After the semantic clean-up of diff-match-patch (Fraser, Diff Strategies, 2006), with words in place of letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.lists import small
from onrecord.link.tokens import Break, Word

_EMPTIED = 4
"""What it is worth that no words are left before a gap; the start of a sentence is worth 2, of a clause 1."""


@dataclass(frozen=True, slots=True)
class Block:
    """Words `one:one_end` of the one wording and `other:other_end` of the other: equal, or one in the other's place."""

    equal: bool
    one: int
    one_end: int
    other: int
    other_end: int

    @property
    def size(self) -> tuple[int, int]:
        """How many words of either."""
        return self.one_end - self.one, self.other_end - self.other


def settled(blocks: Sequence[Block], one: Sequence[Word], other: Sequence[Word]) -> list[Block]:
    """The blocks, none empty, with gaps slid to where a reader sees them and islands taken into the change."""
    return _merged(_drowned(_merged(_slid(_merged(blocks), one, other)), one))


def _merged(blocks: Sequence[Block]) -> list[Block]:
    """Neighbours of one kind made one block."""
    made: list[Block] = []
    for block in blocks:
        if block.size == (0, 0):
            continue
        if made and made[-1].equal is block.equal:
            last = made.pop()
            made.append(Block(block.equal, last.one, block.one_end, last.other, block.other_end))
        else:
            made.append(block)
    return made


def _slid(blocks: Sequence[Block], one: Sequence[Word], other: Sequence[Word]) -> list[Block]:
    """Each gap (words that only one of the two has) moved to its best place between its neighbours."""
    end = Block(True, len(one), len(one), len(other), len(other))
    made = [*blocks, end]
    for at, gap in enumerate(made):
        if gap.equal or 0 not in gap.size or at == 0:
            continue
        before, after = made[at - 1], made[at + 1]
        by = max(_places(gap, before, after, one, other))[1]
        made[at - 1] = Block(True, before.one, before.one_end + by, before.other, before.other_end + by)
        made[at] = Block(False, gap.one + by, gap.one_end + by, gap.other + by, gap.other_end + by)
        made[at + 1] = Block(True, after.one + by, after.one_end, after.other + by, after.other_end)
    return made


def _places(
    gap: Block, before: Block, after: Block, one: Sequence[Word], other: Sequence[Word]
) -> Iterator[tuple[int, int]]:
    """Where a gap may stand, as words that it moves to the right, each with how good that is."""
    words, start, end = (one, gap.one, gap.one_end) if gap.size[0] else (other, gap.other, gap.other_end)
    left, right = 0, 0
    while left < before.size[0] and words[start - left - 1].key == words[end - left - 1].key:
        left += 1
    while right < after.size[0] and words[start + right].key == words[end + right].key:
        right += 1
    for by in range(-left, right + 1):
        emptied = -by == before.size[0] or (by == after.size[0] and by > 0)
        yield int(words[start + by].before) + _EMPTIED * emptied, by


def _drowned(blocks: Sequence[Block], one: Sequence[Word]) -> list[Block]:
    """Small words that stand alike between two larger changes made part of the change."""
    return [
        Block(False, *_range(block)) if 0 < at < len(blocks) - 1 and block.equal and _island(blocks, at, one) else block
        for at, block in enumerate(blocks)
    ]


def _range(block: Block) -> tuple[int, int, int, int]:
    return block.one, block.one_end, block.other, block.other_end


def _island(blocks: Sequence[Block], at: int, one: Sequence[Word]) -> bool:
    before, block, after = blocks[at - 1 : at + 2]
    if any(word.key not in small("function") for word in one[block.one : block.one_end]):
        return False
    mine, theirs = (b + a for b, a in zip(before.size, after.size, strict=True))
    length = block.size[0]
    return bool(mine and theirs) and length <= max(before.size) and length <= max(after.size) and mine + theirs > 3


def by_sentence(block: Block, one: Sequence[Word], other: Sequence[Word]) -> list[Block]:
    """A change as what goes on in it from the words before, the whole sentences of one side, those of the other, and
    what goes on into the words behind: two sentences with nothing in common do not stand for one another."""
    if block.size == (len(one), len(other)):
        return [block]
    (a, c), (b, d) = _whole(one, block.one, block.one_end), _whole(other, block.other, block.other_end)
    if a == block.one_end and b == block.other < block.other_end > d:
        a = c = block.one  # goes on into the words behind, as the other does
    if b == block.other_end and a == block.one < block.one_end > c:
        b = d = block.other
    parts = [
        Block(False, block.one, a, block.other, b),
        Block(False, a, c, b, b),
        Block(False, c, c, b, d),
        Block(False, c, block.one_end, d, block.other_end),
    ]
    return [part for part in parts if part.size != (0, 0)]


def _whole(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """The range of the whole sentences within a range; an empty one at its end where none begins there."""
    starts = [at for at in range(start, end) if words[at].before is Break.SENTENCE]
    if not starts:
        return end, end
    ends = end == len(words) or words[end].before is Break.SENTENCE
    return starts[0], end if ends else starts[-1]
