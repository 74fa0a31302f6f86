"""Measures and prints each figure beside its floor; exits 1 when one falls short.

python -m bench.run [--only speed|memory|record|registry|linking|start|install] [--articles N] [--rows N]
                    [--record FILE] [--times N]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import install, linking, memory, record, registry, speed, start
from bench.figures import Figure

OUT = Path("out")
SECTIONS = ("start", "speed", "memory", "record", "registry", "linking", "install")


def main() -> int:
    """The command line."""
    arguments = _parsed()
    OUT.mkdir(exist_ok=True)
    short: list[Figure] = []
    for section in [arguments.only] if arguments.only else SECTIONS:
        print(f"{section}:", flush=True)
        for figure in _measured(section, arguments):
            print(figure.line(), flush=True)
            short += [] if figure.holds else [figure]
    print(f"{len(short)} figures fall short" if short else "every figure holds")
    return 1 if short else 0


def _measured(section: str, arguments: argparse.Namespace) -> Iterator[Figure]:
    if section == "speed":
        return speed.measure(arguments.shared, arguments.articles, OUT / "bare.onnx", OUT)
    if section == "memory":
        return memory.measure(arguments.shared, arguments.rows, OUT)
    if section == "record":
        return record.measure(arguments.shared, arguments.rows, OUT)
    if section == "registry":
        return registry.measure(arguments.shared, arguments.rows, arguments.record, OUT)
    if section == "linking":
        return linking.measure(arguments.shared, arguments.rows, arguments.record, arguments.times, OUT)
    return start.measure() if section == "start" else install.measure(OUT)


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=SECTIONS, help="one section; otherwise all")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with data/")
    parser.add_argument("--articles", type=int, default=400, help="articles of PolNeAR for speed (400)")
    parser.add_argument("--rows", type=int, default=500, help="rows of allsides for memory and record (500; 0 for all)")
    parser.add_argument(
        "--record", type=Path, help="a record at hand for registry and linking; else one of --rows rows"
    )
    parser.add_argument("--times", type=int, default=10, help="so many times its articles for linking (10)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
