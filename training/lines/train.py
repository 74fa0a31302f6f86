"""Trains the classifier of lines and writes its weights: `python -m training.lines.train --data ../shared/data`."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch

from training.lines.augment import bare, variant
from training.lines.data import Example, allsides, pages, polnear
from training.lines.fit import Encoded, Fitted, encode, fit
from training.lines.stock import stock

SEEDS = (20250115,)
"""One network each."""
EPOCHS = 24
VARIANTS = 8
"""Other dumps of each page, one an epoch in turn."""
_CLEAN = 40
"""Clean texts by themselves in each epoch."""
_WEIGHTS = Path(__file__).parents[2] / "src/onrecord/models/lines.npz"


def bodies(data: Path) -> list[Example]:
    """The clean texts that are put into pages and shown bare: a third of PolNeAR train, a twentieth of AllSides."""
    return [*list(polnear(data / "polnear"))[::3], *allsides(data / "allsides/articles.jsonl.gz", 20)]


def extras(examples: list[Example], clean: list[Example]) -> list[list[Encoded]]:
    """For each round of epochs one other dump of every page, and some clean texts."""
    rng, made_of = random.Random(SEEDS[0]), stock(clean, examples)
    rounds = []
    for _ in range(VARIANTS):
        others = [variant(page, made_of, rng) for page in examples]
        rounds.append([encode(example) for example in others + [bare(made_of, rng) for _ in range(_CLEAN)]])
    return rounds


def save(model: Fitted, path: Path) -> None:
    """Writes the weights as NumPy arrays, the networks side by side; the words of the bag in half precision."""
    states = [network.state_dict() for network in model.networks]
    arrays = {name: np.stack([state[name].numpy() for state in states]).astype(np.float32) for name in states[0]}
    bag = arrays.pop("bag.weight") * model.known[:, None]
    np.savez_compressed(
        path,
        allow_pickle=False,
        mean=model.mean,
        scale=model.scale,
        bag=bag.astype(np.float16),
        known=model.known,
        **arrays,
    )


def main() -> None:
    """Trains on all pages and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds web, polnear and allsides")
    parser.add_argument("--out", type=Path, default=_WEIGHTS)
    args = parser.parse_args()
    torch.set_num_threads(1)
    examples = list(pages(args.data / "web"))
    rounds = extras(examples, bodies(args.data))
    save(fit([encode(example) for example in examples], rounds, EPOCHS, SEEDS), args.out)


if __name__ == "__main__":
    main()
