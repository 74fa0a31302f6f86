"""A setting that holds on: accounts with what is told beside them in, the same filled where a setting told before still
holds, out.

It holds for what the same speaker goes on to say near by, until a new one is told; from a sentence that only sets the
scene ("Roe spoke at a rally in Elm."); and backwards into an opening that sums the speech up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice

from onrecord.model import Aspect, Speaker
from onrecord.resolve.accounts import Account
from onrecord.resolve.continuing import (
    Held,
    continues,
    head_taken_up,
    is_over,
    is_spoken,
    joined,
    lasts,
)
from onrecord.resolve.events import give_hearers, speakers_of_one_occasion
from onrecord.resolve.lexicon import fold
from onrecord.resolve.scene_sentences import SceneSentence
from onrecord.resolve.setting import Found
from onrecord.resolve.wording import Wording

_PARAGRAPHS = 2
_AHEAD = 20
_OPENING = 5


class Carrying:
    """Fills in the settings of one article."""

    def __init__(self, wording: Wording, accounts: Sequence[Account], speakers: Sequence[Sequence[Speaker]]) -> None:
        self._wording = wording
        self._accounts = sorted(accounts, key=lambda a: (a.frame.at, a.frame.number))
        self._speakers = speakers

    def spread(self, told: dict[int, Found], scenes: Sequence[SceneSentence]) -> None:
        """Fills in what holds, by the accounts' numbers."""
        self._take_up(told, scenes)
        self._forwards(told, scenes, speakers_of_one_occasion(self._wording, self._accounts, told, scenes))
        self._backwards(told)
        give_hearers(self._wording, self._accounts, told)

    def _take_up(self, told: dict[int, Found], scenes: Sequence[SceneSentence]) -> None:
        places = [each.frame.at for each in self._accounts]
        for scene in scenes:
            if scene.takes_up:
                before = self._accounts[: bisect_left(places, scene.start)][-_AHEAD:]
                near = [a for a in before if scene.paragraph - a.frame.paragraph <= 1 and a.person]
                named = [a for a in near if a.frame.names & {*scene.opening}]
                for each in named or near:
                    told[each.frame.number] = joined(told[each.frame.number], scene.found)

    def _forwards(self, told: dict[int, Found], scenes: Sequence[SceneSentence], sole: frozenset[str]) -> None:
        held: dict[str, Held] = {}
        waiting = list(reversed(scenes))
        scene: SceneSentence | None = None
        before: frozenset[str] = frozenset()
        before_told: dict[tuple[str, str], Found] = {}
        set_by: dict[int, frozenset[str]] = {}
        for each in self._accounts:
            frame = each.frame
            while waiting and waiting[-1].start < frame.at:
                scene = waiting.pop()
            if scene and self._sets(scene, each, before) and not set_by.get(scene.start, frozenset()) >= frame.speakers:
                of_scene = Held(scene.found, scene.paragraph, scene.start, scene.days, scene.entry, scene.past)
                held.update(dict.fromkeys(frame.speakers, of_scene))
                set_by[scene.start] = set_by.get(scene.start, frozenset()) | frame.speakers
            known = next((held[s] for s in sorted(frame.speakers) if s in held), None)
            own = told[frame.number] = self._taken_up(each, told[frame.number], before_told)
            if known and continues(self._wording, known, each, own, bool(frame.speakers) and frame.speakers <= sole):
                own = told[frame.number] = joined(own, known.found)
                known = known.on(each, own)
            elif lasts(self._wording, each, own):
                known = Held(own, frame.paragraph, frame.start, each.days, each.entry, each.past)
            elif known and is_over(known, each):
                known = Held({}, frame.paragraph, frame.start, each.days, each.entry, each.past)
            if known:
                held.update(dict.fromkeys(frame.speakers, known))
            for tokens in own.get(Aspect.OCCASION, ()):
                head = self._wording.folded[self._wording.head(*tokens)]
                before_told.update({(speaker, head): own for speaker in frame.speakers})
            before = frame.speakers or before

    def _taken_up(self, each: Account, own: Found, before: Mapping[tuple[str, str], Found]) -> Found:
        """What an account tells, with what was told of the same occasion before: "in the interview"."""
        head = head_taken_up(self._wording, own)
        known = next((before[s, head] for s in sorted(each.frame.speakers) if head and (s, head) in before), None)
        return joined(own, known) if known else own

    def _sets(self, scene: SceneSentence, each: Account, before: frozenset[str]) -> bool:
        """Whether a scene is that of the account that follows it: its speaker is named there, or was the last one."""
        if each.frame.paragraph - scene.paragraph > 1 or each.entry != scene.entry:
            return False
        names = [s.name.split()[-1] for s in self._speakers[each.frame.number] if s.name.split()]
        if any(fold(name) in scene.named for name in names):
            return True
        return bool({*scene.opening} & {"he", "she"}) and bool(before & each.frame.speakers)

    def _backwards(self, told: dict[int, Found]) -> None:
        for number, each in enumerate(self._accounts):
            frame, own = each.frame, told[each.frame.number]
            if not self._opens(each) or is_spoken(own) or Aspect.VIA in own or not self._sums_up(each):
                continue
            ahead = islice(self._accounts, number + 1, number + 1 + _AHEAD)
            following = next((a for a in ahead if a.frame.speakers & frame.speakers and told[a.frame.number]), None)
            if (
                following is None
                or not is_spoken(told[following.frame.number])
                or following.frame.paragraph - frame.paragraph > _PARAGRAPHS
                or following.frame.elsewhen
                or following.entry != each.entry
                or (each.days and following.days and not each.days & following.days)
            ):
                continue
            told[frame.number] = joined(own, told[following.frame.number])

    def _opens(self, each: Account) -> bool:
        """Whether an account stands in the opening of the article, or of an entry."""
        return each.frame.paragraph < _OPENING or each.entry > 0

    @staticmethod
    def _sums_up(each: Account) -> bool:
        """Whether an account may sum up what is told below: a verb of speech, the past, or only a name and a colon."""
        return not each.silent and not each.moved and (each.speaks or each.past or not each.frame.cue)
