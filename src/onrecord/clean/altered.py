"""Which words of a body do not stand so in the page's own text: the check behind the promise of evidence for HTML."""

from __future__ import annotations

import re

_WORDS = 4
"""Words in a row that must stand in the page as they stand in the body; in a shorter paragraph, all of it."""


def altered(text: str, shown: str) -> tuple[tuple[int, int], ...]:
    """The ranges of `text` whose words do not stand so, one after the other, in `shown`; in order, not overlapping.

    White space is collapsed on both sides. A word that was dropped or glued marks the words on both sides of the gap.
    Linear: the runs of four words of the page are kept in a set, and two neighbours stand as they should if a known run
    holds both (at a paragraph's edge a shorter one will do).
    """
    whole = f" {' '.join(shown.split())} "
    known: set[str] = set()
    out: list[tuple[int, int]] = []
    for paragraph in re.finditer(r"(?:(?!\n\n).)+", text, re.DOTALL):
        if f" {' '.join(paragraph[0].split())} " in whole:
            continue  # nearly every paragraph; the runs are made for the others
        known = known or _runs(whole.split())
        words = [
            (paragraph.start() + word.start(), paragraph.start() + word.end())
            for word in re.finditer(r"\S+", paragraph[0])
        ]
        for start, end in _wrong(words, text, known):
            if out and start <= out[-1][1]:
                out[-1] = (out[-1][0], max(end, out[-1][1]))
            else:
                out.append((start, end))
    return tuple(out)


def _runs(words: list[str]) -> set[str]:
    """Every run of one to four words of the page."""
    return {" ".join(words[k : k + size]) for size in range(1, _WORDS + 1) for k in range(len(words) - size + 1)}


def _wrong(words: list[tuple[int, int]], text: str, known: set[str]) -> list[tuple[int, int]]:
    """The ranges from the word before to the word behind each place where no known run holds both."""
    spoken = [text[start:end] for start, end in words]
    count = len(words)
    if count == 1:
        return [] if spoken[0] in known else [words[0]]
    runs = [(k, min(k + _WORDS, count)) for k in range(max(1, count - _WORDS + 1))]
    runs += [edge for size in range(2, min(_WORDS, count)) for edge in ((0, size), (count - size, count))]
    joined = [False] * (count - 1)
    for start, end in runs:
        if " ".join(spoken[start:end]) in known:
            joined[start : end - 1] = [True] * (end - 1 - start)
    return [(words[k][0], words[k + 1][1]) for k in range(count - 1) if not joined[k]]
