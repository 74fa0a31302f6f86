"""What the name of a file tells: its endings. The bytes decide what a file is; its name only breaks ties."""

from __future__ import annotations

import re

TEXT_ENDINGS = frozenset({".txt", ".text"})
HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".shtml"})
ARCHIVE_ENDINGS = frozenset({".warc", ".wet"})
ROW_ENDINGS = frozenset({".jsonl", ".ndjson"})
TABLE_ENDINGS = frozenset({".csv", ".tsv"})
PACKED_ENDINGS = frozenset({".gz", ".zst", ".lz4"})
KNOWN_ENDINGS = TEXT_ENDINGS | HTML_ENDINGS | ARCHIVE_ENDINGS | ROW_ENDINGS | TABLE_ENDINGS | PACKED_ENDINGS

_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,5}\Z", re.IGNORECASE)


def ending(name: str) -> str:
    """The ending of a name in lower case, endings of compression taken off first; "" where it has none."""
    stem = name
    while (found := _ENDING.search(stem)) and found[0].lower() in PACKED_ENDINGS:
        stem = stem[: found.start()]
    return found[0].lower() if found else ""


def without_endings(name: str) -> str:
    """The name without any known ending: "story.html.gz" is "story", "www.example.org" stays."""
    while (found := _ENDING.search(name)) and found[0].lower() in KNOWN_ENDINGS:
        name = name[: found.start()]
    return name


def readable(name: str) -> str:
    """The name with every byte that is no UTF-8 (a lone surrogate, to Python) as U+FFFD, so that it can be written."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if not name.isascii() else name
