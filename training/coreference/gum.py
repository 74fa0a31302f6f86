"""Reads GUM (Zeldes 2017): CoNLL-U files in, texts with the mentions of each gold entity out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ENTITY = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-(\w+)[^()]*(\))?|(\d+)(?:\[\d+/\d+\])?\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a gold entity; offsets are code points."""

    start: int
    end: int
    cluster: int
    kind: str
    """GUM's type: "person", "organization", "place" and so on."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text, its paragraphs separated by an empty line, with its mentions in order of their starts."""

    name: str
    text: str
    mentions: tuple[Mention, ...]


def read(folder: Path) -> Iterator[Document]:
    """The documents of a folder, by name."""
    for path in sorted(folder.glob("*.conllu")):
        yield document(path.stem, path.read_text("utf8"))


def document(name: str, conllu: str) -> Document:
    """The document of one file's lines."""
    text, found, open_ = "", [], dict[int, list[tuple[int, str]]]()
    behind, end, last = "", 0, 0
    for line in conllu.splitlines():
        if re.match(r"# newpar(?!_)", line):
            behind = "\n\n" if text else ""
        if not line:
            last = 0
        cells = line.split("\t")
        if len(cells) != 10 or "." in cells[0]:
            continue
        if "-" in cells[0] or int(cells[0]) > last:
            start = len(text) + len(behind)
            text += behind + cells[1]
            end = len(text)
            behind = "" if "SpaceAfter=No" in cells[9] else " "
            last = int(cells[0].partition("-")[2] or 0)
        for match in _ENTITY.finditer(_field(cells[9], "Entity")):
            opens, kind, closed, closes = match.groups()
            if opens and not closed:
                open_.setdefault(int(opens), []).append((start, kind))
            elif opens:
                found.append(Mention(start, end, int(opens), kind))
            elif open_.get(int(closes)):
                first, kind = open_[int(closes)].pop()
                found.append(Mention(first, end, int(closes), kind))
    return Document(name, text, tuple(sorted(found, key=lambda m: (m.start, -m.end))))


def _field(cell: str, name: str) -> str:
    return next((part[len(name) + 1 :] for part in cell.split("|") if part.startswith(f"{name}=")), "")
