"""Counts in how many articles each word stands and writes the weights:
`python -m training.words.train --data ../shared/data`. Ten seconds, nothing random.

What is counted: AllSides (the titles and texts as they came), PolNeAR train, and the bodies of the web pages.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log
from pathlib import Path

from onrecord.link.weights import FILE, words_of

MODELS = Path(__file__).parents[2] / "src/onrecord/models"
FEWEST = 3
"""A word of fewer articles is left out: half of all words, most of them slips and names of one page."""
_LONGEST = 30


def articles(data: Path) -> Iterator[str]:
    """The texts that are counted."""
    with gzip.open(data / "allsides/articles.jsonl.gz", "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            yield f"{row.get('title') or ''}\n{row['text']}"
    for path in sorted((data / "polnear/train/text").glob("*.txt")):
        yield path.read_text("utf8")
    for row in map(json.loads, (data / "web/gold.jsonl").read_text("utf8").splitlines()):
        yield row["body"]


def count(texts: Iterable[str]) -> tuple[int, Counter[str]]:
    """How many texts there are, and in how many of them each word stands."""
    total, found = 0, Counter[str]()
    for text in texts:
        total += 1
        found.update({word for word in words_of(text) if len(word) <= _LONGEST})
    return total, found


def table(total: int, counts: Mapping[str, int]) -> str:
    """The lines of the file: a weight, ln((N + 1) / (n + 0.5)) in tenths, and its words by the alphabet."""
    rows: dict[float, list[str]] = defaultdict(list)
    for word, n in sorted(counts.items()):
        if n >= FEWEST:
            rows[max(0.0, round(log((total + 1) / (n + 0.5)), 1))].append(word)
    return "".join(f"{value} {' '.join(words)}\n" for value, words in sorted(rows.items()))


def main() -> None:
    """Counts and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds allsides, polnear and web")
    parser.add_argument("--out", type=Path, default=MODELS / FILE)
    args = parser.parse_args()
    total, counts = count(articles(args.data))
    text = table(total, counts)
    packed = gzip.compress(text.encode("ascii"), mtime=0)
    args.out.write_bytes(packed)
    kept = sum(n >= FEWEST for n in counts.values())
    print(f"{total:,} articles, {len(counts):,} words, {kept:,} kept, {len(packed):,} bytes")
    print(f"SHA-256 {hashlib.sha256(packed).hexdigest()}")


if __name__ == "__main__":
    main()
