"""The facts of a text dump, from the lines around its body that are not body."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from onrecord.clean import outlet, published
from onrecord.clean.byline import names_among, organisation_among
from onrecord.clean.facts import Facts, Found, facts
from onrecord.clean.headline import headline, opening
from onrecord.clean.lines import Body, Line, LineKind

_BEFORE = 25
"""How many lines before the body can hold title, byline and date."""
_ABOVE = 6
"""How many lines above the headline can hold byline and date."""
_INSIDE = 4
"""How many lines behind the body's first one can still hold byline and date (a summary may stand before them)."""
_AFTER = 8
"""How many lines behind the body can sign it."""
_AROUND = 12
"""How many lines before the body are beside it: captions, signatures; above them stand menus."""
_LIKELY = 0.3
"""Least score of a line as title, byline or date to be read as one."""


def text_facts(body: Body, uri: str) -> Facts:
    """Title, byline, outlet and time of publication of a dump of a page."""
    title = headline(body)
    near = beside(body, title)
    texts = [line.text.lstrip("•·* ") for line in near]
    site = outlet.from_lines(line.text for line in body.lines) or outlet.from_address(uri)
    names = names_among(texts, [_marked(line) for line in near], (site.value,) if site else ())
    signed = organisation_among(texts)
    found = facts(
        Found(title.text, "text") if title else None,
        (names or ((signed,) if signed else ()), "text"),
        site,
        published.from_lines((*texts, *_cut_away(body))) or published.from_address(uri),
    )
    return replace(found, title_origin=title.start if title else None)


def beside(body: Body, title: Line | None) -> list[Line]:
    """The lines around headline and body that are not body: those between the two, then those before, those behind."""
    first = opening(body)
    if first is None:
        return list(body.lines[:_BEFORE])
    last = max(k for k, line in enumerate(body.lines) if line.label is LineKind.BODY)
    at = body.lines.index(title) if title else max(0, first - _BEFORE)
    between, before = body.lines[at + 1 : first + _INSIDE], body.lines[max(0, at - _ABOVE) : at]
    return [
        line
        for line in (*between, *before, *body.lines[last + 1 : last + 1 + _AFTER])
        if line.label is not LineKind.BODY
    ]


def around(body: Body) -> list[str]:
    """The lines near the body and inside it that are not body: where agencies sign and pictures are credited."""
    kept = [k for k, line in enumerate(body.lines) if line.label is LineKind.BODY]
    if not kept:
        return []
    near = body.lines[max(0, kept[0] - _AROUND) : kept[-1] + 1 + _AFTER]
    return [line.text for line in near if line.label is not LineKind.BODY]


def _marked(line: Line) -> bool:
    return line.scores.byline >= _LIKELY or line.label is LineKind.BYLINE


def _cut_away(body: Body) -> list[str]:
    """What stood before the kept words in lines of the body: "date 2025-01-15 The minister …"."""
    starts = sorted(segment.origin for segment in body.segments)
    out: list[str] = []
    for line in body.lines:
        at = bisect_right(starts, line.start)
        if (
            line.label is LineKind.BODY
            and at < len(starts)
            and starts[at] < line.end
            and (at == 0 or starts[at - 1] != line.start)
        ):
            out.append(line.text[: starts[at] - line.start])
    return out
