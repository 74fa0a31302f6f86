"""The registry in a record: the same speakers in any order, any split into runs, after removals and after a kill."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import permutations
from pathlib import Path

import hardship
import kept
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.record.connection import Connection
from onrecord.settings import Settings

Export = Callable[..., dict[str, bytes]]
WHO = [
    ("Volodymyr Zelensky", 2024),
    ("Volodymyr Zelenskyy", 2024),
    ("Zelensky", 2024),
    ("Ada Lund", 2020),
    ("Ole Lund", 2024),
    ("Lund", 2020),
    ("Lund", 2024),
    ("A Lund", 2024),
    ("ADA LUND", 2021),
    ("Ada Ros-Lund", 2020),
    ("Ada Ros—Lund", 2020),
    ("Ada Ros Lund", 2020),
    ("–", 2020),
    ("Ole Vik Jr", 2024),
    ("Ole Vik", 2024),
]


def rows(numbers: list[int]) -> list[str]:
    """Articles, one line each; those of one number are the same."""
    made = []
    for number in numbers:
        name, year = WHO[number % len(WHO)]
        text = f"“Sentence {number}” said {name}."
        made.append(json.dumps({"id": f"r{number}", "published": f"{year}-01-02", "text": text}))
    return made


def add(path: Path, numbers: list[int]) -> None:
    file = path.parent / "rows.jsonl"
    file.write_text("\n".join(rows(numbers)) + "\n", "utf-8")
    with onrecord.open(path) as record:
        record.add(file)


def names(record: onrecord.Record) -> dict[str, set[str]]:
    """Who speaks, by the names that each goes by."""
    return {who.name: {name for name, _ in who.names} for who in record.speakers()}


def test_variants_of_several_outlets_are_one_speaker_and_namesakes_are_not(path: Path, tmp_path: Path) -> None:
    for number, name in enumerate(
        ["Volodymyr Zelensky", "Wolodymyr Selensky", "Ada Lund", "Ole Lund", "Ada Maria Lund"]
    ):
        (tmp_path / f"{number}.txt").write_text(f"“Yes” said {name}.")
    with onrecord.open(path) as record:
        record.add(tmp_path)
        assert names(record) == {
            "Volodymyr Zelensky": {"Volodymyr Zelensky", "Wolodymyr Selensky"},
            "Ada Maria Lund": {"Ada Lund", "Ada Maria Lund"},
            "Ole Lund": {"Ole Lund"},
        }
        assert {q.speakers[0].name for q in record.quotes(speaker="Selensky")} == {"Volodymyr Zelensky"}


def test_a_speaker_has_its_roles_with_the_days_on_which_they_were_seen(path: Path, tmp_path: Path) -> None:
    lines = [
        {"id": str(year), "published": f"{year}-05-06", "text": f"“Year {year}” said Ben Ros."} for year in (2020, 2022)
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, lines)))
    with onrecord.open(path) as record:
        record.add(tmp_path / "rows.jsonl")
        (ben,) = record.speakers()
        assert [(seen.role, seen.first_day, seen.last_day, seen.articles) for seen in ben.roles] == [
            ("ferryman", "2020-05-06", "2022-05-06", 2),
            ("poet", "2020-05-06", "2022-05-06", 2),
        ]


def test_until_a_run_ends_who_has_the_same_name_is_one_speaker_and_then_the_names_are_grouped(
    path: Path, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.record.write._SIZE", 1)
    (world / "a.txt").write_text("“Yes” said Volodymyr Zelensky.")
    (world / "b.txt").write_text("“No” said Volodymyr Zelenskyy.")
    with onrecord.open(path) as record:
        inputs = record.inputs([str(world)])
        for step in record.adding([str(world)], inputs, Settings()):
            if step.entry.uri == "b.txt":
                assert len(list(record.speakers("Volodymyr"))) == 2
                assert list(record.verify()) == [], "what is not grouped yet is no fault"
        assert len(list(record.speakers("Volodymyr"))) == 1


def test_in_any_order_of_runs_the_registry_is_the_same(tmp_path: Path, export: Export) -> None:
    parts = [[0, 3, 5, 9], [1, 4, 6, 10, 12], [2, 7, 8, 11, 13, 14]]
    add(tmp_path / "whole.db", list(range(len(WHO))))
    expected = export(tmp_path / "whole.db")
    for number, order in enumerate(permutations(parts)):
        for part in order:
            add(tmp_path / f"order{number}.db", part)
        got = export(tmp_path / f"order{number}.db")
        assert got["speakers.jsonl"] == expected["speakers.jsonl"]
        assert got["quotations.jsonl"] == expected["quotations.jsonl"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.integers(0, 2 * len(WHO)), min_size=1, max_size=8), min_size=1, max_size=4),
    st.frozensets(st.integers(0, 2 * len(WHO)), max_size=5),
)
def test_any_split_any_order_and_what_was_removed_meanwhile_comes_to_the_same_registry(
    tmp_path_factory: pytest.TempPathFactory, export: Export, calls: list[list[int]], gone: frozenset[int]
) -> None:
    folder = tmp_path_factory.mktemp("rows")

    def remove(numbers: set[int]) -> None:
        with onrecord.open(folder / "several.db") as record:
            for number in sorted(numbers):
                record.remove(f"r{number}", why="an example")

    there: set[int] = set()
    for numbers in calls:
        add(folder / "several.db", numbers)
        fresh = {*numbers} - there
        there |= fresh
        remove(fresh & gone)
    if left := sorted(there - gone):
        add(folder / "once.db", left)
        several, once = export(folder / "several.db"), export(folder / "once.db")
        assert several["speakers.jsonl"] == once["speakers.jsonl"]
        assert several["quotations.jsonl"] == once["quotations.jsonl"]


DYING = """
import os, signal
from onrecord.record import registry
{when} = lambda *arguments: os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("when", ["registry.settle", "registry.speakers", "registry._write"])
def test_killed_before_or_while_the_names_are_grouped_a_rerun_groups_them(
    path: Path, world: Path, export: Export, when: str
) -> None:
    (world / "a.txt").write_text("“Yes” said Volodymyr Zelensky.")
    (world / "b.txt").write_text("“No” said Volodymyr Zelenskyy.")
    with hardship.add(path, world, program=DYING.format(when=when) + hardship.PROGRAM) as run:
        run.communicate()
    assert run.returncode == -signal.SIGKILL
    assert hardship.pages_of(path) == 10
    with hardship.add(path, world) as run:
        run.communicate()
    with onrecord.open(path.with_name("straight.db")) as straight:
        straight.add(world)
    assert export() == export(path.with_name("straight.db"))


def test_a_former_id_is_still_found(path: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Yes” said Volodymyr Zelensky.")
    (tmp_path / "b.txt").write_text("“No” said Volodymyr Zelenskyy.")
    ids = set()
    with onrecord.open(path) as record:
        for name in ("a.txt", "b.txt"):
            with onrecord.open(tmp_path / f"{name}.db") as alone:
                alone.add(tmp_path / name)
                ids |= {who.id for who in alone.speakers()}
            record.add(tmp_path / name)
        (one,) = record.speakers()
        assert one.id == min(ids)
        for former in ids:
            assert [who.id for who in record.speakers(former)] == [one.id]
            assert record.count(speaker=former) == 2


def test_speakers_without_a_name_are_those_of_one_article(path: Path, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"“Yes {name}” said –. “No {name}” said –.")
    with onrecord.open(path) as record:
        record.add(tmp_path)
        assert [(who.name, who.quotations) for who in record.speakers()] == [("–", 2), ("–", 2)]


def test_names_that_are_written_otherwise_and_have_one_id_are_never_two_speakers_of_one_id(
    path: Path, tmp_path: Path, lines: Callable[[str], list[dict]]
) -> None:
    for number, name in enumerate(["Ada Ros-Lund", "Ada Ros—Lund", "XI Minming", "Xi Minming", "JD Vik", "Jd Vik"]):
        (tmp_path / f"{number}.txt").write_text(f"“Yes {number}” said {name}.")
    with onrecord.open(path) as record:
        record.add(tmp_path)
    speakers = lines("speakers")
    assert len({who["id"] for who in speakers}) == len(speakers)


@pytest.mark.parametrize(
    "name",
    [
        "–",
        "Ada –",
        "-",
        "/",
        "A",
        "😀",
        "Ada 😀",
        "\0",
        "\ufeffAda",
        "Ada\u2028Lund",
        "ﬁ",
        "Ⅻ",
        "´",
        "'s",
        "李",
        "x" * 5000,
    ],
)
def test_whatever_a_speaker_is_called_the_article_is_kept(path: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(f"“Yes” said {name}.", "utf-8")
    with onrecord.open(path) as record:
        record.add(tmp_path / "a.txt")
        assert record.size() == (1, 1)
        assert list(record.verify()) == []


def test_a_record_that_knows_no_blocks_yet_is_grouped_by_the_next_run(
    path: Path, tmp_path: Path, export: Export
) -> None:
    """As after the migration of an older file."""
    add(path, list(range(len(WHO))))
    expected = export()
    with closing(Connection(path, create=False)) as file, file.writing():
        file.run("UPDATE profiles SET block = NULL")
    add(path, [0])
    assert export() == expected


def test_a_question_changes_nothing_in_the_file(record: onrecord.Record, path: Path) -> None:
    record.close()
    before = path.read_bytes()
    code = f"import onrecord; list(onrecord.open({str(path)!r}).speakers()), onrecord.open({str(path)!r}).count()"
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert path.read_bytes() == before


def test_what_articles_tell_is_kept_with_the_name(record: onrecord.Record) -> None:
    (ben,) = record.speakers("Ben Ros")
    assert [seen.role for seen in ben.roles] == [*kept.TOLD["Ben Ros"][1]]


def test_a_record_grouped_by_other_rules_is_sound_and_grouped_anew_with_the_next_change(
    record: onrecord.Record, path: Path, export: Callable[..., dict[str, bytes]], world: Path
) -> None:
    expected = export()
    record.close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE grouped SET rules = 0")
        file.execute("UPDATE profiles SET block = 'elsewhere'")
        file.execute("UPDATE speakers SET name = 'Formerly ' || name")
        file.commit()
    assert list(record.verify()) == []
    record.add(world)
    assert export() == expected
