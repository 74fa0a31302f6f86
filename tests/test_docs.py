"""What the documents say: their Python runs, the page on the schema is that of the schema, their commands are there."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from onrecord.record.describe import page
from onrecord.show.cli import COMMANDS, group

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
WITH_PYTHON = [path for path in DOCUMENTS if "```python" in path.read_text("utf-8")]


@pytest.mark.parametrize("path", WITH_PYTHON, ids=lambda path: path.name)
def test_its_python_runs_as_it_stands_there(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for block in re.findall(r"```python\n(.*?)```", path.read_text("utf-8"), re.DOTALL):
        exec(compile(block, path.name, "exec"), {})
        assert capsys.readouterr().out, "an example shows something"


def test_the_page_on_the_schema_is_made_from_it() -> None:
    assert (ROOT / "docs/record.md").read_text("utf-8") == page(), "run `make docs`"


def test_every_table_and_column_is_described() -> None:
    rows = [line for line in page().splitlines() if line.startswith("| `")]
    assert len(rows) > 80
    assert not [row for row in rows if row.endswith("|  |")]
    assert "### ``" not in page()
    assert not re.search(r"### `\w+`\n\n\.", page())


def test_every_command_and_option_that_the_documents_show_is_there() -> None:
    shown = {
        line.strip()
        for path in DOCUMENTS
        for block in re.findall(r"```(?:text)?\n(.*?)```", path.read_text("utf-8"), re.DOTALL)
        for line in block.splitlines()
        if line.strip().startswith("onrecord ")
    }
    assert len(shown) > 8
    for line in shown:
        words = line.partition(" | ")[0].split()[1:]
        while words[0].startswith("--"):
            words = words[2:]
        assert words[0] in COMMANDS, line
        command = group.get_command(click.Context(group), words[0])
        if isinstance(command, click.Group):
            command = command.get_command(click.Context(command), words[1])
        assert command, line
        options = {option for parameter in command.params for option in (*parameter.opts, "--help")}
        assert {word for word in words if re.fullmatch(r"--?[a-z]+", word)} <= options, line
