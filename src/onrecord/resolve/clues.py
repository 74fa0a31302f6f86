"""What is told of a pronoun or description and one entity that it may mean: a pair in, numbers out.

The clues are those of pronoun resolution (Lappin and Leass 1994; Hobbs 1978) and of news: recency, grammatical place,
who spoke last, who is in whose words. Each is a pure function; `CLUES` is the order in which the weights know them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log
from typing import NamedTuple

from onrecord.model import Gender

_FAR = 9


class Utterance(NamedTuple):
    """The content of one attribution with its source's range (code points), and whether it is all quoted."""

    content: tuple[int, int]
    source: tuple[int, int] | None
    direct: bool


class Standing(NamedTuple):
    """How a mention stands in its sentence."""

    subject: bool
    speaker: bool
    owner: bool
    named: bool = False
    """It is a name, no pronoun or description."""


class Event(NamedTuple):
    """One mention of an entity, by name or by a word resolved before."""

    at: int
    entity: int
    sentence: int
    paragraph: int
    subject: bool
    speaker: bool
    owner: bool
    named: bool
    direct: Utterance | None
    """The direct quotation that it stands in."""
    reported: Utterance | None


class Anaphor(NamedTuple):
    """The word whose antecedent is sought."""

    at: int
    sentence: int
    paragraph: int
    gender: Gender
    subject: bool
    owner: bool
    described: bool
    """It is no pronoun."""
    opens: bool
    paragraph_opens: bool
    utterance: Utterance | None
    """What it is the source of."""
    direct: Utterance | None
    """The direct quotation that it stands in."""
    reported: Utterance | None


class Pair(NamedTuple):
    """An anaphor and an entity with its mentions before it, the last first (at least one)."""

    anaphor: Anaphor
    entity: int
    events: tuple[Event, ...]
    rank: int
    of: int
    mentions: int
    known: bool
    """Whether the entity's gender is known; where it is, it agrees."""
    last_speaker: bool


def same_sentence(pair: Pair) -> float:
    """Last mentioned in the anaphor's own sentence."""
    return float(pair.events[0].sentence == pair.anaphor.sentence)


def sentence_before(pair: Pair) -> float:
    """Last mentioned in the sentence before."""
    return float(pair.anaphor.sentence - pair.events[0].sentence == 1)


def sentences(pair: Pair) -> float:
    """How many sentences ago it was last mentioned."""
    return min(pair.anaphor.sentence - pair.events[0].sentence, _FAR) / 3


def paragraphs(pair: Pair) -> float:
    """How many paragraphs ago it was last mentioned."""
    return float(min(pair.anaphor.paragraph - pair.events[0].paragraph, 3))


def other_paragraph(pair: Pair) -> float:
    """Last mentioned in another paragraph."""
    return float(pair.anaphor.paragraph != pair.events[0].paragraph)


def subject(pair: Pair) -> float:
    """Its last mention is a subject."""
    return float(pair.events[0].subject)


def subject_lately(pair: Pair) -> float:
    """A subject in this sentence or the one before."""
    return float(any(e.subject and pair.anaphor.sentence - e.sentence < 2 for e in pair.events))


def since_subject(pair: Pair) -> float:
    """How many sentences ago it was last a subject outside of words that the anaphor is not in."""
    return _since(pair, [e for e in pair.events if e.subject and not _apart(pair, e)])


def since_outside(pair: Pair) -> float:
    """How many sentences ago it was last mentioned outside of words that the anaphor is not in."""
    return _since(pair, [e for e in pair.events if not _apart(pair, e)])


def since_speaker(pair: Pair) -> float:
    """How many sentences ago it was last a source."""
    return _since(pair, [e for e in pair.events if e.speaker])


def _since(pair: Pair, events: Sequence[Event]) -> float:
    return min(pair.anaphor.sentence - events[0].sentence, _FAR) / 3 if events else (_FAR + 1) / 3


def _apart(pair: Pair, event: Event) -> bool:
    return (event.direct is not None and event.direct is not pair.anaphor.direct) or (
        event.reported is not None and event.reported is not pair.anaphor.reported
    )


def speaker(pair: Pair) -> float:
    """Its last mention is a source."""
    return float(pair.events[0].speaker)


def speaker_lately(pair: Pair) -> float:
    """A source in this sentence or the two before."""
    return float(any(e.speaker and pair.anaphor.sentence - e.sentence < 3 for e in pair.events))


def last_speaker(pair: Pair) -> float:
    """The last of the candidates who spoke."""
    return float(pair.last_speaker)


def owner(pair: Pair) -> float:
    """Its last mention is a possessive."""
    return float(pair.events[0].owner)


def named(pair: Pair) -> float:
    """Its last mention is a name, not a pronoun."""
    return float(pair.events[0].named)


def first(pair: Pair) -> float:
    """The last mentioned of the candidates."""
    return float(pair.rank == 0)


def rank(pair: Pair) -> float:
    """How many candidates were mentioned since."""
    return min(pair.rank, 5) / 2


def alone(pair: Pair) -> float:
    """The only candidate."""
    return float(pair.of == 1)


def mentions(pair: Pair) -> float:
    """How often the article names it."""
    return log(1 + pair.mentions)


def lately(pair: Pair) -> float:
    """How often it was mentioned in the last sentences."""
    return log(sum(pair.anaphor.sentence - e.sentence < 4 for e in pair.events) + 1)


def far(pair: Pair) -> float:
    """How many characters ago it was last mentioned, as a logarithm."""
    return log(1 + pair.anaphor.at - pair.events[0].at) / 5


def unknown_gender(pair: Pair) -> float:
    """Its gender is not told, where the anaphor's is."""
    return float(pair.anaphor.gender is not Gender.UNKNOWN and not pair.known)


def in_other_words(pair: Pair) -> float:
    """Its last mention stands in a direct quotation that the anaphor is not in."""
    there = pair.events[0].direct
    return float(there is not None and there is not pair.anaphor.direct)


def in_another_report(pair: Pair) -> float:
    """Its last mention stands in a report that the anaphor is not in."""
    there = pair.events[0].reported
    return float(there is not None and there is not pair.anaphor.reported)


def always_in_other_words(pair: Pair) -> float:
    """The last three mentions stand in words of others that the anaphor is not in."""
    return float(
        all(
            (e.direct or e.reported) is not None
            and e.direct is not pair.anaphor.direct
            and e.reported is not pair.anaphor.reported
            for e in pair.events[:3]
        )
    )


def in_what_it_says(pair: Pair) -> float:
    """Mentioned in the very words whose source the anaphor is."""
    said = pair.anaphor.utterance
    return float(said is not None and any(said.content[0] <= e.at < said.content[1] for e in pair.events))


def speaks_these_words(pair: Pair) -> float:
    """The source of the direct quotation that the anaphor stands in: nobody there is "he" to himself."""
    return _spoken_by(pair, pair.anaphor.direct)


def reports_these_words(pair: Pair) -> float:
    """The source of the report that the anaphor stands in."""
    return _spoken_by(pair, pair.anaphor.reported)


def _spoken_by(pair: Pair, words: Utterance | None) -> float:
    source = words.source if words else None
    return float(source is not None and any(source[0] <= e.at < source[1] for e in pair.events))


def quoted_anaphor(pair: Pair) -> float:
    """The anaphor stands in a direct quotation."""
    return float(pair.anaphor.direct is not None)


def subject_anaphor(pair: Pair) -> float:
    """The anaphor is a subject: "he", not "him"."""
    return float(pair.anaphor.subject)


def opening_anaphor(pair: Pair) -> float:
    """The anaphor opens its sentence."""
    return float(pair.anaphor.opens)


def opening_paragraph(pair: Pair) -> float:
    """The anaphor's sentence opens its paragraph."""
    return float(pair.anaphor.paragraph_opens)


CLUES: tuple[Callable[[Pair], float], ...] = (
    same_sentence, sentence_before, sentences, paragraphs, other_paragraph, subject, subject_lately, speaker,
    speaker_lately, last_speaker, owner, named, first, rank, alone, mentions, lately, far, unknown_gender,
    in_other_words, in_another_report, always_in_other_words, in_what_it_says, speaks_these_words, reports_these_words,
    since_subject, since_outside, since_speaker,
    quoted_anaphor, subject_anaphor, opening_anaphor, opening_paragraph,
)  # fmt: skip
"""Every clue in the order of the weights."""
