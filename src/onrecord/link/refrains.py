"""What a speaker says again and again: one speaker's quotations in, out come the wordings that come again on different
occasions.

One sentence that later articles quote again is no refrain: two occasions must be days apart, and the words about the
wording must differ, unless both quotations tell their day. Names, titles and turns that anybody uses are none either.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from onrecord.link.corpus import Corpus, Utterance
from onrecord.link.lists import small
from onrecord.link.occasions import PHRASE, occasions, weeks
from onrecord.link.recurring import SHORTEST, Recurring, recurring
from onrecord.link.turns import is_turn

_SHORT = 3
"""Words of a short wording."""
_OFTEN, _WEEKLY = 4, 6
"""The occasions that a short wording must come again on; the weeks that a slogan must be said in, or a turn of the
language that many speakers use."""
_HEAVY, _CLEAR, _LEAST, _DISTINCT = 1.2, 1.6, 4.2, 4.8
"""The weight of a word that tells something, and of one that tells much; of all words of a wording that is no turn of
the language, and of one that two occasions are enough for. Set by reading the refrains of the ten most quoted."""
_ADDED = 2.0
"""The weight that a wording must add to one that it shares places with, to stand beside it."""
_SHARED = 0.5
_NAMED = 0.8
"""The share of places at which a word is capitalised that makes it a name."""


@dataclass(frozen=True, slots=True)
class Refrain:
    """A wording that comes again on different occasions."""

    text: str
    """As it is most often said."""
    quotations: tuple[str, ...]
    statements: tuple[str, ...]


def refrains(utterances: Iterable[Utterance], weight: Callable[[str], float]) -> tuple[Refrain, ...]:
    """The refrains of one speaker, those of most statements first; `weight` says how much a word in small letters
    tells, from 0 on (its inverse document frequency)."""
    corpus = Corpus.of(utterances)
    weights = [0.0, *(weight(word) for word in corpus.vocabulary[1:])]
    trimmed = (_trimmed(corpus, run) for run in recurring(corpus.texts, 1))
    telling = {run for run in trimmed if run.length >= SHORTEST and _tells(corpus, run, weights)}
    again = [run for run in telling if _comes_again(corpus, run, weights)]
    return tuple(_refrain(corpus, run) for run in _chosen(corpus, again, weights))


def _comes_again(corpus: Corpus, run: Recurring, weights: Sequence[float]) -> bool:
    """Whether a run is said on enough occasions, the more the less it tells; a slogan in enough weeks, whatever stands
    about it."""
    if run.length <= PHRASE and run.statements >= _WEEKLY and weeks(corpus, run) >= _WEEKLY:
        return True
    if is_turn([corpus.vocabulary[word] for word in _words(corpus, run)]):
        return False
    return occasions(corpus, run, weights) >= _needed(corpus, run, weights)


def _needed(corpus: Corpus, run: Recurring, weights: Sequence[float]) -> int:
    """On how many occasions a run must come again: the less it tells, the more."""
    if run.length <= _SHORT:
        return _OFTEN
    telling = sum(weights[word] >= _CLEAR for word in _words(corpus, run))
    distinct = run.length >= PHRASE and telling > 1 and _whole(corpus, run, weights) >= _DISTINCT
    return 2 if distinct else 3


def _whole(corpus: Corpus, run: Recurring, weights: Sequence[float]) -> float:
    return sum(weights[word] for word in _words(corpus, run))


def _words(corpus: Corpus, run: Recurring) -> list[int]:
    at = run.places[0]
    return [int(word) for word in corpus.texts.words[at : at + run.length]]


def _trimmed(corpus: Corpus, run: Recurring) -> Recurring:
    """A run without the small words at its ends that belong to what stands beside it."""
    words = [corpus.vocabulary[word] for word in _words(corpus, run)]
    start, end = 0, len(words)
    while start < end and words[start] in small("opens"):
        start += 1
    while end > start and words[end - 1] in small("closes"):
        end -= 1
    return Recurring(end - start, tuple(place + start for place in run.places), run.statements)


def _tells(corpus: Corpus, run: Recurring, weights: Sequence[float]) -> bool:
    """Whether a run says something of its own: two words that tell, not all of them names; a short one also claims or
    asks something, more than to name a thing."""
    words = _words(corpus, run)
    shown = [corpus.vocabulary[word] for word in words]
    heavy = [at for at, word in enumerate(words) if weights[word] >= _HEAVY and shown[at][0].isalpha()]
    if len(heavy) < 2 or _whole(corpus, run, weights) < _LEAST:
        return False
    named = sum(_is_name(corpus, run, at) for at in heavy)
    if any(word in small("predicates") for word in shown):
        return named < len(heavy) or shown[0] in small("predicates")
    article = shown[0] in small("determiners")
    return len(heavy) - named > 1 and run.length > _SHORT + article and not is_turn(shown)


def _is_name(corpus: Corpus, run: Recurring, at: int) -> bool:
    capital = sum(_shown(corpus, place + at)[0].isupper() for place in run.places)
    return capital >= _NAMED * len(run.places)


def _shown(corpus: Corpus, at: int) -> str:
    start, end = corpus.places[at]
    return corpus.utterances[corpus.owners[at]].text[start:end]


def _chosen(corpus: Corpus, runs: Sequence[Recurring], weights: Sequence[float]) -> list[Recurring]:
    """The runs that stand beside one another: of those that share places, the one of most statements, and another
    only where it adds words that tell."""
    taken: dict[int, list[int]] = defaultdict(list)
    chosen: list[Recurring] = []
    for run in sorted(runs, key=lambda run: (-run.statements, -run.length, _words_shown(corpus, run), run.places)):
        words = _words(corpus, run)
        shared = Counter(other for at in run.places for other in {o for k in range(run.length) for o in taken[at + k]})
        rivals = [chosen[other] for other, places in sorted(shared.items()) if places >= _SHARED * len(run.places)]
        if all(_adds(words, _words(corpus, rival), weights) >= _ADDED for rival in rivals):
            for at in run.places:
                for k in range(run.length):
                    taken[at + k].append(len(chosen))
            chosen.append(run)
    return chosen


def _adds(words: Sequence[int], other: Sequence[int], weights: Sequence[float]) -> float:
    return fsum(weights[word] for word in set(words) - set(other))


def _words_shown(corpus: Corpus, run: Recurring) -> str:
    return " ".join(corpus.vocabulary[word] for word in _words(corpus, run))


def _refrain(corpus: Corpus, run: Recurring) -> Refrain:
    utterances = [corpus.utterances[corpus.owners[at]] for at in run.places]
    texts = Counter(_written(corpus, at, run.length) for at in run.places)
    text = min(texts, key=lambda text: (-texts[text], text))
    quotations, statements = ({one.quotation for one in utterances}, {one.statement for one in utterances})
    return Refrain(text, tuple(sorted(quotations)), tuple(sorted(statements)))


def _written(corpus: Corpus, at: int, length: int) -> str:
    text = corpus.utterances[corpus.owners[at]].text
    return text[corpus.places[at][0] : corpus.places[at + length - 1][1]]
