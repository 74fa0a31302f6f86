"""Writes a trained network as the ONNX file that onrecord ships, its tokenizer, and its line in the card.

    python -m training.quotations.export accurate

Weights of matrices become int8, activations are scaled window by window (dynamic). Run `calibrate` afterwards.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]
from torch import Tensor, nn

from onrecord.model import Size
from onrecord.quote.card import FILE, MODELS
from onrecord.quote.confidence import EVIDENCE
from training.quotations.network import QuotationNetwork
from training.quotations.recipes import loaded

UNCALIBRATED = {name: float(name in {"content", "link"}) for name in ("bias", *EVIDENCE)}
"""Until `calibrate` has run."""


class Exported(nn.Module):
    """The network as the tagger calls it: no mask, since a window is run by itself."""

    def __init__(self, network: QuotationNetwork) -> None:
        super().__init__()
        network.encoder.set_attn_implementation("eager")  # the quick one brings guards that cost a seventh of the time
        self.network = network

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """(1, T) ids and features → tag logits (1, T, 7) and link vectors (1, T, 5 * LINK_SIZE)."""
        network = self.network
        embeds = network.encoder.embeddings.word_embeddings(ids) + network.features(features)
        hidden = network.encoder.embeddings(inputs_embeds=embeds)
        for layer in network.encoder.encoder.layer:
            hidden = layer(hidden)
        return network.tags(hidden), network.links(hidden)


def to_onnx(network: QuotationNetwork, path: Path) -> None:
    """The network in fp32, for windows of any length."""
    network.eval()
    example = torch.ones(1, 16, dtype=torch.long)
    torch.onnx.export(
        Exported(network),
        (example, example),
        str(path),
        input_names=["ids", "features"],
        output_names=["tags", "links"],
        dynamic_axes={"ids": {1: "T"}, "features": {1: "T"}, "tags": {1: "T"}, "links": {1: "T"}},
        opset_version=17,
        dynamo=False,
    )


def quantise(plain: Path, out: Path) -> None:
    """The same network with int8 weights, a scale for each column; seven bits, or products saturate without VNNI."""
    quantize_dynamic(plain, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", choices=[size.value for size in Size])
    parser.add_argument("--weights", type=Path, help="runs/SIZE/final.pt unless given")
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--plain", action="store_true", help="leave everything in fp32, for comparison")
    args = parser.parse_args()
    network, shape = loaded(args.size, args.weights or Path("runs") / args.size / "final.pt")
    args.out.mkdir(parents=True, exist_ok=True)
    out = args.out / f"{args.size}.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain = out if args.plain else Path(folder) / "plain.onnx"
        to_onnx(network, plain)
        if not args.plain:
            quantise(plain, out)
    onnx.checker.check_model(str(out))
    words = args.out / "tokenizer.json"
    shutil.copyfile(shape.tokenizer, words)
    path = args.out / FILE
    card = json.loads(path.read_text("utf8")) if path.exists() else {}
    files = {"weights": _named(out), "tokenizer": _named(words)}
    card[args.size] = {**files, "calibration": UNCALIBRATED}
    path.write_text(json.dumps(card, indent=1) + "\n", "utf8")
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB, {files['weights']['sha256']}")


def _named(path: Path) -> dict[str, str]:
    return {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


if __name__ == "__main__":
    main()
