"""What training reads: broken annotation is left out, views keep ranges on their words, judging is strict."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.model import Attribution, Kind, Part, Span
from onrecord.quote.card import MODELS
from training.quotations import taught
from training.quotations.audit import claimed_twice
from training.quotations.polnear import Document, Relation, read
from training.quotations.rightness import right
from training.quotations.taught import Taught
from training.quotations.views import with_marks, with_pull_quotes
from training.quotations.windows import Labelled, label, windows

TOKENIZER = Tokenizer.from_file(str(MODELS / "tokenizer.json"))
TOKENIZER.no_truncation()
TEXT = "The pier is shut. “We will mend it,” Ada Lund said. Ben Ros thinks that nobody will."


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


LUND = Relation((at("Ada Lund"),), (at("said"),), (at("“We will mend it,”"),))
ROS = Relation((at("Ben Ros"),), (at("thinks"),), (at("that nobody will"),))
DOCUMENT = Document("pier", TEXT, (LUND, ROS))


def test_broken_annotation_is_counted_and_left_out(tmp_path: Path) -> None:
    for folder in ("text", "ann"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text/a.txt").write_text("Rain, she said.", "utf8")
    lines = [
        "T1\tContent 0 4\tRain",
        "T2\tSource 6 9\tshe",
        "T3\tCue 10 99\tsaid",
        "T4\tSource 4 5\t,",
        "E1\tAttribution:T3 Content:T1 Source:T2 Cue:T3",
        "E2\tAttribution:T3 Source:T4",
    ]
    (tmp_path / "ann/a.ann").write_text("\n".join(lines), "utf8")
    faults: Counter[str] = Counter()
    (document,) = read(tmp_path, faults)
    assert document.relations == (Relation(((6, 9),), (), ((0, 4),)),)
    assert faults == {"range outside the text or without a word": 2, "attribution without content": 1}


def test_words_that_two_attributions_claim_are_counted() -> None:
    again = Relation((at("Ada"),), (at("Ros"),), (at("nobody"),))
    counts = claimed_twice([Document("pier", TEXT, (LUND, ROS, again))])
    assert counts == {
        "code points claimed twice as source": 3,
        "code points claimed as cue and source": 3,
        "code points claimed twice as content": 6,
    }


@pytest.mark.parametrize("style", ["straight", "curly", "none"])
def test_other_marks_leave_every_range_on_its_words(style: str) -> None:
    changed = with_marks(DOCUMENT, style)
    for before, after in zip(DOCUMENT.relations, changed.relations, strict=True):
        assert [changed.text[slice(*r)] for r in after.source] == [TEXT[slice(*r)] for r in before.source]
        (content,) = after.content
        assert changed.text[slice(*content)].strip('“”",') == TEXT[slice(*before.content[0])].strip("“”,")


@given(st.integers(0, 2**32))
def test_a_view_with_pull_quotes_keeps_every_attribution(seed: int) -> None:
    text = "Ada Lund came.\n\n“We will mend the old pier before winter comes,” Ada Lund said.\n\nIt rained."
    content, source = text.index("“We"), text.index("Ada Lund said")
    relation = Relation(((source, source + 8),), ((source + 9, source + 13),), ((content, text.index("” Ada") + 1),))
    changed, _ = with_pull_quotes(Document("pier", text, (relation,)), random.Random(seed))
    (kept,) = changed.relations
    assert changed.text[slice(*kept.content[0])].strip("“”,.") == "We will mend the old pier before winter comes"


def spelt(labelled: Labelled, text: str) -> list[str]:
    words = labelled.words
    return [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize("style", [None, "straight", "none"])
def test_a_taught_text_keeps_the_aims_of_its_words_when_its_marks_change(style: str | None) -> None:
    gold = label(DOCUMENT, TOKENIZER)
    changed = taught.label(Taught(TEXT, gold.aims.astype(np.float16)), style, TOKENIZER)
    text = with_marks(DOCUMENT, style).text if style else TEXT
    aims = dict(zip(spelt(gold, TEXT), gold.aims.argmax(-1), strict=True))
    if style == "none":
        aims["We"] -= 1  # the mark that began the content is gone, so this word begins it
    for word, aim in zip(spelt(changed, text), changed.aims, strict=True):
        if word.isalpha():
            assert aim.argmax() == aims[word]


@given(st.integers(20, 60), st.integers(0, 2**32))
def test_windows_hold_every_word_once_and_only_links_inside_them(length: int, seed: int) -> None:
    labelled = label(Document("long", TEXT, DOCUMENT.relations), TOKENIZER)
    cut = list(windows(labelled, length, random.Random(seed), (2, 3)))
    assert sum(int((w.aims.sum(-1) > 0).sum()) for w in cut) == len(labelled.words.starts)
    for window in cut:
        assert len(window.ids) <= length
        assert all(0 <= target < len(window.ids) and window.aims[start].any() for _, start, target in window.links)


def test_a_teacher_reads_every_word_once() -> None:
    words = label(DOCUMENT, TOKENIZER).words
    aims = np.full((len(words.starts), 7), np.float32(1 / 7))
    cut = list(windows(Labelled(words, aims.argmax(-1), (), aims), 20, None, (2, 3)))
    assert sum(int((w.aims.sum(-1) > 0).sum()) for w in cut) == len(words.starts)


def attribution(content: str, source: str | None) -> Attribution:
    def spans(words: str | None) -> tuple[Span, ...]:
        return () if words is None else (Span(*at(words), words),)

    return Attribution(Part.BODY, Kind.DIRECT, spans(content), spans(source), (), 0.0)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([attribution("“We will mend it,”", "Ada Lund")], [True]),
        ([attribution("We will mend it", "Lund said")], [True]),
        ([attribution("“We will mend it,”", "Ben Ros")], [False]),
        ([attribution("“We will mend it,”", None)], [False]),
        ([attribution("mend it", "Ada Lund")], [False]),
        ([attribution("We will mend it", "Lund"), attribution("“We will mend it,”", "Ada Lund")], [False, True]),
        ([], []),
    ],
)
def test_an_attribution_is_right_with_its_content_and_its_source(
    found: list[Attribution], expected: list[bool]
) -> None:
    assert right(DOCUMENT, found) == expected
