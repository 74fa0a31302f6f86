"""The day said: attributions with their speakers in, for each the interval that the words near it tell, or nothing.

Told is what stands in the sentence of the cue, outside all contents; a sentence that takes up "these words" tells for
what stands before it, one that sets a speaker's scene for what stands behind it. No day is better than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from onrecord.model import Article, Attribution, Part, Said, Speaker
from onrecord.resolve.days import dated_in, find_days, publication_day
from onrecord.resolve.frames import Contents, Frame, frame
from onrecord.resolve.holding import Days, Holding
from onrecord.resolve.intervals import When
from onrecord.resolve.layout import Layout
from onrecord.resolve.lexicon import fold, listed, words

_OPENING = 3
_AT_CUE = 3
_BEFORE = 6
_CLAUSE = 20
_SENTENCE = 400
_REACH = 2_000


class Calendar:
    """The days of one article and what they tell of its quotations."""

    def __init__(self, layout: Layout, article: Article) -> None:
        self.layout = layout
        self.published = publication_day(article.published)
        self.dated = dated_in(article.captions)

    def days(self, attributions: Sequence[Attribution], speakers: Sequence[Sequence[Speaker]]) -> Days:
        """The interval of each attribution, None where nothing tells it."""
        out: Days = [None] * len(attributions)
        body = [k for k, a in enumerate(attributions) if a.part is Part.BODY and a.content]
        contents = Contents((span.start, span.end) for k in body for span in attributions[k].content)
        whens = find_days(self.layout.text, self.published, self.dated, contents.hold)
        if not whens:
            return out
        usable = [when for when in whens if self._tells(when) and not contents.hold(when.start)]
        made = (frame(self.layout, contents, k, attributions[k], speakers[k]) for k in body)
        frames = sorted(made, key=lambda f: (f.at, f.number))
        clauses = sorted(s.end for k in body for s in (*attributions[k].source, *attributions[k].cue))
        present = [when for when in usable if not self._is_earlier(when, clauses, contents)]
        for each in frames:
            out[each.number] = self._explicit(each, present)
        self._taken_up(frames, usable, out)
        self._scenes(frames, usable, speakers, out)
        Holding(self.layout, self.published, contents).spread(frames, whens, out)
        self._title(attributions, speakers, frames, out)
        return out

    def said(self, article: Article, when: When) -> Said:
        """The interval as a fact of the quotation, with the words that tell it."""
        return Said(when.earliest.isoformat(), when.latest.isoformat(), article.span(when.start, when.end))

    def _tells(self, when: When) -> bool:
        """Whether a day can be one of speaking by the words about it: not one to come, not "Monday's vote"."""
        tokens, at = self.layout.tokens, self.layout.index(when.start)
        before = [token.text.lower() for token in tokens[max(0, at - _BEFORE) : at]]
        if before and (before[-1] in words("untimely") or listed("future") & {*before}):
            return False
        last = next(
            (k for k in range(at, min(at + 4, len(tokens))) if tokens[k].start < when.end <= tokens[k].stop), None
        )
        if last is None or not tokens[last].possessive:
            return True
        return any(fold(token.text) in words("occasions") for token in tokens[last : last + 4])

    def _is_earlier(self, when: When, clauses: Sequence[int], contents: Contents) -> bool:
        """Whether a day is that of something told in the pluperfect ("Roe said she had met him on Sunday, and …").

        Behind a source or a cue, whose ends are `clauses`, a new clause begins; so it does where more than a
        preposition stands between a content and the day ("said it had rained, in a speech on Sunday").
        """
        start = max(self.layout.sentence_range(when.start)[0], when.start - _SENTENCE)
        number = bisect_left(clauses, when.start) - 1
        between = self.layout.between(max(start, clauses[number] if number >= 0 else start), when.start)[-_CLAUSE:]
        if not any(token.text == "had" for token in between):
            return False
        held = [k for k, token in enumerate(between) if contents.hold(token.start)]
        return not held or sum(token.text[0].isalpha() for token in between[held[-1] + 1 :]) <= 1

    def _explicit(self, this: Frame, usable: Sequence[When]) -> When | None:
        """The interval told in the cue's own sentence, the nearest to the cue."""
        inside = (
            when
            for when in _within(usable, max(this.start, this.at - _REACH), min(this.end, this.at + _REACH))
            if self._close_enough(when, this)
        )
        return min(inside, key=lambda when: (abs(when.start - this.at), when.start), default=None)

    def _close_enough(self, when: When, this: Frame) -> bool:
        """Whether "today", which often means nowadays, or "weeks ago", which often dates something else, stands right
        at the cue."""
        if self.layout.text[when.start : when.end].lower().split()[-1] not in listed("at_cue", "times"):
            return True
        at = self.layout.index(when.start)
        return any(abs(at - self.layout.index(token.start)) <= _AT_CUE for token in this.cue)

    def _taken_up(self, frames: Sequence[Frame], usable: Sequence[When], out: Days) -> None:
        """Gives what stands right before "With these words …" or "The comments came …" the day of that sentence."""
        ends = [each.at for each in frames]
        for when in usable:
            start, _ = self.layout.sentence_range(when.start)
            opening = [
                fold(token.text) for token in self.layout.between(start, min(when.start, start + _SENTENCE))[:_BEFORE]
            ]
            if not any(b in words("remarks") and a in listed("taking_up") for a, b in pairwise(opening)):
                continue
            paragraph = self.layout.paragraph(start)
            for each in reversed(frames[: bisect_left(ends, start)]):
                if paragraph - each.paragraph > 1:
                    break
                out[each.number] = out[each.number] or when

    def _scenes(
        self, frames: Sequence[Frame], usable: Sequence[When], speakers: Sequence[Sequence[Speaker]], out: Days
    ) -> None:
        """Gives the first quotation behind a sentence that sets its speaker's scene ("Roe spoke Monday in Elm.") that
        day."""
        attributed = {each.start for each in frames}
        places = [each.at for each in frames]
        for when in usable:
            start, end = self.layout.sentence_range(when.start)
            number = bisect_left(places, end)
            if start in attributed or number == len(frames):
                continue
            following = frames[number]
            near = following.paragraph - self.layout.paragraph(start) <= 1
            named = {fold(token.text) for token in self.layout.between(start, min(end, start + _SENTENCE))}
            known = any(fold(speaker.name.split()[-1]) in named for speaker in speakers[following.number])
            if near and known and following.past:
                out[following.number] = out[following.number] or when

    def _title(
        self,
        attributions: Sequence[Attribution],
        speakers: Sequence[Sequence[Speaker]],
        frames: Sequence[Frame],
        out: Days,
    ) -> None:
        """Gives a quotation of the title the day on which the opening paragraphs have its speaker say it."""
        opening = [each for each in frames if each.paragraph < _OPENING]
        for number, attribution in enumerate(attributions):
            if attribution.part is Part.TITLE:
                ids = {speaker.id for speaker in speakers[number]}
                out[number] = next((out[each.number] for each in opening if each.speakers & ids), None)


def _within(whens: Sequence[When], start: int, end: int) -> Sequence[When]:
    """The intervals told within a range; they are in order."""
    low = bisect_left(whens, start, key=lambda when: when.start)
    return whens[low : bisect_left(whens, end, key=lambda when: when.start)]
