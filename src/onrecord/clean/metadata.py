"""What a page's mark-up says about the article: JSON-LD objects and meta elements, before anyone believes them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from onrecord.clean.words import entries
from onrecord.model import Json

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The claims of a page's mark-up."""

    objects: tuple[Mapping[str, Json], ...]
    """Every JSON-LD object of the page, nested ones too, outer before inner."""
    meta: Mapping[str, tuple[str, ...]]
    """Property, name or itemprop of meta elements in lower case -> their contents, in order."""

    def articles(self) -> tuple[Mapping[str, Json], ...]:
        """The JSON-LD objects whose type is a kind of article (schema.org)."""
        wanted = frozenset(entries("article_types"))
        return tuple(thing for thing in self.objects if wanted & set(texts(thing.get("@type"))))

    def first(self, names: tuple[str, ...]) -> str | None:
        """The first content that is not blank, of the first of these names that has one."""
        return next(iter(self.all(names)), None)

    def all(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The contents under these names, in the order of the names."""
        found = (" ".join(value.split()) for name in names for value in self.meta.get(name, ()))
        return tuple(value for value in found if value)


def metadata(tree: HtmlElement) -> Metadata:
    """What the mark-up of a page claims."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content:
                meta.setdefault(name.strip().lower(), []).append(content)
    return Metadata(tuple(_objects(tree)), {name: tuple(values) for name, values in meta.items()})


def texts(value: Json) -> tuple[str, ...]:
    """The strings in a JSON-LD value that may be one string or a list, entities decoded and white space collapsed.

    Half a surrogate pair, which JSON can write, becomes U+FFFD.
    """
    if isinstance(value, str):
        plain = " ".join(html.unescape(_SURROGATE.sub("\ufffd", value)).split())
        return (plain,) if plain else ()
    return (
        tuple(text for item in value if isinstance(item, str) for text in texts(item))
        if isinstance(value, list)
        else ()
    )


def names_of(value: Json) -> tuple[str, ...]:
    """The names in a JSON-LD value: strings, objects with a `name`, or lists of both."""
    if isinstance(value, list):
        return tuple(name for item in value if not isinstance(item, list) for name in names_of(item))
    return texts(value.get("name")) if isinstance(value, dict) else texts(value)


def _objects(tree: HtmlElement) -> Iterator[Mapping[str, Json]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield from _walk(_loads(script.text or ""))


def _loads(text: str) -> Json:
    """The value that a script holds; mended where it is wrapped in comments or has a comma too many; else None."""
    text = _WRAPPING.sub("", text.strip()).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return cast(Json, json.loads(attempt, strict=False))
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Json) -> Iterator[Mapping[str, Json]]:
    """The objects in a value, outer before inner, without recursion."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            waiting.extend(reversed(item))
