"""The classifier of lines: blocks of a dump go in, how likely each is to be of each kind comes out. NumPy alone.

A bag of hashed words and dense features, then dilated convolutions over the page (`training/lines/network.py`). The
shares of a few networks, which differ by the seed of their training, are averaged.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.line_features import Matrix, lexical, surface
from onrecord.clean.lines import Block, LineKind
from onrecord.errors import ModelError

KINDS = (LineKind.OTHER, LineKind.BODY, LineKind.TITLE, LineKind.BYLINE, LineKind.DATE)
"""The columns of the result."""
_DILATIONS = (1, 2, 4, 8)
_SHARED = ("mean", "scale", "known")
"""What the networks have in common; every other array holds one entry a network."""
_LONGEST_PAGE = 4096
"""Blocks that are judged together; a longer input is judged in pieces of so many."""

Weights = dict[str, NDArray[np.float32]]


def probabilities(blocks: list[Block]) -> Matrix:
    """Shape (blocks, kinds); each row sums to one. Raises ModelError where the weights are missing."""
    pieces = [blocks[at : at + _LONGEST_PAGE] for at in range(0, len(blocks), _LONGEST_PAGE)]
    return np.concatenate([np.zeros((0, len(KINDS)), np.float32), *map(_piece, pieces)])


def _piece(blocks: list[Block]) -> Matrix:
    """The probabilities of at least one block: the mean of what the networks say."""
    weights = _weights()
    dense = np.clip((surface(blocks) - weights["mean"]) / weights["scale"], -5, 5)
    buckets, starts = lexical(blocks)
    known = weights["known"][buckets]
    counts = np.maximum(np.add.reduceat(known, starts), 1)[:, None]
    each = []
    for network in range(len(weights["bag"])):
        own = {name: array[network] for name, array in weights.items() if name not in _SHARED}
        bags = np.add.reduceat(own["bag"][buckets], starts, axis=0) / counts
        each.append(_shares(np.concatenate([dense, bags], axis=1), own))
    result: Matrix = np.mean(each, axis=0).astype(np.float32)
    return result


def _shares(inputs: Matrix, weights: Weights) -> Matrix:
    """What one network says of blocks: dense features and the mean vector of their known words go in."""
    first = np.maximum(inputs @ weights["inner.weight"].T + weights["inner.bias"], 0)
    state = first
    for layer, dilation in enumerate(_DILATIONS):
        state = state + np.maximum(_convolved(state, weights, layer, dilation), 0)
    scores = np.concatenate([first, state], axis=1) @ weights["outer.weight"].T + weights["outer.bias"]
    shares: Matrix = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Matrix = shares / shares.sum(axis=1, keepdims=True)
    return result


def _convolved(state: Matrix, weights: Weights, layer: int, dilation: int) -> Matrix:
    """A convolution over three blocks, `dilation` apart, with nothing beyond the page's ends."""
    kernel, bias = weights[f"convolutions.{layer}.weight"], weights[f"convolutions.{layer}.bias"]
    out = state @ kernel[:, :, 1].T + bias
    if len(state) > dilation:
        out[dilation:] += state[:-dilation] @ kernel[:, :, 0].T
        out[:-dilation] += state[dilation:] @ kernel[:, :, 2].T
    return out


@cache
def _weights() -> Weights:
    """The shipped weights, read once a process."""
    try:
        with as_file(files("onrecord.models").joinpath("lines.npz")) as path, np.load(path) as arrays:
            return {name: arrays[name].astype(np.float32) for name in arrays.files}
    except (OSError, ValueError) as error:
        raise ModelError(f"the weights of the line classifier cannot be read ({error}); reinstall onrecord") from error
