"""The words of the design as types: what every stage takes and gives. Imports nothing of ours.

Offsets are half-open ranges of code points. Everything is frozen; a stage returns new values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class Media(StrEnum):
    """What the bytes of a page are."""

    TEXT = "text"
    HTML = "html"


class Container(StrEnum):
    """What a page stood in: a file of its own, a record of an archive, or a row of JSON Lines or CSV."""

    FILE = "file"
    RECORD = "record"
    ROW = "row"


class Outcome(StrEnum):
    """How an input ended: the first two are a record's; without one, an input that gives an article has none."""

    STORED = "stored"
    ALREADY_THERE = "already there"
    SKIPPED = "skipped"
    FAILED = "failed"


class Status(StrEnum):
    """What the reader made of a page."""

    READ = "read"
    NO_ARTICLE = "no article"
    OTHER_LANGUAGE = "other language"


class Size(StrEnum):
    """Which of the two readers finds the quotations: the better one, or one of half the layers."""

    ACCURATE = "accurate"
    FAST = "fast"


class Kind(StrEnum):
    """Whether the content stands in the speaker's own words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Reports(StrEnum):
    """Whether an attribution reports something said or written, or a state of mind."""

    SPEECH = "speech"
    THOUGHT = "thought"


class Part(StrEnum):
    """The part of an article that a range counts in."""

    BODY = "body"
    TITLE = "title"


class SpeakerKind(StrEnum):
    """What kind of thing a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    GROUP = "group"
    UNNAMED = "unnamed"
    DOCUMENT = "document"


class Gender(StrEnum):
    """The gender that the words of an article tell."""

    MAN = "m"
    WOMAN = "f"
    UNKNOWN = "-"


class Aspect(StrEnum):
    """What a circumstance of speaking tells."""

    PLACE = "place"
    AUDIENCE = "audience"
    OCCASION = "occasion"
    VIA = "via"
    ON_BEHALF_OF = "on behalf of"


@dataclass(frozen=True, slots=True)
class Given:
    """Facts that a row states beside its text; they win over what the text says."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    extra: Mapping[str, Json] = field(default_factory=dict)
    """The row's other fields, kept as they are."""


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one input, immutable, known by their SHA-256."""

    id: str
    uri: str
    sha256: str
    data: bytes
    """The bytes that were hashed; of a row, its JSON with sorted keys and no spaces, in UTF-8."""
    media: Media
    container: Container = Container.FILE
    charset: str | None = None
    """The encoding that the transport declared (an HTTP header in an archive), if any."""
    given: Given = Given()


@dataclass(frozen=True, slots=True)
class Miss:
    """An input, or a part of one, that gave no page, and why."""

    uri: str
    outcome: Outcome
    why: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text (a row's `text` or `html` field) and how its bytes were read."""

    text: str
    encoding: str
    found_in: str
    """What told the encoding: "mark" (byte order), "header", "declaration", "bytes" (detected) or "row"."""
    replaced: int = 0
    """How many broken sequences of bytes became U+FFFD."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that stands unchanged in the input: `text[start:end]` is `input[origin : origin + end - start]`."""

    start: int
    end: int
    origin: int


@dataclass(frozen=True, slots=True)
class Span:
    """A range of the article's body or title, with its words."""

    start: int
    end: int
    text: str
    origin: tuple[int, int] | None = None
    """The same words in the decoded input (plain text and rows of text only)."""
    altered: bool = False
    """The words do not stand so in the page's own text (HTML only)."""


@dataclass(frozen=True, slots=True)
class Via:
    """One link of the chain through which the words came; the range is None where the name stands outside the body."""

    name: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it, by the fullest name known."""

    id: str
    name: str
    kind: SpeakerKind
    gender: Gender = Gender.UNKNOWN
    roles: tuple[str, ...] = ()
    """What the article says that the speaker is, in its words: "NATO Secretary General", "mayor of Elm"."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A speaker who may be meant where it cannot be told."""

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Said:
    """When it was said: an interval of days (ISO 8601), either end unknown, and the words that tell."""

    earliest: str | None
    latest: str | None
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One thing told of the speaking: where, to whom, on what occasion, via whom, for which body."""

    what: Aspect
    name: str
    """The place, the audience and so on by its name."""
    words: Span | None = None
    """The words of the body that tell it; None where they stand outside."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution relation as the quotation model finds it, before anyone knows who "he" is."""

    part: Part
    kind: Kind
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    confidence: float


class JudgementKind(StrEnum):
    """What a person decides: about speakers (the first three), about a quotation, or about a judgement."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    REJECT = "reject"
    FIX = "fix"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quotation by its page and words, so that it is found again after another reading."""

    sha256: str
    """Of the page."""
    exact: str
    """From the first code point of what was said to the last."""
    prefix: str
    suffix: str
    """What stands before and behind."""
    start: int
    """Of `exact` in the part."""
    part: Part = Part.BODY


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of a person; never changed, only superseded."""

    id: str
    by: str
    at: str
    """When, UTC, ISO 8601 with microseconds."""
    why: str
    what: JudgementKind
    anchor: Anchor | None
    """The quotation that it is about, if any."""
    value: Mapping[str, Json]
    """Of merge and split {"one": [speakers], "other": [speakers]}, of rename {"one": [speakers], "name"}, of fix
    {"speakers": [speakers]}, each speaker {"name", "kind"}; empty for the others."""
    supersedes: str | None = None
    """The judgement that it replaces or undoes."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement in force about a quotation."""

    judgement: str
    """Its id."""
    what: JudgementKind


@dataclass(frozen=True, slots=True)
class Known:
    """One entry of a newsroom's list: names that are one person's, or one body's."""

    id: str
    kind: SpeakerKind
    name: str
    names: tuple[str, ...]
    """All of them, `name` among them."""
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """One attribution in one article with its speakers and circumstances."""

    id: str
    article: str
    part: Part
    kind: Kind
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    confidence: float
    speakers: tuple[Speaker, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    said: Said | None = None
    reports: Reports | None = None
    """None where it was not told apart."""
    circumstances: tuple[Circumstance, ...] = ()
    """What is told of the speaking, those of one aspect in their order: links of `via` from the origin on."""

    rulings: tuple[Ruling, ...] = ()
    """What people judged of it, in a record."""

    @property
    def rejected(self) -> bool:
        """Whether a person judged that it is no quotation."""
        return any(ruling.what is JudgementKind.REJECT for ruling in self.rulings)

    @property
    def place(self) -> str | None:
        """Where it was said."""
        return next(iter(self._told(Aspect.PLACE)), None)

    @property
    def audience(self) -> tuple[str, ...]:
        """To whom it was said."""
        return self._told(Aspect.AUDIENCE)

    @property
    def occasion(self) -> str | None:
        """On what occasion, or by what medium, it was said."""
        return next(iter(self._told(Aspect.OCCASION)), None)

    @property
    def on_behalf_of(self) -> str | None:
        """The body or person that a spokesperson speaks for."""
        return next(iter(self._told(Aspect.ON_BEHALF_OF)), None)

    @property
    def via(self) -> tuple[Via, ...]:
        """Through whom the words came to this outlet, from the origin on."""
        links = ((c.name, c.words) for c in self.circumstances if c.what is Aspect.VIA)
        return tuple(Via(name, words.start, words.end) if words else Via(name) for name, words in links)

    def _told(self, aspect: Aspect) -> tuple[str, ...]:
        return tuple(c.name for c in self.circumstances if c.what is aspect)

    @property
    def words(self) -> str:
        """What was said, its parts joined by an ellipsis."""
        return " … ".join(span.text for span in self.content)


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one input of a record."""

    uri: str
    outcome: Outcome
    why: str | None = None
    """The reason, where it was skipped or failed."""
    article: str | None = None
    """The id of the article that the record holds of it."""


@dataclass(frozen=True, slots=True)
class Article:
    """The clean text of one page, paragraphs separated by an empty line, with its facts and where each was found."""

    id: str
    uri: str
    sha256: str
    status: Status
    text: str
    media: Media
    encoding: str
    replaced: int = 0
    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    via: tuple[Via, ...] = ()
    published: str | None = None
    """ISO 8601 with the precision that the page gives: "2025-01-23" or "2025-01-23T11:02"."""
    language: str | None = None
    found_in: Mapping[str, str] = field(default_factory=dict)
    """Fact name -> "json-ld", "meta", "text", "address" or "row"."""
    segments: tuple[Segment, ...] = ()
    """Where the text stands in the input, in order (plain text and rows of text; empty for HTML)."""
    title_origin: int | None = None
    """Where the title starts in the input, where it stands there."""
    captions: tuple[str, ...] = ()
    """What stands beside the body and is no part of it, such as captions: a full date there tells the story's days."""
    altered: tuple[tuple[int, int], ...] = ()
    """Ranges of the text that do not stand so in the page's own text (HTML)."""
    extra: Mapping[str, Json] = field(default_factory=dict)
    reader: str = ""
    """Name and hash of the models that read the quotations."""
    quotations: tuple[Quotation, ...] = ()

    def span(self, start: int, end: int, part: Part = Part.BODY) -> Span:
        """The words of a range with their origin. Raises ValueError for an empty range or one outside the part."""
        text = self.text if part is Part.BODY else self.title or ""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"range {start}:{end} does not lie in the {part} of {self.id} ({len(text)} code points)")
        altered = part is Part.BODY and any(s < end and start < e for s, e in self.altered)
        return Span(start, end, text[start:end], self._origin(start, end, part), altered)

    def _origin(self, start: int, end: int, part: Part) -> tuple[int, int] | None:
        """The range in the input from the first code point's place to the last one's."""
        if part is Part.TITLE:
            return None if self.title_origin is None else (self.title_origin + start, self.title_origin + end)
        places = [
            segment.origin + at - segment.start
            for at in (start, end - 1)
            for segment in self.segments
            if segment.start <= at < segment.end
        ]
        return (places[0], places[1] + 1) if len(places) == 2 else None
