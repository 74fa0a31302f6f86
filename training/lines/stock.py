"""What pages are made up from: clean texts, headlines, other pages' furniture, and patterns of lines to fill in."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.clean.lines import Block
from training.lines.data import Example

_SENTENCE = re.compile(r"[A-Z].{30,220}?[a-z]{2}\.(?= )")
_SAID = re.compile(r"[“\"]([A-Z][^“”\"]{20,300})[”\"]")
_NAME = re.compile(r"\b(?!The\b|In\b|On\b|But\b|And\b|If\b)[A-Z][a-z]+ [A-Z][a-z]+\b")
_HERE = Path(__file__).parent

Row = tuple[Block, int]


@dataclass(frozen=True, slots=True)
class Stock:
    """Clean texts with their headlines, pages that lend their furniture, patterns by where their lines stand."""

    bodies: tuple[Example, ...]
    headlines: tuple[str, ...]
    pages: tuple[Example, ...]
    patterns: dict[str, list[str]]
    agencies: tuple[str, ...]

    def filled(self, place: str, story: Example, rng: random.Random) -> str:
        """One of the patterns of a place, with words of the story."""
        return self.fill(rng.choice(self.patterns[place]), story, rng)

    def fill(self, pattern: str, story: Example, rng: random.Random) -> str:
        """The pattern with a sentence and a name of the story, and a headline of any."""
        start = rng.randrange(max(1, len(story.body) - 1500))
        part = story.body[start : start + 1500]
        sentences, names = _SENTENCE.findall(part), _NAME.findall(part)
        return pattern.format(
            sentence=rng.choice(sentences) if sentences else "A view of the town hall.",
            headline=rng.choice(self.headlines),
            name=rng.choice(names) if names else "Marta Oyelaran",
            agency=rng.choice(self.agencies),
            year=rng.randint(1990, 2024),
            hour=rng.randint(1, 23),
            minute=rng.randint(10, 59),
        )


def stock(bodies: list[Example], pages: list[Example]) -> Stock:
    """The stock of some clean texts, whose titles are the headlines, and of some pages."""
    patterns: dict[str, list[str]] = defaultdict(list)
    for line in (_HERE / "furniture.txt").read_text("utf-8").splitlines()[1:]:
        place, pattern = line.split("\t")
        patterns[place].append(pattern)
    headlines = tuple(body.title.rstrip(".") for body in bodies if body.title)
    agencies = tuple((_HERE / "agencies.txt").read_text("utf-8").splitlines()[1:])
    return Stock(tuple(bodies), headlines, tuple(pages), dict(patterns), agencies)


def rows(page: Example) -> list[Row]:
    """The blocks of a page with their kinds."""
    return list(zip(page.blocks, page.kinds, strict=True))


def made(page: Example, out: list[Row]) -> Example:
    """The page with other blocks."""
    return replace(page, blocks=tuple(block for block, _ in out), kinds=tuple(kind for _, kind in out))


def line(text: str, gap: int, kind: int = 0) -> Row:
    """A line with so many blank ones before it; furniture unless told."""
    return Block(((0, len(text)),), 0, gap, text), kind


def ends(page: Example) -> tuple[int, int] | None:
    """Where the title or the body of a page starts, and the place after its last block of body; None without one."""
    inside = [i for i, kind in enumerate(page.kinds) if kind == 1]
    if not inside:
        return None
    titles = [i for i, kind in enumerate(page.kinds[: inside[0]]) if kind == 2 and inside[0] - 20 <= i]
    return (titles or inside)[0], inside[-1] + 1


def sentences(story: Example) -> list[str]:
    """Sentences of a story's start."""
    return _SENTENCE.findall(story.body[:3000])


def said(story: Example) -> list[str]:
    """What people are quoted with in a story, without the marks."""
    return [quote.strip(" ,") for quote in _SAID.findall(story.body)]
