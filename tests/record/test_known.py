"""Lists of known people in a record: their entries say who is who, and what a list no more has holds no more."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import InputError

Export = Callable[..., dict[str, bytes]]
LIST = "name,aliases,kind,wikidata\nVera Moe,Vera Lind|V. Lind-Moe,person,Q7\nElm Harbour Board,Harbour Watch,body,\n"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    folder = tmp_path / "world"
    folder.mkdir()
    for number, name in enumerate(["Vera Lind", "Vera Moe", "Harbour Watch", "Ole Lind", "Vera Moe"]):
        (folder / f"{number}.txt").write_text(f"“Sentence {number}” said {name}.")
    return folder


def listed(tmp_path: Path, text: str = LIST) -> Path:
    file = tmp_path / "people.csv"
    file.write_text(text, "utf-8")
    return file


def names(record: onrecord.Record) -> list[set[str]]:
    return [{name for name, _ in who.names} for who in record.speakers()]


def test_names_of_one_entry_are_one_speaker_with_the_name_and_the_wikidata_id_of_the_list(
    record: onrecord.Record, tmp_path: Path
) -> None:
    assert {"Vera Lind"} in names(record)
    assert record.add_known(listed(tmp_path)) == 2
    (vera,) = record.speakers("Vera")
    assert (vera.name, vera.wikidata) == ("Vera Moe", "Q7")
    assert {name for name, _ in vera.names} == {"Vera Lind", "Vera Moe"}
    assert {"Ole Lind"} in names(record)
    assert list(record.verify()) == []


def test_a_list_taken_again_is_nothing_new_and_one_that_was_mended_takes_its_place(
    record: onrecord.Record, tmp_path: Path, export: Export
) -> None:
    before = export()
    record.add_known(listed(tmp_path))
    with_list = export()
    assert record.add_known(listed(tmp_path)) == 0
    assert export() == with_list
    assert record.add_known(listed(tmp_path, "name\nSomebody Else\n")) == 1
    assert export() == before
    assert record.add_known(listed(tmp_path)) == 2
    assert export() == with_list


def test_a_list_of_which_nothing_can_be_used_leaves_the_one_before_in_its_place(
    record: onrecord.Record, tmp_path: Path
) -> None:
    record.add_known(listed(tmp_path))
    missed: list[InputError] = []
    assert record.add_known(listed(tmp_path, "name,kind\nVera Moe,robot\n"), missed=missed.append) == 0
    assert len(missed) == 1
    assert next(record.speakers("Vera Lind")).name == "Vera Moe"


def test_in_any_order_pages_lists_and_judgements_come_to_the_same(tmp_path: Path, world: Path, export: Export) -> None:
    first, second = (
        [path for path in sorted(world.iterdir()) if (path.stem in "03") == half] for half in (True, False)
    )
    file = listed(tmp_path)
    with onrecord.open(tmp_path / "judged.db") as record:
        record.add(sorted(world.iterdir()))
        record.judge(by="Jo").merge("Ole Lind", "Harbour Watch")
        record.export(tmp_path / "out")
    steps: list[Callable[[onrecord.Record], object]] = [
        lambda record: record.add(first),
        lambda record: record.add(second),
        lambda record: record.add_known(file),
        lambda record: record.add_judgements(tmp_path / "out/judgements.jsonl"),
    ]
    exports = []
    for number, order in enumerate(permutations(steps)):
        with onrecord.open(tmp_path / f"{number}.db") as record:
            record.add([])
            for step in order:
                step(record)
        exports.append(export(tmp_path / f"{number}.db"))
    assert all(each == exports[0] for each in exports)


@pytest.mark.parametrize("gone", [["0"], ["1", "4"], ["0", "1", "4"]])
def test_where_the_names_of_an_entry_are_taken_down_what_is_left_is_as_if_they_had_never_been_there(
    record: onrecord.Record, world: Path, tmp_path: Path, export: Export, gone: list[str]
) -> None:
    record.add_known(listed(tmp_path))
    for name in gone:
        record.remove(name, why="an example")
        (world / f"{name}.txt").unlink()
    with onrecord.open(tmp_path / "fresh.db") as fresh:
        fresh.add(world)
        fresh.add_known(listed(tmp_path))
    assert export()["speakers.jsonl"] == export(tmp_path / "fresh.db")["speakers.jsonl"]


def test_a_person_s_word_comes_before_a_list_s(record: onrecord.Record, tmp_path: Path) -> None:
    record.add_known(listed(tmp_path))
    judge = record.judge(by="Jo")
    parted = judge.split("Vera Moe", "Vera Lind")
    assert {"Vera Lind"} in names(record)
    judge.undo(parted.id)
    judge.rename("Vera Moe", "Dame Vera")
    assert next(record.speakers("Vera Lind")).name == "Dame Vera"
    assert list(record.verify()) == []


def test_a_name_of_two_entries_tells_nothing(record: onrecord.Record, tmp_path: Path) -> None:
    record.add_known(listed(tmp_path, f"{LIST}Another Vera,Vera Lind,person,Q8\n"))
    assert {"Vera Lind"} in names(record)


def test_a_list_that_comes_before_any_page_makes_the_record(tmp_path: Path, world: Path, path: Path) -> None:
    with onrecord.open(path) as record:
        record.add_known(listed(tmp_path))
        record.add(world)
        assert next(record.speakers("Vera Lind")).wikidata == "Q7"


@pytest.mark.parametrize("name", ["😀", "\0", "–", "a", "x" * 100_000, "\u2028", "Ada –"])
def test_any_name_can_stand_in_a_list(record: onrecord.Record, tmp_path: Path, name: str) -> None:
    record.add_known(listed(tmp_path, f'name,aliases\nVera Moe,"{name}"\n"{name}",Vera Lind\n'))
    assert list(record.verify()) == []
