"""Who "I" and "we" are: in come an article's attributions with their answers so far, out come the answers of those
whose source is the speaker's or the writer's own voice.

Inside quotation marks it is the speaker of the quotation that holds the word, or of the only one who is quoted in its
paragraph; outside, the writer: the one person of the byline. Where the page does not tell there are candidates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Kind, SpeakerKind
from onrecord.quote.marks import Quoted, quoted
from onrecord.resolve.answers import Answer, alone
from onrecord.resolve.forms import Form, form_of
from onrecord.resolve.implied import Told
from onrecord.resolve.layout import Layout
from onrecord.resolve.lexicon import fold, listed
from onrecord.resolve.mentions import Sort, find_mentions
from onrecord.resolve.scene import Scene, is_person

_LABEL = re.compile(r"(?:[A-Z][\w.’'-]* ?){1,4}:\s")
"""What opens a speech in a transcript: there "I" is no writer."""


def voiced(scene: Scene, told: Sequence[Told], byline: Sequence[str]) -> list[Told]:
    """The same with the answers of "I" and "we" as far as they are told."""
    own = [number for number, each in enumerate(told) if _is_self(scene.cast.layout, each)]
    if not own:
        return list(told)
    stretches = quoted(scene.cast.layout.text)
    out = list(told)
    writer = _writer(scene, byline)
    for number in own:
        at = told[number].attribution.source[0].start
        holding = [q for q in stretches if q.start <= at < q.end]
        labelled = _LABEL.match(scene.cast.layout.text, scene.cast.layout.paragraph_range(at)[0])
        outside = None if labelled else writer
        found = _quoted_voice(scene, told, holding[-1], at) if holding else outside
        if found:
            out[number] = Told(told[number].attribution, found)
    return out


def _is_self(layout: Layout, told: Told) -> bool:
    source = told.attribution.source
    tokens = layout.between(source[0].start, source[-1].end) if source and not told.speakers else ()
    itself = bool(tokens) and form_of(tokens, quoted=False) is Form.SELF
    return itself and fold(tokens[0].text) in listed("i_we")


def _quoted_voice(scene: Scene, told: Sequence[Told], holding: Quoted, at: int) -> Answer | None:
    """The speaker of the quotation that holds a place, else the only one quoted in its paragraph."""
    spoken = [t for t in told if t.speakers and t.attribution.kind is not Kind.INDIRECT]
    for each in reversed(spoken):
        if any(span.start <= at < span.end for span in each.attribution.content):
            return each.answer
    layout = scene.cast.layout
    here = {t.speakers: t.answer for t in spoken if layout.paragraph(t.start) == layout.paragraph(holding.start)}
    return next(iter(here.values())) if len(here) == 1 else None


def _writer(scene: Scene, byline: Sequence[str]) -> Answer | None:
    """The one person of a byline, except in a transcript, whose paragraphs are labelled with speakers."""
    if len(byline) != 1 or any(_is_label(scene, paragraph) for paragraph in scene.cast.layout.paragraphs):
        return None
    names = find_mentions(Layout(byline[0]))
    if len(names) != 1 or names[0].sort is not Sort.PERSON or len(names[0].key) < 2:
        return None
    known = scene.cast.find(names[0])
    return scene.of_entity(known) if known is not None else alone(" ".join(names[0].name), SpeakerKind.PERSON)


def _is_label(scene: Scene, paragraph: tuple[int, int]) -> bool:
    """Whether a paragraph is nothing but a known person's name."""
    start, end = paragraph
    cast, text = scene.cast, scene.cast.layout.text
    number = next(iter(cast.numbers(start, end)), None)
    owner = None if number is None else cast.owners[number]
    if number is None or owner is None or not is_person(cast.entities[owner]):
        return False
    return not (text[start : cast.mentions[number].start] + text[cast.mentions[number].end : end]).strip(": \n")
