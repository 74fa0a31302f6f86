"""Lets the teacher read articles of allsides, for its students.

python -m training.quotations.teach
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.quote.words import encode
from training.quotations.batches import tensors
from training.quotations.encoders import plain_tokenizer, special_ids
from training.quotations.network import QuotationNetwork
from training.quotations.recipes import RECIPES, loaded
from training.quotations.taught import articles
from training.quotations.windows import Labelled, windows

SHORTEST, LONGEST = 1_000, 6_000
"""Code points of the articles that are read: stumps hold no quotations, and long ones little that is new."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--teacher", type=Path, default=Path("runs/teacher/final.pt"))
    parser.add_argument("--out", type=Path, default=Path("runs/taught.npz"))
    parser.add_argument("--most", type=int, default=700)
    args = parser.parse_args()
    network, shape = loaded("teacher", args.teacher)
    texts = articles(args.data / "allsides/articles.jsonl.gz")
    numbers = [k for k, text in enumerate(texts) if SHORTEST <= len(text) <= LONGEST]
    numbers = random.Random(1).sample(numbers, min(args.most, len(numbers)))
    read = _read(network, plain_tokenizer(shape.tokenizer), RECIPES["teacher"].length, [texts[k] for k in numbers])
    chances = []
    began = time.monotonic()
    for k, part in enumerate(read, start=1):
        chances.append(part)
        if k % 100 == 0:
            print(f"{k} of {len(numbers)} articles, {(time.monotonic() - began) / 60:.1f} min", flush=True)
    new = args.out.with_suffix(".new.npz")
    np.savez(new, numbers=numbers, words=[len(part) for part in chances], chances=np.concatenate(chances))
    new.replace(args.out)


@torch.no_grad()
def _read(
    network: QuotationNetwork, tokenizer: Tokenizer, length: int, texts: list[str]
) -> Iterator[NDArray[np.float16]]:
    """Texts one by one, in windows of `length` sub-words that do not overlap."""
    network.eval()
    special = special_ids(tokenizer)
    for text in texts:
        words = encode(text, tokenizer)
        aims = np.full((len(words.starts), 7), np.float32(1 / 7))
        batch = tensors(list(windows(Labelled(words, aims.argmax(-1), (), aims), length, None, special)))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = network(batch.ids, batch.features, batch.mask)[0]
        yield logits.float().softmax(-1)[batch.aims.sum(-1) > 0].numpy().astype(np.float16)


if __name__ == "__main__":
    main()
