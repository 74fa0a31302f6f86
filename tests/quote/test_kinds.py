"""The kind of a quotation is told by the marks that its words stand in."""

import pytest
from tokenizers import Tokenizer

from onrecord.model import Kind
from onrecord.quote.card import MODELS
from onrecord.quote.decode import Role, WordSpan
from onrecord.quote.kinds import kind_of
from onrecord.quote.words import encode

TOKENIZER = Tokenizer.from_file(str(MODELS / "tokenizer.json"))


def kind(text: str, *, alone: bool = False) -> Kind:
    words = encode(text, TOKENIZER)
    return kind_of([WordSpan(Role.CONTENT, 0, len(words.starts), 1.0)], text, words, alone=alone)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("“We will rebuild the bridge.”", Kind.DIRECT),
        ("«We will rebuild the bridge.»", Kind.DIRECT),
        ("“We will rebuild the bridge.", Kind.DIRECT),
        ("that the bridge “will stand again”", Kind.MIXED),
        ("that the town 'will not wait' any longer", Kind.MIXED),
        ("that the bridge's piers aren't safe", Kind.INDIRECT),
    ],
)
def test_marks_tell_the_kind(content: str, expected: Kind) -> None:
    assert kind(content) is expected


def test_a_content_without_cue_and_marks_is_a_pull_quote_and_so_direct() -> None:
    assert kind("We will rebuild the bridge.", alone=True) is Kind.DIRECT
