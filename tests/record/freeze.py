"""Keeps a record of the present schema for the tests of later ones: tests/record/frozen/schema-N.db.gz.

PYTHONPATH=tests/record .venv/bin/python -m freeze

Run it once, when a schema is released, and commit the file; never again for that schema.
"""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

import kept

import onrecord
from onrecord import pipeline
from onrecord.record.migrations import migrations

FROZEN = Path(__file__).parent / "frozen"


def main() -> None:
    """Add the world of `kept`, with a page removed, and pack the file."""
    pipeline.page_reader = kept.reader
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "kept.db"
        with onrecord.open(path) as record:
            record.add(kept.lay(Path(name) / "world"))
            record.remove("quiet", why="an example")
        target = FROZEN / f"schema-{len(migrations())}.db.gz"
        target.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
        print(f"{target}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
