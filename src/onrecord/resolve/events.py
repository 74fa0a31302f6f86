"""The events that an article tells of, across its attributions: in come all accounts and what is told of each, out come
those who speak at one only, or the hearers that a speaker's event is told to have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model import Aspect
from onrecord.resolve.accounts import Account
from onrecord.resolve.continuing import is_the_crowd, is_written
from onrecord.resolve.lexicon import listed
from onrecord.resolve.scene_sentences import SceneSentence
from onrecord.resolve.setting import Found
from onrecord.resolve.wording import Wording


def speakers_of_one_occasion(
    wording: Wording, accounts: Sequence[Account], told: Mapping[int, Found], scenes: Sequence[SceneSentence]
) -> frozenset[str]:
    """The speakers of whom the article tells one occasion of speaking, and no other."""
    heads: dict[str, set[str]] = {}
    named = {name: each.frame.speakers for each in accounts for name in each.frame.names if each.person}
    founds = [(told[each.frame.number], each.frame.speakers) for each in accounts]
    founds += [(scene.found, named[name]) for scene in scenes for name in scene.named & named.keys()]
    for found, speakers in founds:
        for tokens in found.get(Aspect.OCCASION, ()):
            for speaker in speakers:
                heads.setdefault(speaker, set()).add(wording.folded[wording.head(*tokens)])
    spoken = listed("event", "occasion_nouns") | listed("speech", "occasion_nouns")
    return frozenset(speaker for speaker, found in heads.items() if len(found) == 1 and found <= spoken)


def give_hearers(wording: Wording, accounts: Sequence[Account], told: dict[int, Found]) -> None:
    """Gives an event the crowd that its speaker is told to address right behind ("told the crowd")."""
    for number, each in enumerate(accounts):
        own = told[each.frame.number]
        if Aspect.OCCASION not in own or Aspect.AUDIENCE in own or is_written(wording, own):
            continue
        for after in accounts[number + 1 : number + 3]:
            heard = told[after.frame.number]
            near = after.frame.paragraph - each.frame.paragraph <= 1 and after.frame.speakers == each.frame.speakers
            same = heard.get(Aspect.OCCASION, own[Aspect.OCCASION]) == own[Aspect.OCCASION]
            if near and same and Aspect.AUDIENCE in heard and is_the_crowd(wording, heard):
                told[each.frame.number] = {**own, Aspect.AUDIENCE: heard[Aspect.AUDIENCE]}
                break
