"""Trains a quotation tagger on PolNeAR train; resumes from its last checkpoint.

    python -m training.quotations.train teacher
    python -m training.quotations.train accurate

A twentieth of train is held out to judge each epoch and what is made of the weights afterwards; dev is not read here.
Every epoch sees each article once, in a view drawn anew: as it is, with other marks, without marks, or with some direct
quotations set as pull quotes. A student also sees articles without gold, and aims at what its teacher read in them
(distillation, Hinton et al. 2015); the links between spans it learns from gold alone.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.quotations import taught
from training.quotations.batches import Lessons, batches, held_out, tensors
from training.quotations.encoders import plain_tokenizer
from training.quotations.network import QuotationNetwork, link_scores
from training.quotations.polnear import read
from training.quotations.recipes import RECIPES, Recipe
from training.quotations.windows import TAGS, Window

LINK_WEIGHT = 0.25
CHECKPOINT_SECONDS = 300
PATIENCE = 2
"""Epochs without a better score on the held-out part, after which a training ends."""
AVERAGED = 0.998
"""Decay of the moving average of the weights, which is what is kept (Polyak averaging)."""


def link_loss(vectors: Tensor, batch: Sequence[Window]) -> Tensor:
    """Cross entropy of each link over the true targets of its kind in the window, and none."""
    losses = []
    for row, window in enumerate(batch):
        for kind in range(3):
            sort = TAGS.index("B-cue") if kind == 0 else TAGS.index("B-source")
            candidates = [0, *(int(p) for p in (window.tags == sort).nonzero()[0])]
            for _, start, target in (link for link in window.links if link[0] == kind):
                scores = link_scores(vectors, row, kind, start, candidates)
                losses.append(nn.functional.cross_entropy(scores[None], torch.tensor([candidates.index(target)])))
    return torch.stack(losses).mean() if losses else vectors.sum() * 0


def loss_of(network: QuotationNetwork, rows: Sequence[Window]) -> Tensor:
    """The training loss of a batch."""
    batch = tensors(rows)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits, vectors = network(batch.ids, batch.features, batch.mask)
    seen = batch.aims.sum(-1) > 0
    tagging = nn.functional.cross_entropy(logits.float()[seen], batch.aims[seen])
    return tagging + LINK_WEIGHT * link_loss(vectors.float(), rows)


@torch.no_grad()
def held_out_score(network: QuotationNetwork, held: list[list[Window]]) -> float:
    """F1 of word tags other than O, in percent."""
    network.eval()
    right = predicted = gold = 0
    for rows in held:
        batch = tensors(rows)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            best = network(batch.ids, batch.features, batch.mask)[0].argmax(-1)
        tags, seen = batch.aims.argmax(-1), batch.aims.sum(-1) > 0
        right += int(((best == tags) & (tags > 0) & seen).sum())
        predicted += int(((best > 0) & seen).sum())
        gold += int(((tags > 0) & seen).sum())
    network.train()
    return 200 * right / max(1, predicted + gold)


def optimiser_of(network: QuotationNetwork, rate: float) -> torch.optim.AdamW:
    """AdamW; the new parts learn ten times as fast as the encoder."""
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    new = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": rate}, {"params": new, "lr": 10 * rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


@dataclass
class Progress:
    """How far a run has come; kept in the checkpoint."""

    epoch: int = 0
    batch: int = 0
    step: int = 0
    best: float = 0.0
    worse: int = 0
    """Epochs since the best one."""


class Run:
    """One training that can be stopped at any moment: the network, the average of its weights, and the way so far."""

    def __init__(self, out: Path, recipe: Recipe, steps: int, seed: int) -> None:
        torch.manual_seed(seed)
        self.out = out
        self.network = QuotationNetwork(recipe.shape)
        if recipe.start:
            trained = torch.load(out.parent / recipe.start / "final.pt", weights_only=True)
            self.network.load_state_dict(thinned(trained, recipe.shape.layers))
        self.average = copy.deepcopy(self.network)
        self.optimiser = optimiser_of(self.network, recipe.rate)
        warm = max(1, steps // 20)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda k: min(1.0, (k + 1) / warm) * max(0.02, 1 - k / steps)
        )
        self.progress = Progress()
        self._parts: dict[str, Any] = {
            "network": self.network,
            "average": self.average,
            "optimiser": self.optimiser,
            "schedule": self.schedule,
        }

    def step(self, batch: list[Window]) -> float:
        """One update; returns the loss."""
        loss = loss_of(self.network, batch)
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.progress.step += 1
        _follow(self.average, self.network, min(AVERAGED, 1 - 10 / (10 + self.progress.step)))
        return float(loss.detach())

    def judge(self, held: list[list[Window]]) -> None:
        """Scores the averaged weights on the held-out part and keeps them as those of their epoch."""
        score = held_out_score(self.average, held)
        progress = self.progress
        progress.worse = 0 if score > progress.best else progress.worse + 1
        progress.best = max(score, progress.best)
        line = json.dumps({"epoch": self.progress.epoch, "held_out": round(score, 2)})
        with (self.out / "log.jsonl").open("a") as log:
            log.write(line + "\n")
        print(line, flush=True)
        torch.save(self.average.state_dict(), self.out / f"epoch{self.progress.epoch}.pt")

    def save(self) -> None:
        """Writes the checkpoint beside the old one and renames it into place."""
        state = {name: part.state_dict() for name, part in self._parts.items()}
        state |= {"rng": torch.get_rng_state(), "progress": asdict(self.progress)}
        new = self.out / "checkpoint.new"
        torch.save(state, new)
        new.replace(self.out / "checkpoint.pt")

    def resume(self) -> None:
        """Goes on from the checkpoint, where there is one."""
        path = self.out / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=False)
            for name, part in self._parts.items():
                part.load_state_dict(state[name])
            torch.set_rng_state(state["rng"])
            self.progress = Progress(**state["progress"])


def train(name: str, data: Path, out: Path, seed: int) -> None:
    """Runs or resumes a training; leaves `final.pt`, the weights of each epoch and `log.jsonl` in `out`/`name`."""
    recipe, folder = RECIPES[name], out / name
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = plain_tokenizer(recipe.shape.tokenizer)
    documents = list(read(data / "polnear/train"))
    judges = held_out(documents)
    gold = [document for document in documents if document not in judges]
    held = batches(Lessons(judges, [], tokenizer, recipe.length), random.Random(0))
    texts = taught.load(out / "taught.npz", data / "allsides/articles.jsonl.gz") if recipe.taught else []
    if len(texts) < recipe.taught:
        raise SystemExit(f"{out / 'taught.npz'} holds {len(texts)} texts, {recipe.taught} are wanted: run teach again")

    def epoch_of(number: int) -> list[list[Window]]:
        rng = random.Random(seed * 1000 + number)
        return batches(Lessons(gold, rng.sample(texts, recipe.taught), tokenizer, recipe.length), rng)

    run = Run(folder, recipe, recipe.epochs * len(epoch_of(0)), seed)
    run.resume()
    progress = run.progress
    while progress.epoch < recipe.epochs and progress.worse < PATIENCE:
        _epoch(run, epoch_of(progress.epoch))
        progress.epoch, progress.batch = progress.epoch + 1, 0
        run.judge(held)
        run.save()
    _finish(run, held)


def _finish(run: Run, held: list[list[Window]]) -> None:
    """Keeps as `final.pt` the best of each of the last three epochs' weights and of their mean."""
    last = range(max(1, run.progress.epoch - PATIENCE), run.progress.epoch + 1)
    scores = []
    for numbers in (*([number] for number in last), last):
        weights = mean_of([run.out / f"epoch{k}.pt" for k in numbers])
        run.average.load_state_dict(weights)
        scores.append((held_out_score(run.average, held), weights))
    torch.save(max(scores, key=lambda pair: pair[0])[1], run.out / "final.pt")


def thinned(weights: dict[str, Tensor], layers: Sequence[int]) -> dict[str, Tensor]:
    """The weights of a network without the layers that are not named."""
    prefix = "encoder.encoder.layer."
    out = {name: weight for name, weight in weights.items() if not name.startswith(prefix)}
    for new, old in enumerate(layers):
        here = f"{prefix}{old}."
        of_layer = {name.removeprefix(here): weight for name, weight in weights.items() if name.startswith(here)}
        out |= {f"{prefix}{new}.{rest}": weight for rest, weight in of_layer.items()}
    return out


def mean_of(paths: list[Path]) -> dict[str, Tensor]:
    """The mean of several files of weights: of the last three epochs it is steadier than any of them."""
    states = [torch.load(path, weights_only=True) for path in paths]
    return {
        name: torch.stack([state[name] for state in states]).mean(0) if first.is_floating_point() else first
        for name, first in states[0].items()
    }


def _epoch(run: Run, rows: list[list[Window]]) -> None:
    """What is left of an epoch, with a line every fifty batches and a checkpoint every five minutes."""
    losses: list[float] = []
    saved_at = began = time.monotonic()
    for k in range(run.progress.batch, len(rows)):
        losses.append(run.step(rows[k]))
        run.progress.batch = k + 1
        if len(losses) % 50 == 0:
            minutes = (time.monotonic() - began) / 60
            mean = sum(losses[-50:]) / 50
            print(f"epoch {run.progress.epoch} batch {k + 1}/{len(rows)} loss {mean:.4f} {minutes:.1f} min", flush=True)
        if time.monotonic() - saved_at > CHECKPOINT_SECONDS:
            run.save()
            saved_at = time.monotonic()


def _follow(average: QuotationNetwork, network: QuotationNetwork, decay: float) -> None:
    with torch.no_grad():
        for kept, new in zip(average.parameters(), network.parameters(), strict=True):
            if new.requires_grad:
                kept.lerp_(new, 1 - decay)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=RECIPES)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("runs"))
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    train(args.name, args.data, args.out, args.seed)


if __name__ == "__main__":
    main()
