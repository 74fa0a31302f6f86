"""The day said: attributions with their speakers in, for each the interval that the words near it tell, or nothing.

Told is what stands in the sentence of the cue, outside all contents; a sentence that takes up "these words" tells for
what stands before it, one that sets a speaker's scene for what stands behind it. An embedded post's date tells the day
of the post and of what it quotes, nothing else's. No day is better than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from onrecord.model import Article, Attribution, Part, Said, Speaker
from onrecord.resolve.contents import Contents
from onrecord.resolve.days import dated_in, find_days, publication_day
from onrecord.resolve.frames import Frame, frame
from onrecord.resolve.gatherings import Gatherings
from onrecord.resolve.holding import hold_on
from onrecord.resolve.intervals import When
from onrecord.resolve.layout import Layout, tokens_of
from onrecord.resolve.lexicon import fold, listed
from onrecord.resolve.live import Live
from onrecord.resolve.neighbours import Neighbours, Told
from onrecord.resolve.openings import date_opening, of_title
from onrecord.resolve.posted import Posted
from onrecord.resolve.telling import is_earlier, tells

_AT_CUE = 3
_ASIDE = 80
_REACH = 2_000


class Calendar:
    """The days of one article and what they tell of its quotations."""

    def __init__(self, layout: Layout, article: Article) -> None:
        self.layout = layout
        self.published = publication_day(article.published)
        self.dated = dated_in(article.captions)
        self.posted = Posted(layout.text)

    def days(self, attributions: Sequence[Attribution], speakers: Sequence[Sequence[Speaker]]) -> Told:
        """The interval of each attribution, None where nothing tells it."""
        out: Told = [None] * len(attributions)
        body = [k for k, a in enumerate(attributions) if a.part is Part.BODY and a.content]
        contents = Contents((span.start, span.end) for k in body for span in attributions[k].content)
        made = (frame(self.layout, contents, k, attributions[k], speakers[k]) for k in body)
        frames = sorted(made, key=lambda f: (f.at, f.number))
        found = find_days(self.layout.text, self.published, self.dated, contents.hold)
        whens = [when for when in found if not self.posted.signs(when.start)]
        if whens:
            self._tell(frames, whens, contents, out)
        Live(self.layout, self.published).date(frames, out)
        self._tell_posts(attributions, frames, found, out)
        for number, attribution in enumerate(attributions):
            if attribution.part is Part.TITLE:
                source = [token for span in attribution.source for token in tokens_of(span.text)]
                out[number] = of_title(source, speakers[number], frames, out)
        return out

    def _tell_posts(
        self, attributions: Sequence[Attribution], frames: Sequence[Frame], whens: Sequence[When], out: Told
    ) -> None:
        """Gives posts the day of their date, and the same to what they quote, unless words in them tell another."""
        for each in frames:
            post = self.posted.around(*each.content)
            day = self.posted.day(post) if post else None
            if post is None or day is None:
                continue
            itself = self.posted.of(attributions[each.number]) is not None
            other = each.elsewhen or _within(whens, post.content[0][0], post.content[-1][1])
            out[each.number] = day if itself or not other else out[each.number]

    def _tell(self, frames: Sequence[Frame], whens: Sequence[When], contents: Contents, out: Told) -> None:
        """Fills in what the sentences tell, then what they tell of their neighbours, then what holds on."""
        usable = [when for when in whens if tells(self.layout, when) and not contents.hold(when.start)]
        clauses = sorted(end for each in frames for end in each.ends)
        present = [when for when in usable if not is_earlier(self.layout, when, clauses, contents)]
        for each in frames:
            out[each.number] = self._explicit(each, present)
        neighbours = Neighbours(self.layout, frames, usable)
        neighbours.sign(out)
        neighbours.take_up(out)
        neighbours.set_scenes(out)
        gatherings = Gatherings(self.layout, self.published, contents)
        gatherings.date_meetings(frames, usable, out)
        hold_on(frames, self.published, out)
        date_opening(frames, self.published, out)
        gatherings.date_all(frames, whens, out)

    def said(self, article: Article, when: When) -> Said:
        """The interval as a fact of the quotation, with the words that tell it."""
        return Said(when.earliest.isoformat(), when.latest.isoformat(), article.span(when.start, when.end))

    def _explicit(self, this: Frame, usable: Sequence[When]) -> When | None:
        """The interval told in the cue's own sentence, the nearest to the cue."""
        inside = (
            when
            for when in _within(usable, max(this.start, this.at - _REACH), min(this.end, this.at + _REACH))
            if self._close_enough(when, this) and not self._is_in_aside(when, this)
        )
        return min(inside, key=lambda when: (abs(when.start - this.at), when.start), default=None)

    def _close_enough(self, when: When, this: Frame) -> bool:
        """Whether "today", which often means nowadays, or "weeks ago", which often dates something else, stands right
        at the cue."""
        if self.layout.text[when.start : when.end].lower().split()[-1] not in listed("at_cue", "times"):
            return True
        at = self.layout.index(when.start)
        return any(abs(at - self.layout.index(token.start)) <= _AT_CUE for token in this.cue)

    def _is_in_aside(self, when: When, this: Frame) -> bool:
        """Whether a day stands behind the cue in a clause with a subject of its own ("said of Elm, which Doe left
        Monday") or before it with what "which" takes up ("the attack Monday, which Doe claimed")."""
        if this.source == ("which",) and when.start < this.at:
            return True
        between = self.layout.between(max(this.at, when.start - _ASIDE), when.start)
        return any(
            fold(pronoun.text) in {"which", "whom"} and (subject.capital or fold(subject.text) in listed("determiners"))
            for pronoun, subject in pairwise(between)
        )


def _within(whens: Sequence[When], start: int, end: int) -> Sequence[When]:
    """The intervals told within a range; they are in order."""
    low = bisect_left(whens, start, key=lambda when: when.start)
    return whens[low : bisect_left(whens, end, key=lambda when: when.start)]
