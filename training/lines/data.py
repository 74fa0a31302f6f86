"""The training pages: dumps whose blocks are labelled by aligning them with the gold body, title, authors and date."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from urllib.parse import urlparse

from onrecord.clean.lines import Block, LineKind, blocks

KINDS = (LineKind.OTHER, LineKind.BODY, LineKind.TITLE, LineKind.BYLINE, LineKind.DATE)
"""The classes, in the order of the model's outputs."""
_COVERED = 0.6
_NEAR_BODY = 15
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Example:
    """One text to learn from: its blocks with the index of each one's kind, and the host that groups the folds."""

    id: str
    host: str
    title: str
    text: str
    body: str
    blocks: tuple[Block, ...]
    kinds: tuple[int, ...]


def pages(web: Path) -> Iterator[Example]:
    """The dumps of `web/dumps` with their gold of `web/gold.jsonl`."""
    for line in (web / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text = (web / "dumps" / f"{row['id']}.txt").read_text("utf-8")
        found = tuple(blocks(text))
        host = urlparse(row["url"]).netloc.removeprefix("www.")
        yield Example(row["id"], host, row["title"] or "", text, row["body"], found, tuple(_kinds(found, row)))


def polnear(folder: Path) -> Iterator[Example]:
    """The clean texts of PolNeAR train: a title, then body alone. They are as many hosts as outlets."""
    for path in sorted((folder / "train" / "text").rglob("*.txt")):
        text = path.read_text("utf-8")
        found = tuple(blocks(text))
        yield Example(
            path.stem, path.stem.split("_")[0], found[0].text, text, text, found, (2, *[1] * (len(found) - 1))
        )


def allsides(path: Path, every: int) -> Iterator[Example]:
    """Every so many-th of the scraped texts of AllSides, as body alone."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for i, line in enumerate(rows):
            row = json.loads(line) if i % every == 0 else {"text": ""}
            found = tuple(blocks(row["text"]))
            if len(found) >= 3:
                yield Example(
                    row["id"],
                    row["outlet"] or "",
                    row["title"] or "",
                    row["text"],
                    row["text"],
                    found,
                    (1,) * len(found),
                )


def words(text: str) -> list[str]:
    """The lower-case words."""
    return _WORD.findall(text.lower())


def _kinds(found: tuple[Block, ...], row: dict[str, str]) -> list[int]:
    """The kind of each block: body by alignment, the rest by what it holds and how near the body it stands."""
    body = _aligned([words(block.text) for block in found], words(row["body"]))
    kept = [i for i, inside in enumerate(body) if inside]
    title, authors, day = words(row["title"] or ""), words(row["authors"] or ""), _day(row["published"])
    kinds = []
    for i, block in enumerate(found):
        line = words(block.text)
        near = bool(kept) and kept[0] - _NEAR_BODY <= i <= kept[-1] + _NEAR_BODY
        if body[i]:
            kinds.append(1)
        elif title and _same(line, title):
            kinds.append(2)
        elif near and authors and len(line) <= len(authors) + 14 and set(authors) <= set(line):
            kinds.append(3)
        elif near and day and len(line) <= 20 and day.search(block.text):
            kinds.append(4)
        else:
            kinds.append(0)
    return kinds


def _aligned(lines: list[list[str]], gold: list[str]) -> list[bool]:
    """Which lines' words stand in the gold body, in its order."""
    stream = [word for line in lines for word in line]
    owner = [i for i, line in enumerate(lines) for _ in line]
    covered = [0.0] * len(lines)
    for match in SequenceMatcher(None, stream, gold, autojunk=False).get_matching_blocks():
        for at in range(match.a, match.a + match.size):
            covered[owner[at]] += 1.0 if match.size >= 3 or match.size == len(lines[owner[at]]) else 0.5
    return [bool(line) and share / len(line) >= _COVERED for line, share in zip(lines, covered, strict=True)]


def _same(line: list[str], title: list[str]) -> bool:
    """Whether a line is the title, give or take a word."""
    both = SequenceMatcher(None, line, title, autojunk=False).ratio()
    return len(line) >= 2 and both >= 0.9


def _day(published: str | None) -> re.Pattern[str] | None:
    """A pattern of the ways to write a day, or None."""
    if not published or not re.match(r"\d{4}-\d\d-\d\d", published):
        return None
    d = date.fromisoformat(published[:10])
    month = rf"{d:%b}[a-z]*\.?"
    ways = (
        rf"{month} 0?{d.day}\b",
        rf"\b0?{d.day}(?:st|nd|rd|th)? {month}",
        rf"{d:%Y-%m-%d}",
        rf"\b0?{d.day}[./]0?{d.month}[./]",
        rf"\b0?{d.month}/0?{d.day}/",
    )
    return re.compile("|".join(ways), re.IGNORECASE)
