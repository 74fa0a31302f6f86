"""Speech or thought: 200 attributions of PolNeAR dev, labelled by reading before the output was looked at.

    python -m eval.reports ../shared/data/polnear/dev

`reports.json` holds document, first range of the content and label. Both cue and kind are the annotated ones, so that
only the telling apart is measured. "other" (an act or a sight, no words and no state of mind) is counted by itself.
The word lists were written from the cues of train by somebody who had read these 200: expect a little less elsewhere.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from onrecord.model import Kind
from onrecord.quote.marks import DOUBLE
from onrecord.quote.reports import reports
from training.quotations.polnear import Relation, read

LABELS = Path(__file__).parent / "reports.json"


def told(text: str, relation: Relation) -> str:
    """What onrecord says of an annotated attribution."""
    cue = " ".join(text[slice(*part)] for part in relation.cue)
    words = " ".join(text[slice(*part)] for part in relation.content)
    marked = any(mark in words for mark in (*DOUBLE, "''"))
    return str(reports(cue, Kind.MIXED if marked else Kind.INDIRECT))


def main() -> None:
    """Prints the table and the summary."""
    documents = {document.name: document for document in read(Path(sys.argv[1]))}
    counts: Counter[tuple[str, str]] = Counter()
    for name, start, end, label in json.loads(LABELS.read_text("utf-8")):
        document = documents[name]
        relation = next(r for r in document.relations if r.content[0] == (start, end))
        counts[label, told(document.text, relation)] += 1
    for label in ("speech", "thought", "other"):
        row = {answer: counts[label, answer] for answer in ("speech", "thought", "None")}
        print(f"{label:8}", "  ".join(f"{answer} {number:4}" for answer, number in row.items()))
    clear = sum(number for (label, _), number in counts.items() if label != "other")
    right = counts["speech", "speech"] + counts["thought", "thought"]
    found = sum(number for (_, answer), number in counts.items() if answer == "thought")
    thoughts = sum(number for (label, _), number in counts.items() if label == "thought")
    print(
        f"SUMMARY right {100 * right / clear:.1f} thoughtrecall {100 * counts['thought', 'thought'] / thoughts:.1f} "
        f"thoughtprecision {100 * counts['thought', 'thought'] / max(1, found):.1f}"
    )


if __name__ == "__main__":
    main()
