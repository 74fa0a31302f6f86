"""Other ways a page could have been dumped: another body, captions and headlines around it, cropped, twice."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.clean.lines import Block
from training.lines.data import Example

_BULLET = re.compile(r"^[•·*–-]\s+")
_SENTENCE = re.compile(r"[A-Z].{30,220}?[a-z]{2}\.(?= )")
_NAME = re.compile(r"\b(?!The\b|In\b|On\b|But\b|And\b|If\b)[A-Z][a-z]+ [A-Z][a-z]+\b")
_HERE = Path(__file__).parent

Row = tuple[Block, int]


@dataclass(frozen=True, slots=True)
class Stock:
    """What pages are made up from: clean texts, headlines, and patterns of furniture by where they stand."""

    bodies: tuple[Example, ...]
    headlines: tuple[str, ...]
    patterns: dict[str, list[str]]
    agencies: tuple[str, ...]


def stock(bodies: list[Example]) -> Stock:
    """The stock of some clean texts; their titles, or else their first words, are the headlines."""
    patterns: dict[str, list[str]] = defaultdict(list)
    for line in (_HERE / "furniture.txt").read_text("utf-8").splitlines()[1:]:
        place, pattern = line.split("\t")
        patterns[place].append(pattern)
    headlines = tuple(body.title.rstrip(".") for body in bodies if body.title)
    agencies = tuple((_HERE / "agencies.txt").read_text("utf-8").splitlines()[1:])
    return Stock(tuple(bodies), headlines, dict(patterns), agencies)


def variant(page: Example, made_of: Stock, rng: random.Random) -> Example:
    """Another dump of a page, in half of the cases with a clean text in place of its own body."""
    swapped = _swap(page, made_of, rng)
    return _relayout(_furnish(_crop(swapped, rng), made_of, rng), rng)


def bare(made_of: Stock, rng: random.Random) -> Example:
    """A clean text by itself, as rows hold it; sometimes with a line of furniture around it."""
    body = rng.choice(made_of.bodies)
    return _relayout(_furnish(body, made_of, rng) if rng.random() < 0.4 else body, rng)


def _rows(page: Example) -> list[Row]:
    return list(zip(page.blocks, page.kinds, strict=True))


def _made(page: Example, rows: list[Row]) -> Example:
    return replace(page, blocks=tuple(block for block, _ in rows), kinds=tuple(kind for _, kind in rows))


def _line(text: str, gap: int) -> Row:
    """A line of furniture."""
    return Block(((0, len(text)),), 0, gap, text), 0


def _swap(page: Example, made_of: Stock, rng: random.Random) -> Example:
    """The page with another body where its own stood, its title where the page's own stood."""
    inside = [i for i, kind in enumerate(page.kinds) if kind == 1]
    if not inside or rng.random() < 0.5:
        return page
    other = rng.choice(made_of.bodies)
    rows, first, last = _rows(page), inside[0], inside[-1] + 1
    middle = [row for row in _rows(other) if row[1] == 1]
    for furniture in [row for row in rows[first:last] if row[1] != 1][:8]:
        middle.insert(rng.randrange(1, len(middle) + 1), furniture)
    head = [(replace(b, text=other.title), k) if k == 2 and other.title else (b, k) for b, k in rows[:first]]
    return _made(page, head + middle * rng.choice([1, 1, 1, 1, 1, 2, 3]) + rows[last:])


def _crop(page: Example, rng: random.Random) -> Example:
    """The page without some of what stands before and after its body."""
    inside = [i for i, kind in enumerate(page.kinds) if kind in (1, 2)]
    rows = _rows(page)
    if not inside or rng.random() < 0.4:
        return page
    first = rng.choice([0, inside[0], rng.randint(0, inside[0]), max(0, inside[0] - rng.randint(0, 4))])
    after = len(rows) - inside[-1] - 1
    last = len(rows) - rng.choice([0, after, rng.randint(0, after), max(0, after - rng.randint(0, 6))])
    return _made(page, rows[first:last])


def _furnish(page: Example, made_of: Stock, rng: random.Random) -> Example:
    """The page with captions, credits, headlines and calls before, inside and after its body."""
    rows = _rows(page)
    inside = [i for i, kind in enumerate(page.kinds) if kind == 1]
    if not inside:
        return page

    def filled(place: str) -> Row:
        return _line(_fill(rng.choice(made_of.patterns[place]), page, made_of, rng), rng.choice([0, 1]))

    first, last = inside[0], inside[-1] + 1
    before = [filled("before") for _ in range(rng.choice([0, 0, 0, 1, 2]))]
    before += _again([row for row in rows[:first] if row[1] == 2][:1], rng)
    before += _again([filled("caption") for _ in range(rng.choice([0, 0, 1, 1, 2]))], rng)
    middle = rows[first:last]
    for _ in range(rng.choice([0, 0, 1, 2, 3])):
        middle.insert(rng.randrange(1, len(middle) + 1), filled(rng.choice(["caption", "inside", "inside"])))
    after = [filled("after") for _ in range(rng.choice([0, 0, 1, 2]))] + _headlines(made_of, rng)
    return _made(page, rows[:first] + before + middle + after + rows[last:])


def _again(rows: list[Row], rng: random.Random) -> list[Row]:
    """The rows, sometimes twice: a picture's words stand as its caption and as its text for the blind."""
    return rows * rng.choice([0, 1, 1, 2]) if rows else rows


def _headlines(made_of: Stock, rng: random.Random) -> list[Row]:
    """A list of other stories, in the several ways of pages: with a heading, with times, with dates, or bare."""
    if rng.random() < 0.5:
        return []
    style, gap = rng.choice(["", "", "", "{hour}:{minute:02}", "{hour} hours ago"]), rng.choice([0, 0, 1])
    found = [_line(rng.choice(made_of.patterns["header"]), 1)] if rng.random() < 0.6 else []
    for headline in rng.sample(made_of.headlines, rng.randint(1, 12)):
        if style:
            found.append(_line(style.format(hour=rng.randint(1, 23), minute=rng.randint(0, 59)), gap))
        found.append(_line(headline, gap))
    return found


def _fill(pattern: str, page: Example, made_of: Stock, rng: random.Random) -> str:
    """A pattern with words of the story itself, as captions have them, or of another one."""
    story = page.body if rng.random() < 0.6 else rng.choice(made_of.bodies).body
    start = rng.randrange(max(1, len(story) - 1500))
    part = story[start : start + 1500]
    sentences, names = _SENTENCE.findall(part), _NAME.findall(part)
    return pattern.format(
        sentence=rng.choice(sentences) if sentences else "A view of the town hall.",
        headline=rng.choice(made_of.headlines),
        name=rng.choice(names) if names else "Marta Oyelaran",
        agency=rng.choice(made_of.agencies),
    )


def _relayout(page: Example, rng: random.Random) -> Example:
    """The page as another program would lay it out: with or without blank lines, bullets and indents."""
    gap = rng.choice([None, None, 0, 1])
    plain = rng.random() < 0.4
    out = []
    for block, kind in _rows(page):
        text = _BULLET.sub("", block.text) or block.text if plain else block.text
        indent = 0 if plain else block.indent
        out.append((replace(block, text=text, indent=indent, gap=block.gap if gap is None else gap), kind))
    return _made(page, out)
