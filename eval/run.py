"""Runs every measurement, prints each figure beside the last one reached, and exits 1 when one fell.

    python -m eval.run [NAME ...] [--accept]

`figures.json` holds the last figures reached, the worse of two where kinds of processors differ (in eight-bit
arithmetic);
`--accept` writes the new ones into it: a decision to be committed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from onrecord.model import Size

FIGURES = Path(__file__).parent / "figures.json"
DATA, SCORE, SEEDS = Path("../shared/data"), Path("../shared/score"), Path("../shared/seeds")
Figures = dict[str, float]
DOWN_IS_GOOD = {"invented", "falseday", "wrongday", "accurateoff", "fastoff"}


def scored(
    pages: Path, scorer: str, before: list[Path], after: Sequence[str] = (), reader: Size = Size.ACCURATE
) -> Callable[[Path], str]:
    """Extracts `pages` and gives what a scorer of ../shared/score prints on them."""

    def measure(folder: Path) -> str:
        out = folder / f"{pages.name}.jsonl"
        printed(
            [sys.executable, "-m", "onrecord", "extract", str(pages), "-o", str(out), "--jobs", "2", "--reader", reader]
        )
        return printed([sys.executable, str(SCORE / scorer), *map(str, before), str(out), *after])

    return measure


def printed(command: list[str]) -> str:
    """Standard output of a command. Raises RuntimeError with its last words where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-800:]}")
    return done.stdout


POLNEAR = DATA / "polnear" / "dev"
MEASURES: dict[str, Callable[[Path], str]] = {
    "seeds": scored(SEEDS, "seeds.py", [SEEDS / "gold.json", SEEDS]),
    "html": scored(DATA / "web" / "html", "clean.py", [DATA / "web" / "gold.jsonl"]),
    "dumps": scored(DATA / "web" / "dumps", "clean.py", [DATA / "web" / "gold.jsonl"]),
    "quotes": scored(
        POLNEAR / "articles.jsonl", "quotes.py", [POLNEAR], ["--speakers", str(DATA / "polnear" / "dev_speakers.jsonl")]
    ),
    "fast": scored(POLNEAR / "articles.jsonl", "quotes.py", [POLNEAR], reader=Size.FAST),
    "variants": lambda folder: printed([sys.executable, "-m", "eval.variants", str(DATA.parent)]),
    "confidence": lambda folder: printed([sys.executable, "-m", "eval.confidence", str(POLNEAR)]),
    "reports": lambda folder: printed([sys.executable, "-m", "eval.reports", str(POLNEAR)]),
    "circumstances": lambda folder: printed([sys.executable, "-m", "eval.circumstances", str(DATA.parent)]),
    "links": lambda folder: printed([sys.executable, "-m", "eval.links", str(DATA.parent)]),
    "pullquotes": lambda folder: printed([sys.executable, "-m", "eval.pullquotes", str(POLNEAR)]),
}


def figures_of(text: str) -> Figures:
    """The numbers of a scorer's SUMMARY line: "name 81.2", "name 7/8" (a share) or "fragments a/b/c"."""
    summary = next(line for line in text.splitlines() if line.startswith("SUMMARY"))
    figures: Figures = {}
    for name, value in re.findall(r"([a-z]+) ([\d./]+)", summary):
        parts = [float(part) for part in value.split("/")]
        if len(parts) == 3:
            figures |= dict(zip(("source fragments", "cue fragments", "content fragments"), parts, strict=True))
        else:
            figures[name] = parts[0] if len(parts) == 1 else round(100 * parts[0] / max(1.0, parts[1]), 1)
    return figures


def fell(name: str, new: float, old: float | None) -> bool:
    """Whether a figure is worse than the last one reached."""
    return old is not None and (new > old if name in DOWN_IS_GOOD else new < old)


def main() -> int:
    """Prints the table; the exit status says whether a figure fell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*MEASURES, []])
    parser.add_argument("--accept", action="store_true")
    args = parser.parse_args()
    if not SCORE.exists():
        print("eval: ../shared is not here, so there is nothing to measure against; skipped")
        return 0
    reached: dict[str, Figures] = json.loads(FIGURES.read_text("utf8")) if FIGURES.exists() else {}
    worse = 0
    with tempfile.TemporaryDirectory() as folder:
        for measure in args.names or MEASURES:
            text = MEASURES[measure](Path(folder))
            print(f"== {measure}\n{text}")
            for name, value in figures_of(text).items():
                last = reached.get(measure, {}).get(name)
                down = fell(name, value, last)
                worse += down
                print(f"   {name:20} {value:6.1f}   last {'-' if last is None else last}{'   FELL' if down else ''}")
            reached[measure] = figures_of(text) if args.accept else reached.get(measure, {})
    if args.accept:
        FIGURES.write_text(json.dumps(reached, indent=1) + "\n", "utf8")
    print("eval: every figure stands" if not worse else f"eval: {worse} figures fell")
    return 1 if worse and not args.accept else 0


if __name__ == "__main__":
    sys.exit(main())
