"""The shipped model reads who said what; its file is the one that the card names."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.model import Article, Kind, Media, Part, Segment, Size, Status
from onrecord.quote.card import MODELS
from onrecord.quote.reader import Reader, reader_name


@pytest.fixture(scope="module", params=list(Size))
def reader(request: pytest.FixtureRequest) -> Reader:
    return Reader(request.param)


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


SENTENCES = (
    "“We will rebuild it before winter,” Mayor Ada Lund said on Tuesday.",
    "The council believes that the piers cannot hold.",
    "He said the money “is not there”, and asked for more.",
    "It rained over Ostrel, as it had rained all week.",
    "According to the report, 4,000 people use the ferry.",
    "“Nobody asked us.”",
)
texts = st.builds(
    lambda parts, times: "\n\n".join(parts * times),
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5),
    st.integers(1, 6),
)


@given(st.lists(texts, min_size=1, max_size=4))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_article_reads_the_same_alone_and_among_others(reader: Reader, among: list[str]) -> None:
    alone = Reader(Size(reader.name.split("-")[0])).attributions(article(among[0]))
    for text in among[1:]:
        reader.attributions(article(text))
    assert reader.attributions(article(among[0])) == alone


@pytest.mark.parametrize("size", list(Size))
def test_the_weights_are_those_of_the_card_and_fit_into_25_megabytes(size: Size) -> None:
    entry = json.loads((MODELS / "quotations.json").read_text("utf8"))[size]
    data = (MODELS / entry["weights"]["file"]).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    assert digest == entry["weights"]["sha256"]
    assert digest in (MODELS / "quotations.md").read_text("utf8")
    assert len(data) <= 25_000_000


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A copy of the shipped models, to be damaged."""
    return Path(shutil.copytree(MODELS, tmp_path / "models"))


@pytest.mark.parametrize("name", ["accurate.onnx", "tokenizer.json"])
@pytest.mark.parametrize("gone", [True, False])
def test_other_files_are_refused(models: Path, name: str, gone: bool) -> None:
    if gone:
        (models / name).unlink()
    else:
        (models / name).write_bytes((models / name).read_bytes() + b" ")
    with pytest.raises(ModelError, match="install onrecord again"):
        Reader(models=models).attributions(article("She said no."))


@pytest.mark.parametrize(
    "words", ["", "[]", "{}", '{"accurate": {"weights": {"file": "x", "sha256": "y"}}}', "[" * 100_000]
)
def test_a_card_that_lacks_something_is_refused(models: Path, words: str) -> None:
    (models / "quotations.json").write_text(words, "utf8")
    with pytest.raises(ModelError, match="install onrecord again"):
        reader_name(Size.ACCURATE, models)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "true", '"1"', "null", "1" + "0" * 400])
def test_a_calibration_that_is_no_number_is_refused(models: Path, value: str) -> None:
    words = (models / "quotations.json").read_text("utf8")
    (models / "quotations.json").write_text(re.sub(r'"bias": [-.\d]+', f'"bias": {value}', words), "utf8")
    with pytest.raises(ModelError, match="install onrecord again"):
        reader_name(Size.ACCURATE, models)


def test_nothing_but_what_the_cards_name_lies_beside_them() -> None:
    cards = json.loads((MODELS / "quotations.json").read_text("utf8"))
    named = {entry[kind]["file"] for entry in cards.values() for kind in ("weights", "tokenizer")}
    others = {
        "__init__.py",
        "antecedents.json",
        "antecedents.md",
        "lines.md",
        "lines.npz",
        "quotations.json",
        "quotations.md",
        "statements.json",
        "statements.md",
        "stories.json",
        "stories.md",
        "words.md",
        "words.txt.gz",
    }
    assert {path.name for path in MODELS.iterdir() if path.is_file()} == named | others


def test_a_reader_is_named_by_its_size_and_all_that_its_answers_depend_on(models: Path) -> None:
    names = {size: reader_name(size, models) for size in Size}
    assert all(name.startswith(f"{size}-") for size, name in names.items())
    cards = json.loads((models / "quotations.json").read_text("utf8"))
    cards["fast"]["tokenizer"]["sha256"] = "0" * 64
    (models / "quotations.json").write_text(json.dumps(cards), "utf8")
    assert reader_name(Size.FAST, models) != names[Size.FAST]
    assert reader_name(Size.ACCURATE, models) == names[Size.ACCURATE]
