"""The language of an article, judged paragraph by paragraph and weighed by letters: a page may quote in another."""

from __future__ import annotations

_TELLING = 40
"""Least letters that tell a language, of a paragraph and of the whole."""
_READ = 100_000
"""Code points that are judged; more tell no better."""


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of the text is in; None where it is too short to tell.

    English where at least half of the letters stand in English paragraphs.
    """
    letters: dict[str, int] = {}
    for paragraph in text[:_READ].split("\n\n"):
        size = sum(map(str.isalpha, paragraph))
        if size >= _TELLING:
            code = _classify(paragraph)
            letters[code] = letters.get(code, 0) + size
    if not letters:
        whole = text[:_READ]
        return _classify(whole) if sum(map(str.isalpha, whole)) >= _TELLING else None
    if 2 * letters.get("en", 0) >= sum(letters.values()):
        return "en"
    return max(letters, key=lambda code: (letters[code], code))


def _classify(text: str) -> str:
    import py3langid  # type: ignore[import-untyped]  # noqa: PLC0415

    code, _ = py3langid.classify(text)
    return str(code)
