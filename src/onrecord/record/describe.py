"""The schema in words: a page made from the comments that stand behind each table and column in the SQL.

`python -m onrecord.record.describe` prints it; `make docs` writes it into docs/record.md, and a test keeps it true.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files

from onrecord.record.migrations import migrations

_KINDS = {"table": "Tables", "view": "Views"}
_COLUMN = re.compile(
    r'^  "?(?P<name>[a-z_0-9]+)"? (?P<type>TEXT|INTEGER|REAL|BLOB)\b(?P<rest>.*?),?(?: -- (?P<words>.*))?$'
)
_REFERENCE = re.compile(r"REFERENCES (\w+)")


def page() -> str:
    """The whole page, in Markdown."""
    opening = files("onrecord.record").joinpath("schema", "opening.md").read_text("utf-8")
    made = _objects()
    parts = [opening.rstrip().format(version=len(migrations()))]
    for kind, heading in _KINDS.items():
        parts.append(f"## {heading}")
        parts += [_described(name, sql) for other, name, sql in made if other == kind]
    return "\n\n".join(parts) + "\n"


def _objects() -> list[tuple[str, str, str]]:
    """Kind, name and SQL of everything in the schema, in the order in which it is made."""
    with closing(sqlite3.connect(":memory:")) as empty:
        for script in migrations():
            empty.executescript(script)
        made = empty.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
        ).fetchall()
    indexes = [name for _, name, sql in made if "VIRTUAL" in sql]
    shadows = tuple(f"{index}_" for index in indexes)
    return [(kind, name, sql) for kind, name, sql in made if not name.startswith((*shadows, "sqlite_"))]


def _described(name: str, sql: str) -> str:
    first, *lines = sql.splitlines()
    words = first.partition(" -- ")[2]
    heading = f"### `{name}`\n\n{words[:1].upper()}{words[1:]}."
    rows = [*_rows(lines)]
    if not rows:
        return heading
    return "\n".join([heading, "", "| column | type | holds |", "|---|---|---|", *rows])


def _rows(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if found := _COLUMN.match(line):
            reference = _REFERENCE.search(found["rest"])
            to = f" → `{reference[1]}`" if reference else ""
            maybe = "" if "NOT NULL" in found["rest"] or "PRIMARY KEY" in found["rest"] else ", or NULL"
            words = (found["words"] or "").replace("|", "\\|")
            yield f"| `{found['name']}` | {found['type'].lower()}{maybe}{to} | {words} |"


if __name__ == "__main__":
    print(page(), end="")
