"""Inspects the annotation before anything is trained on it: what is broken, what overlaps, how annotators differ.

    python -m training.quotations.audit

Broken ranges and attributions without content are left out by `polnear`; where two annotations claim one word, the
later one has it in `windows`, since a word has one tag. Both are counted here, so that nothing is lost unseen.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from training.quotations.polnear import ROLES, Document, read

FEWEST = 10
"""Articles of an annotator, below which there is no line for him or her."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    faults: Counter[str] = Counter()
    documents = list(read(args.data / "polnear/train", faults))
    relations = sum(len(d.relations) for d in documents)
    print(f"{len(documents)} articles, {relations:,} attributions")
    for fault, count in (faults + claimed_twice(documents)).most_common():
        print(f"  {fault}: {count:,}")
    print(f"\n{'annotators':24} articles  per 1,000 words  without source  without cue  words a content")
    by = defaultdict(list)
    with (args.data / "polnear/metadata.tsv").open(encoding="utf8", newline="") as rows:
        who = {row["filename"]: row["annotators"] for row in csv.DictReader(rows, delimiter="\t")}
    for document in documents:
        by[who.get(document.name, "unknown")].append(document)
    for name, own in sorted(by.items(), key=lambda item: -len(item[1])):
        if len(own) >= FEWEST:
            print(f"{name:24} {len(own):8}  {_habits(own)}")


def claimed_twice(documents: Sequence[Document]) -> Counter[str]:
    """Code points that two attributions claim for one role, or for different ones."""
    counts: Counter[str] = Counter()
    for document in documents:
        claims: dict[int, list[str]] = defaultdict(list)
        for relation in document.relations:
            for role in ROLES:
                for start, end in getattr(relation, role):
                    for point in range(start, end):
                        claims[point].append(role)
        for roles in claims.values():
            if len(roles) > 1:
                kind = f"twice as {roles[0]}" if len(set(roles)) == 1 else "as " + " and ".join(sorted(set(roles)))
                counts[f"code points claimed {kind}"] += 1
    return counts


def _habits(documents: Sequence[Document]) -> str:
    relations = [relation for document in documents for relation in document.relations]
    words = sum(len(document.text.split()) for document in documents)
    per = 1000 * len(relations) / words
    bare = 100 * sum(not r.source for r in relations) / len(relations)
    mute = 100 * sum(not r.cue for r in relations) / len(relations)
    told = sum(len(d.text[s:e].split()) for d in documents for r in d.relations for s, e in r.content) / len(relations)
    return f"{per:15.1f} {bare:13.1f} % {mute:10.1f} % {told:16.1f}"


if __name__ == "__main__":
    main()
