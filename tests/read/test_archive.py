import gzip
import io
from pathlib import Path

import pytest
from fastwarc.stream_io import Lz4Writer, ZstdWriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import PAGE, SMALL, STORY, in_members, read_all, read_bytes, record, response

from onrecord.model import Container, Media, Miss, Outcome, Page
from onrecord.read.decode import decode
from onrecord.read.limits import Limits
from onrecord.read.pages import pages as pages_below

INFO = record("warcinfo", b"software: made by hand\r\n", number=9)
RECORDS = [response(PAGE.replace("Bridge", f"Bridge {n}").encode(), f"https://example.org/{n}", n) for n in range(1, 5)]
WARC_DATA = Path(__file__).parents[2].parent / "shared" / "data" / "warc"


def packed(writer: type[ZstdWriter] | type[Lz4Writer], *records: bytes) -> bytes:
    out = io.BytesIO()
    for item in records:
        stream = writer(out)
        stream.write(item)
        stream.close()
    return out.getvalue()


def numbers(pages: list[Page]) -> list[str]:
    return [page.uri.rsplit("/", 1)[-1] for page in pages]


FORMS = {
    "a.warc": b"".join,
    "a.warc.gz": lambda records: in_members(*records),
    "b.warc.gz": lambda records: gzip.compress(b"".join(records)),
    "a.warc.zst": lambda records: packed(ZstdWriter, *records),
    "a.warc.lz4": lambda records: packed(Lz4Writer, *records),
}


@pytest.mark.parametrize("name", FORMS)
def test_responses_are_pages_however_the_archive_is_packed(tmp_path: Path, name: str) -> None:
    pages, misses = read_bytes(tmp_path, name, FORMS[name]([INFO, *RECORDS]))
    assert (numbers(pages), misses) == (["1", "2", "3", "4"], [])
    page = pages[0]
    assert page.id == "urn:uuid:00000000-0000-0000-0000-000000000001"
    assert (page.media, page.container, page.charset) == (Media.HTML, Container.RECORD, "utf-8")
    assert page.given.url == "https://example.org/1"
    assert page.given.published is None
    assert page.given.extra["warc_date"] == "2025-01-23T11:02:00Z"
    assert decode(page, SMALL).text == PAGE.replace("Bridge", "Bridge 1")


@pytest.mark.parametrize("name", ["a.wet", "a.warc.wet.gz"])
def test_conversions_are_text_even_where_they_speak_of_tags(tmp_path: Path, name: str) -> None:
    text = STORY + "<p> <b> <i> <a> <br> are tags."
    data = record("conversion", text.encode(), more="Content-Type: text/plain\r\n")
    pages, misses = read_bytes(tmp_path, name, gzip.compress(data) if name.endswith(".gz") else data)
    assert not misses
    assert (pages[0].media, decode(pages[0], SMALL).text) == (Media.TEXT, text)


def test_resources_are_pages_and_other_records_are_passed_over(tmp_path: Path) -> None:
    kinds = ["warcinfo", "request", "metadata", "revisit", "continuation"]
    data = b"".join(record(kind, PAGE.encode(), number=n) for n, kind in enumerate(kinds))
    data += record("resource", PAGE.encode(), number=7, more="Content-Type: text/html; charset=UTF-8\r\n")
    pages, misses = read_bytes(tmp_path, "a.warc", data)
    assert ([page.charset for page in pages], misses) == (["UTF-8"], [])


@pytest.mark.parametrize(
    ("header", "body", "why"),
    [
        ("HTTP/1.1 404 Not Found\r\nContent-Type: text/html", PAGE.encode(), "has the HTTP status 404"),
        ("HTTP/1.1 301 Moved\r\nContent-Type: text/html", b"Moved", "has the HTTP status 301"),
        ("HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG\r\n\x1a\n", "is image/png, not text or HTML"),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/css", b"p {}", "is text/css, not text or HTML"),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html", b"%PDF-1.7 ...", "is not text (looks like PDF)"),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html", b"", "is empty"),
    ],
)
def test_what_is_no_page_is_skipped_with_a_reason(tmp_path: Path, header: str, body: bytes, why: str) -> None:
    pages, misses = read_bytes(tmp_path, "a.warc", response(body, header=header) + RECORDS[1])
    assert numbers(pages) == ["2"]
    assert (misses[0].uri, misses[0].outcome) == ("https://example.org/story", Outcome.SKIPPED)
    assert misses[0].why == f"record <urn:uuid:00000000-0000-0000-0000-000000000001> of a.warc {why}"


def test_an_archive_without_pages_is_skipped(tmp_path: Path) -> None:
    _, misses = read_bytes(tmp_path, "a.warc", INFO)
    assert misses[0].why == "a.warc holds no record of a page (a response, resource or conversion)"


@pytest.mark.parametrize("name", FORMS)
def test_a_clipped_archive_keeps_the_pages_before_and_says_so(tmp_path: Path, name: str) -> None:
    whole = FORMS[name](RECORDS)
    for share in (0.6, 0.9):
        pages, misses = read_bytes(tmp_path, name, whole[: int(len(whole) * share)])
        assert numbers(pages) == [str(n) for n in range(1, len(pages) + 1)]
        assert misses[-1].outcome is Outcome.FAILED
        assert "clipped" in misses[-1].why or "broken" in misses[-1].why


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive_clipped_within_a_header_says_so(tmp_path: Path, name: str) -> None:
    whole = FORMS[name](RECORDS[:2])
    end = len(FORMS[name](RECORDS[:1])) + 30
    pages, misses = read_bytes(tmp_path, name, whole[:end])
    assert numbers(pages) == ["1"]
    assert [miss.outcome for miss in misses] == [Outcome.FAILED]
    assert misses[0].why.endswith("fetch it again")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst", "a.warc.lz4"])
def test_reading_goes_on_behind_a_broken_place(tmp_path: Path, name: str) -> None:
    pieces = [FORMS[name]([item]) for item in RECORDS]
    broken = b"WARC and rubbish\r\n\r\n" if name == "a.warc" else pieces[1][:40] + b"\xff" * 30 + pieces[1][70:]
    pages, misses = read_bytes(tmp_path, name, pieces[0] + broken + pieces[2] + pieces[3])
    assert numbers(pages)[0] == "1"
    assert numbers(pages)[-1] == "4"
    assert any("reading goes on behind it" in miss.why for miss in misses)


def test_a_length_that_is_wrong_costs_no_other_record(tmp_path: Path) -> None:
    wrong = RECORDS[1].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    pages, misses = read_bytes(tmp_path, "a.warc", RECORDS[0] + wrong)
    assert numbers(pages) == ["1"]
    assert misses[0].outcome is Outcome.FAILED
    pages, misses = read_bytes(tmp_path, "b.warc", RECORDS[0] + RECORDS[1].replace(b"th: ", b"th: x", 1) + RECORDS[2])
    assert numbers(pages) == ["1", "3"]
    assert len(misses) == 1


def test_a_record_over_the_limit_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    huge = response(b"<html>" + b"a" * 30_000, number=5)
    for name in ("a.warc", "a.warc.zst"):
        pages, misses = read_bytes(tmp_path, name, FORMS[name]([RECORDS[0], huge, RECORDS[1]]))
        assert numbers(pages) == ["1", "2"]
        assert "more than 20.0 kB; raise the limit page_bytes" in misses[0].why


def test_a_bomb_in_an_archive_is_not_unpacked(tmp_path: Path) -> None:
    bomb = response(b"<html>" + b"a" * 5_000_000)
    pages, misses = read_bytes(tmp_path, "a.warc.gz", in_members(RECORDS[0], bomb))
    assert numbers(pages) == ["1"]
    assert "raise the limit ratio" in misses[0].why


def test_headers_that_are_no_utf8_can_be_written(tmp_path: Path) -> None:
    data = RECORDS[0].replace(b"example.org/1", b"example.org/\xff\xfe")
    pages, _ = read_bytes(tmp_path, "a.warc", data)
    assert pages[0].uri.encode().startswith(b"https://example.org/")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(list(FORMS)),
    st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=8)), min_size=1, max_size=4),
)
def test_damage_anywhere_ends_in_pages_and_reasons(tmp_path: Path, name: str, damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(FORMS[name](RECORDS))
    for at, rubbish in damage:
        data[at : at + len(rubbish) + 1] = rubbish
    pages, misses = read_bytes(tmp_path, name, bytes(data))
    assert pages or misses


@pytest.mark.skipif(not WARC_DATA.is_dir(), reason="the shared data are not here")
def test_real_archives_good_and_odd_are_read() -> None:
    found = list(pages_below([WARC_DATA], Limits()))
    assert sum(isinstance(item, Page) for item in found) >= 47
    assert [item.uri for item in found if isinstance(item, Miss) and item.outcome is Outcome.FAILED]
    assert not read_all(WARC_DATA / "clueweb-quirk.warc.gz", limits=Limits())[1]
