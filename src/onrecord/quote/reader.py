"""The reader of quotations: an article in, its attributions out, each with its words and its kind."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.model import Article, Attribution, Part, Span
from onrecord.quote import decode
from onrecord.quote.assemble import Tied, tie
from onrecord.quote.decode import Role, WordSpan
from onrecord.quote.kinds import kind_of
from onrecord.quote.marks import DOUBLE, SINGLE
from onrecord.quote.pullquotes import settled
from onrecord.quote.tagger import Tagger
from onrecord.quote.words import BREAKS, Encoded, encode

GOING_ON = DOUBLE + SINGLE
MODELS = Path(__file__).parent.parent / "models"
_PARTING = "\n\n"
_WRAP = re.compile(r"(?<!\n)\n(?!\n)")
"""A newline within a paragraph; the model takes newlines for the ends of paragraphs."""


class Reader:
    """Holds the model; make one a process. Raises ModelError where the weights are not those that the card names."""

    def __init__(self, models: Path = MODELS) -> None:
        self._models = models
        self.name = reader_name(models)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self._models / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _tagger(self) -> Tagger:
        special = (self._tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]"))
        return Tagger(_checked(self._models), *(int(one or 0) for one in special))

    def attributions(self, article: Article) -> tuple[Attribution, ...]:
        """Who is quoted, by which words: title first, then in the order of the contents."""
        head = article.title + _PARTING if article.title else ""
        text = _WRAP.sub(" ", head + article.text)
        words = encode(text, self._tokenizer)
        tagged = self._tagger.tag(words)
        spans = [
            span for span in decode.spans(tagged.tags, _fresh(text, words, len(head))) if not _stub(span, text, words)
        ]
        tied = settled(tie(tagged, spans, words.passages), spans, text, words)
        made = (_attribution(article, one, words, text, len(head)) for one in tied)
        return tuple(sorted(made, key=_order))


def reader_name(models: Path = MODELS) -> str:
    """Name and hash of the shipped quotation model, without loading it."""
    card = _card(models)
    return f"{card['name']}-{card['sha256'][:8]}"


def _card(models: Path) -> dict[str, str]:
    try:
        card = json.loads((models / "quotations.json").read_text("utf8"))
    except OSError as error:
        raise ModelError(
            f"{models / 'quotations.json'} cannot be read ({error.strerror}): install onrecord again"
        ) from error
    return {"name": str(card["name"]), "sha256": str(card["sha256"]), "file": str(card["file"])}


def _checked(models: Path) -> Path:
    card = _card(models)
    path = models / card["file"]
    if hashlib.sha256(path.read_bytes()).hexdigest() != card["sha256"]:
        raise ModelError(f"{path} is not the file that quotations.json names: install onrecord again")
    return path


@cache
def _stubs() -> frozenset[str]:
    lines = (Path(__file__).parent / "data" / "stubs.txt").read_text("utf8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _stub(span: WordSpan, text: str, words: Encoded) -> bool:
    """Whether a content is nothing but words that lead to others, what is left of one that the model cut up."""
    spelt = (text[words.starts[k] : words.ends[k]].lower() for k in range(span.first, span.last))
    return span.role is Role.CONTENT and all(word in _stubs() for word in spelt if word.isalnum())


def _fresh(text: str, words: Encoded, head: int) -> frozenset[int]:
    """Words that no span runs into: they open the body, or a paragraph in which no quotation goes on."""
    body = int(np.searchsorted(words.starts, head))
    opening = np.flatnonzero(words.features % BREAKS).tolist()
    return frozenset([body, *(word for word in opening if text[words.starts[word]] not in GOING_ON)])


def _order(attribution: Attribution) -> tuple[bool, int]:
    return attribution.part is Part.BODY, attribution.content[0].start


def _attribution(article: Article, one: Tied, words: Encoded, text: str, head: int) -> Attribution:
    """The spans in the part that holds the content; what was tied to it across the title's end is let go."""
    part = Part.TITLE if words.starts[one.content[0].first] < head else Part.BODY
    offset = 0 if part is Part.TITLE else head

    def placed(*spans: WordSpan | None) -> tuple[Span, ...]:
        ranges = [(int(words.starts[s.first]), int(words.ends[s.last - 1])) for s in spans if s is not None]
        return tuple(
            article.span(start - offset, end - offset, part)
            for start, end in ranges
            if (start < head) is (part is Part.TITLE)
        )

    kind = kind_of(one.content, text, words, alone=one.cue is None)
    return Attribution(part, kind, placed(*one.content), placed(one.source), placed(one.cue), round(one.confidence, 2))
