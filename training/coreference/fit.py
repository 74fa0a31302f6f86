"""Fits the weights of the clues: examples in, weights out.

The loss is that of a choice among the candidates and nobody, so that an example weighs the same however many candidates
it has. Each kind of word (source, possessive, description) has the common weights and its own departures from them,
which are held small.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from onrecord.resolve.clues import CLUES, unknown_gender
from onrecord.resolve.weights import Place, Weights, place_of
from training.coreference.examples import Example, Origin

STEPS, RATE, SMALL = 250, 0.03, 0.0005
SHARES: Mapping[Origin, float] = {
    Origin.PRONOUN: 0.5,
    Origin.DESCRIPTION: 0.5,
    Origin.SOURCE: 2.0,
    Origin.DESCRIBED: 1.0,
    Origin.OTHER: 0.2,
}
"""How much an example weighs: sources are what the scorer is for."""
_NEVER = -1e9
_COMMON = [k for k, clue in enumerate(CLUES) if clue is unknown_gender]
"""Clues that weigh the same everywhere: silver, being certain by gender, never shows them."""
_PLACES = (Place.SOURCE, Place.OWNER, Place.DESCRIPTION)


def fit(examples: Sequence[Example], small: float = SMALL) -> Weights:
    """The weights of least loss; `small` is how strongly they are held small."""
    torch.set_num_threads(1)
    used = [e for e in examples if e.pairs and (e.right or not e.closed)]
    inputs, there, aims = _tensors(used)
    shares = torch.tensor([SHARES[e.origin] for e in used])
    weights = torch.zeros(inputs.shape[-1], requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=RATE)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.05, STEPS)
    for _ in range(STEPS):
        loss = (_losses(inputs @ weights, there, aims) * shares).sum() / shares.sum() + small * (weights**2).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    return _weights(weights.detach())


def _tensors(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Clues, shape (examples, candidates, weights); which candidates there are and which are right, nobody the last."""
    most, blocks = max(len(e.pairs) for e in examples), 1 + len(_PLACES)
    inputs = torch.zeros(len(examples), most, blocks, len(CLUES) + 1)
    there, aims = torch.zeros(2, len(examples), most + 1, dtype=torch.bool)
    for row, example in enumerate(examples):
        place, count = place_of(example.pairs[0].anaphor), len(example.pairs)
        values = torch.tensor([[*(clue(pair) for clue in CLUES), 1.0] for pair in example.pairs])
        for block in (0, *(k for k, each in enumerate(_PLACES, 1) if each is place)):
            inputs[row, :count, block] = values
        inputs[row, :, 1:, _COMMON] = 0
        there[row, :count] = True
        there[row, most] = not example.closed
        aims[row, list(example.right)] = True
        aims[row, most] = not example.right
    return inputs.flatten(2), there, aims


def _losses(scores: Tensor, there: Tensor, aims: Tensor) -> Tensor:
    """The loss of each example."""
    chances = torch.log_softmax(torch.nn.functional.pad(scores, (0, 1)).masked_fill(~there, _NEVER), 1)
    return -torch.logsumexp(chances.masked_fill(~aims, _NEVER), 1)


def _weights(fitted: Tensor, scale: float = 1.0) -> Weights:
    """The weights of each place: the common ones with its departures."""
    common, *own = fitted.reshape(1 + len(_PLACES), -1)
    each = {Place.OTHER: common} | {place: common + more for place, more in zip(_PLACES, own, strict=True)}
    return Weights(
        {place: tuple(each[place][:-1].tolist()) for place in Place},
        {place: float(each[place][-1]) for place in Place},
        scale,
    )


def scale(examples: Sequence[tuple[Example, Weights]]) -> float:
    """The factor that makes probabilities of the scores of weights that were not fitted on the examples."""
    used = [(e, w.scores(e.pairs)) for e, w in examples if e.pairs and (e.right or not e.closed)]
    most = max(len(scores) for _, scores in used)
    _, there, aims = _tensors([e for e, _ in used])
    scores = torch.tensor([scores + [0.0] * (most - len(scores)) for _, scores in used])
    factors = [k / 20 for k in range(10, 41)]
    return min(factors, key=lambda factor: float(_losses(scores * factor, there, aims).mean()))
