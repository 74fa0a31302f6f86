"""Scores readers on the held-out part of train, or on dev, with the scorer of ../shared.

    python -m training.quotations.judge accurate fast [--models FOLDER] [--part dev]

Experiments are decided on the held-out part; dev is for reporting.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from onrecord.model import Media, Page, Size
from onrecord.pipeline import read_page
from onrecord.quote.card import MODELS
from onrecord.quote.reader import Reader
from onrecord.read.limits import Limits
from onrecord.share.jsonlines import as_line
from training.quotations.batches import held_out
from training.quotations.polnear import read


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", choices=[size.value for size in Size])
    parser.add_argument("--part", choices=("held-out", "dev"), default="held-out")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--models", type=Path, default=MODELS)
    args = parser.parse_args()
    polnear = args.shared / "data/polnear"
    with tempfile.TemporaryDirectory() as made:
        gold = polnear / "dev" if args.part == "dev" else _gold(polnear / "train", Path(made))
        for size in args.sizes:
            print(f"{size} on {args.part}: {scored(Reader(Size(size), args.models), gold, args.shared)}", flush=True)


def scored(reader: Reader, gold: Path, shared: Path) -> str:
    """The summary that the scorer gives of a reader on a folder of PolNeAR."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
        for path in sorted((gold / "text").glob("*.txt")):
            page = Page(path.stem, path.name, "0" * 64, path.read_bytes(), Media.TEXT)
            out.write(as_line(read_page(page, reader, Limits())))
        out.flush()
        command = [sys.executable, str(shared / "score/quotes.py"), str(gold), out.name]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return next(line for line in printed.splitlines() if line.startswith("SUMMARY"))


def _gold(train: Path, made: Path) -> Path:
    """A folder like those of the corpus, with the held-out articles alone."""
    names = [document.name for document in held_out(list(read(train)))]
    for kind, ending in (("text", ".txt"), ("ann", ".ann")):
        (made / kind).mkdir()
        for name in names:
            (made / kind / f"{name}{ending}").symlink_to((train / kind / f"{name}{ending}").resolve())
    return made


if __name__ == "__main__":
    main()
