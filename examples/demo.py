"""`make demo`: reads the example pages, shows three with their quotations, lists the rest, says what to try next."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from onrecord.model import Article, Status
from onrecord.pipeline import extract
from onrecord.show.terminal import show

PAGES = Path("examples/pages")
SHOWN = (
    "isk-accord/01-border-herald.html",
    "isk-accord/02-zorya-translation.txt",
    "hallam-fire/01-hallam-courier.html",
)

NAMED = 3
"""Speakers that a page is listed with."""

NEXT = """\
Try next (the programs are in .venv/bin; `source .venv/bin/activate` puts them on your path):

  onrecord extract examples/pages                      every page in full
  onrecord extract examples/pages -o examples.jsonl    the same as JSON lines, with the offsets of all words
  onrecord extract your/folder -o news.jsonl --jobs 2  your own pages: text, HTML, WARC, WET, JSON Lines, CSV

What each page is there for: examples/README.md. The fields of a JSON line: docs/output.md.
"""


def main() -> None:
    """Read and show everything; a newcomer sees the whole in a minute."""
    console = Console()
    console.print(f"Two events that never happened, in outlets that do not exist: {PAGES}\n")
    articles = list(track(extract(PAGES), "Reading ...", console=console, transient=True))
    by_page = {article.uri: article for article in articles}
    for uri in SHOWN:
        show(by_page[uri], console)
    console.print(_others([article for article in articles if article.uri not in SHOWN]))
    console.print()
    console.print(NEXT, markup=False, highlight=False, soft_wrap=True)


def _others(articles: list[Article]) -> Table:
    """One line an article: where it stood, what was made of it, who speaks."""
    table = Table("the other pages", "quotations", "speakers", box=None, padding=(0, 2, 0, 0), title_justify="left")
    table.columns[1].justify = "right"
    for article in articles:
        count = str(len(article.quotations)) if article.status is Status.READ else "–"
        table.add_row(Text(article.uri), count, Text(_speakers(article)))
    return table


def _speakers(article: Article) -> str:
    if article.status is not Status.READ:
        return article.status.value
    names = list(dict.fromkeys(who.name for quotation in article.quotations for who in quotation.speakers))
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


if __name__ == "__main__":
    main()
