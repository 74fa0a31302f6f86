"""A paragraph without marks and cue is a pull quote as a whole, or nothing."""

from tokenizers import Tokenizer

from onrecord.quote.assemble import Tied
from onrecord.quote.card import MODELS
from onrecord.quote.decode import Role, WordSpan
from onrecord.quote.pullquotes import settled
from onrecord.quote.words import encode

TOKENIZER = Tokenizer.from_file(str(MODELS / "tokenizer.json"))
BEFORE = "Lund said that the council met in Ostrel."


def words_of(text: str, content: str, source: str = "", cue: str = "") -> list[str]:
    """The contents that are left of one unmarked content without a cue."""
    words = encode(text, TOKENIZER)

    def span(role: Role, part: str) -> WordSpan:
        at = text.index(part)
        inside = [k for k, start in enumerate(words.starts) if at <= start < at + len(part)]
        return WordSpan(role, inside[0], inside[-1] + 1, 0.9)

    spoken = span(Role.CONTENT, content)
    spans = [span(Role.SOURCE, "Lund"), span(Role.CUE, "said"), spoken]
    spans += [span(Role.CUE, cue)] if cue else []
    one = Tied((spoken,), None, span(Role.SOURCE, source) if source else None, 0.9)
    left = settled([one], spans, text, words)
    return [text[words.starts[s.first] : words.ends[s.last - 1]] for found in left for s in found.content]


def test_most_of_a_paragraph_becomes_the_whole_of_it() -> None:
    text = f"{BEFORE}\n\nWe will rebuild the bridge. I promise that.\n\nIt rained."
    assert words_of(text, "will rebuild the bridge. I") == ["We will rebuild the bridge. I promise that."]


def test_the_name_behind_is_not_part_of_it() -> None:
    text = f"{BEFORE}\n\nWe will rebuild the bridge before winter. — Ada Lund, mayor"
    assert words_of(text, "We will rebuild the bridge", source="Ada Lund, mayor") == [
        "We will rebuild the bridge before winter."
    ]


def test_a_fragment_is_dropped() -> None:
    assert words_of(f"{BEFORE}\n\nOSTREL – The mayor has called a vote on the bridge.", "The mayor") == []


def test_a_paragraph_that_reports_is_no_pull_quote() -> None:
    text = f"{BEFORE}\n\nThe bridge will be rebuilt at once, she claimed."
    assert words_of(text, "The bridge will be rebuilt at once", cue="claimed") == []


def test_a_heading_below_is_no_signature() -> None:
    text = f"It rained.\n\nThe bridge will be rebuilt before winter.\n\nHoliday Traffic In The Valley\n\n{BEFORE}"
    assert words_of(text, "will be rebuilt before") == []


def test_an_unsigned_paragraph_needs_a_report_beside_it() -> None:
    text = f"{BEFORE}\n\nIt rained.\n\nWe will rebuild the bridge before winter.\n\nIt rained on."
    assert words_of(text, "We will rebuild the bridge before") == []
