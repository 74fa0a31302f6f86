"""A small world of articles that belong together: copies, versions, one event in several outlets, words said again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import onrecord

STAND = "The bridge at Ostrel will stand for another hundred years, whatever the harbour council believes"
"""What Ada Lund said on the first of March."""
FALL = "No honest engineer can promise that these rusty cables survive one more winter storm"
STEEL = "steel outlives every careless council"
"""What she says again and again."""
GROUPS = ("statements.jsonl", "refrains.jsonl", "stories.jsonl", "copies.jsonl", "quotations.jsonl", "speakers.jsonl")
"""What is the same whatever the order in which articles come."""
_EVENT = (
    "Inspectors examined the suspension bridge at Ostrel after corroded cables were found above the strait. The "
    "harbour council had asked for the crossing to be closed to lorries until the towers are repainted."
)
_AGENCY = (
    f"{_EVENT}\n\n“{STAND}” said Ada Lund. 2024-03-01\n\nFerries took commuters across the strait all morning while "
    "divers measured the foundations, and a queue of lorries reached back to the old customs house. The toll "
    "collectors were sent home with pay. A second inspection is planned before the herring season, when the crossing "
    "carries three times as many lorries as in winter, and the council will vote on new cables in the same week.\n\n"
    f"“{FALL}” said Ben Ros. 2024-03-01"
)
ROWS: dict[str, dict[str, str | None]] = {
    "agency": {
        "outlet": "Reuters",
        "published": "2024-03-01T08:00",
        "title": "Ostrel bridge inspected after corroded cables found",
        "text": _AGENCY,
    },
    "copy": {
        "outlet": "A Post",
        "published": "2024-03-01",
        "title": "Corroded cables: Ostrel bridge inspected",
        "text": f"{_AGENCY}\n\nReaders may write to the editor of this page about the cables.",
    },
    "version": {
        "url": "https://ledger.example/bridge",
        "outlet": "The Ledger",
        "published": "2024-03-01",
        "title": "Ostrel bridge: council wants lorries off",
        "text": f"{_EVENT}\n\n“{STAND},” said ADA LUND. 2024-03-01\n\nMore soon.",
    },
    "later version": {
        "url": "https://ledger.example/bridge",
        "outlet": "The Ledger",
        "published": "2024-03-02",
        "title": "Ostrel bridge: council wants lorries off",
        "text": f"{_EVENT}\n\n“{STAND},” said Ada Lund. 2024-03-01\n\nThe council meets on Tuesday in the town hall.",
    },
    "undated": {
        "outlet": "B Mail",
        "published": None,
        "title": "Ostrel bridge cables corroded, inspectors find",
        "text": f"{_EVENT} Lorries queued.\n\n“{STAND}” said A Lund. 2024-03-01",
    },
    "another": {
        "outlet": "C Times",
        "published": "2024-03-01",
        "title": "Another speaker at the Ostrel bridge",
        "text": "The inspectors stood beneath the corroded cables at Ostrel bridge.\n\n"
        f"“{STAND}” said Una Moe. 2024-03-01",
    },
    "again": {
        "outlet": "C Times",
        "published": "2024-06-20",
        "title": "Herring festival opens",
        "text": f"The herring festival was opened with a brass band.\n\n“{STAND}” said Ada Lund. 2024-06-20\n\n"
        f"“Herring merchants know that {STEEL} in this town” said Ada Lund. 2024-06-20",
    },
    "once more": {
        "outlet": "B Mail",
        "published": "2024-11-05",
        "title": "School gets a library",
        "text": "Pupils carried books into the new library of the school, two hundred to a shelf.\n\n"
        f"“{STAND}” said Ada Lund. 2024-11-05\n\n“Librarians will tell you: {STEEL}, and so do books” said A Lund. "
        "2024-11-05",
    },
    "odd": {
        "outlet": "D",
        "published": "2024-13-45",
        "title": None,
        "text": f"Somebody wrote this at Ostrel bridge about corroded cables. “{FALL}” said Ben Ros.",
    },
    "wordless": {"outlet": "D", "published": "2024-03-01", "title": "Ostrel bridge", "text": "…"},
}
"""By what the article is."""


def line(name: str, **other: str | None) -> str:
    """An article as a line of a file of rows; `other` facts instead of its own."""
    return json.dumps({"id": name, **{key: cell for key, cell in (ROWS[name] | other).items() if cell is not None}})


def add(path: Path, *lines: str) -> None:
    """Add lines to the record at a path, in one run."""
    file = path.with_suffix(".jsonl")
    file.write_text("\n".join(lines) + "\n", "utf-8")
    with onrecord.open(path) as record:
        record.add(file)


def made(path: Path, names: Iterable[str] = ROWS) -> onrecord.Record:
    """A record of some of the articles."""
    add(path, *map(line, names))
    return onrecord.open(path)


def group(record: onrecord.Record, article: str, said: str = STAND) -> set[str]:
    """The articles that report the same as an article does."""
    return {each.article for each in record.statement(quotation(record, article, said)).quotations}


def quotation(record: onrecord.Record, article: str, said: str = STAND) -> str:
    """The id of the quotation of an article that begins as `said` does."""
    return next(q.id for q in record.article(article).quotations if said[:20] in q.words)
