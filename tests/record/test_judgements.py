"""What people judge holds: at once, after another reading, for later articles, elsewhere; and can be undone."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import kept
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord import pipeline
from onrecord.errors import InputError, NotThere, SettingsError
from onrecord.model import Article, Judgement, JudgementKind, Page, Part, Quotation, SpeakerKind
from onrecord.read.limits import Limits
from onrecord.record import judgements
from onrecord.record.connection import Connection
from onrecord.record.judge import Judge
from onrecord.record.load import as_read

Export = Callable[..., dict[str, bytes]]
Judging = Callable[[onrecord.Record], object]


def who(record: onrecord.Record, words: str) -> list[str]:
    """Who said it."""
    (quotation,) = record.quotes(about=words, thoughts=True)
    return [speaker.name for speaker in quotation.speakers]


def of(record: onrecord.Record, words: str) -> str:
    """The id of a quotation."""
    (quotation,) = record.quotes(about=words, thoughts=True)
    return quotation.id


def names(record: onrecord.Record) -> dict[str, set[str]]:
    return {speaker.name: {name for name, _ in speaker.names} for speaker in record.speakers()}


@pytest.fixture
def judge(record: onrecord.Record) -> Iterator[Judge]:
    made = record.judge(by="Jo Wren")
    yield made
    assert list(record.verify()) == []


def test_a_judgement_keeps_who_when_and_why(record: onrecord.Record, judge: Judge) -> None:
    made = judge.merge("Ben Ros", "Ida Falk", why=" a pen name ")
    assert (made.by, made.why, made.what) == ("Jo Wren", "a pen name", JudgementKind.MERGE)
    assert made.at.endswith("+00:00")
    assert record.judgements() == [made]


def test_who_judges_is_told_by_the_environment_else_by_the_account(
    record: onrecord.Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_BY", "Kim")
    assert record.judge().reject(of(record, "nor on Monday")).by == "Kim"
    monkeypatch.delenv("ONRECORD_BY")
    monkeypatch.setattr("getpass.getuser", lambda: "")
    assert record.judge().reject(of(record, "nor on Monday")).by == "unknown"


def test_merged_speakers_are_one_and_split_names_are_another(record: onrecord.Record, judge: Judge) -> None:
    judge.merge("Ben Ros", "Ida Falk")
    assert {"Ben Ros", "Ida Falk"} in names(record).values()
    assert record.count(speaker="Falk", thoughts=True) == record.count(speaker="Ros", thoughts=True)
    judge.split("Ben Ros", "Ida Falk")
    assert {"Ida Falk"} in names(record).values()
    judge.merge("Ben Ros", "Ida Falk")
    assert {"Ben Ros", "Ida Falk"} in names(record).values(), "the later judgement wins"


def test_a_name_that_only_differs_in_capitals_cannot_be_split_off(record: onrecord.Record, judge: Judge) -> None:
    with pytest.raises(SettingsError, match="those are all names of Ada Lund"):
        judge.split("Ada Lund", "ADA LUND")


def test_a_renamed_speaker_is_called_so_and_found_by_all_its_names(record: onrecord.Record, judge: Judge) -> None:
    made = judge.rename("Ida Falk", "  Ida  von Falk ")
    (ida,) = record.speakers("Ida Falk")
    assert (ida.name, ida.named) == ("Ida von Falk", made.id)
    assert who(record, "will fall") == ["Ida von Falk"]
    assert [speaker.name for speaker in record.speakers("von")] == []
    assert [speaker.name for speaker in record.speakers("ida von falk")] == ["Ida von Falk"]


def test_what_is_rejected_is_left_out_unless_everything_is_asked_for(record: onrecord.Record, judge: Judge) -> None:
    made = judge.reject(of(record, "nor on Monday"))
    assert record.count(about="Monday") == 0
    (quotation,) = record.quotes(about="Monday", thoughts=True)
    assert [(ruling.judgement, ruling.what) for ruling in quotation.rulings] == [(made.id, JudgementKind.REJECT)]
    assert quotation.rejected


def test_a_fixed_speaker_is_who_said_it_also_somebody_new_and_several(record: onrecord.Record, judge: Judge) -> None:
    perhaps = of(record, "perhaps")
    assert who(record, "perhaps") == []
    judge.fix(perhaps, "Ida Falk")
    assert who(record, "perhaps") == ["Ida Falk"]
    judge.fix(perhaps, "Ada Lund", "Una Moe")
    assert who(record, "perhaps") == ["Ada Lund", "Una Moe"]
    judge.fix(perhaps, "the Elm Choir", kind="group")
    (quotation,) = record.quotes(about="perhaps")
    assert [(speaker.name, speaker.kind) for speaker in quotation.speakers] == [("the Elm Choir", SpeakerKind.GROUP)]
    assert [speaker.name for speaker in record.speakers("Una")] == []


def test_undone_and_the_undoing_undone(record: onrecord.Record, judge: Judge, export: Export) -> None:
    before = names(record)
    made = judge.merge("Ben Ros", "Ida Falk")
    merged = names(record)
    undone = judge.undo(made.id[:6], why="a slip")
    assert names(record) == before
    again = judge.undo(undone.id)
    assert names(record) == merged
    judge.undo(again.id)
    assert names(record) == before
    assert len(record.judgements()) == 4


def test_of_two_fixes_the_later_holds_and_the_earlier_again_when_that_is_undone(
    record: onrecord.Record, judge: Judge
) -> None:
    perhaps = of(record, "perhaps")
    first = judge.fix(perhaps, "Ida Falk")
    second = judge.fix(perhaps, "Ada Lund")
    assert second.supersedes == first.id
    with pytest.raises(SettingsError, match=f"{first.id} was superseded by {second.id}: undo that"):
        judge.undo(first.id)
    judge.undo(second.id)
    assert who(record, "perhaps") == ["Ida Falk"]
    judge.undo(first.id)
    assert who(record, "perhaps") == []


EVERYTHING: dict[str, Judging] = {
    "merge": lambda record: record.judge(by="Jo").merge("Ben Ros", "Ida Falk"),
    "split": lambda record: record.judge(by="Jo").split(
        record.judge(by="Jo").merge("Ben Ros", "Ida Falk") and "Ben Ros", "Ida Falk"
    ),
    "rename": lambda record: record.judge(by="Jo").rename("Ida Falk", "Ida von Falk"),
    "reject": lambda record: record.judge(by="Jo").reject(of(record, "nor on Monday")),
    "fix": lambda record: record.judge(by="Jo").fix(of(record, "perhaps"), "Una Moe", "Ida Falk"),
}


ALL_TOGETHER = [judging for kind, judging in EVERYTHING.items() if kind != "merge"]  # which a split begins with


@pytest.mark.parametrize("judging", EVERYTHING.values(), ids=EVERYTHING)
def test_judging_never_changes_what_the_reader_found_and_undone_it_leaves_no_trace(
    record: onrecord.Record, path: Path, export: Export, judging: Judging
) -> None:
    def read() -> list[Article]:
        with closing(Connection(path, create=False)) as file:
            return [as_read(file, page) for (page,) in file.rows("SELECT page FROM articles ORDER BY page").fetchall()]

    before, exported = read(), export()
    judging(record)
    assert read() == before
    judged = export()
    assert judged != exported
    judge = record.judge(by="Jo")
    for made in reversed(record.judgements()):
        judge.undo(made.id)
    assert read() == before
    after = export()
    assert {**after, "judgements.jsonl": b""} == {**exported, "judgements.jsonl": b""}


def other_ranges(limits: Limits, size: object) -> Callable[[Page], Article]:
    """Another model: it leaves quotation marks out, and cuts what has a gap in two."""
    return _otherwise


def _otherwise(page: Page) -> Article:
    article = kept.read("other ranges", "boom", page)
    found = []
    for quotation in article.quotations:
        for number, span in enumerate(quotation.content):
            content = (article.span(span.start + 1, span.end - 1),)
            found.append(replace(quotation, id=f"{quotation.id[:-1]}{number}", content=content))
    return replace(article, quotations=tuple(found))


def test_read_again_by_a_reader_that_finds_other_ranges_all_of_it_still_holds(
    record: onrecord.Record,
    judge: Judge,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judge.merge("Ben Ros", "Ida Falk")
    judge.reject(of(record, "nor on Monday"))
    judge.fix(of(record, "perhaps"), "Una Moe")
    monkeypatch.setattr(pipeline, "page_reader", other_ranges)
    monkeypatch.setattr("onrecord.record.adding.reader_name", lambda size: "other ranges")
    record.add(reread=True)
    assert {"Ben Ros", "Ida Falk"} in names(record).values()
    assert who(record, "perhaps") == ["Una Moe"]
    assert record.count(about="Sunday") == record.count(about="Monday") == 0, "both pieces of it"
    assert record.count(about="we wait") == 1, "what stands beside it is another quotation"
    monkeypatch.setattr(pipeline, "page_reader", kept.reader)
    monkeypatch.setattr("onrecord.record.adding.reader_name", lambda size: "first reader")
    record.add(reread=True)
    assert who(record, "perhaps") == ["Una Moe"]
    assert record.count(about="Monday") == 0


def nested(limits: Limits, size: object) -> Callable[[Page], Article]:
    """A reader that finds a quotation within another."""
    return _nested


def _nested(page: Page) -> Article:
    article = kept.read("nested", "boom", page)
    whole, *_ = article.quotations
    start = article.text.index("cats")
    inner = replace(whole, id=f"{whole.id[:-1]}i", content=(article.span(start, whole.content[-1].end),))
    return replace(article, quotations=(whole, inner))


def test_a_quotation_within_another_is_judged_alone(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "page_reader", nested)
    (tmp_path / "a.txt").write_text("“He says cats are never late” said Ada Lund.")
    with onrecord.open(path) as record:
        record.add(tmp_path / "a.txt")
        _, inner = record.article("a").quotations
        record.judge(by="Jo").reject(inner.id)
        assert [quotation.rejected for quotation in record.article("a").quotations] == [False, True]


def test_it_holds_for_articles_that_come_later(record: onrecord.Record, judge: Judge, world: Path) -> None:
    judge.merge("Ben Ros", "Ida Falk")
    judge.rename("Ben Ros", "The Elm Duo")
    (world / "later.txt").write_text("“Later” said Ida Falk.")
    record.add(world)
    assert who(record, "later") == ["The Elm Duo"]


def test_a_judgement_on_a_rename_is_of_that_name_and_not_of_who_shares_a_surname(path: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Yes” said Lund.")
    with onrecord.open(path) as record:
        record.add(tmp_path / "a.txt")
        record.judge(by="Jo").rename("Lund", "Mayor Lund")
        for number in range(30):
            (tmp_path / f"a{number}.txt").write_text(f"“Sentence {number}” said Ada Lund.")
        record.add(tmp_path)
        assert names(record)["Ada Lund"] == {"Ada Lund", "Lund"}


def carried(record: onrecord.Record, to: onrecord.Record, tmp_path: Path) -> list[InputError]:
    """Judgements exported from one record and taken over by another."""
    missed: list[InputError] = []
    record.export(tmp_path / "out")
    to.add_judgements(tmp_path / "out/judgements.jsonl", missed=missed.append)
    return missed


def test_taken_over_by_another_record_it_waits_for_its_page_and_then_holds(
    record: onrecord.Record, world: Path, tmp_path: Path
) -> None:
    for judging in ALL_TOGETHER:
        judging(record)
    with onrecord.open(tmp_path / "other.db") as other:
        other.add(world / "ledger/quiet.txt")
        assert carried(record, other, tmp_path) == []
        assert carried(record, other, tmp_path) == [], "a second time is harmless"
        assert other.judgements() == record.judgements()
        other.add(world / "post")
        assert who(other, "perhaps") == ["Una Moe", "Ida von Falk"]
        assert list(other.verify()) == []
        other.add(world)
        assert other.count(about="Monday") == 0
        assert list(other.verify()) == []


def test_a_judgement_made_the_article_read_again_the_record_exported_and_imported_elsewhere_still_holds(
    record: onrecord.Record, world: Path, tmp_path: Path, second_reader: Callable[[], None], export: Export, path: Path
) -> None:
    for judging in ALL_TOGETHER:
        judging(record)
    second_reader()
    record.add(world, reread=True)
    with onrecord.open(tmp_path / "other.db") as other:
        carried(record, other, tmp_path)
        other.add(world)
    assert export(tmp_path / "other.db") == export(path)


def test_records_of_the_same_inputs_and_judgements_are_the_same_in_whatever_order(
    record: onrecord.Record, world: Path, tmp_path: Path, export: Export, path: Path
) -> None:
    for judging in ALL_TOGETHER:
        judging(record)
    record.judge(by="Jo").undo(record.judgements()[-1].id)
    expected = export()
    file = tmp_path / "judgements.jsonl"
    file.write_bytes(expected["judgements.jsonl"])
    steps: list[Judging] = [
        lambda other: other.add(world),
        lambda other: other.add_judgements(file),
    ]
    for number, order in enumerate(permutations(steps)):
        with onrecord.open(tmp_path / f"{number}.db") as other:
            other.add([])
            for step in order:
                step(other)
        assert export(tmp_path / f"{number}.db") == expected


SOME = ["Ada Lund", "Ben Ros", "Ida Falk"]
decisions = st.one_of(
    st.tuples(st.just("merge"), st.sampled_from(SOME), st.sampled_from(SOME)),
    st.tuples(st.just("split"), st.sampled_from(SOME), st.sampled_from(SOME)),
    st.tuples(st.just("rename"), st.sampled_from(SOME), st.sampled_from(["X Y", "Ben Ros"])),
    st.tuples(st.just("fix"), st.integers(0, 9), st.sampled_from([*SOME, "Una Moe"])),
    st.tuples(st.just("reject"), st.integers(0, 9), st.just("")),
    st.tuples(st.just("undo"), st.integers(0, 5), st.just("")),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(decisions, max_size=8), st.randoms(use_true_random=False))
def test_whatever_is_judged_verify_finds_nothing_and_another_record_comes_to_the_same(
    tmp_path_factory: pytest.TempPathFactory, export: Export, several: list, chance: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("judged")
    world, part = kept.lay(folder / "world"), folder / "part"
    shutil.copytree(world / "ledger", part / "ledger")
    with onrecord.open(folder / "one.db") as record:
        record.add(world)
        judge = record.judge(by="Jo")
        quotations = [quotation.id for quotation in record.quotes(thoughts=True)]
        for what, first, second in several:
            try:
                match what:
                    case "fix":
                        judge.fix(quotations[first], second)
                    case "reject":
                        judge.reject(quotations[first])
                    case "undo":
                        judge.undo(record.judgements()[first].id)
                    case _:
                        getattr(judge, what)(first, second)
            except (NotThere, SettingsError, IndexError):
                continue
    expected = export(folder / "one.db")
    lines = expected["judgements.jsonl"].splitlines()
    chance.shuffle(lines)
    (folder / "judgements.jsonl").write_bytes(b"\n".join(lines))
    with onrecord.open(folder / "other.db") as other:
        other.add(part)
        other.add_judgements(folder / "judgements.jsonl")
        other.add(world)
    assert export(folder / "other.db") == expected


def altered(record: onrecord.Record, tmp_path: Path, **fields: object) -> tuple[list[str], tuple[int, int]]:
    """What is told of the last judgement with other fields, taken over by a new record."""
    record.export(tmp_path / "out")
    file = tmp_path / "out/judgements.jsonl"
    *others, last = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([*others, json.dumps({**json.loads(last), **fields})]))
    missed: list[InputError] = []
    with onrecord.open(tmp_path / "other.db") as other:
        other.add([])
        counts = other.add_judgements(file, missed=missed.append)
        assert list(other.verify()) == []
    return [str(error) for error in missed], counts


def test_a_judgement_that_was_changed_after_it_was_made_is_not_taken_over(
    record: onrecord.Record, tmp_path: Path
) -> None:
    EVERYTHING["merge"](record)
    (told,), counts = altered(record, tmp_path, by="Somebody else")
    assert "was changed after it was made" in told
    assert counts == (0, 0)
    (told,), counts = altered(record, tmp_path, id="0123456789abcdef")
    assert "judgement 0123456789abcdef was changed" in told


def made(record: onrecord.Record, **fields: object) -> Judgement:
    """The last judgement with other fields, as a forger would make it."""
    forged = replace(record.judgements()[-1], **fields)
    return replace(forged, id=judgements.identity(forged))


def hours(number: int) -> str:
    """So many hours from now."""
    return (datetime.now(UTC) + timedelta(hours=number)).isoformat(timespec="microseconds")


def test_a_judgement_of_the_future_or_on_nothing_is_not_taken_over(record: onrecord.Record) -> None:
    EVERYTHING["merge"](record)
    told: list[str] = []

    def add(*several: Judgement) -> tuple[int, int]:
        told.clear()
        return record.judge(by="Jo").add(several, missed=lambda error: told.append(str(error)))

    assert add(made(record, at="9999-12-31T23:59:59.999999+00:00")) == (0, 0)
    assert "is of the future" in told[0]
    undo = made(record, what=JudgementKind.UNDO, value={}, supersedes="ffffffffffffffff")
    later = made(record, what=JudgementKind.UNDO, value={}, supersedes=undo.id)
    assert add(later, undo) == (0, 0)
    assert [f"supersedes {one.supersedes}" in line for one, line in zip((undo, later), told, strict=True)] == [True] * 2
    undo = made(record, what=JudgementKind.UNDO, value={}, supersedes=record.judgements()[-1].id, at=hours(1))
    later = made(record, what=JudgementKind.UNDO, value={}, supersedes=undo.id, at="2001-01-01T00:00:00.000000+00:00")
    assert add(later, undo) == (1, 0)
    assert f"supersedes {undo.id}, which was made later" in told[0]
    later = made(record, what=JudgementKind.REJECT, supersedes=undo.id, at=hours(2))
    assert add(later) == (0, 0)
    assert "which is about something else" in told[0]
    again = made(record, what=JudgementKind.UNDO, value={}, supersedes=undo.id, at=hours(2))
    later = made(record, what=JudgementKind.UNDO, value={}, supersedes=again.id, at=hours(3))
    assert add(later, again) == (2, 0), "those that supersede one another come together"
    assert list(record.verify()) == []


def test_a_circle_of_judgements_ends(record: onrecord.Record) -> None:
    EVERYTHING["merge"](record)
    (one,) = record.judgements()
    a, b = replace(one, id="a", supersedes="b"), replace(one, id="b", supersedes="a")
    assert [each.id for each in judgements.in_force([a, b])] == ["b"]
    assert len(judgements.refused(record._file(), [a, b])) == 2


def test_what_was_judged_of_a_page_goes_with_the_page_and_does_not_come_back(
    record: onrecord.Record, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("“Xylophones of Quonset” said Ida Falk.")
    record.add(tmp_path / "secret.txt")
    judge = record.judge(by="Jo")
    fixed = judge.fix(of(record, "Xylophones"), "Zebulon Quackenbush")
    judge.undo(fixed.id)
    judge.reject(of(record, "nor on Monday"))
    record.export(tmp_path / "out")
    record.remove("secret", why="a court order")
    words = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    assert b"Xylophones" not in words
    assert b"Quackenbush" not in words
    assert len(record.judgements()) == 1
    missed: list[InputError] = []
    assert record.add_judgements(tmp_path / "out/judgements.jsonl", missed=missed.append) == (0, 1)
    assert "is about a page that was taken down here" in str(missed[0])
    assert list(record.verify()) == []


def test_a_quotation_in_a_title_can_be_judged(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "page_reader", titled)
    (tmp_path / "a.txt").write_text("Rain.")
    with onrecord.open(path) as record:
        record.add(tmp_path / "a.txt")
        made = record.judge(by="Jo").reject(record.article("a").quotations[0].id)
        assert (made.anchor.exact, made.anchor.prefix, made.anchor.suffix) == ("it rains", "Ada: ‘", "’")
        assert record.article("a").quotations[0].rejected
        assert list(record.verify()) == []


def titled(limits: Limits, size: object) -> Callable[[Page], Article]:
    """A reader that finds a quotation in a title."""
    return _titled


def _titled(page: Page) -> Article:
    bare = replace(kept.read("titled", "boom", page), title="Ada: ‘it rains’")
    span = bare.span(6, 14, Part.TITLE)
    return replace(
        bare,
        quotations=(Quotation("0123456789abcdef", bare.id, Part.TITLE, onrecord.Kind("direct"), (span,), (), (), 0.5),),
    )


def test_names_across_the_registry_merge_and_part_again(path: Path, tmp_path: Path) -> None:
    for number, name in enumerate(["Ada Lund", "Bo Vik", "Cy Roe"]):
        (tmp_path / f"{number}.txt").write_text(f"“Sentence {number}” said {name}.")
    with onrecord.open(path) as record:
        record.add(tmp_path)
        judge = record.judge(by="Jo")
        judge.merge("Ada Lund", "Bo Vik")
        judge.merge("Bo Vik", "Cy Roe")
        assert [{*each} for each in names(record).values()] == [{"Ada Lund", "Bo Vik", "Cy Roe"}]
        judge.split("Ada Lund", "Cy Roe")
        assert sorted(map(sorted, names(record).values())) == [["Ada Lund", "Bo Vik"], ["Cy Roe"]]
        record.remove("0", why="an example")
        assert sorted(map(sorted, names(record).values())) == [["Bo Vik"], ["Cy Roe"]]
        assert list(record.verify()) == []


REFUSED: dict[str, tuple[type[Exception], str, Judging]] = {
    "nobody": (
        NotThere,
        "no speakers are called 'Nobody': `onrecord speakers`",
        lambda r: r.judge().merge("Nobody", "x"),
    ),
    "a part of two names": (NotThere, "speakers are called", lambda r: r.judge().rename("a", "b")),
    "one speaker": (
        SettingsError,
        "Ada Lund is one speaker already",
        lambda r: r.judge().merge("Ada Lund", "ada lund"),
    ),
    "alone": (SettingsError, "is one speaker already", lambda r: r.judge().merge("Ada Lund")),
    "no names": (SettingsError, "say which names", lambda r: r.judge().split("Ada Lund")),
    "a name that is another's": (
        NotThere,
        "is not called Ben Ros: it is called",
        lambda r: r.judge().split("Ada Lund", "Ben Ros"),
    ),
    "an empty name": (SettingsError, "give the name", lambda r: r.judge().rename("Ada Lund", " \n")),
    "no quotation": (NotThere, "no quotation begins with 'ffffffff'", lambda r: r.judge().reject("ffffffff")),
    "too few digits": (NotThere, "no quotation begins", lambda r: r.judge().reject(of(r, "perhaps")[:5])),
    "odd bytes": (NotThere, "no quotation begins", lambda r: r.judge().reject("\udcff" * 8)),
    "odd bytes for a speaker": (NotThere, "no speakers", lambda r: r.judge().rename("\udcff", "x")),
    "no speaker": (SettingsError, "say who said it", lambda r: r.judge().fix(of(r, "perhaps"))),
    "an empty speaker": (SettingsError, "say who said it", lambda r: r.judge().fix(of(r, "perhaps"), "Ada Lund", " ")),
    "no kind": (SettingsError, "'robot' is no kind", lambda r: r.judge().fix(of(r, "perhaps"), "X", kind="robot")),
    "no judgement": (NotThere, "no judgements are called", lambda r: r.judge().undo("abcdef01")),
    "an empty judgement": (NotThere, "judgements are called ''", lambda r: r.judge().undo("")),
}


@pytest.mark.parametrize(("kind", "words", "judging"), REFUSED.values(), ids=REFUSED)
def test_what_makes_no_sense_is_refused_with_the_remedy_and_leaves_no_trace(
    record: onrecord.Record, kind: type[Exception], words: str, judging: Judging
) -> None:
    with pytest.raises(kind, match=words):
        judging(record)
    assert record.judgements() == []


@pytest.mark.parametrize("name", ["😀", "\0", "Ada\0Lund", "x" * 100_000, "É", "–", "a", "\udcff", "=1+1", "\x1b[2J"])
def test_any_name_can_be_given_and_travels(record: onrecord.Record, judge: Judge, name: str, tmp_path: Path) -> None:
    judge.rename("Ida Falk", name)
    judge.fix(of(record, "perhaps"), name, why=name)
    with onrecord.open(tmp_path / "other.db") as other:
        other.add([])
        assert carried(record, other, tmp_path) == []
        assert other.judgements() == record.judgements()


def test_a_fix_by_a_former_id_or_a_given_name_is_the_same_speaker(record: onrecord.Record) -> None:
    ben = next(record.speakers("Ben Ros"))
    judge = record.judge(by="Jo")
    judge.merge("Ada Lund", "Ben Ros")
    judge.rename("Ada Lund", "The Hammer")
    (hammer,) = record.speakers("The Hammer")
    quotation = next(record.quotes(speaker="Ida Falk"))
    for called in (ben.id, hammer.id, "the hammer"):
        judge.fix(quotation.id, called)
        assert [who.id for who in next(record.quotes(speaker=hammer.id, about="fall")).speakers] == [hammer.id]
    for nobody in ("0123456789abcdef", "—", "the"):
        with pytest.raises((NotThere, SettingsError)):
            judge.fix(quotation.id, nobody)


def test_judgements_hold_in_chains_whatever_the_names(record: onrecord.Record) -> None:
    judge = record.judge(by="Jo")
    judge.merge("Ada Lund", "Ben Ros")
    judge.merge("Ben Ros", "Ida Falk")
    assert record.count_speakers() == 1


def test_a_removal_takes_what_superseded_its_judgements(record: onrecord.Record) -> None:
    quotation = next(record.quotes(speaker="Ida Falk"))
    rejected = record.judge(by="Jo").reject(quotation.id)
    record.judge(by="Jo").undo(rejected.id)
    record.remove(quotation.article, why="asked for")
    assert record.judgements() == []
    assert list(record.verify()) == []
