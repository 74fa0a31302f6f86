"""Where, to whom, on what occasion, via whom and for which body something was said: an article's attributions and
their speakers in, the circumstances of each out, only what words of the body tell."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Article, Aspect, Attribution, Circumstance, Part, Speaker, SpeakerKind
from onrecord.resolve.accounts import account
from onrecord.resolve.behalf import Behalf, behalf
from onrecord.resolve.carrying import Carrying
from onrecord.resolve.cast import Cast
from onrecord.resolve.contents import Contents
from onrecord.resolve.entries import Entries
from onrecord.resolve.frames import frame
from onrecord.resolve.outlets import is_same_outlet, outlet_name
from onrecord.resolve.scene_sentences import scene_sentences
from onrecord.resolve.setting import Found
from onrecord.resolve.surroundings import Surroundings
from onrecord.resolve.wording import Wording

_ORDER = (Aspect.PLACE, Aspect.AUDIENCE, Aspect.OCCASION, Aspect.VIA)


def circumstances(
    article: Article, cast: Cast, attributions: Sequence[Attribution], speakers: Sequence[Sequence[Speaker]]
) -> list[tuple[Circumstance, ...]]:
    """The circumstances of each attribution, in the order of the aspects; none for those of the title."""
    return Circumstances(article, cast, attributions, speakers).all()


class Circumstances:
    """The circumstances of one article's attributions."""

    def __init__(
        self, article: Article, cast: Cast, attributions: Sequence[Attribution], speakers: Sequence[Sequence[Speaker]]
    ) -> None:
        self.article = article
        self.wording = Wording(cast)
        self.attributions = attributions
        self.speakers = speakers
        self.body = [k for k, a in enumerate(attributions) if a.part is Part.BODY and a.content]
        self.surroundings = Surroundings(self.wording, [attributions[k] for k in self.body])
        self._chained = self._chain()
        self.contents = Contents((span.start, span.end) for k in self.body for span in attributions[k].content)

    def all(self) -> list[tuple[Circumstance, ...]]:
        """The circumstances of each attribution."""
        layout = self.wording.cast.layout
        told = {k: self.surroundings.told(number, self._is_person(k)) for number, k in enumerate(self.body)}
        entries = Entries(layout)
        frames = [frame(layout, self.contents, k, self.attributions[k], self.speakers[k]) for k in self.body]
        accounts = [account(self.wording, self.contents, entries, self.attributions[f.number], f) for f in frames]
        taken = {f.start for f in frames}
        scenes = [*scene_sentences(self.wording, self.surroundings, self.contents, entries, taken)]
        told.update((a.frame.number, {}) for a in accounts if a.silent and not (a.person and a.past))
        Carrying(self.wording, accounts, self.speakers).spread(told, scenes)
        behalves = self._behalves()
        return [
            (*self._stated(k, told[k]), *self._for_whom(behalves.get(k))) if k in told else ()
            for k in range(len(self.attributions))
        ]

    def _is_person(self, number: int) -> bool:
        return any(speaker.kind is SpeakerKind.PERSON for speaker in self.speakers[number])

    def _chain(self) -> list[Circumstance]:
        """The chain that the article's source line states: it holds for every quotation that names no other."""
        links = (via for via in self.article.via if via.start is not None and via.end is not None)
        spans = [(via.name, self.article.span(via.start or 0, via.end or 0)) for via in links]
        if any(self.article.text[words.start - 1 : words.start] in {"(", "/"} for _, words in spans):
            return []  # a dateline's agency sent the story, not what is said in it
        return [Circumstance(Aspect.VIA, name, words) for name, words in spans]

    def _stated(self, number: int, found: Found) -> list[Circumstance]:
        """What was found as circumstances; neither this article's own outlet nor the speaker is a link on the way."""
        own = {speaker.name for speaker in self.speakers[number]}
        out: list[Circumstance] = []
        for aspect in _ORDER:
            for first, last in found.get(aspect, ()):
                name = self.wording.words(first, last)
                if aspect is Aspect.VIA:
                    name = outlet_name(name)
                    if not self._is_link(name, own) or any(c.what is aspect and c.name.startswith(name) for c in out):
                        continue
                out.append(self._circumstance(aspect, name, first, last))
        if any(told.what is Aspect.VIA for told in out):
            return out
        return [*out, *(link for link in self._chained if self._is_link(link.name, own))]

    def _is_link(self, name: str, speakers: set[str]) -> bool:
        """Whether a name is a link on the way here: neither this article's own outlet nor a speaker."""
        return name not in speakers and not is_same_outlet(name, self.article.outlet)

    def _circumstance(self, aspect: Aspect, name: str, first: int, last: int) -> Circumstance:
        tokens = self.wording.tokens
        return Circumstance(aspect, name, self.article.span(tokens[first].start, tokens[last - 1].end))

    def _behalves(self) -> dict[int, Behalf]:
        """For whom each speaker speaks: told beside the source, or elsewhere of the same person."""
        index, out = self.wording.cast.layout.index, {}
        known: dict[str, Behalf] = {}
        for k in self.body:
            for span in self.attributions[k].source[:1]:
                found = behalf(self.wording, index(span.start), min(index(span.end), index(span.start) + 60))
                if found:
                    out[k] = found
                    if len(self.speakers[k]) == 1 and self.speakers[k][0].kind is SpeakerKind.PERSON:
                        known.setdefault(self.speakers[k][0].id, found)
        again = {
            k: known[self.speakers[k][0].id]
            for k in self.body
            if len(self.speakers[k]) == 1 and self.speakers[k][0].id in known
        }
        return {**again, **out}

    def _for_whom(self, found: Behalf | None) -> list[Circumstance]:
        return [self._circumstance(Aspect.ON_BEHALF_OF, found.name, found.first, found.last)] if found else []
