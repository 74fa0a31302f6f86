"""Several speakers in one source: in comes a range ("the U.S., Japan and Norway"), out come the ranges of
each."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.resolve.cast import Cast
from onrecord.resolve.layout import Token
from onrecord.resolve.lexicon import families, fold, is_common, listed, words
from onrecord.resolve.mentions import Sort
from onrecord.resolve.runs import opens_sentence

_JOINERS = frozenset({"and", "&"})
_ARTICLE, _NAME, _MEMBERS = 5, 120, 8

Range = tuple[int, int]


def split_joint(cast: Cast, start: int, end: int) -> tuple[Range, ...]:
    """The ranges of the speakers that a source joins; the whole range where it names one.

    Commas and "and" part speakers only where every part can stand for itself and none is an apposition.
    """
    tokens = _without_asides(
        [token for token in cast.layout.between(start, end) if not _in_brackets(cast, token, start)]
    )
    cuts = _cuts(cast, tokens)
    if not cuts:
        return ((start, end),)
    before = _members_before(cast, start) if _names(cast, start) else ()
    edges = [(0, 0), *cuts, (len(tokens), len(tokens))]
    parts = [tokens[behind:ahead] for (_, behind), (ahead, _) in pairwise(edges)]
    if not all(parts) or _shares(parts) or _describes(parts) or not all(_stands(cast, part) for part in parts):
        return ((start, end),)
    return (*before, *((part[0].start, part[-1].stop) for part in parts))


def _describes(parts: list[list[Token]]) -> bool:
    """Whether a part behind a comma only says what the name before is: "Jane Roe, a friend of Elm and head of …"."""
    return parts[0][0].capital and any(part[0].text in {"a", "an"} for part in parts[1:-1])


def _names(cast: Cast, at: int) -> bool:
    """Whether a known name starts at a place, an article aside."""
    opening = cast.layout.between(at, at + _ARTICLE)
    start = opening[1].start if len(opening) > 1 and opening[0].text.lower() == "the" else at
    return any(cast.owners[n] is not None for n in cast.numbers(start, start + 1))


def _members_before(cast: Cast, start: int) -> tuple[Range, ...]:
    """The members of an enumeration that stand right before a source cut short: "as [the U.S.], Japan and …".

    They must be names with commas behind them, and open a sentence or clause: "In Elm, Roe and Doe said" is no list.
    """
    tokens, at = cast.layout.tokens, cast.layout.index(start)
    out: list[Range] = []
    while at > 1 and len(out) < _MEMBERS and tokens[at - 1].text == ",":
        comma = tokens[at - 1].start
        named = next((n for n in cast.numbers(max(0, comma - _NAME), comma) if cast.mentions[n].end == comma), None)
        if named is None or cast.owners[named] is None:
            break
        at = cast.layout.index(cast.mentions[named].start)
        at -= at > 0 and tokens[at - 1].text.lower() == "the"
        out.insert(0, (tokens[at].start, comma))
    opens = out and (opens_sentence(cast.layout, at) or tokens[at - 1].text.lower() in listed("list_openers"))
    return tuple(out) if opens else ()


def _shares(parts: list[list[Token]]) -> bool:
    """Whether the parts hang on one word: "a study by A and B", "White House and Pentagon spokesmen"."""
    opening, last = parts[0], parts[-1]
    named = opening[0].capital and fold(opening[0].text) not in words("stops") and not is_common(fold(opening[0].text))
    governed = (
        not named
        and any(token.text in listed("joining_prepositions") for token in opening)
        and fold(last[0].text) not in listed("owners")
    )
    bare = named and all(token.capital for token in opening) and len(last) > 1 and last[0].capital
    return governed or (
        bare and last[-1].text.islower() and (last[-1].text.endswith("s") or last[-1].text in words("groups"))
    )


def _without_asides(tokens: list[Token]) -> list[Token]:
    """The tokens without ages and parties between commas: ", 56,", ", R-Tenn.,"."""
    out: list[Token] = []
    for token in tokens:
        aside = token.text.isdigit() or re.fullmatch(r"[DRI][-–][\w.]+", token.text)
        if aside and out and out[-1].text == ",":
            out.pop()
        elif not (token.text == "." and out and token.start == tokens[-1].start):
            out.append(token)
    return out


def _in_brackets(cast: Cast, token: Token, start: int) -> bool:
    text = cast.layout.text
    return text.rfind("(", start, token.start + 1) > text.rfind(")", start, token.start)


def _inside_name(cast: Cast, token: Token) -> bool:
    return any(
        cast.mentions[n].start < token.start < cast.mentions[n].end
        for n in cast.numbers(max(0, token.start - 120), token.start)
    )


def _cuts(cast: Cast, tokens: list[Token]) -> list[tuple[int, int]]:
    """Where the joints are, as (first token of the joint, first token behind it); none where commas do not make a
    list."""
    joints = [k for k, token in enumerate(tokens) if token.text in _JOINERS and not _inside_name(cast, token)]
    as_well = [k for k in range(len(tokens) - 2) if [t.text for t in tokens[k : k + 3]] == ["as", "well", "as"]]
    if as_well:
        return [(as_well[0] - (tokens[as_well[0] - 1].text == ","), as_well[0] + 3)]
    if not joints:
        return []
    last = joints[-1]
    commas = [k for k, token in enumerate(tokens[:last]) if token.text == ","]
    if any(token.text in listed("clause_openers") for token in tokens[:last]):
        return []
    opening = last - 1 if last - 1 in commas else last
    return [(k, k + 1) for k in commas if k < opening] + [(opening, last + 1)]


def _stands(cast: Cast, part: list[Token]) -> bool:
    """Whether a part names or describes a speaker by itself: a name, a determiner with a noun, or a plural."""
    words_ = [token for token in part if token.text[0].isalnum()]
    if not words_:
        return False
    first, last = fold(words_[0].text), fold(words_[-1].text)
    named = [
        n
        for n in cast.numbers(part[0].start, part[-1].stop)
        if cast.mentions[n].sort is not Sort.UNKNOWN or cast.owners[n] is not None
    ]
    if words_[0].capital and first not in words("stops"):
        return bool(named) or _is_many(last)
    if first in {"former", "now", "current", "past", "then"} or (
        first in {"a", "an"} and any(fold(t.text) in families() for t in words_)
    ):
        return False
    return first in listed("determiners") or first in {"he", "she", "they", "i", "it"} or _is_many(last)


def _is_many(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))
