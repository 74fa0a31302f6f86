"""What the scorer of statements is fitted on, and how it is measured."""

from __future__ import annotations

from onrecord.link.evidence import EVIDENCE
from onrecord.link.relations import Relation
from onrecord.link.scorer import of_json
from onrecord.model import Article, Kind, Media, Part, Quotation, Span, Status
from training.statements.crossvalidate import best_threshold, folds
from training.statements.examples import Example, of_story
from training.statements.fit import PRECISION, THRESHOLDS, Counts, Marks, fit, total
from training.statements.gold import Marked, Story
from training.statements.train import as_json

NONE = (0.0,) * len(EVIDENCE)
STRONG = Example("a1", "b1", (1.0, *NONE[1:]), Relation.SAME, same=True)
WEAK = Example("a1", "b2", NONE, Relation.OPEN, same=False)
UNKNOWN = Example("a0", "b1", STRONG.numbers, Relation.SAME, same=None)


def article(name: str, *sayings: str) -> Article:
    """An article of direct quotations, one after the other."""
    text = " ".join(sayings)
    spans = [Span(text.index(words), text.index(words) + len(words), words) for words in sayings]
    found = [
        Quotation(f"{name}{n}", name, Part.BODY, Kind.DIRECT, (span,), (), (), 0.9) for n, span in enumerate(spans)
    ]
    return Article(name, name, "0" * 64, Status.READ, text, Media.TEXT, "utf-8", quotations=tuple(found))


BOATS = "“We lost forty boats in a single night,”"
STORY = Story(
    [article("a", BOATS, "“The library must stay open,”"), article("b", BOATS)],
    [Marked(0, "a", "a0"), Marked(0, "b", "b0"), Marked(0, "b", None)],
)


def test_the_pairs_of_the_gold_cross_articles_and_count_those_that_nothing_matches() -> None:
    assert len(list(STORY.pairs())) == 2


def test_candidates_of_a_story_are_told_by_the_marks() -> None:
    assert {(each.one, each.other, each.same) for each in of_story(STORY)} == {("a0", "b0", True)}


def test_a_story_is_counted_as_the_scorer_groups_it() -> None:
    certain, never = (of_json(as_json(fit([STRONG, WEAK], []))), fit([WEAK, WEAK], []))
    marks = Marks(STORY, [Example("a0", "b0", STRONG.numbers, Relation.SAME, same=True)])
    assert marks.counts(certain, 0.1) == Counts(1, 1, 2)
    assert marks.counts(never, 0.9) == Counts(0, 0, 2)


def test_what_people_did_not_judge_changes_nothing() -> None:
    assert fit([STRONG, WEAK, UNKNOWN], []) == fit([STRONG, WEAK], [])


def test_the_more_evidence_the_likelier() -> None:
    scorer = fit([STRONG, WEAK] * 20, [WEAK])
    assert scorer.chance(STRONG.numbers, Relation.SAME) > 0.5 > scorer.chance(NONE, Relation.OPEN)


def test_every_story_is_left_out_once() -> None:
    assert sorted(n for fold in folds(10, seed=1) for n in fold) == list(range(10))


def test_the_threshold_is_the_best_of_those_that_are_precise_enough() -> None:
    precise = Counts(8, 10, 20)
    assert precise.precision > PRECISION
    run = {threshold: Counts(10, 20, 20) for threshold in THRESHOLDS}
    assert best_threshold([run | {0.3: precise, 0.4: Counts(2, 2, 20)}]) == 0.3


def test_counts_of_stories_add_up() -> None:
    assert total([Counts(1, 2, 3), Counts(1, 1, 1)]) == Counts(2, 3, 4)
    assert str(Counts(3, 4, 6)) == "P 75.0 R 50.0 F 60.0"
