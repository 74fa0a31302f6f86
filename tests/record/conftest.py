"""What the tests of the record share: an invented world, a record of it, and readers without models."""

import json
from collections.abc import Callable
from pathlib import Path

import hardship
import kept
import pytest

import onrecord
from onrecord import pipeline


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "page_reader", kept.reader)
    monkeypatch.setattr("onrecord.record.adding.reader_name", lambda size: "first reader")


@pytest.fixture
def second_reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Brings the second reader in, when it is called."""

    def bring() -> None:
        monkeypatch.setattr(pipeline, "page_reader", kept.second)
        monkeypatch.setattr("onrecord.record.adding.reader_name", lambda size: "second reader")

    return bring


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return kept.lay(tmp_path / "world")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


@pytest.fixture
def record(path: Path, world: Path) -> onrecord.Record:
    """A record of the whole world."""
    with onrecord.open(path) as made:
        made.add(world)
        yield made


@pytest.fixture
def export(path: Path) -> Callable[..., dict[str, bytes]]:
    """The export of a record, that of the test where no other is named."""

    def run(of: Path = path) -> dict[str, bytes]:
        return hardship.export(of)

    return run


@pytest.fixture
def lines(export: Callable[..., dict[str, bytes]]) -> Callable[[str], list[dict]]:
    """The objects of one file of the export."""
    return lambda name: [json.loads(line) for line in export()[f"{name}.jsonl"].splitlines()]
