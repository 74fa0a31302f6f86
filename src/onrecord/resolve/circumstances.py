"""Where, to whom, on what occasion, via whom and for which body something was said: an article's attributions and
their speakers in, the circumstances of each out, only what words of the body tell."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Article, Aspect, Attribution, Circumstance, Part, Reports, Speaker, SpeakerKind
from onrecord.quote.reports import reports
from onrecord.resolve.behalf import Behalf, behalf
from onrecord.resolve.carrying import Carrying, SceneSentence, takes_up
from onrecord.resolve.cast import Cast
from onrecord.resolve.contents import Contents
from onrecord.resolve.frames import Frame, frame
from onrecord.resolve.lexicon import fold, words
from onrecord.resolve.noun_phrases import nothing
from onrecord.resolve.outlets import is_same_outlet, outlet_name
from onrecord.resolve.setting import Found
from onrecord.resolve.surroundings import Surroundings
from onrecord.resolve.wording import Wording

_ORDER = (Aspect.PLACE, Aspect.AUDIENCE, Aspect.OCCASION, Aspect.VIA)
_SENTENCE = 400
_SUBJECT = 4
_OPENING = 5
"""Words of a sentence that tell whether it takes up what was said before."""


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
        silent = frozenset(k for k in self.body if self._is_silent(self.attributions[k]))
        told: dict[int, Found] = {
            k: {} if k in silent else self.surroundings.told(number, self._is_person(k))
            for number, k in enumerate(self.body)
        }
        frames = [frame(layout, self.contents, k, self.attributions[k], self.speakers[k]) for k in self.body]
        Carrying(self.wording, frames, self.speakers).spread(told, self._scenes(frames), silent)
        behalves = self._behalves()
        return [
            (*self._stated(k, told[k]), *self._for_whom(behalves.get(k))) if k in told else ()
            for k in range(len(self.attributions))
        ]

    def _is_person(self, number: int) -> bool:
        return any(speaker.kind is SpeakerKind.PERSON for speaker in self.speakers[number])

    @staticmethod
    def _is_silent(attribution: Attribution) -> bool:
        """Whether no words are reported, but a state of mind."""
        return reports(" ".join(span.text for span in attribution.cue), attribution.kind) is Reports.THOUGHT

    def _scenes(self, frames: Sequence[Frame]) -> list[SceneSentence]:
        """The sentences without a cue that tell of somebody's speaking, in order."""
        layout, out = self.wording.cast.layout, []
        taken = {f.start for f in frames}
        for start, end in layout.sentences if frames else ():
            source_line = self._is_source_line(start)
            if (start in taken and not source_line) or end - start > _SENTENCE:
                continue
            found = self.surroundings.scene(start, end, nothing if source_line else self._is_quoted, source_line)
            if Aspect.OCCASION in found or (Aspect.AUDIENCE in found and Aspect.PLACE in found):
                folded = self.wording.folded[layout.index(start) : layout.index(end)]
                opening = tuple(folded[:_OPENING])
                named = frozenset(folded[: _SUBJECT + len(folded) // 2])
                up = takes_up(opening, words("remarks"))
                out.append(SceneSentence(start, end, layout.paragraph(start), named, opening, found, up))
        return out

    def _is_quoted(self, at: int) -> bool:
        return self.contents.hold(self.wording.tokens[at].start)

    def _is_source_line(self, start: int) -> bool:
        """Whether a sentence is a line like "Source: the Elm Post with reference to Roe at a forum in Oak"."""
        first = self.wording.layout.index(start)
        tokens = self.wording.tokens[first : first + 2]
        return len(tokens) == 2 and tokens[1].text == ":" and fold(tokens[0].text) in {"source", "sources"}

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
