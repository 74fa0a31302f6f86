"""Makes copies, versions and articles that only share quotations from real ones; all by chance, from one seed."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.quote.marks import quoted

COPIED, ALIKE = 500, 100
"""Articles that copies are made from, and articles whose quotations are put in another."""
BACKGROUND = 100
"""Most words of the paragraph that goes with them."""

OWN = (
    "Readers in the valley have followed the affair since spring",
    "our newsroom asked three of the offices concerned for a comment",
    "none of them had answered when this edition went to press",
    "the town council is to discuss what it means for the region at its next sitting",
    "a second report will look at the cost for small firms near the river",
    "those who want to write to us find the address on the last page",
    "the matter had been raised before at an evening of the local history club",
    "two of our correspondents are on their way to the capital",
    "the harbour master expects little change for the ferries this season",
    "what farmers think of it will be the subject of a longer piece on Saturday",
    "a poll among subscribers showed how divided opinion is in the county",
    "it was the third time in a decade that the question came up here",
)
"""Sentences of invented outlets."""
CAPTIONS = (
    "A view of the building on Monday. (Photo: M. Orre)",
    "The square before the meeting began. Image: Tidende archive",
    "File photo: people wait outside, some since early morning. Picture by R. Aasen",
)
DATELINES = ("ELMSTAD", "NORDBY (Kanal 5)", "By our own staff", "VESTERHAVN (Tidende)")
EDITS = {"said": "says", "which": "that", "more than": "over", "about": "around", "but": "yet", "also": "too"}
EVERY = 70
"""Words between two small edits."""
_DATELINE = re.compile(r"^[A-Z][^\n—–]{0,60}? ?(?:—|–|--) ")


class How(StrEnum):
    """What is made of an article."""

    SYNDICATED = "syndicated"
    HALF = "half"
    VERSION = "version"
    SAME_EVENT = "same event"


@dataclass(frozen=True, slots=True)
class Row:
    """An article by a key of its own."""

    key: str
    uri: str
    outlet: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Plant:
    """An article made from another, by that one's key."""

    row: Row
    source: str
    how: How


def planted(rows: Sequence[Row], chance: random.Random) -> list[Plant]:
    """Copies and versions of articles drawn by chance, and of others what only shares their quotations."""
    drawn = chance.sample(rows, COPIED + ALIKE)
    ways = (How.SYNDICATED, How.VERSION, How.SYNDICATED, How.HALF)
    plants = []
    for number, row in enumerate(drawn[:COPIED]):
        how = ways[number % len(ways)]
        uri = row.uri if how is How.VERSION else f"https://tidende.example/{number}"
        made = Row(f"copy {number}", uri, "Tidende", "Another title", MAKERS[how](row.text, chance))
        plants.append(Plant(made, row.key, how))
    chain = Chain([row.text for row in rows[::20]])
    for number, row in enumerate(drawn[COPIED:]):
        text = same_event(row.text, chain, chance)
        made = Row(f"like {number}", f"https://posten.example/{number}", "Posten", "The same event", text)
        plants.append(Plant(made, row.key, How.SAME_EVENT))
    return plants


def syndicated(text: str, chance: random.Random) -> str:
    """Head and tail cut, another dateline, a paragraph and captions of its own, other marks, small edits."""
    parts = paragraphs(text)
    cut = len(parts) // 8
    return dressed(parts[chance.randint(0, cut) : len(parts) - chance.randint(0, cut)], chance)


def half(text: str, chance: random.Random) -> str:
    """The same with half of the text cut: its first or its second half, or paragraphs from all of it."""
    parts = paragraphs(text)
    middle = (len(parts) + 1) // 2
    ways = (parts[:middle], parts[-middle:], [parts[k] for k in sorted(chance.sample(range(len(parts)), middle))])
    return dressed(list(chance.choice(ways)), chance)


def dressed(parts: list[str], chance: random.Random) -> str:
    """Paragraphs as another outlet prints them."""
    parts[0] = f"{chance.choice(DATELINES)} — {_DATELINE.sub('', parts[0])}"
    parts = [edited(part, chance) for part in parts]
    parts.insert(chance.randint(0, len(parts)), ". ".join(chance.sample(OWN, chance.randint(2, 4))) + ".")
    for _ in range(chance.randint(0, 2)):
        parts.insert(chance.randint(1, len(parts)), chance.choice(CAPTIONS))
    return other_marks("\n\n".join(parts))


def version(text: str, chance: random.Random) -> str:
    """A later state of a page: a paragraph changed or added, words of a quotation altered."""
    parts = paragraphs(text)
    own = ". ".join(chance.sample(OWN, 3)) + "."
    at = chance.randrange(len(parts))
    parts[at : at + chance.randint(0, 1)] = [own]
    text = "\n\n".join(parts)
    spoken = [stretch for stretch in quoted(text) if stretch.end - stretch.start > 40]
    if spoken:
        one = chance.choice(spoken)
        text = text[: one.start] + edited(text[one.start : one.end], chance, every=6) + text[one.end :]
    return text


def same_event(text: str, chain: Chain, chance: random.Random) -> str:
    """An article of other words with three long quotations and a paragraph of another."""
    spoken = sorted((s for s in quoted(text) if s.depth == 0), key=lambda s: s.start - s.end)[:3]
    told_plainly = [part for part in paragraphs(text) if not quoted(part)]
    background = " ".join(max(told_plainly or [text], key=len).split()[:BACKGROUND])
    told = [f"{chain.sentence(chance)} {text[s.start : s.end]} {chain.sentence(chance)}" for s in spoken]
    parts = [*told, background, *(" ".join(chain.sentence(chance) for _ in range(3)) for _ in range(4))]
    chance.shuffle(parts)
    return "\n\n".join([chain.sentence(chance), *parts])


class Chain:
    """Sentences that nobody wrote: each word follows the two before it somewhere in some texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._after: dict[tuple[str, str], list[str]] = defaultdict(list)
        for text in texts:
            words = text.split()
            for one, two, three in zip(words, words[1:], words[2:], strict=False):
                self._after[one, two].append(three)
        self._starts = sorted(pair for pair in self._after if pair[0][0].isupper())

    def sentence(self, chance: random.Random) -> str:
        """One of 25 words."""
        words = [*chance.choice(self._starts)]
        while len(words) < 25:
            after = self._after.get((words[-2], words[-1]))
            words += [chance.choice(after)] if after else chance.choice(self._starts)
        return " ".join(words) + "."


def edited(text: str, chance: random.Random, every: int = EVERY) -> str:
    """A word in so many replaced, left out or added."""
    words = text.split(" ")
    for at in range(len(words)):
        if chance.random() < 1 / every:
            words[at] = EDITS.get(words[at]) or chance.choice(("", f"{words[at]} then", f"{words[at]}, however,"))
    return " ".join(words)


def other_marks(text: str) -> str:
    """Curly quotation marks for straight ones, and the other way round."""
    if '"' not in text:
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    return re.sub(r'"(?=\w)', "“", text).replace('"', "”").replace("'", "’")


def paragraphs(text: str) -> list[str]:
    """The paragraphs; of a text of few of them the sentences."""
    parts = text.split("\n\n")
    return parts if len(parts) > 5 else re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", text)


MAKERS: Mapping[How, Callable[[str, random.Random], str]] = {
    How.SYNDICATED: syndicated,
    How.HALF: half,
    How.VERSION: version,
}
