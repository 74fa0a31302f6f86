"""Reads PolNeAR (Newell et al. 2018): texts and brat stand-off files in, documents with checked attributions out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Range = tuple[int, int]
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Relation:
    """One annotated attribution: the ranges of each role, sorted, those joined that only punctuation parts."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its attributions; offsets are code points."""

    name: str
    text: str
    relations: tuple[Relation, ...]


def read(folder: Path, faults: Counter[str] | None = None) -> Iterator[Document]:
    """The documents of a part of the corpus, by name. Faults of the annotation are counted and left out."""
    counted: Counter[str] = Counter() if faults is None else faults
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf8")
        bounds, events = _stand_off((folder / "ann" / f"{path.stem}.ann").read_text("utf8"))
        relations = [_relation(event, bounds, text, counted) for event in events]
        yield Document(path.stem, text, tuple(r for r in relations if r is not None))


def _stand_off(lines: str) -> tuple[dict[str, list[Range]], list[list[tuple[str, str]]]]:
    """T lines as id -> ranges, E lines as lists of (role, id)."""
    bounds: dict[str, list[Range]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in lines.splitlines():
        key, *cells = line.split("\t")
        if key.startswith("T") and cells:
            parts = cells[0].split(" ", 1)[1].split(";")
            bounds[key] = [(int(s), int(e)) for s, e in (part.split() for part in parts)]
        elif key.startswith("E") and cells:
            pairs = [pair.split(":") for pair in cells[0].split()]
            events.append([(re.sub(r"\d+$", "", role).lower(), target) for role, target in pairs])
    return bounds, events


def _relation(
    event: list[tuple[str, str]], bounds: dict[str, list[Range]], text: str, faults: Counter[str]
) -> Relation | None:
    ranges: dict[str, list[Range]] = {role: [] for role in ROLES}
    for role, target in event:
        if role in ranges:
            ranges[role] += [r for r in bounds.get(target, []) if _sound(r, text, faults)]
    if not ranges["content"]:
        faults["attribution without content"] += 1
        return None
    return Relation(*(_joined(ranges[role], text) for role in ROLES))


def _sound(given: Range, text: str, faults: Counter[str]) -> bool:
    sound = 0 <= given[0] < given[1] <= len(text) and any(c.isalnum() for c in text[slice(*given)])
    faults["range outside the text or without a word"] += not sound
    return sound


def _joined(ranges: list[Range], text: str) -> tuple[Range, ...]:
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and not any(c.isalnum() for c in text[out[-1][1] : start]):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
