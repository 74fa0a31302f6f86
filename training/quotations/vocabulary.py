"""Makes the shipped tokenizer: the encoder's, without the sub-words that news hardly uses.

    python -m training.quotations.vocabulary

The word vectors are half of the weights. Signs are kept whatever their count, so every word can still be spelt.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from training.quotations.encoders import Encoder, folder, plain_tokenizer
from training.quotations.polnear import read
from training.quotations.taught import articles

SIZE = 20_000
OUT = Path("runs/vocabulary/tokenizer.json")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    path = folder(Encoder.SMALL) / "tokenizer.json"
    tokenizer = plain_tokenizer(path)
    texts = [d.text for d in read(args.data / "polnear/train")] + articles(args.data / "allsides/articles.jsonl.gz")
    counts = np.zeros(tokenizer.get_vocab_size(), dtype=np.int64)
    for k in range(0, len(texts), 200):
        for encoding in tokenizer.encode_batch(texts[k : k + 200], add_special_tokens=False):
            counts += np.bincount(encoding.ids, minlength=len(counts))
    described = json.loads(path.read_text("utf8"))
    kept = _kept(described["model"]["vocab"], counts)
    lost = Counter({word: int(counts[k]) for word, k in described["model"]["vocab"].items() if word not in kept})
    described |= {"truncation": None, "padding": None}
    described["model"]["vocab"] = kept
    _renumber(described, kept)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(described, ensure_ascii=False), "utf8")
    print(
        f"{len(kept)} sub-words of {len(counts)}; {100 * lost.total() / counts.sum():.2f} % of uses are now in pieces"
    )


def _kept(vocabulary: dict[str, int], counts: np.ndarray) -> dict[str, int]:  # type: ignore[type-arg]
    def sign(word: str) -> bool:
        return len(word.removeprefix("##")) == 1 or (word[0] == "[" and word[-1] == "]" and "unused" not in word)

    order = sorted(vocabulary, key=lambda word: (not sign(word), -int(counts[vocabulary[word]]), vocabulary[word]))
    return {word: k for k, word in enumerate(sorted(order[:SIZE], key=vocabulary.__getitem__))}


def _renumber(described: dict[str, object], kept: dict[str, int]) -> None:
    """Gives the special tokens the numbers that they have now, wherever the description names them."""
    for token in described["added_tokens"]:  # type: ignore[attr-defined]
        token["id"] = kept[token["content"]]
    special: dict[str, dict[str, object]] = described["post_processor"]["special_tokens"]  # type: ignore[index]
    for token in special.values():
        token["ids"] = [kept[str(token["id"])]]


if __name__ == "__main__":
    main()
