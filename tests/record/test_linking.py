"""What belongs together in a record: the same groups whatever the order, the runs, the kills and what went between."""

from __future__ import annotations

import gc
import gzip
import json
import signal
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import product
from pathlib import Path

import hardship
import linked
import pytest
from freeze import FROZEN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from linked import FALL, ROWS, STAND, STEEL, group, quotation

import onrecord
from onrecord.link.copies import CopyKind
from onrecord.record.comparing import Comparer, quoted
from onrecord.record.connection import Connection
from onrecord.record.sketches import sketch

Export = Callable[..., dict[str, bytes]]
HERS = {"agency", "copy", "version", "later version", "undated"}
"""The articles that report what Ada Lund said on the first of March."""
ANY_ORDER = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def record(path: Path) -> onrecord.Record:
    with linked.made(path) as made:
        yield made


@pytest.fixture(scope="session")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[str]], dict[str, bytes]]:
    """The groups of some articles that are added in one run."""
    folder = tmp_path_factory.mktemp("once")

    def of(names: Sequence[str]) -> dict[str, bytes]:
        path = folder / f"{'-'.join(sorted(names))}.db"
        if not path.exists():
            linked.add(path, *map(linked.line, sorted(names)))
        return groups(hardship.export(path))

    return of


def groups(exported: dict[str, bytes]) -> dict[str, bytes]:
    return {name: exported[name] for name in linked.GROUPS}


def test_one_utterance_in_several_articles_is_one_statement_and_the_same_words_of_another_are_not(
    record: onrecord.Record,
) -> None:
    assert group(record, "agency") == HERS
    assert group(record, "another") == {"another"}
    assert {"agency", "copy"} <= group(record, "agency", FALL)


def test_the_same_words_on_another_day_are_another_statement(record: onrecord.Record) -> None:
    assert group(record, "again") == {"again"}
    assert group(record, "once more") == {"once more"}


def test_what_she_says_again_and_again_is_a_refrain_of_its_statements(record: onrecord.Record) -> None:
    (refrain,) = record.refrains("Ada Lund")
    assert refrain.text == STEEL
    assert refrain.statements == (
        record.statement(quotation(record, "again", "Herring merchants")).id,
        record.statement(quotation(record, "once more", "Librarians will")).id,
    )
    assert refrain.days == ("2024-06-20", "2024-11-05")
    assert record.refrains("Ben Ros") == []


def test_copies_have_their_kind_and_count_once_among_the_outlets(record: onrecord.Record) -> None:
    assert {(each.kind, frozenset(told.article for told in each.articles)) for each in record.copies()} == {
        (CopyKind.NEAR, frozenset({"agency", "copy"})),
        (CopyKind.VERSION, frozenset({"version", "later version"})),
    }
    statement = record.statement(quotation(record, "agency"))
    assert len(statement.quotations) == 5
    assert len(statement.outlets) == 3


def test_articles_on_one_event_are_one_story_and_others_are_in_none(record: onrecord.Record) -> None:
    (story,) = record.stories()
    assert {told.article for told in story.articles} >= HERS
    assert not {"again", "once more"} & {told.article for told in story.articles}


def test_a_story_is_found_by_words_of_a_title_in_capitals_of_any_letters(path: Path) -> None:
    linked.add(path, *(linked.line(name, title="ÉTÉ: la Brücke ist fort") for name in ("agency", "version")))
    with onrecord.open(path) as record:
        assert [record.count_stories(words) for words in ("été: la brücke", "BRÜCKE", "brucke")] == [1, 1, 0]


def test_every_quotation_is_in_exactly_one_statement(
    record: onrecord.Record, lines: Callable[[str], list[dict]]
) -> None:
    quotations = {each["id"]: each for each in lines("quotations")}
    statements = lines("statements")
    assert sorted(key for each in statements for key in each["quotations"]) == sorted(quotations)
    for each in statements:
        assert each["id"] == each["quotations"][0]
        for wording in each["wordings"]:
            assert wording["text"] == " … ".join(part["text"] for part in quotations[wording["quotation"]]["content"])


@ANY_ORDER
@given(st.permutations([*ROWS]), st.sets(st.integers(1, len(ROWS) - 1), max_size=3))
def test_any_order_and_any_split_into_runs_give_the_same_groups(
    tmp_path_factory: pytest.TempPathFactory,
    expected: Callable[[Sequence[str]], dict[str, bytes]],
    order: list[str],
    ends: set[int],
) -> None:
    path = tmp_path_factory.mktemp("order") / "kept.db"
    for start, end in zip([0, *sorted(ends)], [*sorted(ends), len(order)], strict=True):
        linked.add(path, *map(linked.line, order[start:end]))
    assert groups(hardship.export(path)) == expected(order)


@ANY_ORDER
@given(st.permutations([*ROWS]), st.integers(1, len(ROWS) - 1), st.sets(st.sampled_from([*ROWS]), max_size=4))
def test_what_was_removed_is_in_no_group_and_the_rest_is_grouped_as_if_it_had_never_been(
    tmp_path_factory: pytest.TempPathFactory,
    expected: Callable[[Sequence[str]], dict[str, bytes]],
    order: list[str],
    middle: int,
    gone: set[str],
) -> None:
    path = tmp_path_factory.mktemp("removed") / "kept.db"
    for part in (order[:middle], order[middle:]):
        linked.add(path, *map(linked.line, part))
        with onrecord.open(path) as record:
            for name in sorted(gone & {*part}):
                record.remove(name, why="an example")
    left = [name for name in order if name not in gone]
    assert groups(hardship.export(path)) == expected(left)


def test_no_word_and_no_key_of_what_was_removed_stays_in_the_file(record: onrecord.Record, path: Path) -> None:
    (told,) = (each for each in record.stories())
    for each in told.articles:
        record.remove(each.article, why="an example")
    record.close()
    assert b"corroded" not in path.read_bytes().lower()
    with closing(sqlite3.connect(path)) as file:
        left = {number for (number,) in file.execute("SELECT page FROM sketches")}
        for table in ("terms", "bands", "copied", "told_in"):
            assert {number for (number,) in file.execute(f"SELECT page FROM {table}")} <= left
        kept = file.execute("SELECT DISTINCT article FROM phrases JOIN quotations ON quotations.id = quotation")
        assert {number for (number,) in kept} <= left
        assert file.execute("SELECT count(*) FROM phrases").fetchone() > (0,)


def test_the_same_bytes_at_another_address_are_compared_as_versions_whichever_came_first(tmp_path: Path) -> None:
    """A page is a version of what stood at any of its addresses."""
    folders = {name: tmp_path / name for name in ("old", "new")}
    texts = {"old": ROWS["version"]["text"], "new": f"{ROWS['version']['text']}\n\nThe ferry was full by noon."}
    for name, folder in folders.items():
        (folder / "page").mkdir(parents=True)
        (folder / "page/bridge.txt").write_text(str(texts[name]))
    (folders["new"] / "mirror").mkdir()
    (folders["new"] / "mirror/same.txt").write_text(str(texts["old"]))
    found = []
    for order in (("old", "new"), ("new", "old")):
        path = tmp_path / f"{'-'.join(order)}.db"
        for name in order:
            with onrecord.open(path) as record:
                record.add(folders[name])
        found.append(groups(hardship.export(path)))
    assert found[0] == found[1]
    assert [json.loads(line)["kind"] for line in found[0]["copies.jsonl"].splitlines()] == ["version"]


def test_by_other_rules_the_same_bytes_at_another_address_are_compared_anew(path: Path, tmp_path: Path) -> None:
    text = str(ROWS["version"]["text"])
    for name, words in (("first/page/other.txt", text), ("first/page/bridge.txt", f"{text} It rained.")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(words)
    (tmp_path / "second/page").mkdir(parents=True)
    (tmp_path / "second/page/bridge.txt").write_text(text)
    with onrecord.open(path) as record:
        record.add(tmp_path / "first")
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE linked SET rules = 0")
    with onrecord.open(path) as record:
        record.add(tmp_path / "second")
        assert [each.kind for each in record.copies()] == ["version"]
        assert list(record.verify()) == []


DYING = """
import os, signal
from onrecord.record import linking
from onrecord.record.connection import Connection
linking._ARTICLES, linking._GROUPS = 2, 3
left = {transactions}
writing = Connection.writing
def dying(self):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return writing(self)
Connection.writing = dying
"""


@pytest.mark.parametrize("transactions", [2, 3, 4, 6, 8, 9, 10, 11, 12])
def test_killed_between_any_two_transactions_a_rerun_comes_to_the_same_groups(
    path: Path, expected: Callable[[Sequence[str]], dict[str, bytes]], transactions: int
) -> None:
    rows = path.with_suffix(".jsonl")
    rows.write_text("\n".join(map(linked.line, ROWS)), "utf-8")
    program = DYING.format(transactions=transactions) + hardship.PROGRAM
    with hardship.add(path, rows, program=program, jobs=1) as run:
        run.communicate()
    assert run.returncode == -signal.SIGKILL
    hardship.pages_of(path)
    with hardship.add(path, rows, jobs=1) as run:
        run.communicate()
    assert groups(hardship.export(path)) == expected([*ROWS])


def test_two_programs_that_add_at_once_come_to_the_same_groups(
    path: Path, tmp_path: Path, expected: Callable[[Sequence[str]], dict[str, bytes]]
) -> None:
    files = [tmp_path / f"{number}.jsonl" for number in (0, 1)]
    for number, file in enumerate(files):
        file.write_text("\n".join(linked.line(name) for name in [*ROWS][number::2]), "utf-8")
    program = "from onrecord.record import linking, write; linking._ARTICLES = linking._GROUPS = write._SIZE = 1\n"
    with (
        hardship.add(path, files[0], program=program + hardship.PROGRAM, jobs=1) as one,
        hardship.add(path, files[1], program=program + hardship.PROGRAM, jobs=1) as other,
    ):
        told = [run.communicate()[1] for run in (one, other)]
    assert [one.returncode, other.returncode] == [0, 0], told
    got = groups(hardship.export(path))
    assert {name: got[name] for name in linked.GROUPS} == expected([*ROWS])


def test_what_another_program_reads_again_meanwhile_is_compared_as_it_is_then(
    path: Path, second_reader: Callable[[], None]
) -> None:
    linked.add(path, linked.line("agency"))
    with closing(Connection(path, create=False)) as file:
        comparer = Comparer(file)
        comparer.begin()
        before = comparer._quoted[1]
        second_reader()
        with onrecord.open(path) as other:
            other.add(reread=True)
        comparer.begin()
        assert comparer._quoted[1] == quoted(file, 1) != before


def test_a_second_reading_comes_to_what_it_alone_would_have(
    record: onrecord.Record, path: Path, tmp_path: Path, second_reader: Callable[[], None]
) -> None:
    second_reader()
    record.add(reread=True)
    linked.add(tmp_path / "fresh.db", *map(linked.line, ROWS))
    assert groups(hardship.export(path)) == groups(hardship.export(tmp_path / "fresh.db"))


def test_what_one_reading_finds_twice_in_an_article_is_one_statement(path: Path) -> None:
    linked.add(path, linked.line("version", text=f"“{STAND}” said Ada Lund. 2024-03-01\n\n“{STAND}.” Corroded cables."))
    with onrecord.open(path) as record:
        (statement,) = record.statements("Ada Lund")
        assert len(statement.quotations) == 2


@pytest.mark.parametrize("other", [{"published": "2024-06-01"}, {"title": "Weather"}, {"outlet": "E"}])
def test_what_is_compared_of_an_article_does_not_depend_on_the_record(
    record: onrecord.Record, tmp_path: Path, other: dict[str, str]
) -> None:
    alone = tmp_path / "alone.db"
    linked.add(alone, linked.line("once more", **other))
    linked.add(tmp_path / "kept.db", linked.line("once more", **other))
    found = []
    for path in (alone, tmp_path / "kept.db"):
        with closing(Connection(path, create=False)) as file:
            (page,) = file.one("SELECT max(page) FROM sketches") or (0,)
            made = sketch(file, page)
            found.append(
                (
                    made.gist,
                    made.bands,
                    {phrase[:2] for phrase in made.phrases},
                    file.one("SELECT max(gist) FROM sketches WHERE page = ?", (page,)),
                )
            )
    assert found[0] == found[1]


TAMPERED = {
    "a group of copies lost an article": "DELETE FROM copied WHERE position = 1",
    "copies have another origin": "UPDATE copies SET origin = NULL",
    "copies are of another kind": "UPDATE copies SET kind = 'exact'",
    "a pair of copies is missing": "DELETE FROM same_texts",
    "a story lost an article": "DELETE FROM told_in WHERE position = 2",
    "a story has another lead": "UPDATE stories SET lead = (SELECT max(page) FROM told_in)",
    "a pair of a story is another": "UPDATE alike SET likeness = 0.01",
    "a statement lost a quotation": "DELETE FROM reported WHERE position = 1",
    "a statement begins with another": "UPDATE statements SET first = -first",
    "two are out of order": "UPDATE reported SET position = 9 - position",
    "a statement holds another's words": "INSERT INTO reported SELECT max(id), (SELECT min(id) FROM statements), 99 "
    "FROM quotations WHERE id NOT IN (SELECT quotation FROM reported)",
    "what is likely is another": "UPDATE same_words SET same = 0",
    "an article was never compared": "DELETE FROM terms; DELETE FROM bands; DELETE FROM phrases; DELETE FROM sketches",
}


@pytest.mark.parametrize("script", TAMPERED.values(), ids=TAMPERED)
def test_verify_finds_a_group_that_was_tampered_with(record: onrecord.Record, path: Path, script: str) -> None:
    record.close()
    with closing(sqlite3.connect(path)) as file:
        file.executescript(f"PRAGMA foreign_keys = OFF; {script}")
    words = ("what the pairs make", "never compared")
    assert any(word in fault.what for fault in record.verify() for word in words)


@pytest.mark.parametrize("change", ["add", "remove", "judge", "reread"])
def test_by_other_rules_all_is_made_anew_with_the_next_change(
    record: onrecord.Record, path: Path, change: str, second_reader: Callable[[], None]
) -> None:
    linked.add(path, linked.line("version", id="extra", published="2024-03-03"))
    record.close()
    with closing(sqlite3.connect(path)) as file:
        file.executescript(
            "UPDATE linked SET rules = 0; DELETE FROM told_in; DELETE FROM stories; UPDATE same_words SET same = 0;"
            "UPDATE terms SET word = 'x' || word; UPDATE phrases SET key = key + 1; UPDATE bands SET key = key + 1"
        )
    assert list(record.verify()) == []
    if change == "add":
        record.add([])
    elif change == "remove":
        record.remove("wordless", why="an example")
    elif change == "judge":
        record.judge(by="Jo").rename("Una Moe", "Una Marie Moe")
    else:
        second_reader()
        record.add(reread=True)
    assert list(record.verify()) == []
    assert len(list(record.stories())) == 1
    assert group(record, "agency") >= HERS
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM terms WHERE word LIKE 'xo%'").fetchone() == (0,)
        assert file.execute("SELECT count(*) FROM ungrouped").fetchone() == (0,)


DAYS = [
    "0000-00-00",
    "2024-13",
    "2024",
    "9999-12-31",
    "0001-01-01",
    "2024-02-30",
    "2024-W09-5",
    "20240301",
    "-1",
    "soon",
]


@pytest.mark.parametrize("day", DAYS)
def test_whatever_day_an_article_bears_it_is_kept_and_compared(path: Path, day: str) -> None:
    text = str(ROWS["agency"]["text"]).replace("2024-03-01", "")
    linked.add(path, linked.line("agency", published=day, text=text))
    linked.add(path, linked.line("copy", text=text), linked.line("version", published=day, text=f"{text} More."))
    with onrecord.open(path) as record:
        assert list(record.verify()) == []
        assert record.size()[0] == 3
        assert [len(each.articles) for each in record.copies()] == [3]
        list(record.statements("Ada Lund")), record.refrains("Ada Lund"), list(record.stories())
    hardship.export(path)


@pytest.mark.parametrize(
    "text",
    ["", "…", "“”", "“ ” said Ada Lund.", "“…” said Ada Lund.", "said", "\x00", "“\x00” said \x00.", "word " * 3000],
    ids=range(9),
)
def test_articles_without_a_word_that_tells_are_kept_and_belong_to_nothing_wrong(path: Path, text: str) -> None:
    lines = [linked.line("agency", outlet=outlet, title=None, text=text) for outlet in "ABC"]
    linked.add(path, *lines)
    linked.add(path, *map(linked.line, ("version", "later version")))
    with onrecord.open(path) as record:
        assert list(record.verify()) == []
        assert group(record, "version") == {"version", "later version"}
    hardship.export(path)


@pytest.mark.parametrize("searching", [True, False])
def test_linking_leaves_the_search_for_cycles_as_it_was(path: Path, searching: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if searching else gc.disable)()
        linked.add(path, linked.line("agency"))
        assert gc.isenabled() is searching
    finally:
        (gc.enable if was else gc.disable)()


def test_half_a_surrogate_pair_in_a_title_keeps_no_article_out_of_its_groups(path: Path) -> None:
    linked.add(path, linked.line("agency"), linked.line("copy", title="\ud800"), linked.line("version"))
    with onrecord.open(path) as record:
        assert group(record, "agency") == {"agency", "copy", "version"}
        assert list(record.verify()) == []


def test_of_two_articles_with_many_quotations_each_of_the_one_is_found_in_the_other(path: Path) -> None:
    syllables = [a + b for a in "bdfgklmnprst" for b in ("ar", "el", "in", "om", "ush")]
    words = ["".join(three) for three in product(syllables[:16], syllables, syllables[:4])]
    some = [" ".join(words[at : at + 8]) for at in range(0, 8 * 400, 8)]
    text = "\n\n".join(f"“{each}” said Ada Lund." for each in some)
    linked.add(path, linked.line("agency", text=text), linked.line("version", text=f"{text}\n\nMore soon."))
    with onrecord.open(path) as record:
        assert {len(each.quotations) for each in record.statements("Ada Lund")} == {2}
        assert record.count_statements("Ada Lund") == len(some)


def test_a_quotation_of_very_many_words_is_linked(path: Path) -> None:
    long = " ".join(f"{STAND} number{n}" for n in range(300))
    linked.add(path, *(linked.line(name, text=f"“{long}” said Ada Lund.") for name in ("agency", "version")))
    with onrecord.open(path) as record:
        (statement,) = record.statements("Ada Lund")
        assert len(statement.quotations) == 2


@pytest.mark.parametrize("digits", [400, 5000])
def test_a_number_that_nobody_can_say_keeps_no_statement_from_being_shown(path: Path, digits: int) -> None:
    texts = {
        name: f"“{STAND} for {figure * digits} crowns” said Ada Lund."
        for name, figure in (("agency", "9"), ("version", "8"))
    }
    linked.add(path, *(linked.line(name, text=text) for name, text in texts.items()))
    with onrecord.open(path) as record:
        (statement,) = record.statements("Ada Lund")
        assert {each.article for each in statement.quotations} == {*texts}


def test_forty_articles_with_one_text_are_one_group_of_copies_and_one_statement(path: Path) -> None:
    linked.add(path, *(linked.line("agency", outlet=f"Outlet {number}") for number in range(40)))
    with onrecord.open(path) as record:
        assert [len(each.articles) for each in record.copies()] == [40]
        (statement,) = record.statements("Ada Lund")
        assert len(statement.quotations) == 40
        assert len(statement.outlets) == 1
        assert list(record.verify()) == []


@pytest.mark.parametrize("schema", [1, 2])
def test_an_older_record_is_linked_by_the_next_run(path: Path, world: Path, tmp_path: Path, schema: int) -> None:
    path.write_bytes(gzip.decompress((FROZEN / f"schema-{schema}.db.gz").read_bytes()))
    with onrecord.open(path) as record:
        assert list(record.verify()) == []
        record.add(world)
    with onrecord.open(tmp_path / "new.db") as new:
        new.add(world)
        new.remove("quiet", why="an example")
    older, fresh = hardship.export(path), hardship.export(tmp_path / "new.db")
    told = [
        [json.loads(line)["quotations"] for line in each["statements.jsonl"].splitlines()] for each in (older, fresh)
    ]
    assert told[0] == told[1]
    for name in ("copies.jsonl", "stories.jsonl", "refrains.jsonl"):
        assert older[name] == fresh[name]
