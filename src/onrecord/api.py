"""The record from Python: opened with `onrecord.open`, added to, asked, exported, verified."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar, Unpack

from onrecord.errors import InputError, SettingsError
from onrecord.model import Article, Entry, Judgement, Size

if TYPE_CHECKING:
    from onrecord.ask.citations import Citation
    from onrecord.ask.question import Filters
    from onrecord.ask.refrains import Refrain
    from onrecord.ask.statements import Statement
    from onrecord.link.edits import Edit
    from onrecord.read.pages import Inputs
    from onrecord.record.adding import Added
    from onrecord.record.connection import Connection
    from onrecord.record.find import Version
    from onrecord.record.judge import Judge
    from onrecord.record.speakers import SpeakerEntry
    from onrecord.record.stories import Copies, Story
    from onrecord.record.verify import Fault
    from onrecord.record.write import Step
    from onrecord.settings import Settings
    from onrecord.share.formats import Form

DEFAULT = "onrecord.db"
StrPath = str | PathLike[str]

# Everything below imports what it needs where it needs it: a question loads neither models nor the readers of pages.
# ruff: noqa: PLC0415


Thing = TypeVar("Thing")


class Record:
    """A record's file: `with onrecord.open("onrecord.db") as record: …`.

    The file is opened when it is first needed; the first `add` makes it. Every method raises RecordError where the file
    cannot be read or written, and NoRecord where there is none.
    """

    def __init__(self, path: StrPath = DEFAULT) -> None:
        self.path = Path(path)
        self._opened: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Harmless where it is closed."""
        if self._opened:
            self._opened.close()
            self._opened = None

    def add(
        self,
        paths: StrPath | Iterable[StrPath] = (),
        *,
        jobs: int | None = None,
        reader: Size | str | None = None,
        reread: bool = False,
        missed: Callable[[Entry], object] | None = None,
    ) -> Added:
        """Read the pages below the paths and keep what is new; what the record has stays as it is.

        `paths` are files and folders, "-" is standard input. `reader` is "accurate" or "fast". With `reread`, pages
        that another reader has read are read again; without paths that is every such page of the record, from the
        bytes kept. Each input that was skipped or failed goes to `missed`. A run that is killed has lost nothing: run
        it again. A bad input raises nothing. Raises SettingsError, ModelError.
        """
        from onrecord.record.adding import Added
        from onrecord.settings import Settings

        settings = Settings.load(jobs, reader)
        several = [paths] if isinstance(paths, (str, PathLike)) else paths
        given = [fspath(path) for path in several]
        if not all(given):
            raise SettingsError("a path is empty: name a file or a folder")
        added = Added()
        inputs = None if reread and not given else self.inputs(given)
        with closing(self.adding(given, inputs, settings, reread=reread)) as steps:
            for step in steps:
                added.note(step)
                if missed and step.entry.why is not None:
                    missed(step.entry)
        return added

    def inputs(self, paths: list[str]) -> Inputs:
        """What is to be read below the paths, in order; the record's own files are not."""
        from onrecord.read.pages import listed

        return listed(paths, without=[f"{self.path}{ending}" for ending in ("", "-wal", "-shm", "-journal")])

    def adding(
        self, paths: list[str], inputs: Inputs | None, settings: Settings, *, reread: bool = False
    ) -> Generator[Step]:
        """`add` step by step, one for each input once it is written; without inputs all pages are read again."""
        from onrecord.record.adding import adding, rereading

        if inputs is None:
            return rereading(self._file(), settings)
        return adding(self._file(create=True), paths, inputs, settings, reread=reread)

    def quotes(self, *, limit: int | None = None, **filters: Unpack[Filters]) -> Iterator[Citation]:
        """Quotations by the day they were said, undated ones last; see Filters for what can be asked.

        Raises SettingsError for a day or a kind that is none.
        """
        from onrecord.ask.citations import citations
        from onrecord.ask.question import question

        return citations(self._file(), question(filters), limit)

    def count(self, **filters: Unpack[Filters]) -> int:
        """How many quotations `quotes` would give."""
        from onrecord.ask.question import question
        from onrecord.record.search import count

        return count(self._file(), question(filters))

    def article(self, called: str) -> Article:
        """The article with its quotations, by its id, its hash or the beginning of it, its address or its name.

        Raises NotThere where the record has none, several, or one that was removed.
        """
        from onrecord.record.find import find
        from onrecord.record.load import article

        return article(self._file(), find(self._file(), called))

    def versions(self, called: str) -> list[Version]:
        """All pages that stood at the article's address, the oldest first; the article alone where nothing is known."""
        from onrecord.record.find import find, versions

        return versions(self._file(), find(self._file(), called))

    def edits(self, called: str) -> list[Edit]:
        """The quotations that the article has otherwise than the version of its page before it: changed, dropped or
        added, the words before and after.

        Empty where the record has no version before it; `versions` lists what it has. A quotation that was only read
        otherwise is no edit: its words stand in both. Raises NotThere.
        """
        from onrecord.ask.edits import edits

        return edits(self._file(), called)

    def speakers(self, name: str | None = None, *, limit: int | None = None) -> Iterator[SpeakerEntry]:
        """Speakers whose names hold all words of `name`, or all; the most quoted first."""
        from onrecord.record.speakers import speakers

        return speakers(self._file(), name, limit)

    def count_speakers(self, name: str | None = None) -> int:
        """How many speakers `speakers` would give."""
        from onrecord.record.speakers import count

        return count(self._file(), name)

    def statement(self, called: str) -> Statement:
        """One utterance with all quotations that report it, by its id or the beginning of it; the id of any of the
        quotations will do, and any that it had before. Raises NotThere."""
        from onrecord.ask.statements import statement

        return statement(self._file(), called)

    def statements(self, speaker: str, *, limit: int | None = None, newest: bool = False) -> Iterator[Statement]:
        """What the speakers of that name or id said, by the day they said it, undated words last; with `newest` the
        latest day first."""
        from onrecord.ask.statements import said_by

        return said_by(self._file(), speaker, limit, newest=newest)

    def count_statements(self, speaker: str) -> int:
        """How many statements `statements` would give."""
        from onrecord.record.statements import count

        return count(self._file(), speaker)

    def refrains(self, speaker: str) -> list[Refrain]:
        """What the speakers of that name or id say again and again, on different occasions."""
        from onrecord.ask.refrains import of_speaker

        return of_speaker(self._file(), speaker)

    def stories(self, about: str | None = None, *, limit: int | None = None) -> Iterator[Story]:
        """Events that two articles and more are about, the latest first; those of which a title or an outlet holds
        `about`."""
        from onrecord.record.stories import stories

        return stories(self._file(), limit, about)

    def story(self, called: str) -> Story:
        """One story, by its id or the beginning of it, or the hash of any of its articles. Raises NotThere."""
        from onrecord.record.stories import story

        return story(self._file(), called)

    def count_stories(self, about: str | None = None) -> int:
        """How many stories `stories` would give."""
        from onrecord.record.stories import count

        return count(self._file(), about)

    def statements_of(self, story: str) -> list[Statement]:
        """What at least two outlets of a story report, those of most outlets first; the story by what `story` takes.
        Copies of one text count as one. Raises NotThere."""
        from onrecord.ask.statements import told_in

        return told_in(self._file(), story)

    def copies(self, called: str | None = None) -> Iterator[Copies]:
        """Groups of articles that are the same text; of an article that which it is in, where there is one. Raises
        NotThere."""
        from onrecord.record.find import find
        from onrecord.record.stories import copies

        return copies(self._file(), find(self._file(), called) if called is not None else None)

    def judge(self, *, by: str | None = None) -> Judge:
        """Decisions on speakers and quotations, in the name of `by` (else of ONRECORD_BY, else of the user's account):
        `record.judge(by="Jane").merge("Zelensky", "Selensky", why="one man")`."""
        from onrecord.record.judge import Judge

        return Judge(self._file(), by)

    def judgements(self) -> list[Judgement]:
        """All judgements, the oldest first, those that were undone among them."""
        from onrecord.record.judgements import every

        with self._file().reading():
            return every(self._file())

    def add_judgements(self, path: StrPath, *, missed: Callable[[InputError], object] | None = None) -> tuple[int, int]:
        """Take over judgements from a file that `export` wrote; gives how many are new, and how many were there.

        Those about pages that are not here wait for them. Each line that is no judgement, or was changed, goes to
        `missed`. Raises OSError.
        """
        from onrecord.read.judgements import judgements_in

        found = [*judgements_in(Path(path))]
        self._file(create=True)
        return self.judge().add(_good(found, missed), missed=missed)

    def add_known(self, path: StrPath, *, missed: Callable[[InputError], object] | None = None) -> int:
        """Use a list of known people and bodies (CSV, or FollowTheMoney's JSON lines), in place of one that came from a
        file of the same name; gives how many entries are new.

        Each line that is no entry goes to `missed`. Raises OSError, and InputError where the file is no such list.
        """
        from onrecord.read.known import known_in
        from onrecord.record.settling import use
        from onrecord.record.words import writable

        return use(self._file(create=True), writable(Path(path).name), _good(known_in(Path(path)), missed))

    def size(self) -> tuple[int, int]:
        """How many pages and quotations the record holds."""
        from onrecord.record.search import size

        return size(self._file())

    def outdated(self, reader: Size | str | None = None) -> int:
        """How many pages another reader has read than the one that `add` would take. Raises SettingsError."""
        from onrecord.record.adding import outdated
        from onrecord.settings import Settings

        return outdated(self._file(), Settings.load(reader=reader).reader)

    def export(self, folder: StrPath, form: Form | str = "jsonl") -> list[Path]:
        """Write all of the record into files of a folder, one for each kind of thing; gives their paths.

        The same record gives the same bytes, whatever the order in which it came to be. Raises SettingsError for a
        format that is none, OSError where the folder cannot be written.
        """
        from onrecord.share.export import export
        from onrecord.share.formats import Form

        if form not in [*Form]:
            raise SettingsError(f"{form!r} is no format: give one of {', '.join(Form)}")
        return export(self._file(), Path(folder), Form(form))

    def verify(self) -> Iterator[Fault]:
        """Everything that is not as it must be: bytes hashed again, words looked up again, indexes compared.

        Where the file cannot be written, full-text indexes are not compared.
        """
        from onrecord.record.verify import verify

        return verify(self._file())

    @property
    def writable(self) -> bool:
        """Whether something can be added; a record on a read-only place can be asked all the same."""
        return self._file().writable

    def remove(self, called: str, *, why: str) -> bool:
        """Take an article down: its bytes and all text go for good, its hash, its address and the reason stay.

        False where another program was reading: the text stays in the files until that has ended and something is
        written. Raises NotThere, and SettingsError without a reason.
        """
        from onrecord.record.find import find
        from onrecord.record.remove import remove

        return remove(self._file(), find(self._file(), called), called, why)

    def _file(self, *, create: bool = False) -> Connection:
        from onrecord.record.connection import Connection

        if self._opened is None:
            self._opened = Connection(self.path, create=create)
        return self._opened


def _good(found: Iterable[Thing | InputError], missed: Callable[[InputError], object] | None) -> Iterator[Thing]:
    """What was read; errors go to whoever asked for them."""
    for one in found:
        if not isinstance(one, InputError):
            yield one
        elif missed:
            missed(one)


def open(path: StrPath = DEFAULT) -> Record:
    """The record at a path, to be used in a `with` block."""
    return Record(path)
