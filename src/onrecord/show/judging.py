"""Judgements in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from onrecord.model import Json, Judgement, JudgementKind
from onrecord.show.safe import safe

_LONG = 60


def in_words(judgement: Judgement) -> str:
    """What was decided, in one line."""
    one, other, speakers = (_names(judgement.value, side) for side in ("one", "other", "speakers"))
    words = _quoted(judgement.anchor.exact) if judgement.anchor else ""
    match judgement.what:
        case JudgementKind.MERGE:
            return f"{one} and {other} are one speaker"
        case JudgementKind.SPLIT:
            return f"{other} is not {one}"
        case JudgementKind.RENAME:
            return f"{one} is called {safe(str(judgement.value.get('name')))}"
        case JudgementKind.REJECT:
            return f"{words} is no quotation"
        case JudgementKind.FIX:
            return f"{speakers} said {words}"
        case JudgementKind.UNDO:
            return f"{judgement.supersedes} holds no longer"


def _names(value: Mapping[str, Json], side: str) -> str:
    several = cast(list[dict[str, str]], value.get(side) or [])
    return ", ".join(safe(each["name"]) for each in several)


def _quoted(words: str) -> str:
    short = " ".join(safe(words).split())
    return f"“{short if len(short) <= _LONG else short[: _LONG - 1] + '…'}”"
