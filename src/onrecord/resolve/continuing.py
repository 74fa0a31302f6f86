"""Whether a setting told before is that of what the same speaker says next: in come the setting held and the next
account, out comes whether it goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Aspect
from onrecord.resolve.accounts import Account
from onrecord.resolve.lexicon import listed
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
    """Whether a setting told before is that of an account which tells nothing else itself; `sole` where the article
    tells no other occasion of its speaker."""
    if held.start == each.frame.start:
        return Aspect.OCCASION not in own
    reach = _FAR if sole and each.plain else _reach(wording, held.found)
    near = each.frame.paragraph - held.paragraph <= reach and held.entry == each.entry
    return near and _is_of_its_time(held, each) and _adds_nothing_else(wording, held, each, own)


def _is_of_its_time(held: Held, each: Account) -> bool:
    """Whether an account is told in the same tense, of no other day."""
    other = each.moved or each.elsewhen or bool(each.days and not each.days & held.days)
    return each.speaks and not other and (each.past or not held.past)


def is_over(held: Held, each: Account) -> bool:
    """Whether an account goes on about another day than the one told with a setting: "She repeated it on Monday"."""
    return bool(each.days and held.days) and not each.days & held.days and not each.moved and each.past


def _adds_nothing_else(wording: Wording, held: Held, each: Account, own: Found) -> bool:
    """Whether an account tells no setting of its own, but perhaps whom in the crowd it addresses."""
    if is_spoken(own) or Aspect.VIA in own or (each.writes and not is_written(wording, held.found)):
        return False
    if Aspect.AUDIENCE not in own:
        return True
    urged = each.frame.paragraph == held.paragraph and _are_many(wording, own)
    return Aspect.OCCASION in held.found and (urged or is_the_crowd(wording, own))


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
    if occasion is None:
        return False
    posted = wording.folded[wording.head(*occasion[0])] in listed("posted_on", "occasion_nouns")
    return posted or kind_of_occasion(wording, *occasion[0]) in {OccasionKind.WRITTEN, OccasionKind.NET}


def _reach(wording: Wording, found: Found) -> int:
    """How many paragraphs on a setting holds: what is written is over sooner than a speech."""
    speech = Aspect.OCCASION in found or (Aspect.AUDIENCE in found and Aspect.PLACE in found)
    return _PARAGRAPHS if speech and not is_written(wording, found) else 1


def is_the_crowd(wording: Wording, own: Found) -> bool:
    """Whether those who were told are the hearers of a speech: "the crowd", "his supporters"."""
    return all(wording.folded[wording.head(*tokens)] in _HEARERS for tokens in own[Aspect.AUDIENCE])


def _are_many(wording: Wording, own: Found) -> bool:
    """Whether those who were told or urged are no one person or outlet: "Elm voters"."""
    return all(wording.folded[wording.head(*tokens)].endswith("s") for tokens in own[Aspect.AUDIENCE])
