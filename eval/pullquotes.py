"""Pull quotes made from PolNeAR's direct quotations: are they found, is nothing else taken for one, who is the speaker?

    python -m eval.pullquotes ../shared/data/polnear/dev

Direct quotations that fill a paragraph lose marks and cue; the name stands below, behind or is told by the paragraph
before (training.quotations.views). Recall: made pull quotes matched at overlap 0.5. Precision: of all quotations
without marks and cue, those that are made pull quotes. Speaker: of the matched ones whose name the page tells.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import onrecord
from onrecord.model import Article, Quotation
from onrecord.quote.marks import DOUBLE
from training.quotations.polnear import read
from training.quotations.views import PullQuote, with_pull_quotes

SCORERS = Path("../shared/score")
SEED = 20


def made(folder: Path) -> dict[str, tuple[str, tuple[PullQuote, ...]]]:
    """Document name -> (text with pull quotes, the pull quotes made)."""
    rng = random.Random(SEED)
    views = ((document.name, *with_pull_quotes(document, rng)) for document in read(folder))
    return {name: (document.text, pulls) for name, document, pulls in views}


def unmarked(quotation: Quotation) -> bool:
    """Whether the reader took it for a pull quote: no cue, and no marks in its words."""
    return not quotation.cue and not any(mark in span.text for span in quotation.content for mark in DOUBLE + "‘")


def places(quotation: Quotation) -> set[int]:
    """The code points of the input that the content covers."""
    ranges = [span.origin or (span.start, span.end) for span in quotation.content]
    return {at for start, end in ranges for at in range(start, end)}


def tally(article: Article, pulls: Sequence[PullQuote]) -> Counter[str]:
    """Counts of one article."""
    sys.path.insert(0, str(SCORERS))
    from common import one_to_one, same_speakers  # noqa: PLC0415  (the scorers are not a package)

    contents = [places(q) for q in article.quotations]
    gold = {str(k): set(range(*pull.content)) for k, pull in enumerate(pulls)}
    pairs = one_to_one(gold, contents, 0.5)
    taken = {k for k, q in enumerate(article.quotations) if unmarked(q)}
    named = [(article.quotations[k], pulls[int(g)].speaker) for g, k in pairs.items()]
    right = sum(same_speakers([name], [s.name for s in q.speakers]) for q, name in named)
    return Counter(
        gold=len(gold), found=len(pairs), taken=len(taken), taken_right=len(taken & set(pairs.values())),
        named=len(named), speaker=right,
    )  # fmt: skip


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    cases = made(folder)
    with tempfile.TemporaryDirectory() as temporary:
        rows = Path(temporary) / "pullquotes.jsonl"
        rows.write_text("".join(json.dumps({"id": k, "text": text}) + "\n" for k, (text, _) in cases.items()), "utf8")
        total = sum((tally(article, cases[article.id][1]) for article in onrecord.extract([rows])), Counter[str]())
    print(
        "made {gold}, found {found}; taken for one {taken}, of which {taken_right} are; named {named}".format(**total)
    )
    recall, precision, speaker = (
        100 * total[a] / max(1, total[b])
        for a, b in (("found", "gold"), ("taken_right", "taken"), ("speaker", "named"))
    )
    print(f"SUMMARY recall {recall:.1f} precision {precision:.1f} speaker {speaker:.1f}")


if __name__ == "__main__":
    main()
