"""Prints errors of a reader on PolNeAR dev, drawn at random, to be read and counted by kind (docs/errors.md).

    python -m eval.errors ../shared/data/polnear/dev [--reader fast] [--number 200] [--seed 1]
    python -m eval.errors ../shared/data/polnear/dev --labelled

An error is an attribution of the gold that is not found, one that is found without one in the gold, or a pair of both
whose contents, sources or cues do not hold the same words but for punctuation. Only its printout holds text.
`errors.json` holds 200 errors of the first reader (document, what, the content's range in the gold, else as found, kind
as read); --labelled tells which of them the present reader still makes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Attribution, Size
from onrecord.quote.reader import Reader
from training.quotations.polnear import ROLES, Document, Range, Relation, read
from training.quotations.rightness import article_of, partners, ranges_of

LABELLED = Path(__file__).parent / "errors.json"
AROUND = 90
"""Code points shown on either side."""


@dataclass(frozen=True, slots=True)
class Error:
    """What is wrong with one attribution of a document; either side can be missing."""

    what: str
    document: Document
    gold: Relation | None
    found: Attribution | None

    def extent(self) -> Range:
        """From the first to the last code point of the content in the gold, else as it was found."""
        ranges = self.gold.content if self.gold else ranges_of(self.found.content if self.found else ())
        return min(start for start, _ in ranges), max(end for _, end in ranges)

    def shown(self) -> str:
        """The place with the gold in [square] and what was found in {curly} brackets, by role."""
        gold = {role: getattr(self.gold, role) for role in ROLES} if self.gold else {}
        found = {role: ranges_of(getattr(self.found, role)) for role in ROLES} if self.found else {}
        every = [r for side in (gold, found) for ranges in side.values() for r in ranges]
        start, end = max(0, min(r[0] for r in every) - AROUND), max(r[1] for r in every) + AROUND
        around = " ".join(self.document.text[start:end].split())
        lines = [f"{self.what:22} {self.document.name}:{start}", f"   {around}"]
        for name, side in (("gold", gold), ("found", found)):
            told = "; ".join(f"{role}: {_words(self.document.text, side.get(role, ()))}" for role in ROLES)
            lines.append(f"   {name:5} {told}")
        return "\n".join(lines)


def errors(document: Document, found: list[Attribution]) -> Iterator[Error]:
    """All errors of a document."""
    partner = partners(document, found)
    for k, one in enumerate(found):
        if k not in partner:
            yield Error("found, not in gold", document, None, one)
            continue
        gold = document.relations[partner[k]]
        for role in ROLES:
            if _trimmed(document.text, getattr(gold, role)) != _trimmed(document.text, ranges_of(getattr(one, role))):
                yield Error(f"{role} differs", document, gold, one)
    for j, gold in enumerate(document.relations):
        if j not in partner.values():
            yield Error("in gold, not found", document, gold, None)


def _trimmed(text: str, ranges: Iterable[Range]) -> list[int]:
    return [k for start, end in sorted(ranges) for k in range(start, end) if text[k].isalnum()]


def _words(text: str, ranges: Iterable[Range]) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in ranges) or "–"


def _still_made(every: Iterable[Error]) -> None:
    """Prints, by kind, how many of the labelled errors are still made."""
    made = [(one.document.name, one.what, *one.extent()) for one in every]
    total: Counter[str] = Counter()
    still: Counter[str] = Counter()
    for name, what, start, end, kind in json.loads(LABELLED.read_text("utf-8")):
        total[kind] += 1
        still[kind] += any((n, w) == (name, what) and s < end and start < e for n, w, s, e in made)
    for kind, count in total.most_common():
        print(f"{kind:40} {count:3} of the first reader, {still[kind]:3} still made")
    print(f"{'all':40} {total.total():3} of the first reader, {still.total():3} still made")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--reader", type=Size, choices=list(Size), default=Size.ACCURATE)
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--labelled", action="store_true")
    args = parser.parse_args()
    reader = Reader(args.reader)
    every = [one for d in read(args.data) for one in errors(d, list(reader.attributions(article_of(d))))]
    print("  ".join(f"{what}: {count}" for what, count in Counter(one.what for one in every).most_common()))
    if args.labelled:
        _still_made(every)
        return
    for k, one in enumerate(random.Random(args.seed).sample(every, min(args.number, len(every))), start=1):
        print(f"\n{k}. {one.shown()}")


if __name__ == "__main__":
    main()
