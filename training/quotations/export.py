"""Writes a trained network as the ONNX file, tokenizer and card that onrecord ships.

    python -m training.quotations.export --weights runs/quotations/final.pt --out src/onrecord/models

Weights of matrices become int8, activations are scaled window by window (dynamic). The second feed-forward matrix of
the first three layers stays fp32: its inputs have outliers, and int8 there costs about 1.3 points of overlap.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]
from torch import Tensor, nn

from training.quotations.network import QuotationNetwork, plain_tokenizer

NAME = "quotations"
IN_FP32 = tuple(f"layer.{k}/output/dense" for k in range(3))


class Exported(nn.Module):
    """The network as the tagger calls it: no mask, since a window is run by itself."""

    def __init__(self, network: QuotationNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """(1, T) ids and features → tag logits (1, T, 7) and link vectors (1, T, 5 * LINK_SIZE)."""
        tags, links = self.network(ids, features, torch.ones_like(ids))
        return tags, links


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
    """The same network with int8 weights, but for IN_FP32."""
    nodes = [node.name for node in onnx.load(plain).graph.node if node.op_type in {"MatMul", "Gemm"}]
    kept = [name for name in nodes if any(part in name for part in IN_FP32)]
    quantize_dynamic(
        plain, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, nodes_to_exclude=kept
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=Path("runs/quotations/final.pt"))
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/models"))
    parser.add_argument("--keep-fp32", type=Path, help="also write the fp32 model here")
    args = parser.parse_args()
    network = QuotationNetwork()
    network.load_state_dict(torch.load(args.weights, weights_only=True))
    with tempfile.TemporaryDirectory() as folder:
        plain = args.keep_fp32 or Path(folder) / "fp32.onnx"
        to_onnx(network, plain)
        out = args.out / f"{NAME}.onnx"
        quantise(plain, out)
    onnx.checker.check_model(str(out))
    tokenizer = plain_tokenizer()
    tokenizer.save(str(args.out / "tokenizer.json"))
    card = {"name": NAME, "file": out.name, "sha256": hashlib.sha256(out.read_bytes()).hexdigest()}
    (args.out / f"{NAME}.json").write_text(json.dumps(card, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
