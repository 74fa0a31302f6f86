"""Speakers of quotations in the title: in comes the title with the body's scene, out come the same people by their
full names."""

from __future__ import annotations

from onrecord.model import Attribution
from onrecord.resolve.answers import Answer, name_outside, own_words
from onrecord.resolve.cast import Cast
from onrecord.resolve.forms import Form
from onrecord.resolve.layout import Layout
from onrecord.resolve.mentions import find_mentions
from onrecord.resolve.people import fitting
from onrecord.resolve.phrases import read_phrase
from onrecord.resolve.roles import role_of
from onrecord.resolve.scene import Scene

_POINTING = frozenset({Form.HE, Form.THEY, Form.RELATIVE, Form.SELF})


def title_answer(title: str, attribution: Attribution, scene: Scene) -> Answer:
    """Who a source of the title means: its last name that the body knows, whom the body describes so, else its own
    words."""
    if not attribution.source:
        return Answer()
    start, end = attribution.source[0].start, attribution.source[-1].end
    layout = Layout(title[:end])
    mentions = find_mentions(layout)
    known = [n for m in mentions if m.end > start and (n := scene.cast.find(m)) is not None]
    if known:
        return scene.of_entity(known[-1])
    phrase = read_phrase(Cast(layout, mentions), start, end)
    if phrase is None or phrase.form in _POINTING:
        return Answer()
    if phrase.form is Form.NAME:
        return name_outside(phrase)
    fits = fitting(scene, role_of(phrase.tokens)) if phrase.form in {Form.PERSON, Form.UNNAMED} else []
    return scene.of_entity(fits[0].entity) if len(fits) == 1 else own_words(phrase)
