"""A cue without a source gets the likeliest words beside it; a name before a colon is a source."""

import numpy as np
import pytest
from tokenizers import Tokenizer

from onrecord.quote.assemble import Tied
from onrecord.quote.card import MODELS
from onrecord.quote.decode import Role, WordSpan
from onrecord.quote.missing import with_sources
from onrecord.quote.pullquotes import settled
from onrecord.quote.tagger import Tagged
from onrecord.quote.words import encode

TOKENIZER = Tokenizer.from_file(str(MODELS / "tokenizer.json"))
TEXT = "Ada Lund came.\n\nThe mayor, Ben Ros, said it rained."


def spelt(text: str, span: WordSpan | None) -> str:
    words = encode(text, TOKENIZER)
    return "" if span is None else text[words.starts[span.first] : words.ends[span.last - 1]]


def looked(text: str, chances: dict[str, float], cue: str | None, content: str) -> Tied:
    """What becomes of one attribution when each of these words is a source with that chance."""
    words = encode(text, TOKENIZER)
    tags = np.full((len(words.starts), 7), 1e-4, dtype=np.float32)

    def span(role: Role, part: str) -> WordSpan:
        first = int(np.searchsorted(words.starts, text.index(part)))
        return WordSpan(role, first, int(np.searchsorted(words.starts, text.index(part) + len(part))), 0.9)

    for word, chance in chances.items():
        tags[span(Role.SOURCE, word).first, 2] = chance
    told = span(Role.CUE, cue) if cue else None
    one = Tied((span(Role.CONTENT, content),), told, None, 0.5)
    spans = [*one.content, *([told] if told else [])]
    (found,) = with_sources([one], spans, Tagged(np.log(tags), (), ()), words, text)
    return found


def test_the_likeliest_words_beside_the_cue_are_its_source() -> None:
    found = looked(TEXT, {"Ben": 0.3, "Ros": 0.4, "mayor": 0.1}, "said", "it rained")
    assert spelt(TEXT, found.source) == "Ben Ros"
    assert found.link == pytest.approx(0.4, abs=0.01)


def test_what_is_hardly_likely_stays_out() -> None:
    assert looked(TEXT, {"Ros": 0.1}, "said", "it rained").source is None


def test_words_of_another_paragraph_and_of_the_content_stay_out() -> None:
    assert looked(TEXT, {"Lund": 0.9, "rained": 0.9}, "said", "it rained").source is None


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Poll: Bridge Is Safe", "Poll", "Bridge Is Safe"),
        ("LUND: Well, it rained.", "LUND", "Well, it rained."),
        ("St. Ada’s Mayor: No boats", "St. Ada’s Mayor", "No boats"),
        ("yes: it rained", "", "yes: it rained"),
        ("“Oh: it rained,” and more", "", "“Oh: it rained,” and more"),
        ("It rained on all of the many boats: none left", "", "It rained on all of the many boats: none left"),
        ("It rained: none left", "", "It rained: none left"),
        ("Bank of England: No boats", "Bank of England", "No boats"),
        ("Poll:", "", "Poll:"),
        ("Poll: ”", "", "Poll: ”"),
        ("Breaking: It rained", "", "Breaking: It rained"),
        ("10:30 is too late", "", "10:30 is too late"),
        ("Https://a.org is shut", "", "Https://a.org is shut"),
    ],
)
def test_a_name_before_a_colon_is_the_source(text: str, source: str, content: str) -> None:
    found = looked(text, {}, None, text)
    assert (spelt(text, found.source), spelt(text, found.content[0])) == (source, content)
    kept = settled([found], [*found.content], text, encode(text, TOKENIZER))
    assert not source or kept == [found]
