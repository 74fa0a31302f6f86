"""Fits how sure a reader is to how often it is right, on the articles of train that it was not trained on.

    python -m training.quotations.calibrate accurate

Writes bias and weights into the reader's card. `python -m eval.confidence` shows on dev what came of it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from onrecord.model import Size
from onrecord.quote.card import FILE, MODELS
from onrecord.quote.confidence import EVIDENCE
from onrecord.quote.reader import Reader
from training.quotations.batches import held_out
from training.quotations.polnear import read
from training.quotations.rightness import article_of, right, uttered


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", choices=[size.value for size in Size])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--models", type=Path, default=MODELS)
    args = parser.parse_args()
    reader = Reader(Size(args.size), args.models)
    rows, truths = [], []
    for document in map(uttered, held_out(list(read(args.data / "polnear/train")))):
        found = reader.weighed(article_of(document))
        rows += [evidence for _, evidence in found]
        truths += right(document, [attribution for attribution, _ in found])
    fitted = LogisticRegression(C=1.0, max_iter=1000).fit(np.array(rows), truths)
    card = json.loads((args.models / FILE).read_text("utf8"))
    weights = dict(zip(EVIDENCE, fitted.coef_[0], strict=True))
    card[args.size]["calibration"] = {
        name: round(float(weight), 4) for name, weight in {"bias": fitted.intercept_[0], **weights}.items()
    }
    (args.models / FILE).write_text(json.dumps(card, indent=1) + "\n", "utf8")
    print(f"{len(truths)} attributions, {100 * np.mean(truths):.1f} % right; {card[args.size]['calibration']}")


if __name__ == "__main__":
    main()
