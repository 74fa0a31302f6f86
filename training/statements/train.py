"""Fits the scorer of statements, prints its cross-validated figures and writes it with its card's hash:
`python -m training.statements.train --data ../shared/data`. A few minutes on one core, nothing random but by seed.

Without `--record` a record of AllSides is made in out/ first, which takes as long as reading 7,000 articles does.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from onrecord.api import Record
from onrecord.link.evidence import EVIDENCE
from onrecord.link.scorer import FILE, Scorer
from training.statements.crossvalidate import SEEDS, best_threshold, crossvalidated, read, table
from training.statements.fit import fit, total

MODELS = Path(__file__).parents[2] / "src/onrecord/models"
RECORD = Path("out/allsides.db")


def as_json(scorer: Scorer) -> Mapping[str, Mapping[str, float]]:
    """The content of the weights' file."""
    return {
        "evidence": dict(zip(EVIDENCE, scorer.weights, strict=True)),
        "rest": {"bias": scorer.bias, "same": scorer.same, "threshold": scorer.threshold},
    }


def recorded(path: Path | None, articles: Path) -> Record:
    """The record at a path, or one of all articles in out/, made or completed."""
    if path is None:
        RECORD.parent.mkdir(exist_ok=True)
        with Record(RECORD) as record:
            record.add([articles])  # what is there is not read again
    return Record(path or RECORD)


def main() -> None:
    """Fits and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds allsides")
    parser.add_argument("--record", type=Path, help="a record of all articles of AllSides")
    parser.add_argument("--out", type=Path, default=MODELS / FILE)
    args = parser.parse_args()
    allsides = args.data / "allsides"
    with recorded(args.record, allsides / "articles.jsonl.gz") as record:
        marks, others = read(allsides, record)
    examples = [each for story in marks for each in story.examples]
    print(f"{len(examples):,} candidates in {len(marks)} stories, {len(others):,} of two events", flush=True)
    runs = [crossvalidated(marks, others, seed) for seed in range(SEEDS)]
    print("held out, by threshold:", *table(runs), sep="\n  ", flush=True)
    scorer = replace(fit(examples, others), threshold=best_threshold(runs))
    print("fitted on:", total([story.counts(scorer, scorer.threshold) for story in marks]), scorer)
    written = (json.dumps(as_json(scorer), indent=1) + "\n").encode()
    args.out.write_bytes(written)
    print(f"{args.out.name}: SHA-256 {hashlib.sha256(written).hexdigest()}; put it into its card")


if __name__ == "__main__":
    main()
