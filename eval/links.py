"""Statements across outlets, on the annotated stories of AllSides.

    python -m eval.links [SHARED]

Reads the articles of those stories into a record and prints what ../shared/score/links.py prints of its export. The
scorer of pairs was trained on these stories: `python -m training.statements.crossvalidate RECORD` gives what it reaches
on stories that it has not seen. How stories are grouped among all articles, `python -m eval.stories RECORD` says.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import onrecord


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    shared: Path = parser.parse_args().shared
    gold = shared / "data" / "allsides"
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "articles.jsonl"
        rows.write_text("".join(annotated(gold)), "utf-8")
        with onrecord.open(Path(folder) / "links.db") as record:
            record.add(rows, jobs=2)
            record.export(Path(folder) / "out")
        command = [sys.executable, str(shared / "score" / "links.py"), str(gold), str(Path(folder) / "out")]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    print("\n".join(line for line in lines if not line.startswith(("stories", "SUMMARY"))))
    print("SUMMARY", lines[-1][lines[-1].index("statements") :])


def annotated(gold: Path) -> list[str]:
    """The rows of the articles in the annotated stories."""
    stories = [json.loads(line) for line in (gold / "statements.jsonl").read_text("utf-8").splitlines()]
    wanted = {article for story in stories for article in story["docs"]}
    with gzip.open(gold / "articles.jsonl.gz", "rt", encoding="utf-8") as rows:
        return [row for row in rows if json.loads(row)["id"] in wanted]


if __name__ == "__main__":
    main()
