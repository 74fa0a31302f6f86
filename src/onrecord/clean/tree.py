"""A page's HTML as a tree, and as the blocks of text that a reader of the page sees, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.clean.words import entries, table

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMES = ("class", "id", "itemprop", "rel", "data-testid", "data-component", "role")
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that no block element and no line break parts, white space collapsed."""

    text: str
    tag: str
    """The innermost block element."""
    zones: frozenset[str]
    """The parts of a page it stands in ("caption", "comments", "byline"…), by its elements' names: data/zones.txt."""
    links: int
    """How many of its code points are inside links."""


def parse(text: str) -> HtmlElement | None:
    """The tree of a page, None where there is none to speak of. Characters that XML cannot hold become U+FFFD."""
    data = _UNSTORABLE.sub("\ufffd", text).encode("utf-8")
    try:
        tree = document_fromstring(data, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return tree if isinstance(tree.tag, str) else None


def blocks(tree: HtmlElement) -> tuple[Block, ...]:
    """The blocks of the page that a reader sees: no scripts, styles, templates, and nothing of the head."""
    return tuple(_Walk().over(tree))


def words_of(element: HtmlElement) -> str:
    """The text of an element with white space collapsed."""
    return " ".join(str(element.text_content()).split())


@cache
def _zones() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((zone, re.compile(pattern)) for zone, pattern in table("zones"))


@lru_cache(maxsize=4096)
def _zones_named(tag: str, names: str) -> frozenset[str]:
    return frozenset(zone for zone, pattern in _zones() if pattern.search(f"<{tag}> {names}"))


class _Walk:
    """Goes over a tree once, without recursion, and cuts its text at the edges of block elements."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.links = 0
        self.stack: list[tuple[str, frozenset[str]]] = [("body", frozenset())]
        self.anchors = 0
        self.hidden = 0

    def over(self, tree: HtmlElement) -> Iterator[Block]:
        breaking, unseen = frozenset(entries("block_tags")), frozenset(entries("unseen_tags"))
        for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
            tag = element.tag
            if event == "start":
                if tag in breaking:
                    yield from self._cut()
                    self._enter(tag, element)
                self.hidden += tag in unseen
                self.anchors += tag == "a"
                self._take(element.text)
            else:
                if event == "end":
                    self.hidden -= tag in unseen
                    self.anchors -= tag == "a"
                    if tag in breaking:
                        yield from self._cut()
                        self.stack.pop()
                self._take(element.tail)
        yield from self._cut()

    def _enter(self, tag: str, element: HtmlElement) -> None:
        names = "" if tag in _WHOLE_PAGE else " ".join(element.get(name) or "" for name in _NAMES).lower()
        self.stack.append((tag, self.stack[-1][1] | _zones_named(tag, names[:300])))

    def _take(self, text: str | None) -> None:
        if text and not self.hidden:
            self.parts.append(text)
            self.links += len(text) if self.anchors else 0

    def _cut(self) -> Iterator[Block]:
        text = " ".join("".join(self.parts).split())
        if text:
            tag, zones = self.stack[-1]
            yield Block(text, tag, zones, min(self.links, len(text)))
        self.parts.clear()
        self.links = 0
