"""The language of an article, judged paragraph by paragraph and weighed by letters: a page may quote in another."""

from __future__ import annotations

from functools import cache

from onrecord.clean.words import entries

_TELLING = 40
"""Least letters that tell a language, of a paragraph and of the whole."""
_READ = 100_000
"""Code points that are judged; more tell no better."""
_SURELY = 0.2
"""Share of small English words from which a paragraph is English without asking the classifier, which is slow."""


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of the text is in; None where it is too short to tell.

    English where at least half of the letters stand in English paragraphs.
    """
    sizes = [(paragraph, sum(map(str.isalpha, paragraph))) for paragraph in text[:_READ].split("\n\n")]
    telling = [(paragraph, size) for paragraph, size in sizes if size >= _TELLING]
    total = sum(size for _, size in telling)
    if not telling:
        return _classify(text[:_READ]) if sum(size for _, size in sizes) >= _TELLING else None
    if 2 * sum(size for paragraph, size in telling if _surely_english(paragraph)) >= total:
        return "en"
    letters: dict[str, int] = {}
    for paragraph, size in telling:
        code = _classify(paragraph)
        letters[code] = letters.get(code, 0) + size
    return "en" if 2 * letters.get("en", 0) >= total else max(letters, key=lambda code: (letters[code], code))


def _surely_english(paragraph: str) -> bool:
    words = paragraph.lower().split()
    return sum(map(_small_words().__contains__, words)) >= _SURELY * len(words)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word for line in entries("english") for word in line.split())


def _classify(text: str) -> str:
    import py3langid  # type: ignore[import-untyped]  # noqa: PLC0415

    code, _ = py3langid.classify(text)
    return str(code)
