"""Trains the quotation tagger on PolNeAR train; resumes from its last checkpoint.

    python -m training.quotations.train --epochs 5 --out runs/quotations

A twentieth of train is held out to judge each epoch and what is made of the weights afterwards; dev is never looked at.
Every epoch sees each article once, in a view drawn anew: as it is, with other marks, without marks, or with some direct
quotations set as pull quotes.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.quotations.network import QuotationNetwork, link_scores, plain_tokenizer, special_ids
from training.quotations.polnear import Document, read
from training.quotations.views import with_marks, with_pull_quotes
from training.quotations.windows import IGNORED, TAGS, Window, label, windows

LENGTH = 256
BATCH = 8
HELD_OUT = 20
LINK_WEIGHT = 0.15
CHECKPOINT_SECONDS = 300
AVERAGED = 0.998
"""Decay of the moving average of the weights, which is what is kept (Polyak averaging)."""


def view(document: Document, rng: random.Random) -> Document:
    """One face of a document for one epoch."""
    drawn = rng.random()
    if drawn < 0.10:
        return with_marks(document, "none")
    if drawn < 0.25:
        return with_marks(document, rng.choice(["straight", "curly"]))
    if drawn < 0.55:
        return with_pull_quotes(document, rng, most=2)[0]
    return document


def batches(documents: list[Document], tokenizer: Tokenizer, rng: random.Random) -> list[list[Window]]:
    """One epoch: windows of like length together, batches in random order."""
    special = special_ids(tokenizer)
    cut = [w for d in documents for w in windows(label(view(d, rng), tokenizer), LENGTH, rng, special)]
    rng.shuffle(cut)
    cut.sort(key=lambda w: len(w.ids) // 16)
    out = [cut[k : k + BATCH] for k in range(0, len(cut), BATCH)]
    rng.shuffle(out)
    return out


def tensors(batch: list[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """ids, features, mask and tags of a batch, padded."""
    longest = max(len(w.ids) for w in batch)
    ids, features, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
    tags = torch.full((len(batch), longest), IGNORED)
    for k, window in enumerate(batch):
        size = len(window.ids)
        ids[k, :size], features[k, :size] = torch.from_numpy(window.ids), torch.from_numpy(window.features)
        mask[k, :size], tags[k, :size] = 1, torch.from_numpy(window.tags)
    return ids, features, mask, tags


def link_loss(vectors: Tensor, batch: list[Window]) -> Tensor:
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


def loss_of(network: QuotationNetwork, batch: list[Window]) -> Tensor:
    """The training loss of a batch."""
    ids, features, mask, tags = tensors(batch)
    logits, vectors = network(ids, features, mask)
    tagging = nn.functional.cross_entropy(logits.flatten(0, 1), tags.flatten(), ignore_index=IGNORED)
    return tagging + LINK_WEIGHT * link_loss(vectors, batch)


@torch.no_grad()
def held_out_score(network: QuotationNetwork, held_out: list[list[Window]]) -> float:
    """F1 of word tags other than O, in percent."""
    network.eval()
    right = predicted = gold = 0
    for batch in held_out:
        ids, features, mask, tags = tensors(batch)
        best = network(ids, features, mask)[0].argmax(-1)
        seen = tags != IGNORED
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


class Run:
    """One training that can be stopped at any moment: the network, the average of its weights, and the way so far."""

    def __init__(self, out: Path, steps: int, rate: float, seed: int) -> None:
        torch.manual_seed(seed)
        self.out = out
        self.network = QuotationNetwork()
        self.average = copy.deepcopy(self.network)
        self.optimiser = optimiser_of(self.network, rate)
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


def train(data: Path, out: Path, epochs: int, rate: float, seed: int) -> None:
    """Runs or resumes the training; leaves `final.pt`, the weights of each epoch and `log.jsonl` in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = plain_tokenizer()
    documents = list(read(data))
    kept = [d for k, d in enumerate(documents) if k % HELD_OUT]
    held = batches([d for k, d in enumerate(documents) if k % HELD_OUT == 0], tokenizer, random.Random(0))
    run = Run(out, epochs * len(batches(kept, tokenizer, random.Random(seed))), rate, seed)
    run.resume()
    progress = run.progress
    while progress.epoch < epochs:
        rows = batches(kept, tokenizer, random.Random(seed * 1000 + progress.epoch))
        _epoch(run, rows)
        progress.epoch, progress.batch = progress.epoch + 1, 0
        run.judge(held)
        run.save()
    torch.save(mean_of([out / f"epoch{k}.pt" for k in range(max(1, epochs - 2), epochs + 1)]), out / "final.pt")


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
    parser.add_argument("--data", type=Path, default=Path("../shared/data/polnear/train"))
    parser.add_argument("--out", type=Path, default=Path("runs/quotations"))
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    train(args.data, args.out, args.epochs, args.rate, args.seed)


if __name__ == "__main__":
    main()
