"""Words a second on one core: the whole path from files to JSON lines beside the bare encoder over the same texts.

All take turns, ten articles at a time, so that whatever else the machine does slows all alike. The encoder gets its
windows of 256 tokens ready made: only its own work is timed.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from bench.figures import Bound, Figure
from onrecord.model import Page, Size
from onrecord.pipeline import page_reader
from onrecord.quote.card import MODELS
from onrecord.read.limits import Limits
from onrecord.read.pages import pages
from onrecord.share.jsonlines import as_line

WINDOW = 256
CHUNK = 10
FLOORS = {Size.ACCURATE: 0.9, Size.FAST: 2.0}
Windows = list[NDArray[np.int64]]


def measure(shared: Path, articles: int, bare: Path, out: Path) -> Iterator[Figure]:
    """Words a second of both readers and the encoder, and their ratios.

    Raises FileNotFoundError where the texts or the encoder are missing.
    """
    files = sorted((shared / "data/polnear/train/text").glob("*.txt"))[:articles]
    if not files or not bare.exists():
        raise FileNotFoundError(f"{bare if files else shared / 'data/polnear'} is missing: see `make bench`")
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        *whole, alone = _in_turns([*(WholePath(size, out) for size in Size), BareEncoder(bare)], files)
    finally:
        os.sched_setaffinity(0, cores)
    words = sum(len(file.read_text("utf-8").split()) for file in files)
    yield Figure(f"bare encoder, fp32, {len(files)} articles, one thread", words / alone, "words/s")
    for size, seconds in zip(Size, whole, strict=True):
        yield Figure(f"{size} reader, whole path, one core", words / seconds, "words/s")
        yield Figure(f"{size} reader to bare encoder", alone / seconds, "", Bound.FLOOR, FLOORS[size])


def _in_turns(runners: Sequence[WholePath | BareEncoder], files: list[Path]) -> list[float]:
    """Seconds that each needed for all files, once all are warm."""
    for runner in runners:
        runner.seconds(files[:2])
    seconds = [0.0] * len(runners)
    for start in range(0, len(files), CHUNK):
        chunk = files[start : start + CHUNK]
        for k, runner in enumerate(runners):
            seconds[k] += runner.seconds(chunk)
        print(f"  {start + len(chunk)}/{len(files)} articles", end="\r", flush=True)
    print()
    return seconds


class WholePath:
    """Everything that `onrecord extract` does to a file, in this process."""

    def __init__(self, reader: Size, out: Path) -> None:
        self._read = page_reader(Limits(), reader)
        self._out = out / "speed.jsonl"

    def seconds(self, files: list[Path]) -> float:
        """From the paths to the written lines."""
        start = time.perf_counter()
        with self._out.open("wb") as lines:
            for page in pages(list(map(str, files)), Limits()):
                if isinstance(page, Page):
                    lines.write(as_line(self._read(page)))
        return time.perf_counter() - start


class BareEncoder:
    """The six layers and nothing else, one window after another."""

    def __init__(self, model: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(MODELS / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def seconds(self, files: list[Path]) -> float:
        """Of the encoder alone, over all windows of the files."""
        windows = [window for file in files for window in self._windows(file.read_text("utf-8"))]
        start = time.perf_counter()
        for window in windows:
            self._session.run(None, {"ids": window})
        return time.perf_counter() - start

    def _windows(self, text: str) -> Windows:
        """[CLS] 254 tokens [SEP], without overlap; the last one is as short as it is."""
        first, *ids, last = self._tokenizer.encode(text).ids
        step = WINDOW - 2
        parts = [ids[at : at + step] for at in range(0, len(ids), step)]
        return [np.array([[first, *part, last]], dtype=np.int64) for part in parts]
