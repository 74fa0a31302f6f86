"""The shipped model reads who said what; its file is the one that the card names."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.model import Article, Kind, Media, Part, Segment, Status
from onrecord.quote.reader import MODELS, Reader, reader_name


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def article(text: str, title: str | None = None) -> Article:
    return Article(
        id="a",
        uri="a.txt",
        sha256="0" * 64,
        status=Status.READ,
        text=text,
        media=Media.TEXT,
        encoding="utf-8",
        title=title,
        segments=(Segment(0, len(text), 0),) if text else (),
    )


def test_a_plain_quotation_has_source_cue_and_content(reader: Reader) -> None:
    text = "The bridge at Ostrel is closed.\n\n“We will rebuild it before winter,” Mayor Ada Lund said on Tuesday."
    (found,) = reader.attributions(article(text))
    assert "rebuild it before winter" in found.content[0].text
    assert "Ada Lund" in found.source[0].text
    assert [cue.text for cue in found.cue] == ["said"]
    assert (found.part, found.kind) == (Part.BODY, Kind.DIRECT)


def test_one_quotation_in_two_parts_is_one_attribution(reader: Reader) -> None:
    text = "“We will rebuild it,” Lund said, “and we will do so before the winter comes.”"
    (found,) = reader.attributions(article(text))
    assert len(found.content) == 2


def test_a_quotation_in_the_title_is_marked_as_such(reader: Reader) -> None:
    found = reader.attributions(article("The bridge at Ostrel is closed.", title="Mayor says bridge will be rebuilt"))
    assert [one.part for one in found] == [Part.TITLE]


def test_every_span_holds_its_words(reader: Reader) -> None:
    text = 'Lund said that the piers "cannot hold". ' * 120
    one = article(text)
    for found in reader.attributions(one):
        for span in found.content + found.source + found.cue:
            assert one.text[span.start : span.end] == span.text


@pytest.mark.parametrize("text", ["", "\x00", "a" * 5000, "\ud800 said", "שלום אמר", '"' * 3000, "he said " * 3])
def test_odd_texts_are_read_without_a_fault(reader: Reader, text: str) -> None:
    reader.attributions(article(text))


def test_the_weights_are_those_of_the_card() -> None:
    card = json.loads((MODELS / "quotations.json").read_text("utf8"))
    digest = hashlib.sha256((MODELS / card["file"]).read_bytes()).hexdigest()
    assert digest == card["sha256"]
    assert digest in (MODELS / "quotations.md").read_text("utf8")
    assert reader_name().endswith(digest[:8])


def test_other_weights_are_refused(tmp_path: Path) -> None:
    shutil.copytree(MODELS, tmp_path / "models")
    with (tmp_path / "models" / "quotations.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match="install onrecord again"):
        Reader(tmp_path / "models").attributions(article("She said no."))
