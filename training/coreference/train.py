"""Trains the scorer of antecedents, prints its figures, and writes its weights with their card:
`python -m training.coreference.train --data ../shared/data`. Two minutes on one core.

What comes before a pronoun is read by the scorer itself, so it is fitted three times, each time on what the one before
reads. Figures are of documents that the weights were not fitted on (five folds, by document).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from onrecord.quote.reader import Reader
from onrecord.resolve.clues import CLUES
from onrecord.resolve.weights import FILE, Place, Weights
from training.coreference import gum
from training.coreference.examples import Example, Origin, article, of_gum, of_news, relations, start
from training.coreference.fit import fit, scale
from training.quotations import polnear

MODELS = Path(__file__).parents[2] / "src/onrecord/models"
ROUNDS, FOLDS = 3, 5


class Texts:
    """GUM with the attributions that the reader finds there, and PolNeAR train with its own."""

    def __init__(self, data: Path) -> None:
        reader = Reader()
        self._gum = [(d, reader.attributions(article(d.name, d.text))) for d in gum.read(data / "gum")]
        self._news = [(article(d.name, d.text), d) for d in polnear.read(data / "polnear/train")]

    def examples(self, weights: Weights) -> list[Example]:
        """What the texts teach where weights read the pronouns."""
        found = [e for document, said in self._gum for e in of_gum(document, said, weights)]
        return found + [e for page, d in self._news for e in of_news(page, relations(page, d), weights)]


def fold(example: Example) -> int:
    """The fold of an example's document, by its name alone."""
    return sum(map(ord, example.document)) % FOLDS


def crossed(examples: Sequence[Example]) -> list[tuple[Example, Weights]]:
    """Each example with weights that were fitted without its document."""
    fitted = [fit([e for e in examples if fold(e) != k]) for k in range(FOLDS)]
    return [(example, fitted[fold(example)]) for example in examples]


def figures(crossed_: Sequence[tuple[Example, Weights]]) -> dict[str, float]:
    """In percent: how often the right one of the candidates is first, where it is among them."""
    right: dict[Origin, list[bool]] = defaultdict(list)
    for example, weights in crossed_:
        if example.right:
            scores = weights.scores(example.pairs)
            right[example.origin].append(scores.index(max(scores)) in example.right)
    return {f"{origin} of {len(found)}": round(100 * sum(found) / len(found), 1) for origin, found in right.items()}


def as_json(weights: Weights, factor: float) -> dict[str, object]:
    """The content of the weights' file."""
    return {
        "clues": {
            place: {clue.__name__: round(w, 3) for clue, w in zip(CLUES, weights.clues[place], strict=True)}
            for place in Place
        },
        "bias": {"all": {place: round(weights.bias[place], 3) for place in Place}},
        "scale": {"all": {"all": factor}},
    }


def main() -> None:
    """Trains and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds gum and polnear")
    parser.add_argument("--out", type=Path, default=MODELS / FILE)
    args = parser.parse_args()
    texts = Texts(args.data)
    weights = start()
    for number in range(1, ROUNDS + 1):
        examples = texts.examples(weights)
        weights = fit(examples)
        print(f"round {number}: {len(examples)} examples", flush=True)
    tried = crossed(examples)
    factor = scale(tried)
    print("in held-out folds:", figures(tried), "factor of the scores", factor)
    args.out.write_text(json.dumps(as_json(weights, factor), indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
