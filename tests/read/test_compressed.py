import gzip
from pathlib import Path

import pytest
from reading import PAGE, SMALL, STORY, read_bytes

from onrecord.model import Media, Outcome
from onrecord.read.compressed import Packing, packing
from onrecord.read.limits import Limits

PACKED = gzip.compress(STORY.encode() * 20, mtime=0)


def test_a_gzipped_file_is_the_page_that_it_holds(tmp_path: Path) -> None:
    plain, _ = read_bytes(tmp_path, "a.html", PAGE)
    packed, _ = read_bytes(tmp_path, "b/a.html.gz", gzip.compress(PAGE.encode()))
    assert packed[0].media is Media.HTML
    assert (packed[0].id, packed[0].sha256, packed[0].data) == (plain[0].id, plain[0].sha256, plain[0].data)


def test_gzip_is_told_by_the_bytes_not_by_the_name(tmp_path: Path) -> None:
    pages, _ = read_bytes(tmp_path, "a.txt", gzip.compress(STORY.encode()))
    assert pages[0].data == STORY.encode()
    pages, _ = read_bytes(tmp_path, "b.txt.gz", STORY)
    assert pages[0].data == STORY.encode()


def test_several_members_are_one_file_and_what_follows_them_is_ignored(tmp_path: Path) -> None:
    data = gzip.compress(b"one ") + gzip.compress(b"two") + b"\x00" * 20
    assert read_bytes(tmp_path, "a.txt.gz", data)[0][0].data == b"one two"
    assert read_bytes(tmp_path, "b.txt.gz", data + b"rubbish")[0][0].data == b"one two"


@pytest.mark.parametrize("length", [len(PACKED) - 1, len(PACKED) // 2, 5])
def test_a_clipped_file_is_a_failure_that_says_so(tmp_path: Path, length: int) -> None:
    pages, misses = read_bytes(tmp_path, "a.txt.gz", PACKED[:length])
    assert not pages
    assert misses[0].outcome is Outcome.FAILED
    assert "a.txt.gz is clipped" in misses[0].why
    assert "fetch it again" in misses[0].why


def test_a_broken_file_is_a_failure(tmp_path: Path) -> None:
    broken = PACKED[:40] + b"\xff" * 20 + PACKED[60:]
    pages, misses = read_bytes(tmp_path, "a.txt.gz", broken)
    assert not pages
    assert misses[0].why.startswith("a.txt.gz is ")


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.jsonl.gz", "a.csv.gz"])
@pytest.mark.parametrize("filler", [b" x", b"<p>", b'{"text":"', b"text,id\n"])
def test_a_bomb_ends_in_a_failure(tmp_path: Path, name: str, filler: bytes) -> None:
    bomb = gzip.compress(filler + b"a" * 3_000_000)
    pages, misses = read_bytes(tmp_path, name, bomb)
    assert not pages
    assert {miss.outcome for miss in misses} == {Outcome.FAILED}
    assert all("raise the limit" in miss.why for miss in misses)


def test_the_size_that_a_file_may_unpack_to_is_bounded(tmp_path: Path) -> None:
    limits = Limits(page_bytes=20_000, ratio=10**9, unpacked_bytes=50_000)
    rows = b'{"text":"words"}\n' * 10_000
    _, misses = read_bytes(tmp_path, "a.jsonl.gz", gzip.compress(rows), limits)
    assert misses[-1].why == "a.jsonl.gz unpacks to more than 50.0 kB; split it, or raise the limit unpacked_bytes"


def test_gzip_within_gzip_is_skipped_and_named(tmp_path: Path) -> None:
    _, misses = read_bytes(tmp_path, "a.txt.gz", gzip.compress(gzip.compress(STORY.encode())))
    assert misses[0].why == "a.txt.gz is not text (looks like gzip within gzip)"


def test_an_empty_gzip_is_empty(tmp_path: Path) -> None:
    _, misses = read_bytes(tmp_path, "a.txt.gz", gzip.compress(b""))
    assert misses[0].why == "a.txt.gz is empty"


def test_rows_before_the_end_of_a_clipped_file_are_kept(tmp_path: Path) -> None:
    lines = [f'{{"id":"{n}","text":"words {hash(n) * 7919 % 104729}"}}\n' for n in range(2000)]
    packed = gzip.compress("".join(lines).encode())
    pages, misses = read_bytes(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2], SMALL)
    assert [page.id for page in pages] == [str(n) for n in range(len(pages))]
    assert len(pages) > 100
    assert [miss.uri for miss in misses] == ["a.jsonl.gz"]


def test_packing_is_told_by_the_first_bytes() -> None:
    assert packing(b"\x28\xb5\x2f\xfd") is Packing.ZSTD
    assert packing(b"\x04\x22\x4d\x18") is Packing.LZ4
    assert packing(b"text") is Packing.NONE
