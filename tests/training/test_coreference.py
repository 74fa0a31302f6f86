"""What the scorer of antecedents learns from: GUM's mentions stand on their words, silver is certain."""

from __future__ import annotations

import pytest

from onrecord.model import Attribution, Kind, Part
from onrecord.resolve.clues import CLUES
from training.coreference.examples import Origin, article, of_gum, of_news, start
from training.coreference.gum import Document, Mention, document

LINES = """# newpar
1	Ada	_	_	_	_	_	_	_	Entity=(1-person-new-Ada
2	Lund	_	_	_	_	_	_	_	Entity=1)
3	came	_	_	_	_	_	_	_	SpaceAfter=No
4	.	_	_	_	_	_	_	_	_

# newpar
1-2	She's	_	_	_	_	_	_	_	_
1	She	_	_	_	_	_	_	_	Entity=(1-person-giv)
2	's	_	_	_	_	_	_	_	_
3	late	_	_	_	_	_	_	_	SpaceAfter=No
4	.	_	_	_	_	_	_	_	_
"""
TEXT = "Ada Lund met Ida Ros. She left."
PEOPLE = (Mention(0, 8, 1, "person"), Mention(13, 20, 2, "person"), Mention(22, 25, 1, "person"))


def test_a_document_has_its_text_and_its_mentions() -> None:
    found = document("pier", LINES)
    assert found.text == "Ada Lund came.\n\nShe's late."
    assert [(found.text[m.start : m.end], m.cluster) for m in found.mentions] == [("Ada Lund", 1), ("She's", 1)]


def test_the_right_candidate_is_the_one_of_the_gold_entity() -> None:
    (example,) = of_gum(Document("pier", TEXT, PEOPLE), (), start())
    assert example.origin is Origin.PRONOUN
    assert [k in example.right for k, _ in enumerate(example.pairs)] == [False, True]


def test_silver_is_certain_by_gender() -> None:
    page = article("pier", "Ada Lund met Mark Ros. She left it.")
    said = Attribution(Part.BODY, Kind.INDIRECT, (page.span(28, 35),), (page.span(23, 26),), (), 1.0)
    (example,) = of_news(page, (said,), start())
    assert (example.origin, example.closed, len(example.pairs)) == (Origin.SOURCE, True, 2)
    both = article("pier", "Ada Lund met Ida Ros. She left it.")
    assert list(of_news(both, (), start())) == []


def test_fitting_learns_whom_the_examples_mean() -> None:
    pytest.importorskip("torch", reason="torch is in the environment of trainings only")
    from training.coreference.fit import fit  # noqa: PLC0415

    example = next(of_gum(Document("pier", TEXT, PEOPLE), (), start()))
    scores = fit([example] * 4).scores(example.pairs)
    assert scores[1] > scores[0]
    assert len(CLUES) == len(start().clues["other"])
