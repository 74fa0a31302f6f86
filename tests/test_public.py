"""The public face: the names that `import onrecord` promises, and how little it loads."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import onrecord

HEAVY = (
    "onnxruntime",
    "tokenizers",
    "numpy",
    "trafilatura",
    "lxml",
    "fastwarc",
    "dateparser",
    "babel",
    "rich",
    "click",
)


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(onrecord, name).__doc__
    assert name in dir(onrecord)


def test_the_version_is_that_of_the_package() -> None:
    project = Path(__file__).parent.parent / "pyproject.toml"
    assert tomllib.loads(project.read_text())["project"]["version"] == onrecord.__version__


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        onrecord.nonsense  # noqa: B018


def test_the_public_names_are_about_a_dozen_and_sorted() -> None:
    assert onrecord.__all__ == sorted(onrecord.__all__)
    assert len(onrecord.__all__) <= 16


@pytest.mark.parametrize(
    "statement", ["import onrecord", "import onrecord; onrecord.Article", "import onrecord.show.cli"]
)
def test_importing_loads_no_large_library(statement: str) -> None:
    allowed = {"click"} if "cli" in statement else set()
    code = f"{statement}; import sys; print(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= allowed
