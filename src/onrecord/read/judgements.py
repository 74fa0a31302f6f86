"""Files of judgements, as `export` writes them, become judgements; a line that is none is told with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import cast

from onrecord.errors import Damaged
from onrecord.model import Anchor, Json, Judgement, JudgementKind, Part, SpeakerKind
from onrecord.read.limits import Limits
from onrecord.read.rows import objects

_FIELDS = {
    JudgementKind.MERGE: {"one", "other"},
    JudgementKind.SPLIT: {"one", "other"},
    JudgementKind.RENAME: {"one", "name"},
    JudgementKind.REJECT: set[str](),
    JudgementKind.FIX: {"speakers"},
    JudgementKind.UNDO: set[str](),
}
"""What the value of each kind holds."""
_ANCHORED = {JudgementKind.REJECT, JudgementKind.FIX}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00")
_HEAD = 1 << 16

_MOST, _AROUND = 20_000, 1_000
"""Code points of a quotation, and of what stands before and behind it."""


def judgements_in(path: Path) -> Iterator[Judgement | Damaged]:
    """The judgements of a file of JSON lines, and an error for each line that is none. Raises OSError."""
    with path.open("rb") as stream:
        for number, told in objects(stream, stream.peek(_HEAD), Limits()):
            if isinstance(told, Exception):
                yield Damaged(f"{path}: line {number} {told}")
                continue
            try:
                yield judgement_of(told)
            except (KeyError, TypeError, ValueError) as error:
                yield Damaged(f"{path}: line {number} is no judgement ({error}): take lines from `onrecord export`")


def judgement_of(told: Mapping[str, Json]) -> Judgement:
    """A judgement from its JSON. Raises KeyError, TypeError, ValueError for what is none."""
    what = JudgementKind(_text(told, "what"))
    anchor, value, supersedes = told["anchor"], told["value"], told.get("supersedes")
    if not isinstance(value, dict) or {*value} != _FIELDS[what]:
        raise ValueError(f"the value of {what} holds {', '.join(sorted(_FIELDS[what])) or 'nothing'}")
    if (anchor is not None) != (what in _ANCHORED):
        raise ValueError("a quotation is judged by its anchor, and nothing else has one")
    if what is JudgementKind.UNDO and supersedes is None:
        raise ValueError("it does not say what it undoes")
    return Judgement(
        id=_text(told, "id"),
        by=_text(told, "by"),
        at=_moment(told),
        why=_text(told, "why"),
        what=what,
        anchor=None if anchor is None else anchor_of(_object(anchor)),
        value={key: _name(value) if key == "name" else _speakers(value, key) for key in value},
        supersedes=None if supersedes is None else _text(told, "supersedes"),
    )


def anchor_of(told: Mapping[str, Json]) -> Anchor:
    """An anchor from its JSON. Raises KeyError, TypeError, ValueError for what is none."""
    sha256, exact, prefix, suffix = (_text(told, name) for name in ("sha256", "exact", "prefix", "suffix"))
    start = told["start"]
    if len(exact) > _MOST or max(len(prefix), len(suffix)) > _AROUND:
        raise ValueError("its words are longer than any quotation")
    if not isinstance(start, int) or isinstance(start, bool) or start < 0:
        raise ValueError("its start is no place")
    return Anchor(sha256, exact, prefix, suffix, start, Part(_text(told, "in") if "in" in told else "body"))


def _moment(told: Mapping[str, Json]) -> str:
    at = _text(told, "at")
    if not _MOMENT.fullmatch(at):
        raise ValueError(f"{at!r} is no moment in UTC with microseconds")
    datetime.fromisoformat(at)
    return at


def _speakers(value: Mapping[str, Json], side: str) -> list[Json]:
    several = value[side]
    if not isinstance(several, list) or not several:
        raise ValueError(f"its {side} is no list of speakers")
    return [{"name": _name(one), "kind": SpeakerKind(_text(one, "kind")).value} for one in map(_object, several)]


def _name(told: Mapping[str, Json]) -> str:
    name = _text(told, "name")
    if not name.strip():
        raise ValueError("a name is empty")
    return name


def _object(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, dict):
        raise TypeError(f"{str(value)[:40]!r} is no object")
    return cast(Mapping[str, Json], value)


def _text(told: Mapping[str, Json], name: str) -> str:
    value = told[name]
    if not isinstance(value, str):
        raise TypeError(f"its {name} is no text")
    value.encode()  # half a surrogate pair cannot be kept: UnicodeEncodeError is a ValueError
    return value
