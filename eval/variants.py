"""Quotations of PolNeAR dev with other quotation marks: straight, curly, and none at all, as dumps lose them.

    python -m eval.variants ../shared

Both readers; the copies are made by ../shared/score/variants.py, which also keeps what each attribution was before.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from eval.run import printed
from onrecord.model import Size

STYLES = ("straight", "curly", "none")


def main() -> None:
    """Prints a line for each style and reader, and a summary of direct quotations found."""
    shared = Path(sys.argv[1])
    summary = []
    with tempfile.TemporaryDirectory() as made:
        for style in STYLES:
            gold = Path(made) / style
            script = str(shared / "score/variants.py")
            printed([sys.executable, script, str(shared / "data/polnear/dev"), style, str(gold)])
            for size in Size:
                line = _scored(gold, size, shared)
                print(f"{style:9}{size:9}{line}")
                direct = line.split(" direct ")[1].split()[0]
                summary.append(f"{style}{size} {direct}")
    print("SUMMARY", *summary)


def _scored(gold: Path, size: Size, shared: Path) -> str:
    out = gold / f"{size}.jsonl"
    rows = str(gold / "articles.jsonl")
    printed([sys.executable, "-m", "onrecord", "extract", rows, "-o", str(out), "--jobs", "2", "--reader", size])
    text = printed([sys.executable, str(shared / "score/quotes.py"), str(gold), str(out)])
    return next(line.removeprefix("SUMMARY ") for line in text.splitlines() if line.startswith("SUMMARY"))


if __name__ == "__main__":
    main()
