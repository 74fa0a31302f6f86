"""Stories, measured on a record of AllSides.

    onrecord --record out/allsides.db add ../shared/data/allsides/articles.jsonl.gz --jobs 2
    python -m eval.stories out/allsides.db [--gold ../shared/data/allsides/stories.json] [--errors 50]

Prints B-cubed over the labelled articles where all are grouped, what was compared for it, and with `--errors` so many
of the labelled pairs that were wrongly parted or joined, to be read.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from onrecord.link.events import candidates, clues, comparable
from onrecord.link.gist import Gist, gist_of
from onrecord.link.stories import Likenesses, Story, likenesses, stories
from onrecord.record.connection import Connection
from training.stories.b_cubed import b_cubed

GOLD = Path("../shared/data/allsides/stories.json")
_ARTICLES = "SELECT name, title, text, published FROM articles JOIN pages ON id = page WHERE status = 'read'"


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--errors", metavar="N", type=int, default=0)
    args = parser.parse_args()
    connection = Connection(args.record, create=False)
    rows = connection.rows(_ARTICLES).fetchall()
    connection.close()
    gists = [gist_of(*row) for row in rows]
    gold: list[list[str]] = json.loads(args.gold.read_text("utf-8"))
    pairs = likenesses(gists)
    found = stories({gist.key: gist.day for gist in gists}, pairs)
    _print_compared(gists, pairs)
    if args.errors:
        _print_errors({row[0]: (gist, row[1]) for gist, row in zip(gists, rows, strict=True)}, gold, found, args.errors)
    figures = b_cubed(gold, [story.articles for story in found])
    largest = max(len(story.articles) for story in found)
    print(f"SUMMARY precision {figures.precision:.1f} recall {figures.recall:.1f} f {figures.f:.1f} largest {largest}")


def _print_compared(gists: Sequence[Gist], pairs: Likenesses) -> None:
    compared = list(candidates(gists))
    dated = sum(one.day is not None and other.day is not None for one, other in compared)
    undated = sum(gist.day is None for gist in gists)
    print(f"{len(gists):,} articles, {undated:,} undated; {len(pairs):,} pairs likely on one event")
    print(f"candidates: {dated:,} pairs of dated articles, {len(compared) - dated:,} pairs with an undated one")


def _print_errors(
    articles: dict[str, tuple[Gist, str]], gold: Sequence[Sequence[str]], found: Sequence[Story], most: int
) -> None:
    right = {pair for keys in gold for pair in combinations(sorted(keys), 2)}
    labelled = {key for keys in gold for key in keys}
    made = {pair for story in found for pair in combinations(sorted({*story.articles} & labelled), 2)}
    for name, several in (("parted", right - made), ("joined", made - right)):
        print(f"{len(several):,} pairs wrongly {name}")
        for one, other in random.Random(1).sample(sorted(several), min(most // 2, len(several))):
            (a, title), (b, other_title) = articles[one], articles[other]
            told = " ".join(f"{value:.2f}" for value in clues(a, b))
            print(f"  {title} | {other_title} | {told} {'' if comparable(a, b) else 'no candidates'} {one} {other}")


if __name__ == "__main__":
    main()
