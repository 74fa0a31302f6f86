"""Takedowns: what is removed is gone from every byte of the file, and does not come back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import NotThere
from onrecord.model import Entry, Outcome


@pytest.fixture
def secret(world: Path) -> Path:
    page = world / "ledger/secret.txt"
    page.write_text("“Xylophones of Quonset” said Zebulon Quackenbush. " * 40)
    return page


def everything(path: Path) -> bytes:
    """All bytes of the record's files."""
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def test_bytes_and_text_are_gone_and_hash_address_and_reason_stay(
    secret: Path, record: onrecord.Record, path: Path, lines: Callable[[str], list[dict]]
) -> None:
    sha256 = record.article("secret").sha256
    words = [b"Xylophones", b"xylophones", b"Quackenbush", b"quackenbush"]
    assert all(word in everything(path) for word in words)
    assert record.remove("secret", why="a court order")
    assert not [word for word in words if word in everything(path)]
    with pytest.raises(NotThere, match="secret was removed: a court order"):
        record.article("secret")
    assert list(record.quotes(about="xylophones")) == []
    assert list(record.speakers("Quackenbush")) == []
    assert [line for line in lines("inputs") if line["uri"] == "ledger/secret.txt"] == [
        {"uri": "ledger/secret.txt", "outcome": "skipped", "why": "removed: a court order", "article": None}
    ]
    assert sha256.encode() in everything(path)


def test_what_another_reader_had_found_goes_too(
    secret: Path, record: onrecord.Record, path: Path, second_reader: Callable[[], None]
) -> None:
    second_reader()
    record.add(reread=True)
    record.remove("secret", why="a court order")
    assert b"Quackenbush" not in everything(path)


def test_adding_it_again_is_refused_under_any_name(secret: Path, record: onrecord.Record, world: Path) -> None:
    record.remove("secret", why="a court order")
    (world / "a copy.txt").write_bytes(secret.read_bytes())
    entries: list[Entry] = []
    added = record.add([world / "ledger", world / "a copy.txt"], missed=entries.append)
    assert added.outcomes == {Outcome.ALREADY_THERE: 3, Outcome.SKIPPED: 2}
    assert {entry.why for entry in entries} == {
        "secret.txt was removed: a court order",
        "a copy.txt was removed: a court order",
    }
    assert list(record.verify()) == []


def test_the_rest_stays_and_the_record_can_be_trusted(
    secret: Path, record: onrecord.Record, export: Callable[..., dict[str, bytes]]
) -> None:
    before = export()
    record.remove("secret", why="a court order")
    after = export()
    gone = set(before["quotations.jsonl"].splitlines()) - set(after["quotations.jsonl"].splitlines())
    assert len(gone) == 40
    assert set(after["articles.jsonl"].splitlines()) < set(before["articles.jsonl"].splitlines())


def test_a_version_that_was_removed_is_listed_no_more(record: onrecord.Record, world: Path) -> None:
    for words in ("No boats", "No boats at all"):
        (world / "ledger/ferry.txt").write_text(f"“{words}” said Ben Ros.")
        record.add(world)
    latest = hashlib.sha256((world / "ledger/ferry.txt").read_bytes()).hexdigest()
    first, second, third = (version.article for version in record.versions(latest))
    record.remove(second, why="asked")
    assert [version.article for version in record.versions(third)] == [first, third]


@pytest.mark.parametrize("why", ["", " \n"])
def test_without_a_reason_nothing_is_removed(record: onrecord.Record, why: str) -> None:
    with pytest.raises(onrecord.SettingsError, match="give the reason"):
        record.remove("quiet", why=why)
    assert record.article("quiet")


def test_a_reason_of_odd_bytes_is_kept_as_far_as_it_can_be_written(record: onrecord.Record) -> None:
    record.remove("quiet", why="asked \udcff")
    with pytest.raises(NotThere, match=r"was removed: asked \?"):
        record.article("quiet")


def test_a_name_of_odd_bytes_is_never_taken_for_another(path: Path, tmp_path: Path) -> None:
    odd = os.fsdecode(b"bad\xff")
    for name in (f"{odd}.txt", "bad?.txt"):
        (tmp_path / name).write_text(f"“{len(name)}” said {name!a}.")
    with onrecord.open(path) as record:
        record.add([tmp_path / f"{odd}.txt", tmp_path / "bad?.txt"])
        assert record.article(odd).id == "bad\ufffd"
        record.remove(odd, why="asked")
        assert record.article("bad?").uri == "bad?.txt"


def test_where_one_of_two_of_a_name_was_removed_the_name_means_the_other(record: onrecord.Record) -> None:
    one, other = (q.article for q in record.quotes(about="bridge", thoughts=True) if q.article.startswith("bridge"))
    record.remove(one, why="asked")
    assert record.article("bridge").id == other


def test_it_is_removed_only_once(record: onrecord.Record) -> None:
    record.remove("quiet", why="asked")
    with pytest.raises(NotThere, match="quiet was removed: asked"):
        record.remove("quiet", why="asked again")


@pytest.mark.parametrize("called", ["nobody", "", "ffffffff", "\ud800", "bridge"])
def test_what_is_not_there_or_not_one_is_told(record: onrecord.Record, called: str) -> None:
    with pytest.raises(
        NotThere, match=r"has no article|2 articles are called 'bridge': name one of them, such as bridge-"
    ):
        record.article(called)


def test_an_article_is_found_by_its_id_its_hash_or_its_address(record: onrecord.Record) -> None:
    article = record.article("ferry")
    for called in (article.sha256, article.sha256[:8].upper(), "ledger/ferry.txt"):
        assert record.article(called) == article
    bridge = record.article("ledger/bridge.txt")
    assert bridge.id.startswith("bridge-")
    assert record.article(bridge.id) == bridge
    assert all(quotation.article == bridge.id for quotation in bridge.quotations)
