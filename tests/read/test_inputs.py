import io
import os
import sys
from itertools import permutations
from pathlib import Path

import pytest
from reading import STORY, read_all, write

from onrecord.model import Miss, Outcome
from onrecord.read.inputs import Input, expand


def uris(*paths: Path | str) -> list[str]:
    return [item.uri for item in expand(paths)]


def test_a_folder_is_read_to_its_depths_and_names_are_those_below_it(tmp_path: Path) -> None:
    write(tmp_path, {"b.txt": "b", "a/deep/c.txt": "c", "a/a.txt": "a"})
    assert uris(tmp_path) == ["a/a.txt", "a/deep/c.txt", "b.txt"]


def test_a_file_given_by_name_is_known_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, {"a/story.txt": "a"})
    assert uris(tmp_path / "a/story.txt") == ["story.txt"]


def test_the_order_of_paths_does_not_matter_even_where_names_are_the_same(tmp_path: Path) -> None:
    write(tmp_path, {"one/x.txt": "first", "two/x.txt": "second", "three/x.txt": "third", "y.txt": "y"})
    paths = [tmp_path / name for name in ("one", "two", "three", "y.txt")]
    assert len({tuple(map(repr, expand(order))) for order in permutations(paths)}) == 1


def test_a_path_given_twice_is_one_input(tmp_path: Path) -> None:
    write(tmp_path, {"x.txt": "x"})
    assert uris(tmp_path, tmp_path, str(tmp_path) + "/") == ["x.txt"]


def test_a_missing_path_is_a_failure_that_names_it_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, {"x.txt": STORY})
    pages, misses = read_all(tmp_path / "absent", tmp_path / "x.txt")
    assert [page.id for page in pages] == ["x"]
    assert misses[0].outcome is Outcome.FAILED
    assert "absent does not exist; check the spelling" in misses[0].why


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_and_a_file_without_permission_are_failures(tmp_path: Path) -> None:
    write(tmp_path, {"shut/x.txt": "x", "shut.txt": "x", "open.txt": STORY})
    (tmp_path / "shut").chmod(0)
    (tmp_path / "shut.txt").chmod(0)
    pages, misses = read_all(tmp_path)
    (tmp_path / "shut").chmod(0o700)
    assert [page.id for page in pages] == ["open"]
    assert [(miss.uri, miss.outcome) for miss in misses] == [("shut", Outcome.FAILED), ("shut.txt", Outcome.FAILED)]


def test_a_folder_that_cannot_be_listed_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"shut/x.txt": "x", "open.txt": STORY})
    listing = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    pages, misses = read_all(tmp_path)
    assert [page.id for page in pages] == ["open"]
    assert misses == [
        Miss("shut", Outcome.FAILED, "shut cannot be read: permission denied; see to its permissions or leave it out")
    ]


def test_hidden_files_and_links_to_folders_are_skipped_with_a_reason(tmp_path: Path) -> None:
    write(tmp_path, {".git/config": "x", ".hidden.txt": "x", "real/x.txt": STORY})
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    pages, misses = read_all(tmp_path)
    assert [page.uri for page in pages] == ["real/x.txt"]
    assert {miss.uri: miss.outcome for miss in misses} == {
        ".git": Outcome.SKIPPED,
        ".hidden.txt": Outcome.SKIPPED,
        "loop": Outcome.SKIPPED,
        "dangling.txt": Outcome.FAILED,
    }


def test_a_name_that_is_not_utf8_can_be_written(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123  (a name of bytes)
        file.write(STORY.encode())
    pages, _ = read_all(tmp_path)
    assert pages[0].uri == "caf\ufffd.txt"


def test_a_folder_deeper_than_python_recurses_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"/".join(["d"] * 300) + "/x.txt": STORY})
    assert len(expand([tmp_path])) == 1


def test_standard_input_is_read_in_both_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        buffer = io.BytesIO(STORY.encode())

    monkeypatch.setattr(sys, "stdin", Stream)
    pages, misses = read_all("-")
    assert [(page.id, page.uri, page.data) for page in pages] == [("stdin", "-", STORY.encode())]
    assert not misses


def test_the_copy_of_standard_input_goes_with_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        buffer = io.BytesIO(b"words")

    monkeypatch.setattr(sys, "stdin", Stream)
    found = expand(["-"])
    assert isinstance(found[0], Input)
    path = found[0].path
    assert path.read_bytes() == b"words"
    del found
    assert not path.exists()


def test_a_pipe_given_by_name_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, STORY.encode())
    os.close(writing)
    pages, _ = read_all(f"/dev/fd/{reading}")
    os.close(reading)
    assert [page.data for page in pages] == [STORY.encode()]
