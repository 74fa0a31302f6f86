"""One article's attributions in, its quotations out: each with its speakers, or candidates, and the day it was said."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial

from onrecord.model import Article, Attribution, Kind, Part, Quotation, Span
from onrecord.quote.reports import reports
from onrecord.resolve.answers import Answer
from onrecord.resolve.appositions import tell_roles
from onrecord.resolve.beside import tell_full_names
from onrecord.resolve.cast import Cast
from onrecord.resolve.circumstances import circumstances
from onrecord.resolve.clues import Utterance
from onrecord.resolve.coreference import answer
from onrecord.resolve.implied import Told, carried, implied
from onrecord.resolve.joint import split_joint
from onrecord.resolve.layout import Layout
from onrecord.resolve.mentions import find_mentions
from onrecord.resolve.phrases import read_phrase
from onrecord.resolve.posted import Posted, account_answer
from onrecord.resolve.said import Calendar
from onrecord.resolve.salience import Salience
from onrecord.resolve.scene import Scene
from onrecord.resolve.title import title_answer
from onrecord.resolve.voices import voiced
from onrecord.resolve.weights import Weights

_LONGEST = 1_500
"""A source longer than this many code points is no noun phrase; its opening tells who it is."""


def resolve(article: Article, attributions: tuple[Attribution, ...]) -> tuple[Quotation, ...]:
    """The quotations of an article, the title's first, then by position: who said each and when, as far as the page
    tells."""
    if not attributions:
        return ()
    ordered = sorted(attributions, key=_place)
    body = [a for a in ordered if a.part is Part.BODY]
    scene = scene_of(article.text, body, beside=(article.title or "", *article.captions))
    told = body_answers(scene, body, article.byline)
    answers = [title_answer(article.title or "", a, scene) for a in ordered if a.part is Part.TITLE] + told
    calendar = Calendar(scene.cast.layout, article)
    speakers = [answer.speakers for answer in answers]
    days = calendar.days(ordered, speakers)
    surrounding = circumstances(article, scene.cast, ordered, speakers)
    return tuple(
        Quotation(
            id=quotation_id(article.sha256, attribution),
            article=article.id,
            part=attribution.part,
            kind=attribution.kind,
            content=attribution.content,
            source=attribution.source,
            cue=attribution.cue,
            confidence=attribution.confidence,
            speakers=answer.speakers,
            candidates=answer.candidates,
            said=calendar.said(article, day) if day else None,
            reports=reports(" ".join(span.text for span in attribution.cue), attribution.kind),
            circumstances=told,
        )
        for attribution, answer, day, told in zip(ordered, answers, days, surrounding, strict=True)
    )


def quotation_id(sha256: str, attribution: Attribution) -> str:
    """Sixteen hexadecimal digits of a hash of the page's hash, the part and the content's ranges."""
    ranges = " ".join(f"{span.start}:{span.end}" for span in attribution.content)
    return hashlib.sha256(f"{sha256}\n{attribution.part}\n{ranges}".encode()).hexdigest()[:16]


def _place(attribution: Attribution) -> tuple[bool, int, int, str]:
    start, end = extent(attribution.content)
    return attribution.part is Part.BODY, start, end, repr(attribution.source)


def extent(spans: Sequence[Span]) -> tuple[int, int]:
    """From the first code point of several spans to the last."""
    return min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)


def scene_of(
    text: str, body: Sequence[Attribution], weights: Weights | None = None, beside: Sequence[str] = ()
) -> Scene:
    """A text's cast with its roles, before anything is answered. `beside` is what the page says outside of the text;
    `weights` other than the shipped ones are for training."""
    layout = Layout(text)
    cast = Cast(layout, find_mentions(layout))
    tell_full_names(cast, beside)
    tell_roles(cast)
    return Scene(Salience(cast, utterances(body), weights))


def utterances(body: Sequence[Attribution]) -> list[Utterance]:
    """The stretches of content of a body's attributions, each with the range of its source."""
    return [
        Utterance((span.start, span.end), extent(a.source) if a.source else None, a.kind is Kind.DIRECT)
        for a in body
        for span in a.content
    ]


def body_answers(scene: Scene, body: Sequence[Attribution], byline: Sequence[str] = ()) -> list[Answer]:
    """The answers in the order of the attributions, found in the order of the sources: what is told first is known
    first."""
    answers = [Answer()] * len(body)
    posted = Posted(scene.cast.layout.text)
    for number in sorted(
        range(len(body)), key=lambda k: (extent(body[k].source)[0] if body[k].source else extent(body[k].content)[0], k)
    ):
        if body[number].source:
            post = posted.of(body[number])
            answers[number] = account_answer(scene, posted, post) if post else _sourced(scene, body[number])
    told = [Told(attribution, answer) for attribution, answer in zip(body, answers, strict=True)]
    told = carried(scene.cast.layout, told)
    posts = frozenset(number for number, each in enumerate(body) if posted.of(each))
    find = partial(implied, scene, told, apart=posts)
    found = [Told(t.attribution, t.answer if body[k].source or t.speakers else find(k)) for k, t in enumerate(told)]
    return [each.answer for each in voiced(scene, carried(scene.cast.layout, found), byline)]


def _sourced(scene: Scene, attribution: Attribution) -> Answer:
    """The answer of a source: of each of its speakers where it joins several; candidates where any of them cannot be
    told."""
    start, end = extent(attribution.source)
    end = min(end, start + _LONGEST)
    answers = []
    for first, last in split_joint(scene.cast, start, end):
        phrase = read_phrase(scene.cast, first, last)
        if phrase:
            answers.append(answer(scene, phrase))
    if not answers:
        return Answer()
    candidates = tuple(candidate for found in answers for candidate in found.candidates)
    if not all(found.speakers for found in answers):
        return Answer(candidates=candidates or scene.candidates(start))
    speakers = tuple(dict.fromkeys(speaker for found in answers for speaker in found.speakers))
    return Answer(speakers, candidates, tuple(entity for found in answers for entity in found.entities))
