"""Files of judgements, as `export` writes them, become judgements; a line that is none is told with its number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from onrecord.errors import Damaged
from onrecord.model import Anchor, Json, Judgement, JudgementKind, Part, SpeakerKind


def judgements_in(path: Path) -> Iterator[Judgement | Damaged]:
    """The judgements of a file of JSON lines, and an error for each line that is none. Raises OSError."""
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield judgement_of(json.loads(line))
            except (KeyError, TypeError, ValueError, RecursionError) as error:
                yield Damaged(f"{path}: line {number} is no judgement ({error!r}): take lines from `onrecord export`")


def judgement_of(told: Mapping[str, Json]) -> Judgement:
    """A judgement from its JSON. Raises KeyError, TypeError, ValueError for what is none."""
    anchor, supersedes = told["anchor"], told.get("supersedes")
    value = told["value"]
    if not isinstance(value, dict) or not (supersedes is None or isinstance(supersedes, str)):
        raise ValueError("its value or what it supersedes is of a wrong type")
    _check(value)
    return Judgement(
        id=_text(told["id"]),
        by=_text(told["by"]),
        at=_text(told["at"]),
        why=_text(told.get("why") or ""),
        what=JudgementKind(_text(told["what"])),
        anchor=None if anchor is None else anchor_of(cast(Mapping[str, Json], anchor)),
        value=value,
        supersedes=supersedes,
    )


def anchor_of(told: Mapping[str, Json]) -> Anchor:
    """An anchor from its JSON. Raises KeyError, TypeError, ValueError for what is none."""
    sha256, exact, prefix, suffix = (_text(told[name]) for name in ("sha256", "exact", "prefix", "suffix"))
    start = told["start"]
    if not isinstance(start, int) or start < 0:
        raise ValueError("its start is no place")
    return Anchor(sha256, exact, prefix, suffix, start, Part(_text(told.get("in") or "body")))


def _check(value: Mapping[str, Json]) -> None:
    """That every speaker in a value has a name and a kind."""
    for side in ("one", "other", "speakers"):
        several = value.get(side) or []
        if not isinstance(several, list):
            raise ValueError(f"its {side} is no list")
        for each in several:
            if not isinstance(each, dict) or not _text(each["name"]).strip():
                raise ValueError("a speaker has no name")
            SpeakerKind(_text(each["kind"]))


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
