"""Other ways a page could have been dumped: another body, another host's menus and lists around it, cropped, relaid."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from training.lines.data import Example
from training.lines.stock import Row, Stock, ends, made, rows
from training.lines.surround import furnish, surround

_BULLET = re.compile(r"^[•·*–-]\s+")


def variant(page: Example, made_of: Stock, rng: random.Random) -> Example:
    """Another dump of a page, in half of the cases with a clean text in place of its own body."""
    mixed = _graft(_swap(page, made_of, rng), made_of, rng)
    return _relayout(surround(furnish(_crop(mixed, rng), made_of, rng), made_of, rng), rng)


def bare(made_of: Stock, rng: random.Random) -> Example:
    """A clean text by itself, as rows hold it; sometimes with a line of furniture around it."""
    body = rng.choice(made_of.bodies)
    return _relayout(furnish(body, made_of, rng) if rng.random() < 0.4 else body, rng)


def _swap(page: Example, made_of: Stock, rng: random.Random) -> Example:
    """The page with another body where its own stood, its title where the page's own stood."""
    inside = [i for i, kind in enumerate(page.kinds) if kind == 1]
    if not inside or rng.random() < 0.5:
        return page
    other = rng.choice(made_of.bodies)
    own, first, last = rows(page), inside[0], inside[-1] + 1
    middle = [row for row in rows(other) if row[1] == 1]
    for furniture in [row for row in own[first:last] if row[1] != 1][:8]:
        middle.insert(rng.randrange(1, len(middle) + 1), furniture)
    head = [(replace(b, text=other.title), k) if k == 2 and other.title else (b, k) for b, k in own[:first]]
    return made(page, head + middle * rng.choice([1, 1, 1, 1, 1, 2, 3]) + own[last:])


def _graft(page: Example, made_of: Stock, rng: random.Random) -> Example:
    """The page's title and body between the menus and lists of other pages, with lines from inside another one."""
    limits = ends(page)
    if limits is None or rng.random() < 0.4:
        return page
    own, (first, last) = rows(page), limits
    head, middle, tail = own[:first], own[first:last], own[last:]
    above, below, within = (rng.choice(made_of.pages) for _ in range(3))
    if (other := ends(above)) and rng.random() < 0.7:
        head = _lent(rows(above)[: other[0]])
    if (other := ends(below)) and rng.random() < 0.7:
        tail = _lent(rows(below)[other[1] :])
    if other := ends(within):
        middle = _strewn(middle, [row for row in rows(within)[other[0] + 1 : other[1]] if row[1] == 0], rng)
    return made(page, head + middle + tail)


def _lent(found: list[Row]) -> list[Row]:
    """The rows beside another story: none of them is its title."""
    return [(block, 0 if kind == 2 else kind) for block, kind in found]


def _strewn(middle: list[Row], furniture: list[Row], rng: random.Random) -> list[Row]:
    """The body with a few pieces of furniture, up to three lines each, between its paragraphs."""
    out = list(middle)
    for _ in range(rng.choice([0, 0, 1, 2, 4]) if furniture else 0):
        at, place = rng.randrange(len(furniture)), rng.randrange(1, len(out) + 1)
        out[place:place] = furniture[at : at + rng.choice([1, 1, 2, 3])]
    return out


def _crop(page: Example, rng: random.Random) -> Example:
    """The page without some of what stands before and after its body."""
    inside = [i for i, kind in enumerate(page.kinds) if kind in (1, 2)]
    own = rows(page)
    if not inside or rng.random() < 0.4:
        return page
    first = rng.choice([0, inside[0], rng.randint(0, inside[0]), max(0, inside[0] - rng.randint(0, 4))])
    after = len(own) - inside[-1] - 1
    last = len(own) - rng.choice([0, after, rng.randint(0, after), max(0, after - rng.randint(0, 6))])
    return made(page, own[first:last])


def _relayout(page: Example, rng: random.Random) -> Example:
    """The page as another program would lay it out: with or without blank lines, bullets and indents."""
    gap = rng.choice([None, None, 0, 1])
    plain = rng.random() < 0.4
    out = []
    for block, kind in rows(page):
        text = _BULLET.sub("", block.text) or block.text if plain else block.text
        indent = 0 if plain else block.indent
        out.append((replace(block, text=text, indent=indent, gap=block.gap if gap is None else gap), kind))
    return made(page, out)
