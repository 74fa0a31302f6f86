"""Where pairs of reports of one utterance are lost: `python -m eval.statements RECORD --data ../shared/data`, RECORD
holding the articles of AllSides. Prints the pairs of the gold (two reports of one statement in two articles) and the
share of them that each step loses: no quotation found for one of the two; their speakers told apart; too few words in
common to be compared; decided wrongly, by the scorer that is shipped, which was fitted on these stories, and by scorers
that were not (see `training.statements.crossvalidate`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from onrecord.api import Record
from onrecord.link.relations import Relation, relation
from onrecord.link.scorer import Scorer, shipped
from onrecord.link.statements import statements
from training.statements.crossvalidate import PAIRS, folds
from training.statements.examples import of_story, of_two_events
from training.statements.fit import Marks, chances, fit, members
from training.statements.gold import key_of, read_stories


class Fate(StrEnum):
    """What became of a pair of the gold."""

    NOT_FOUND = "not found as a quotation"
    APART = "speakers told apart"
    NOT_COMPARED = "not a candidate"
    WRONG = "wrongly decided"
    RIGHT = "right"


def main() -> None:
    """Prints the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the folder that holds allsides")
    args = parser.parse_args()
    with Record(args.record) as record:
        stories = read_stories(args.data / "allsides", record)
        others = of_two_events(args.data / "allsides", record, stories, PAIRS)
    marks = [Marks(story, of_story(story)) for story in stories]
    fitted = Counter(fate for each in marks for fate in fates(each, shipped()))
    held_out = Counter[Fate]()
    for left_out in folds(len(marks), seed=0):
        scorer = fit([each for n, story in enumerate(marks) if n not in left_out for each in story.examples], others)
        held_out.update(fate for n in left_out for fate in fates(marks[n], scorer))
    print(*_table(fitted, held_out), sep="\n")


def fates(marks: Marks, scorer: Scorer) -> Iterator[Fate]:
    """What becomes of each pair of a story."""
    groups = statements(members(marks.story), chances(marks.examples, scorer), shipped().threshold)
    group_of = {member.key: number for number, group in enumerate(groups) for member in group}
    speakers = {key_of(q): q.speakers for article in marks.story.articles for q in article.quotations}
    compared = {frozenset((each.one, each.other)) for each in marks.examples}
    for one, other in ((a.quotation, b.quotation) for a, b in marks.story.pairs()):
        if one is None or other is None:
            yield Fate.NOT_FOUND
        elif group_of[one] == group_of[other]:
            yield Fate.RIGHT
        elif frozenset((one, other)) in compared:
            yield Fate.WRONG
        else:
            apart = relation(speakers[one], speakers[other]) is Relation.APART
            yield Fate.APART if apart else Fate.NOT_COMPARED


def _table(fitted: Counter[Fate], held_out: Counter[Fate]) -> Sequence[str]:
    total = fitted.total()
    head = f"{total} pairs{'':24}shipped  held out (%)"
    return [
        head,
        *(f"{fate:30} {100 * fitted[fate] / total:11.1f} {100 * held_out[fate] / total:9.1f}" for fate in Fate),
    ]


if __name__ == "__main__":
    main()
