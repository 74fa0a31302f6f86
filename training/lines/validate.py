"""Measures the classifier of lines on hosts it has not seen.

    python -m training.lines.validate --data ../shared/data --out out/unseen.jsonl
    python3 ../shared/score/clean.py ../shared/data/web/gold.jsonl out/unseen.jsonl

Prints body precision, recall and F (bags of words, as `score/clean.py` counts) for each fold and over all; `--out`
keeps the articles, title, byline and day included, for the scorer.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.clean.article import text_article
from onrecord.clean.dump import assemble
from onrecord.model import Article, Decoded, Media, Page
from onrecord.share.jsonlines import as_line
from training.lines.data import Example, pages, words
from training.lines.fit import encode, fit
from training.lines.train import EPOCHS, SEEDS, bodies, extras

FOLDS = 5


def folds(examples: list[Example]) -> list[int]:
    """The fold of each example: all pages of a host are in the same."""
    hosts = sorted({example.host for example in examples})
    random.Random(1).shuffle(hosts)
    fold = {host: i % FOLDS for i, host in enumerate(hosts)}
    return [fold[example.host] for example in examples]


def article(example: Example, probabilities: NDArray[np.float32]) -> Article:
    """The article that the probabilities lead to, as `onrecord extract` would give it."""
    page = Page(example.id, f"{example.id}.txt", "", b"", Media.TEXT)
    found = assemble(example.text, list(example.blocks), probabilities)
    return text_article(page, Decoded(example.text, "utf-8", "bytes"), found)


def figures(example: Example, found: Article) -> tuple[float, float, float]:
    """Precision, recall and F of an article's body."""
    p, g = Counter(words(found.text)), Counter(words(example.body))
    both = (p & g).total()
    return both / max(1, p.total()), both / max(1, g.total()), 2 * both / max(1, p.total() + g.total())


def main() -> None:
    """Trains a network a fold and prints how it does on the pages left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds web, polnear and allsides")
    parser.add_argument("--folds", type=int, default=FOLDS, help="stop after so many folds")
    parser.add_argument("--out", type=Path, help="where to keep the articles as JSON lines")
    args = parser.parse_args()
    torch.set_num_threads(1)
    examples = list(pages(args.data / "web"))
    encoded, fold = [encode(example) for example in examples], folds(examples)
    clean = bodies(args.data)
    rows: list[tuple[float, float, float]] = []
    articles: list[Article] = []
    for k in range(args.folds):
        held = [i for i, f in enumerate(fold) if f == k]
        seen = [i for i, f in enumerate(fold) if f != k]
        rounds = extras([examples[i] for i in seen], clean)
        model = fit([encoded[i] for i in seen], rounds, EPOCHS, SEEDS)
        found = [article(examples[i], model.probabilities(encoded[i])) for i in held]
        scores = [figures(examples[i], one) for i, one in zip(held, found, strict=True)]
        articles += found
        rows += scores
        print(f"fold {k}: {len(held)} pages, body P R F {np.round(100 * np.mean(scores, axis=0), 1)}", flush=True)
    if args.out:
        args.out.write_bytes(b"".join(map(as_line, articles)))
    print(f"{len(rows)} pages: body P R F {np.round(100 * np.mean(rows, axis=0), 1)}")


if __name__ == "__main__":
    main()
