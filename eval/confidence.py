"""Whether `confidence` means what it says: on PolNeAR dev, how often attributions of a confidence are right.

    python -m eval.confidence ../shared/data/polnear/dev

Right means that the content overlaps one of the gold by half, and that the sources share a word or both are missing.
"off" is the mean distance between confidence and share right over the tenths, weighed by their sizes (expected
calibration error, Naeini et al. 2015).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from onrecord.ask.question import SURE
from onrecord.model import Size
from onrecord.quote.reader import Reader
from training.quotations.polnear import read
from training.quotations.rightness import article_of, right, uttered

Judged = list[tuple[float, bool]]


def main() -> None:
    """Prints a table and a summary for each reader."""
    documents = [uttered(document) for document in read(Path(sys.argv[1]))]
    gold = sum(len(document.relations) for document in documents)
    summary = []
    for size in Size:
        reader = Reader(size)
        judged: Judged = []
        for document in documents:
            found = reader.attributions(article_of(document))
            judged += zip((one.confidence for one in found), right(document, found), strict=True)
        off = _table(size, judged)
        summary.append(f"{size}off {off:.1f}")
        for name, least in (("all", 0.0), ("sure", SURE)):
            precision, recall = _at(least, judged, gold)
            print(f"  confidence >= {least:.2f}: precision {precision:.1f}, recall {recall:.1f}")
            summary += [f"{size}{name}precision {precision:.1f}", f"{size}{name}recall {recall:.1f}"]
    print("SUMMARY", *summary)


def _table(size: Size, judged: Judged) -> float:
    """Prints the shares right by tenths of confidence; gives the mean distance in percent."""
    print(f"{size}:\n  confidence   number   mean   right")
    off = 0.0
    for tenth in range(10):
        inside = [pair for pair in judged if min(9, int(pair[0] * 10 + 1e-9)) == tenth]
        if inside:
            mean, share = _mean([pair[0] for pair in inside]), _mean([pair[1] for pair in inside])
            off += len(inside) * abs(mean - share) / len(judged)
            print(f"  {tenth / 10:.1f} to {(tenth + 1) / 10:.1f} {len(inside):8} {mean:8.2f} {share:7.2f}")
    return 100 * off


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _at(least: float, judged: Judged, gold: int) -> tuple[float, float]:
    kept = [good for sure, good in judged if sure >= least]
    return 100 * sum(kept) / max(1, len(kept)), 100 * sum(kept) / gold


if __name__ == "__main__":
    main()
