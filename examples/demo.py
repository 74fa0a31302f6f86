"""`make demo`: reads the example pages into a record, shows one of them, asks ten things, says what to try next."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from rich.console import Console
from rich.rule import Rule

from onrecord.show.cli import run

PAGES = "examples/pages"
RECORD = Path("out/demo.db")

QUESTIONS = {
    "Who speaks, and how often?": ["speakers", "--limit", "6"],
    "Who said this, in exactly these words?": ["quotes", "--about", '"held to ransom"'],
    "Under which names does the prime minister speak, and as what?": ["speakers", "dravik"],
    "What has the prime minister said about the gates?": ["quotes", "--speaker", "dravik", "--about", "gates"],
    "Which events do several pages tell of?": ["stories"],
    "One sentence of the prime minister: how does each outlet have it?": ["statement", "f03ac8ca"],
    "What did the mayor say herself, from the 19th of April on?": (
        ["quotes", "--speaker", "calloway", "--kind", "direct", "--since", "2026-04-19"]
    ),
    "Two names of one league: a person says so, and it can be undone.": (
        ["judge", "merge", "Farmers' League", "Lower Isk Farmers' League", "--by", "you", "--why", "one league"]
    ),
    "What does the league say, under either name?": ["quotes", "--speaker", "farmers league"],
    "Is every word still where it was read?": ["verify"],
}

NEXT = """\
Try next (the programs are in .venv/bin; `source .venv/bin/activate` puts them on your path):

  onrecord --record out/demo.db article 02-zorya-translation   a page in full; ids stand in the last column of quotes
  onrecord --record out/demo.db stories 97612a5e               one event: its articles, and what several of them report
  onrecord --record out/demo.db quotes --format csv            everything as a spreadsheet, with a sentence of context
  onrecord add your/folder --jobs 2                            your own pages, into ./onrecord.db: text, HTML, WARC …
  onrecord extract your/page.html                              one page, without a record
  onrecord --record out/demo.db judge list                     who corrected what, and how to undo it

What each example page is there for: examples/README.md. Everything about the record: docs/keeping.md;
correcting it: docs/judging.md; the same words across outlets: docs/linking.md.
"""


def main() -> int:
    """Build and ask; a newcomer sees the whole in a minute. Gives the exit status."""
    console = Console(highlight=False, markup=False)
    console.print(f"Two events that never happened, in outlets that do not exist: {PAGES}\n")
    RECORD.parent.mkdir(exist_ok=True)
    for old in RECORD.parent.glob(f"{RECORD.name}*"):
        old.unlink()
    steps = {
        "Read the pages into a record": ["add", PAGES],
        "One of them, with who says what": ["article", "01-hallam-courier"],
        **QUESTIONS,
    }
    for title, words in steps.items():
        console.print(Rule(title, align="left", characters="─"))
        console.print(f"$ onrecord --record {RECORD} {shlex.join(words)}\n", style="bold")
        if status := run(["--record", str(RECORD), *words]):
            return status
        console.print()
    console.print(NEXT, soft_wrap=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
