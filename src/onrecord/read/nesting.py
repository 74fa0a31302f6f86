"""How deep the elements of a page of HTML stand in each other, in one pass over its tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.errors import TooLarge
from onrecord.read.limits import Limits
from onrecord.read.tables import lines

_TAG = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9:-]{0,60})|(!--))")
_NOT_NESTED = frozenset(lines("html-not-nested.txt"))
_RAW = frozenset({"script", "style", "textarea", "title"})


def check_nesting(html: str, uri: str, limits: Limits) -> None:
    """Raises TooLarge where more elements than the limit stand open inside each other."""
    depth, opened = 0, Counter[str]()
    for closing, name in _tags(html):
        if not closing:
            opened[name] += 1
            depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > limits.nesting:
            raise TooLarge(
                f"{uri} nests its HTML deeper than {limits.nesting} elements; "
                "leave it out, or raise the limit nesting if it is genuine"
            )


def _tags(html: str) -> Iterator[tuple[bool, str]]:
    """Tags that open or close an element that stays open: no comments, scripts, void or self-closed elements."""
    at = 0
    while found := _TAG.search(html, at):
        name = (found[2] or "").lower()
        end = html.find("-->" if found[3] else ">", found.end())
        if end < 0:
            return
        at = end + 1
        if not name or name in _NOT_NESTED or html[end - 1] == "/":
            continue
        if name in _RAW:
            if not found[1]:
                at = _behind(html, name, at)
            continue
        yield bool(found[1]), name


def _behind(html: str, name: str, at: int) -> int:
    """Where the content of a raw element ends; the end of the page where it is never closed."""
    found = re.compile(rf"</{name}\b", re.IGNORECASE).search(html, at)
    return found.start() if found else len(html)
