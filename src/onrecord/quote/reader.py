"""The reader of quotations: an article in, its attributions out, each with its words and its kind."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.model import Article, Attribution, Part, Span
from onrecord.quote import decode
from onrecord.quote.assemble import Tied, tie
from onrecord.quote.decode import WordSpan
from onrecord.quote.kinds import kind_of
from onrecord.quote.tagger import Tagger
from onrecord.quote.words import Encoded, encode

MODELS = Path(__file__).parent.parent / "models"
_PARTING = "\n\n"


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
        text = head + article.text
        words = encode(text, self._tokenizer)
        tagged = self._tagger.tag(words)
        body = int(np.searchsorted(words.starts, len(head)))
        tied = tie(tagged, decode.spans(tagged.tags, frozenset([body])))
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
