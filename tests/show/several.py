"""Invented outlets that report one event: a reader for their pages, and a record of them with its groups set by hand.

The reader takes “…” with "said" and a name behind it for what was said, and "NAME said that …." for its report.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import onrecord
from onrecord.model import Article, Kind, Media, Page, Part, Quotation, Segment, Size, Speaker, SpeakerKind, Status
from onrecord.read.decode import decode
from onrecord.read.limits import Limits
from onrecord.resolve.answers import speaker

SAID = re.compile(r"(?P<direct>“[^”]*”) said (?P<who>[^.\n]+)|(?P<whom>\w+ \w+) said (?P<indirect>that [^.\n]+)")
WALL = "“The wall will not hold another winter, and we will rebuild it before the first of May,”"
PAGES = {
    "https://ledger.example/wall": ("The Northern Ledger", "2025-01-21", f"{WALL} said Ada Quill."),
    "https://weekly.example/wall": ("Vardlo Weekly", "2025-01-22", f"{WALL} said Ada Quill. Copied."),
    "https://post.example/wall": ("Kelm Post", "2025-01-22", "“The wall will hold another winter,” said Ada Quill."),
    "https://radio.example/wall": ("Harbour Radio", None, "Ada Quill said that people had better move inland."),
    "https://herald.example/wall": ("Elm Herald", "2025-01-23", f"{WALL} said Ada Quill. Later."),
    "https://herald.example/ferry": ("Elm Herald", "2024-03-01", "“The ferry waits for nobody,” said Ben Ros."),
}
EARLIER = "“The ferry waits for nobody at all,” said Ben Ros. “And it sinks,” said Ben Ros."
"""What stood at the last address before."""


def reader(limits: Limits, size: Size) -> Callable[[Page], Article]:
    """What workers start with."""
    return _read


def _read(page: Page) -> Article:
    text = decode(page, Limits()).text
    bare = Article(
        id=page.id,
        uri=page.uri,
        sha256=page.sha256,
        status=Status.READ,
        text=text,
        media=page.media,
        encoding="utf-8",
        title=page.given.title,
        outlet=page.given.outlet,
        published=page.given.published,
        segments=(Segment(0, len(text), 0),) if page.media is Media.TEXT else (),
        reader="test reader",
    )
    return replace(bare, quotations=tuple(_quotation(bare, match) for match in SAID.finditer(text)))


def _quotation(article: Article, match: re.Match[str]) -> Quotation:
    kind = Kind.DIRECT if match["direct"] else Kind.INDIRECT
    return Quotation(
        id=hashlib.sha256(f"{article.sha256} {match.start()}".encode()).hexdigest()[:16],
        article=article.id,
        part=Part.BODY,
        kind=kind,
        content=(article.span(*match.span(kind.value)),),
        source=(),
        cue=(),
        confidence=0.9,
        speakers=(_person(match["who"] or match["whom"]),),
    )


def _person(name: str) -> Speaker:
    return speaker(name, SpeakerKind.PERSON)


def row(url: str, outlet: str, published: str | None, text: str, title: str = "") -> str:
    """A page as a line of JSON."""
    title = title or f"{outlet} on the wall"
    return json.dumps({"url": url, "title": title, "outlet": outlet, "published": published, "text": text})


def keep(path: Path, folder: Path) -> Path:
    """A record of the pages, in which those on the wall are one story, its quotations one statement, and the weekly's
    a copy of the ledger's."""
    folder.mkdir()
    lines = [row("https://herald.example/ferry", "Elm Herald", "2024-03-01", EARLIER)]
    lines += [row(url, *told) for url, told in PAGES.items()]
    (folder / "pages.jsonl").write_text("\n".join(lines), "utf-8")
    with onrecord.open(path) as record:
        record.add(folder)
    with closing(sqlite3.connect(path)) as file, file:
        _group(file)
    return path


def _group(file: sqlite3.Connection) -> None:
    for table in ("reported", "statements", "told_in", "stories", "copied", "copies"):
        file.execute(f"DELETE FROM {table}")
    sql = "SELECT id FROM pages WHERE uri LIKE 'https://%.example/wall%' ORDER BY uri"
    herald, ledger, post, radio, weekly = (page for (page,) in file.execute(sql))
    ordered = [ledger, weekly, post, herald, radio]
    said = dict(file.execute("SELECT article, id FROM quotations"))
    file.execute("INSERT INTO stories VALUES (1, ?, ?)", (post, ledger))
    file.executemany("INSERT INTO told_in VALUES (?, 1, ?)", [(page, at) for at, page in enumerate(ordered)])
    file.execute("INSERT INTO copies VALUES (1, 'near', ?)", (ledger,))
    file.executemany("INSERT INTO copied VALUES (?, 1, ?)", [(ledger, 0), (weekly, 1)])
    file.execute("INSERT INTO statements VALUES (1, ?)", (said[ledger],))
    file.executemany("INSERT INTO reported VALUES (?, 1, ?)", [(said[page], at) for at, page in enumerate(ordered)])
