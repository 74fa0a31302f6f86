"""Whether a setting told before is that of what the same speaker says next: in come the setting held and the next
account, out comes whether it goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Aspect
from onrecord.resolve.accounts import Account
from onrecord.resolve.occasions import OccasionKind, kind_of_occasion
from onrecord.resolve.setting import Found
from onrecord.resolve.wording import Wording, small

_PARAGRAPHS = 2
_FAR = 6
_HEARERS = frozenset(
    {"crowd", "audience", "supporters", "gathering", "crowds", "group", "attendees", "rally", "delegates"}
)


@dataclass(frozen=True, slots=True)
class Held:
    """A setting that may hold on: what it tells, where it was told last, and the days told with it."""

    found: Found
    paragraph: int
    start: int
    days: frozenset[str]
    entry: int
    past: bool

    def on(self, each: Account, own: Found) -> Held:
        """The setting as it holds behind an account that goes on with it."""
        start = self.start if own == self.found else each.frame.start
        return replace(self, found=own, paragraph=each.frame.paragraph, start=start, days=self.days | each.days)


def continues(wording: Wording, held: Held, each: Account, own: Found, sole: bool = False) -> bool:
    """Whether a setting told before is that of an account which tells nothing else itself."""
    frame = each.frame
    if held.start == frame.start:
        return Aspect.OCCASION not in own
    near = frame.paragraph - held.paragraph <= (_FAR if sole and each.plain else _reach(wording, held.found))
    tense = frame.past or not held.past
    if each.moved or frame.elsewhen or not tense or not near or held.entry != each.entry or not each.speaks:
        return False
    if each.days and not each.days & held.days:
        return False
    if Aspect.OCCASION in own or Aspect.PLACE in own or Aspect.VIA in own:
        return False
    if each.writes and not is_written(wording, held.found):
        return False
    return Aspect.AUDIENCE not in own or (Aspect.OCCASION in held.found and is_the_crowd(wording, own))


def head_taken_up(wording: Wording, own: Found) -> str | None:
    """The head of an occasion that was told before: "his interview", "the rally"."""
    first, last = (own.get(Aspect.OCCASION) or [(0, 0)])[0]
    definite = first < last and wording.folded[first] in small("definite")
    return wording.folded[wording.head(first, last)] if definite else None


def lasts(wording: Wording, each: Account, own: Found) -> bool:
    """Whether what is told can hold on: not whom somebody asked or urged once."""
    if each.silent or each.perfect:
        return False
    if is_spoken(own) or Aspect.VIA in own:
        return True
    cue = {wording.folded[wording.layout.index(token.start)] for token in each.frame.cue}
    verbs = small("whose_words") | small("talking") | small("speech_verbs") | small("saying")
    return Aspect.AUDIENCE in own and bool(cue & verbs)


def is_spoken(found: Found) -> bool:
    """Whether a setting tells where or on what occasion."""
    return Aspect.OCCASION in found or Aspect.PLACE in found


def joined(own: Mapping[Aspect, Sequence[tuple[int, int]]], held: Found) -> Found:
    """What an account tells itself, and of what it does not tell, what is held."""
    return {aspect: [*(own.get(aspect) or held[aspect])] for aspect in {**held, **own}}


def is_written(wording: Wording, found: Found) -> bool:
    """Whether what is told is a letter, a tweet or the like, and no speech."""
    occasion = found.get(Aspect.OCCASION)
    kinds = {OccasionKind.WRITTEN, OccasionKind.NET}
    return occasion is not None and kind_of_occasion(wording, *occasion[0]) in kinds


def _reach(wording: Wording, found: Found) -> int:
    """How many paragraphs on a setting holds: what is written is over sooner than a speech."""
    speech = Aspect.OCCASION in found or (Aspect.AUDIENCE in found and Aspect.PLACE in found)
    return _PARAGRAPHS if speech and not is_written(wording, found) else 1


def is_the_crowd(wording: Wording, own: Found) -> bool:
    """Whether those who were told are the hearers of a speech: "the crowd", "his supporters"."""
    return all(wording.folded[wording.head(*tokens)] in _HEARERS for tokens in own[Aspect.AUDIENCE])
