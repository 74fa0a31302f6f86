"""An attribution as a part of a speech that may go on: in come its frame and words, out comes what tells whether a
setting told elsewhere is its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Reports, SpeakerKind
from onrecord.quote.reports import reports
from onrecord.resolve.contents import Contents
from onrecord.resolve.entries import Entries
from onrecord.resolve.frames import Frame
from onrecord.resolve.lexicon import listed, words
from onrecord.resolve.wording import Wording, small

_NEAR = 9
_OPENING = 3
_BEFORE = 2
_ENDINGS = (("ied", "y"), ("ies", "y"), ("s", ""), ("es", ""), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"))


@dataclass(frozen=True, slots=True)
class Account:
    """One attribution: its frame, the entry it lies in, and what its clause tells."""

    frame: Frame
    entry: int
    """The number of its entry on a page written as the day goes on, else 0."""
    days: frozenset[str]
    """The days, dates and "last week" that its clause names, folded."""
    moved: bool
    """Whether its clause is of another time ("A year later", "since he said")."""
    speaks: bool
    """Whether its cue is a verb for what people do with words."""
    plain: bool
    """Whether its cue only says that somebody said it: "said", "added"."""
    silent: bool
    """Whether it reports no words, but a state of mind, or a cue is denied ("did not say")."""
    past: bool
    """Whether it is told in the past: "said", "could not say"."""
    elsewhen: bool
    """Whether its clause speaks of another time, as its frame tells, but for "could"."""
    perfect: bool
    """Whether its cue says what has been said, at no told time."""
    writes: bool
    person: bool


def account(wording: Wording, contents: Contents, entries: Entries, attribution: Attribution, frame: Frame) -> Account:
    """The account of an attribution."""
    index = wording.layout.index
    cue = [wording.folded[index(token.start)] for token in frame.cue]
    thought = reports(" ".join(token.text for token in frame.cue), attribution.kind) is Reports.THOUGHT
    silent = thought or _is_denied(cue)
    return Account(
        frame=frame,
        entry=entries.number(frame.at),
        days=_named(wording, contents, attribution, frame),
        moved=_opens_anew(wording, contents, frame) or _hangs(wording, index(_ends(attribution)[0]), frame),
        speaks=not silent and bool({*cue} & small("crediting") or any(map(speaks_of, cue))),
        plain=bool({*cue} & small("plain")),
        silent=silent,
        past=frame.past or bool({*cue} & small("could")),
        elsewhen=frame.elsewhen and not {*cue} & small("could"),
        perfect=bool({*cue} & (listed("perfect") | {"having"}) - small("could")),
        writes=bool({*cue} & small("writing")),
        person=SpeakerKind.PERSON in frame.kinds,
    )


def days_in(wording: Wording, tokens: Sequence[int]) -> frozenset[str]:
    """The words among some tokens that name a day, a date or a stretch of time placed by another word."""
    return frozenset(wording.folded[k] for k in tokens if wording.is_time(k) and _is_placed(wording, k))


def speaks_of(word: str) -> bool:
    """Whether a folded word is a form of a verb for what people do with words."""
    known = words("speaking")
    if word in known:
        return True
    for ending, plain in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            if stem + plain in known or (stem[-1:] == stem[-2:-1] and stem[:-1] in known):
                return True
    return False


def _ends(attribution: Attribution) -> tuple[int, int]:
    """Where its source and cue begin and end."""
    pieces = (*attribution.source, *attribution.cue) or attribution.content
    return min(span.start for span in pieces), max(span.end for span in pieces)


def _is_denied(cue: Sequence[str]) -> bool:
    denied = any(word in small("denied") or word.endswith("n't") for word in cue)
    return denied and not {*cue} & small("unable")


def _named(wording: Wording, contents: Contents, attribution: Attribution, frame: Frame) -> frozenset[str]:
    """The days named about an attribution's source and cue, in its sentence, outside what is quoted and who said it."""

    def counts(at: int) -> bool:
        inside = any(span.start <= at < span.end for span in attribution.source)
        return frame.start <= at < frame.end and not contents.hold(at) and not inside

    first, last = (wording.layout.index(at) for at in _ends(attribution))
    near = range(max(0, first - _NEAR), min(len(wording.tokens), last + _NEAR))
    return days_in(wording, [k for k in near if counts(wording.tokens[k].start)])


def _is_placed(wording: Wording, at: int) -> bool:
    word = wording.folded[at]
    if word in small("units"):
        return bool({*wording.folded[max(0, at - 1) : at], *wording.folded[at + 1 : at + 2]} & small("placing"))
    return word in small("days") or (word.isdigit() and len(word) == 4)


def _opens_anew(wording: Wording, contents: Contents, frame: Frame) -> bool:
    """Whether a frame's sentence opens with another time: "A year later", "When he first"."""
    first = wording.layout.index(frame.start)
    opening = range(first, min(first + _OPENING, len(wording.tokens)))
    return any(wording.folded[k] in small("moved") and not contents.hold(wording.tokens[k].start) for k in opening)


def _hangs(wording: Wording, at: int, frame: Frame) -> bool:
    """Whether a clause of another time opens right before the source and cue: "since he said so"."""
    low = max(0, at - _BEFORE)
    return wording.tokens[low].start >= frame.start and bool(small("hanging") & {*wording.folded[low:at]})
