"""An address with a text fragment, so that a browser opens the page and scrolls to the words.

The form is that of the specification "URL Fragment Text Directives" (WICG): `#:~:text=first words,last words`.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_SHORT = 8
"""Words that are given whole; of more, the first and last few: a stretch over two paragraphs is found only so."""
_FEW = 4
_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"\A[^\w]+|[^\w]+\Z")


def link(uri: str, words: str) -> str | None:
    """The address that scrolls to the words; None for what no browser opens, such as a file's name."""
    if not re.match(r"https?://", uri, re.IGNORECASE):
        return None
    directive = _directive(words)
    if not directive:
        return uri
    return f"{uri}{':~:' if '#' in uri else '#:~:'}text={directive}"


def _directive(words: str) -> str:
    first, *_ = paragraphs = [part for part in re.split(r"\n\s*", words) if re.search(r"\w", part)] or [""]
    last = paragraphs[-1]
    if first == last and len(_WORD.findall(first)) <= _SHORT:
        return _escaped(first)
    return f"{_escaped(' '.join(_WORD.findall(first)[:_FEW]))},{_escaped(' '.join(_WORD.findall(last)[-_FEW:]))}"


def _escaped(words: str) -> str:
    """Percent-encoded, with the signs that mean something in a directive, and without marks at the edges."""
    return quote(_EDGES.sub("", words).encode("utf-8", "replace"), safe="").replace("-", "%2D")
