"""What stands before a name in a run of capitalised words: in come its words, out comes how many are title, role or
label ("Ukrainian Foreign Minister", "High Representative for Foreign Affairs")."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.resolve.gender import is_given_name
from onrecord.resolve.layout import Token
from onrecord.resolve.lexicon import compounds, families, fold, listed, tagged, words
from onrecord.resolve.places import homeland

_PORTFOLIO = 5


def leading(run: Sequence[str]) -> int:
    """How many words of a run stand before the name: titles, roles and what qualifies them."""
    for last in range(len(run) - 1, -1, -1):
        if not _is_role(run, last):
            continue
        behind = last + 1 + _complement(run, last)
        if behind == len(run) and last and run[last - 1] in tagged("titles") and run[last - 1] not in families():
            continue
        return min(behind, len(run))
    if len(run) > 2 and homeland(run[0]) and is_given_name(run[1]):
        return 1
    return 0


def _is_role(run: Sequence[str], at: int) -> bool:
    if run[at] not in tagged("titles") and run[at] not in families():
        return False
    if at and is_given_name(run[at - 1]) and at == len(run) - 1:
        return False
    return not any(word in words("organisations") and word not in families() for word in run[at + 1 : at + 4])


def _complement(run: Sequence[str], at: int) -> int:
    """How many words behind a role complete it: "Secretary [of State]", "President [of France]"."""
    for length in (6, 5, 4, 3, 2):
        for start in range(max(0, at - length + 1), at + 1):
            if tuple(run[start : start + length]) in compounds() and start + length > at + 1:
                return start + length - at - 1
    if run[at + 1 : at + 2] in (["of"], ["for"]):
        rest = run[at + 2 : at + 2 + _PORTFOLIO]
        ends = [k for k, word in enumerate(rest) if word in listed("portfolios")]
        if ends:
            return 2 + ends[-1]
    if at + 2 < len(run) + 1 and run[at + 1 : at + 2] == ["of"]:
        for length in (1, 2):
            if homeland(" ".join(run[at + 2 : at + 2 + length])):
                return 1 + length
    return 0


def without_label(name: list[Token], opens: bool) -> list[Token]:
    """A name without what is written before it with capitals: "SEAL Jane Roe", a sentence's first word."""
    first = next((k for k, token in enumerate(name) if is_given_name(token.text)), 0)
    labels = all(t.text.isupper() or homeland(t.text) or fold(t.text) in words("organisations") for t in name[:first])
    return name[first:] if first and first + 1 < len(name) and (labels or (opens and first == 1)) else name
