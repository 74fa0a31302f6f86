"""Words keep their places in the text, and features tell what an uncased encoder cannot see."""

from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.quote.card import MODELS
from onrecord.quote.words import BREAKS, QUOTES, encode

TOKENIZER = Tokenizer.from_file(str(MODELS / "tokenizer.json"))


def cases(text: str) -> list[int]:
    return [int(f) // BREAKS // QUOTES for f in encode(text, TOKENIZER).features]


@given(st.text(max_size=200))
def test_words_lie_in_order_in_the_text(text: str) -> None:
    words = encode(text, TOKENIZER)
    assert len(words.firsts) == len(words.starts) + 1
    assert words.firsts[-1] == len(words.ids)
    assert list(words.starts) == sorted(words.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(words.starts, words.ends, strict=True))


def test_punctuation_is_a_word_of_its_own() -> None:
    text = "“No,” said O’Hara."
    words = encode(text, TOKENIZER)
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)] == [
        "“", "No", ",", "”", "said", "O", "’", "Hara", ".",
    ]  # fmt: skip


def test_case_is_seen() -> None:
    assert cases("he Rutte NATO McCain 42") == [0, 1, 2, 3, 3]


def test_words_in_marks_are_seen() -> None:
    assert encode("He said \"go on\" and 'well' .", TOKENIZER).quotes.tolist() == [0, 0, 1, 1, 1, 1, 0, 2, 2, 2, 0]


def test_a_new_paragraph_is_seen() -> None:
    assert [int(f) % BREAKS for f in encode("One.\n\nTwo.", TOKENIZER).features] == [1, 0, 1, 0]
