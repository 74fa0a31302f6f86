"""What a line of a dump looks like, in numbers: blocks go in, a matrix comes out, a row a block and a column a feature.

Training and reading use this one module, so a change here asks for a new training (`python -m training.lines.train`).
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.lines import Block
from onrecord.clean.markers import markers

Matrix = NDArray[np.float32]
Indices = NDArray[np.int64]

BUCKETS = 1 << 14
"""Hashed words and pairs of words of a line."""
_LONGEST = 4000
"""Code points of a line that are looked at: a line of a megabyte is judged by its start."""
_WORD = re.compile(r"\w+(?:[’']\w+)?")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_INNER_END = re.compile(r"[a-z)\"”’%0-9][.!?][\"”’)]* +[\"“‘(]?[A-Z]")
_BULLET = re.compile(r"^(?:[•·▪●◦‣*–—»>+-]|\d{1,2}[.)])\s")
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_DATE = re.compile(
    r"\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\d{1,2}(?:st|nd|rd|th)? "
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?:\d+|an?) ?(?:s|m|h|d|secs?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?) ago\b", re.I
)
_QUOTES = re.compile(r"[\"“”„«»]")
_SEPARATOR = re.compile(r"[|·•»›/→]")
_LINKISH = re.compile(r"https?:|www\.|\.com\b|@\w|#\w")
_RIGHTS = ("©", "(c) 2", "copyright", "all rights reserved")
_CREDIT = re.compile(
    r"\b(?:photo(?:graph)?s?|images?|picture|credit|courtesy|handout|file|pool|via|source)\b[:,]? ?"
    r"|getty|shutterstock|alamy|[/(|](?:ap|afp|dpa|epa|pa|reuters)\b|\bap photo|©"
)
_CAPTION = re.compile(
    r"\b(?:photo(?:graph)?s?|images?|pictures?|credit)\s*(?::|by\b|via\b)"
    r"|\([^()]*(?:\bphoto|\bvia\b|/|\bgetty|\bpool\b)[^()]*\)\W*$"
)
_BY = re.compile(r"^(?:by|from|words by|written by|story by|reported by|author)\b[: ]", re.I)
_SPEECH = re.compile(r"\b(?:said|says|told|added|asked|wrote|according to)\b")
_PAST = re.compile(r"[a-z]{2,}ed\b")


def credited(text: str) -> bool:
    """Whether a line ends with the credit of a picture."""
    return _CAPTION.search(text[-80:].lower()) is not None


def lexical(blocks: list[Block]) -> tuple[Indices, Indices]:
    """(bucket of every word and pair of words at a block's ends, where each block's buckets start)."""
    buckets: list[int] = []
    starts: list[int] = []
    for block in blocks:
        starts.append(len(buckets))
        buckets += _buckets(block.text)
    return np.array(buckets, np.int64), np.array(starts, np.int64)


def _buckets(text: str) -> list[int]:
    """Hashes of the words at a line's ends, alone and in pairs: prose is told by its shape, furniture by its words."""
    head = _words(_DIGIT.sub("0", text[:200].lower()))[:10]
    tail = _words(_DIGIT.sub("0", text[200:][-100:].lower()))[-5:] if len(text) > 200 else []
    words = ["^", *head, *tail, "$"]
    return [*map(_bucket, words[1:-1]), *map(_pair, words, words[1:])]


@lru_cache(maxsize=1 << 16)
def _bucket(term: str) -> int:
    return zlib.crc32(term.encode("utf-8", "surrogatepass")) % BUCKETS


@lru_cache(maxsize=1 << 16)
def _pair(first: str, second: str) -> int:
    return _bucket(f"{first} {second}")


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


@cache
def _function_words() -> frozenset[str]:
    source = files("onrecord.clean").joinpath("data/function_words.txt").read_text("utf-8")
    return frozenset(source.split("\n", 1)[1].split())


def _own(block: Block, words: list[str]) -> list[float]:
    """What a block shows by itself."""
    text = block.text[:_LONGEST]
    n = max(1, len(words))
    chars = max(1, len(text))
    small = text.lower()
    digits = _DIGIT.search(text) is not None
    lower = [word.lower() for word in words]
    known = _function_words()
    function = sum(map(known.__contains__, lower))
    initials = [word[0] for word in words]
    you = sum(map(lower.count, ("you", "your")))
    i = sum(map(lower.count, ("i", "we", "my", "our")))
    letters = sum(map(len, words))
    body = text[2:] if _BULLET.match(text) else text
    return [
        log1p(len(block.text)),
        log1p(len(words)),
        letters / n,
        sum(map(str.isupper, initials)) / n,
        len([word for word in words if len(word) > 1 and word.isupper()]) / n,
        sum(map(str.isdigit, initials)) / n,
        (chars - letters - text.count(" ")) / chars,
        function / n,
        log1p(function),
        you / n,
        i / n,
        len(_PAST.findall(text)) / n,
        float(_SENTENCE_END.search(text[-8:]) is not None),
        float(text.endswith((":", ","))),
        float(text.endswith(("…", "..."))),
        float(text.endswith("?")),
        float(text.endswith("!")),
        float(body[:1].islower()),
        float(body[:1] in "\"“‘'„«" and body != ""),
        min(4, len(_QUOTES.findall(text))),
        log1p(len(_INNER_END.findall(text))),
        text.count(",") / n,
        len(_SEPARATOR.findall(text)) / n,
        float(_LINKISH.search(text) is not None),
        float(any(mark in small for mark in _RIGHTS)),
        float(digits and _TIME.search(text) is not None),
        float(digits and _DATE.search(text) is not None),
        float("ago" in small and _AGO.search(text) is not None),
        float(_BY.match(text) is not None),
        float(_SPEECH.search(text) is not None),
        float(_BULLET.match(text) is not None),
        min(8, block.indent),
        min(3, block.gap),
        float(text.endswith(")")),
        float(text.startswith("(")),
        min(3, len(_CREDIT.findall(small[-80:]))),
        min(2, len(_CREDIT.findall(small[:20]))),
    ]


_OWN = 37
_WORDS, _FUNCTION, _ENDS = 1, 7, 12


def surface(blocks: list[Block]) -> Matrix:
    """Shape (blocks, features): what each block shows by itself, in the page and beside its neighbours.

    At least one block.
    """
    words = [_words(block.text[:_LONGEST]) for block in blocks]
    own = np.array([_own(block, line) for block, line in zip(blocks, words, strict=True)], np.float32)
    own = own.reshape(len(blocks), _OWN)
    prose = _prose(own)
    near = _windows(np.column_stack([own[:, _WORDS], prose]), (3, 8, 20))
    marked = markers([block.text for block in blocks])
    columns = [own, _repeats(blocks), _topic(words, prose), _places(own, prose), near, marked]
    return np.column_stack(columns).astype(np.float32)


def _prose(own: Matrix) -> Matrix:
    """The words of blocks that look like running text, 0 elsewhere. Shape (blocks,)."""
    words = np.expm1(own[:, _WORDS])
    return np.where((words >= 12) & (own[:, _FUNCTION] > 0.2) & (own[:, _ENDS] > 0), words, 0).astype(np.float32)


def _repeats(blocks: list[Block]) -> Matrix:
    """How often the same line stands in the page, and how often before this one. Shape (blocks, 2)."""
    keys = [" ".join(block.text[:300].lower().split()) for block in blocks]
    total = Counter(keys)
    seen: Counter[str] = Counter()
    rows = []
    for key in keys:
        rows.append((min(5, total[key]), min(3, seen[key])))
        seen[key] += 1
    return np.array(rows, np.float32).reshape(len(blocks), 2)


def _topic(words: list[list[str]], prose: Matrix) -> Matrix:
    """The share of a block's content words that stand in other running text of the page. Shape (blocks, 1)."""
    content = [
        [w for w in {x.lower(): None for x in line} if len(w) > 3 and w not in _function_words()] for line in words
    ]
    counts = Counter(w for line, mass in zip(content, prose, strict=True) if mass for w in line)
    shares = [
        sum(counts[w] > bool(mass) for w in line) / max(1, len(line)) for line, mass in zip(content, prose, strict=True)
    ]
    return np.array(shares, np.float32).reshape(len(words), 1)


def _places(own: Matrix, prose: Matrix) -> Matrix:
    """Where each block stands in the page and in its running text. Shape (blocks, 12)."""
    n = len(own)
    at = np.arange(n)
    words = np.expm1(own[:, _WORDS])
    before, total = np.cumsum(prose) - prose, max(1.0, float(prose.sum()))
    longest = max(1.0, float(words.max(initial=0)))
    constant = [np.log1p(n), np.log1p(total), float((prose > 0).mean()), np.log1p(longest)]
    return np.column_stack(
        [
            at / max(1, n - 1),
            np.log1p(at),
            np.log1p(n - 1 - at),
            before / total,
            np.log1p(before),
            np.log1p(total - before - prose),
            *_distances(prose > 0),
            *(np.full(n, value) for value in constant),
        ]
    ).astype(np.float32)


def _distances(marked: NDArray[np.bool_]) -> tuple[Matrix, Matrix]:
    """Log of the distance to the last marked block before, and to the next one after."""
    n = len(marked)
    at = np.arange(n)
    last = np.maximum.accumulate(np.where(marked, at, -n - 1))
    last = np.concatenate([[-n - 1], last[:-1]]) if n else last
    following = np.minimum.accumulate(np.where(marked, at, 2 * n + 1)[::-1])[::-1]
    following = np.concatenate([following[1:], [2 * n + 1]]) if n else following
    far = np.log1p(50)
    return (
        np.minimum(np.log1p(at - last), far).astype(np.float32),
        np.minimum(np.log1p(following - at), far).astype(np.float32),
    )


def _windows(columns: Matrix, reaches: tuple[int, ...]) -> Matrix:
    """Means over the blocks within each reach before, and after (the block itself left out)."""
    n = len(columns)
    sums = np.vstack([np.zeros((1, columns.shape[1])), np.cumsum(columns, axis=0, dtype=np.float64)])
    at = np.arange(n)
    out = []
    for reach in reaches:
        low, high = np.maximum(0, at - reach), np.minimum(n, at + 1 + reach)
        out.append((sums[at] - sums[low]) / reach)
        out.append((sums[high] - sums[at + 1]) / reach)
    return np.column_stack(out).astype(np.float32)
