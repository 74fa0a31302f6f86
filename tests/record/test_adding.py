"""What `add` promises: the same record whatever the order, nothing twice, nothing lost, every input told."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import kept
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.model import Entry, Outcome
from onrecord.settings import Settings

Export = Callable[..., dict[str, bytes]]


def test_everything_that_is_given_is_stored_there_skipped_or_failed(path: Path, world: Path) -> None:
    entries: list[Entry] = []
    with onrecord.open(path) as record:
        added = record.add(world, missed=entries.append)
    assert added.outcomes == {
        Outcome.STORED: 8,
        Outcome.ALREADY_THERE: 2,
        Outcome.SKIPPED: 2,
        Outcome.FAILED: 2,
    }
    assert {entry.uri: entry.outcome for entry in entries} == {
        "post/bad.txt": Outcome.FAILED,
        "post/empty.txt": Outcome.SKIPPED,
        "post/picture.png": Outcome.SKIPPED,
        "rows.jsonl:5": Outcome.FAILED,
    }
    assert all((entry.why and entry.uri in entry.why) or "line 5" in str(entry.why) for entry in entries)


def test_adding_again_changes_nothing(record: onrecord.Record, world: Path, export: Export) -> None:
    before = export()
    added = record.add(world)
    assert added.outcomes == {Outcome.ALREADY_THERE: 10, Outcome.SKIPPED: 2, Outcome.FAILED: 2}
    assert added.articles == 0
    assert export() == before


def test_the_record_is_the_same_in_any_order_in_several_calls_and_with_two_workers(
    record: onrecord.Record, world: Path, export: Export, tmp_path: Path
) -> None:
    expected = export()
    parts = [world / "post", world / "ledger", world / "rows.jsonl"]
    # Each part in a folder of its own, so that its files have the names that they have in the whole.
    homes = []
    for number, part in enumerate(parts):
        home = tmp_path / f"part{number}"
        home.mkdir()
        part.rename(home / part.name)
        homes.append(home)
    for number, order in enumerate(permutations(homes)):
        path = tmp_path / f"order{number}.db"
        with onrecord.open(path) as other:
            if number % 2:
                other.add(order, jobs=2)
            else:
                for home in order:
                    other.add(home)
        assert export(path) == expected


def test_bytes_at_several_places_are_known_by_the_first_in_the_alphabet_whichever_came_first(
    path: Path, tmp_path: Path, lines: Callable[[str], list[dict]]
) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text("“Yes” said Ada Lund.")
        with onrecord.open(path) as record:
            record.add(tmp_path / name)
    (article,) = lines("articles")
    assert (article["id"], article["uri"]) == ("a", "a.txt")
    assert [(line["uri"], line["outcome"], line["why"], line["article"]) for line in lines("inputs")] == [
        ("a.txt", "stored", None, "a"),
        ("b.txt", "already there", "has the same bytes as a.txt", "a"),
        ("c.txt", "already there", "has the same bytes as a.txt", "a"),
    ]


def test_ids_that_clash_get_digits_of_their_hash_also_those_that_were_there_before(
    record: onrecord.Record, lines: Callable[[str], list[dict]]
) -> None:
    articles = {line["uri"]: line for line in lines("articles")}
    ledger, post = articles["ledger/bridge.txt"], articles["post/bridge.txt"]
    assert ledger["id"] == f"bridge-{ledger['sha256'][:8]}"
    assert post["id"] == f"bridge-{post['sha256'][:8]}"
    assert articles["ledger/ferry.txt"]["id"] == "ferry"
    assert {line["article"] for line in lines("quotations")} <= {line["id"] for line in lines("articles")}


def test_a_page_that_changed_is_a_new_version_beside_the_old_one(
    record: onrecord.Record, world: Path, lines: Callable[[str], list[dict]]
) -> None:
    (world / "ledger/ferry.txt").write_text("“No boats at all” said Ben Ros.")
    added = record.add(world)
    assert (added.outcomes[Outcome.STORED], added.versions) == (1, 1)
    ids = [line["id"] for line in lines("articles") if line["uri"] == "ledger/ferry.txt"]
    assert len(ids) == 2
    versions = [one.article for one in record.versions(ids[0])]
    assert sorted(versions) == sorted(ids)
    assert "No boats on Sunday" in record.article(versions[0]).text
    assert "No boats at all" in record.article(versions[1]).text


def test_rows_of_one_file_without_an_address_are_no_versions_of_each_other(path: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(json.dumps({"text": f"“Number {n}” said Ada Lund."}) for n in range(3)))
    with onrecord.open(path) as record:
        assert record.add(rows).versions == 0


def test_a_page_that_failed_is_tried_again_and_its_failure_is_gone_when_it_is_read(
    path: Path, tmp_path: Path, lines: Callable[[str], list[dict]], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("boom “Yes” said Ada Lund.")
    with onrecord.open(path) as record:
        assert record.add(page).outcomes == {Outcome.FAILED: 1}
        assert [line["outcome"] for line in lines("inputs")] == ["failed"]
        monkeypatch.setattr("onrecord.pipeline.page_reader", kept.faultless)
        assert record.add(page).outcomes == {Outcome.STORED: 1}
    assert [line["outcome"] for line in lines("inputs")] == ["stored"]


def test_a_file_that_could_not_be_read_is_settled_when_it_has_been(
    path: Path, tmp_path: Path, lines: Callable[[str], list[dict]]
) -> None:
    page = tmp_path / "page.txt"
    with onrecord.open(path) as record:
        record.add(page)
        assert [(line["uri"].endswith("page.txt"), line["outcome"]) for line in lines("inputs")] == [(True, "failed")]
        page.write_text("“Yes” said Ada Lund.")
        record.add(tmp_path / "page.txt")
    assert sorted(line["outcome"] for line in lines("inputs")) == ["failed", "stored"], (
        "under two names: as given, below"
    )


def test_a_link_that_led_nowhere_is_settled_also_where_its_bytes_were_there_already(
    path: Path, tmp_path: Path, lines: Callable[[str], list[dict]]
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text("“Yes” said Ada Lund.")
    (folder / "b.txt").symlink_to(folder / "later.txt")
    with onrecord.open(path) as record:
        record.add(folder)
        assert [line["outcome"] for line in lines("inputs")] == ["stored", "failed"]
        (folder / "b.txt").unlink()
        (folder / "b.txt").write_bytes((folder / "a.txt").read_bytes())
        record.add(folder)
    assert [(line["uri"], line["outcome"]) for line in lines("inputs")] == [
        ("a.txt", "stored"),
        ("b.txt", "already there"),
    ]


def test_a_page_whose_bytes_stood_elsewhere_too_has_versions_as_any_other(path: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("“Yes” said Ada Lund.")
    with onrecord.open(path) as record:
        record.add([tmp_path / "a.txt", tmp_path / "b.txt"])
        (tmp_path / "b.txt").write_text("“No” said Ada Lund.")
        assert record.add(tmp_path / "b.txt").versions == 1
        assert [version.article for version in record.versions("b")] == ["a", "b"]


def test_the_counts_add_up_on_hostile_input(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    rows = [b'{"text": "Said."}', b"{", b"[1]", b"\xff\xfe", b'{"text": 7}', b"{" * 5000, b'{"html": "<p>Said.</p>"}']
    (folder / "rows.jsonl").write_bytes(b"\n".join(rows))
    (folder / "clipped.txt.gz").write_bytes(gzip.compress(b"Nobody spoke. " * 5000)[:-50])
    (folder / "nested.html").write_bytes(b"<div>" * 100_000)
    (folder / "empty.jsonl").touch()
    (folder / "no.warc").write_bytes(b"WARC/1.0\r\nbroken")
    (folder / "nul.txt").write_bytes(b"\0" * 99)
    (folder / "nowhere.txt").symlink_to(folder / "nowhere.txt")
    entries: list[Entry] = []
    with onrecord.open(path) as record:
        added = record.add(folder, missed=entries.append)
        assert added.outcomes.total() == len(rows) + 6
        assert len(entries) == added.outcomes[Outcome.SKIPPED] + added.outcomes[Outcome.FAILED]
        again = record.add(folder)
        assert again.outcomes == {
            **{outcome: added.outcomes[outcome] for outcome in (Outcome.SKIPPED, Outcome.FAILED)},
            Outcome.ALREADY_THERE: added.outcomes[Outcome.STORED] + added.outcomes[Outcome.ALREADY_THERE],
        }
        assert list(record.verify()) == []


def test_the_files_of_the_record_itself_are_no_inputs(tmp_path: Path, lines: Callable[[str], list[dict]]) -> None:
    (tmp_path / "page.txt").write_text("“Yes” said Ada Lund.")
    with onrecord.open(tmp_path / "kept.db") as record:
        record.add(tmp_path)
        again = record.add(tmp_path)
    assert again.outcomes == {Outcome.ALREADY_THERE: 1}


def test_a_run_that_is_left_in_the_middle_keeps_what_it_has_read(
    path: Path, world: Path, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    with onrecord.open(path) as record:
        monkeypatch.setattr("onrecord.record.write._SIZE", 3)
        steps = record.adding([str(world)], record.inputs([str(world)]), Settings())
        next(steps)
        steps.close()
        assert 3 <= record.size()[0] < 8
        record.add(world)
        expected = export()
    with onrecord.open(path.with_name("whole.db")) as record:
        record.add(world)
    assert export(path.with_name("whole.db")) == expected


def test_reading_again_by_another_reader_supersedes_and_tells_what_changed(
    record: onrecord.Record, world: Path, second_reader: Callable[[], None], lines: Callable[[str], list[dict]]
) -> None:
    first = {line["id"] for line in lines("quotations")}
    second_reader()
    assert record.outdated() == 8
    assert record.add(world).changes == {}, "without being asked, nothing is read again"
    added = record.add(reread=True)
    assert added.outcomes == {Outcome.ALREADY_THERE: 8}
    assert {what.value: number for what, number in added.changes.items()} == {"changed": len(first)}
    assert {line["reader"] for line in lines("articles")} == {"second reader"}
    assert {line["kind"] for line in lines("quotations")} == {"mixed"}
    assert {line["id"] for line in lines("quotations")} == first
    assert record.outdated() == 0
    assert record.add(reread=True).outcomes == {}


def test_reading_paths_again_adds_what_is_new_and_leaves_the_rest_of_the_record(
    record: onrecord.Record, world: Path, second_reader: Callable[[], None]
) -> None:
    second_reader()
    (world / "post/late.txt").write_text("“Late” said Ida Falk.")
    added = record.add(world / "post", reread=True)
    assert added.outcomes[Outcome.STORED] == 1
    assert record.outdated() == 6


def test_half_a_surrogate_pair_fails_the_page_and_not_the_run(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.pipeline.page_reader", kept.surrogates)
    (tmp_path / "page.txt").write_text("“Yes” said Ada Lund.")
    with onrecord.open(path) as record:
        assert record.add(tmp_path / "page.txt").outcomes == {Outcome.FAILED: 1}
        assert list(record.verify()) == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 11), max_size=6), max_size=3))
def test_any_split_and_order_of_rows_comes_to_the_same_record(
    tmp_path_factory: pytest.TempPathFactory, export: Export, calls: list[list[int]]
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    rows = [
        {"id": f"r{n % 3}", "url": f"https://a.example/{n % 5}", "text": f"“{n % 4}” said Ada {n % 2}."}
        for n in range(12)
    ]

    def add(path: Path, numbers: list[int]) -> Counter[Outcome]:
        file = folder / "rows.jsonl"
        file.write_text("\n".join(json.dumps(rows[n]) for n in numbers) + "\n")
        with onrecord.open(path) as record:
            return record.add(file).outcomes

    for numbers in calls:
        assert add(folder / "several.db", numbers).total() == max(1, len(numbers))
    everything = sorted({n for numbers in calls for n in numbers})
    add(folder / "once.db", everything)
    if everything and all(calls):
        assert export(folder / "several.db") == export(folder / "once.db")
