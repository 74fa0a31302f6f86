"""Where, to whom, on what occasion, via whom and for which body something was said: an article's attributions and
their speakers in, the circumstances of each out, only what words of the body tell."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Article, Aspect, Attribution, Circumstance, Part, Speaker
from onrecord.resolve.adjuncts import Adjuncts
from onrecord.resolve.cast import Cast
from onrecord.resolve.outlets import is_same_outlet, outlet_name
from onrecord.resolve.surroundings import Surroundings

_ORDER = (Aspect.PLACE, Aspect.AUDIENCE, Aspect.OCCASION, Aspect.VIA, Aspect.ON_BEHALF_OF)


def circumstances(
    article: Article, cast: Cast, attributions: Sequence[Attribution], speakers: Sequence[Sequence[Speaker]]
) -> list[tuple[Circumstance, ...]]:
    """The circumstances of each attribution, in the order of the aspects; none for those of the title."""
    body = [k for k, a in enumerate(attributions) if a.part is Part.BODY and a.content]
    adjuncts = Adjuncts(cast)
    surroundings = Surroundings(adjuncts, [attributions[k] for k in body])
    out: list[tuple[Circumstance, ...]] = [()] * len(attributions)
    for number, k in enumerate(body):
        found = surroundings.told(number)
        told = []
        for aspect in _ORDER:
            for first, last in found.get(aspect, ()):
                words = article.span(adjuncts.tokens[first].start, adjuncts.tokens[last - 1].end)
                name = adjuncts.words(first, last)
                if aspect is Aspect.VIA:
                    name = outlet_name(name)
                    if is_same_outlet(name, article.outlet) or any(name == s.name for s in speakers[k]):
                        continue
                told.append(Circumstance(aspect, name, words))
        out[k] = tuple(told)
    return out
