"""The reader of quotations: an article in, its attributions out, each with its words and its kind."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.model import Article, Attribution, Part, Size, Span
from onrecord.quote import decode
from onrecord.quote.assemble import Tied, tie
from onrecord.quote.card import MODELS, card
from onrecord.quote.confidence import evidence
from onrecord.quote.decode import Role, WordSpan
from onrecord.quote.kinds import kind_of
from onrecord.quote.marks import DOUBLE, SINGLE
from onrecord.quote.missing import named_before, with_sources
from onrecord.quote.posting import outside_posts, weighed_post
from onrecord.quote.posts import find_posts
from onrecord.quote.pullquotes import settled
from onrecord.quote.tagger import Tagger
from onrecord.quote.utterances import utterances
from onrecord.quote.words import BREAKS, Encoded, encode

GOING_ON = DOUBLE + SINGLE
_PARTING = "\n\n"
_WRAP = re.compile(r"(?<!\n)\n(?!\n)")
"""A newline within a paragraph; the model takes newlines for the ends of paragraphs."""


class Reader:
    """Holds a model; make one a process. Raises ModelError where the weights are not those that the card names."""

    def __init__(self, size: Size = Size.ACCURATE, models: Path = MODELS) -> None:
        self._card = card(size, models)
        self.name = self._card.name

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self._card.tokenizer.checked()))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _tagger(self) -> Tagger:
        special = (self._tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]"))
        return Tagger(self._card.weights.checked(), *(int(one or 0) for one in special))

    def attributions(self, article: Article) -> tuple[Attribution, ...]:
        """Who is quoted, by which words: title first, then in the order of the contents."""
        calibration = self._card.calibration
        weighed = self.weighed(article)
        return tuple(replace(one, confidence=round(calibration.chance(by), 2)) for one, by in weighed)

    def weighed(self, article: Article) -> list[tuple[Attribution, tuple[float, ...]]]:
        """The attributions without a confidence, each with the evidence that it is reckoned from."""
        head = article.title + _PARTING if article.title else ""
        text = _WRAP.sub(" ", head + article.text)
        words = encode(text, self._tokenizer)
        tagged = self._tagger.tag(words)
        spans = [
            span for span in decode.spans(tagged.tags, _fresh(text, words, len(head))) if not _stub(span, text, words)
        ]
        body = int(np.searchsorted(words.starts, len(head)))
        tied = [_in_one_part(one, body) for one in tie(tagged, spans, words.passages)]
        tied = settled(with_sources(tied, spans, tagged, words, text), spans, text, words)
        tied = [_in_one_part(one, body) for one in tied]  # a pull quote's name may stand across the title's end, too
        tied = [utterance for one in tied for utterance in utterances(one, text, words)]
        posts = find_posts(article.text)
        tied = outside_posts(tied, posts, text, words, len(head))
        made = [_attribution(article, one, words, text, len(head)) for one in tied]
        weighed = [(one, evidence(by, one.kind)) for one, by in zip(made, tied, strict=True)]
        weighed += [weighed_post(article, post, words, len(head)) for post in posts]
        return sorted(weighed, key=lambda pair: _order(pair[0]))


def reader_name(size: Size, models: Path = MODELS) -> str:
    """Name and hash of a shipped reader, without loading it."""
    return card(size, models).name


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


def _in_one_part(one: Tied, body: int) -> Tied:
    """Without what was tied to its first content across the end of the title; `body` is the first word behind it."""
    in_title = one.content[0].first < body

    def here(span: WordSpan | None) -> bool:
        return span is not None and (span.first < body) is in_title

    content = tuple(span for span in one.content if here(span))
    return replace(
        one, content=content, cue=one.cue if here(one.cue) else None, source=one.source if here(one.source) else None
    )


def _attribution(article: Article, one: Tied, words: Encoded, text: str, head: int) -> Attribution:
    """The spans in the part that holds the content, with the kind; how sure it is stays open."""
    part = Part.TITLE if words.starts[one.content[0].first] < head else Part.BODY
    offset = 0 if part is Part.TITLE else head

    def placed(*spans: WordSpan | None) -> tuple[Span, ...]:
        ranges = [(int(words.starts[s.first]), int(words.ends[s.last - 1])) for s in spans if s is not None]
        return tuple(article.span(start - offset, end - offset, part) for start, end in ranges)

    kind = kind_of(one.content, text, words, alone=one.cue is None and not named_before(one, words, text))
    return Attribution(part, kind, placed(*one.content), placed(one.source), placed(one.cue), 0.0)
