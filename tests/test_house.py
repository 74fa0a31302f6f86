"""The house: what the repository promises about itself, whoever reads it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import onrecord
from onrecord import errors
from onrecord.model import Article, Kind, Media, Part, Quotation, Status
from onrecord.share.jsonlines import as_line

ROOT = Path(__file__).parent.parent
MADE = {"out", "runs", "build", "dist", "__pycache__"}
FLOW = ["read", "clean", "quote", "resolve", "registry", "link", "run", "record", "ask", "share", "show"]
ARTICLE = Article("a", "a", "0", Status.READ, "Rain, she said.", Media.TEXT, "utf-8")
QUOTATION = Quotation("q", "a", Part.BODY, Kind.INDIRECT, (), (), (), 0.5)


def texts() -> Iterator[tuple[Path, str]]:
    """Every file of the repository that is text, apart from what is made here."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        made = any(part in MADE or (part.startswith(".") and part not in {".ci", ".gitignore"}) for part in parts)
        if path.is_file() and not made and path.stat().st_size < 2_000_000:
            try:
                yield path.relative_to(ROOT), path.read_text("utf-8")
            except UnicodeDecodeError:
                continue


def test_no_file_names_a_registry_or_a_place_on_the_machine_it_was_made_on() -> None:
    registries = r"py[p]i[.]org|python[h]osted|--(?:extra-)?index[-]url|--find[-]links"
    places = r"file[:]///|(?<![\w./-])/(?:work|opt|root|home)[/]"
    bad = re.compile(f"{registries}|{places}")
    found = [f"{path}: {hit.group()}" for path, text in texts() for hit in bad.finditer(text)]
    assert not found


@pytest.mark.parametrize("lock", ["requirements.lock", "training/requirements.lock"])
def test_every_locked_package_is_pinned_with_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text("utf-8").partition("\n")[2].strip())
    entries = [entry for entry in entries if not entry.startswith("#")]
    assert len(entries) > 10
    assert all(
        re.match(r"[a-z0-9._-]+(?:\[[a-z,]+\])?==\S+ ", entry) and "--hash=sha256:" in entry for entry in entries
    )


def test_the_build_backend_is_locked_at_the_version_that_the_build_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert all(f"\n{requirement} " in lock for requirement in project["build-system"]["requires"])


def imports(folder: Path) -> set[str]:
    """Names of what a folder's modules import, wherever in them."""
    found = re.compile(r"^\s*(?:from|import) ([\w.]+)", re.MULTILINE)
    return {name for path in folder.rglob("*.py") for name in found.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize("folder", FLOW)
def test_a_folder_imports_only_from_those_before_it_in_the_flow(folder: str) -> None:
    later = FLOW[FLOW.index(folder) + 1 :]
    names = imports(ROOT / "src/onrecord" / folder)
    assert not {name for name in names for other in later if name.startswith(f"onrecord.{other}")}


def test_the_package_imports_neither_training_nor_a_training_library() -> None:
    barred = {"torch", "transformers", "sklearn", "training", "eval", "bench"}
    assert not {name.partition(".")[0] for name in imports(ROOT / "src/onrecord")} & barred


def test_every_third_party_library_that_the_package_imports_is_declared_and_the_other_way_round() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[^\w-]", line)[0].replace("-", "_") for line in project["dependencies"]}
    declared -= {"lxml_html_clean"}  # trafilatura's, see pyproject.toml
    tops = {name.partition(".")[0] for name in imports(ROOT / "src/onrecord")}
    assert tops - set(sys.stdlib_module_names) - {"onrecord"} == declared


def test_importing_the_package_loads_no_large_library() -> None:
    heavy = ["numpy", "onnxruntime", "trafilatura", "dateparser", "rich", "lxml", "tokenizers"]
    code = f"import onrecord, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_question_to_a_record_loads_neither_models_nor_readers_of_pages(tmp_path: Path) -> None:
    onrecord.open(tmp_path / "kept.db").add([])
    code = f"""
import onrecord, sys
with onrecord.open({str(tmp_path / "kept.db")!r}) as record:
    list(record.quotes(about="word")), list(record.speakers()), list(record.verify()), record.count(), record.size()
print([name for name in ["onnxruntime", "tokenizers", "trafilatura", "lxml", "numpy"] if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("words", [["quotes"], ["speakers"], ["add", str(ROOT / "examples/pages")]])
def test_what_compares_words_is_loaded_only_where_words_are_compared(tmp_path: Path, words: list[str]) -> None:
    record = str(tmp_path / "kept.db")
    code = [sys.executable, "-X", "importtime", "-m", "onrecord", "--record", record]
    subprocess.run([*code, "add", str(ROOT / "examples/pages")], capture_output=True, check=True)
    done = subprocess.run([*code, *words], capture_output=True, text=True, check=True)
    assert "onrecord.record" in done.stderr
    assert re.findall(r"onrecord\.(?:link\.(?:differences|scorer)|record\.comparing)$", done.stderr, re.MULTILINE) == []


def test_reading_leaves_nothing_in_the_home_of_whoever_reads(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    code = f"import onrecord; print(len(list(onrecord.extract({str(ROOT / 'examples/pages')!r}))))"
    environment = {**os.environ, "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert int(done.stdout) > 3
    assert list(home.rglob("*")) == []


def test_every_public_name_can_be_had() -> None:
    assert sorted(onrecord.__all__) == onrecord.__all__
    assert all(getattr(onrecord, name) is not None for name in onrecord.__all__)


def test_the_errors_are_drawn_as_they_are() -> None:
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__ or "")
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and kind is not errors.OnrecordError]
    assert sorted(drawn) == sorted(kind.__name__ for kind in kinds)


def named_fields(heading: str) -> set[str]:
    """The fields that a table of docs/output.md describes."""
    section = (ROOT / "docs/output.md").read_text("utf-8").partition(heading)[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def test_the_docs_name_every_field_of_the_output_and_no_other() -> None:
    line = json.loads(as_line(replace(ARTICLE, quotations=(QUOTATION,))))
    assert named_fields("## An article") == set(line)
    assert named_fields("## A quotation") == set(line["quotations"][0])


def test_every_link_in_the_documents_leads_to_a_file() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")]
    links = [
        (page, target)
        for page in documents
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    ]
    assert [f"{page.name}: {target}" for page, target in links if not (page.parent / target).exists()] == []
