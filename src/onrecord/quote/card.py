"""The card of the readers: which files hold a reader's weights and words, by their hashes, and how sure it is when."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import ModelError
from onrecord.model import Size
from onrecord.quote.confidence import EVIDENCE, Calibration

MODELS = Path(__file__).parent.parent / "models"
FILE = "quotations.json"
RULES = 5
"""Raised whenever the steps around the model come to other answers, so that a second reading knows."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a reader, by the hash that the card gives."""

    path: Path
    sha256: str

    def checked(self) -> Path:
        """Its path. Raises ModelError where it is gone or another than the card names."""
        try:
            digest = hashlib.sha256(self.path.read_bytes()).hexdigest()
        except (OSError, ValueError) as error:
            raise ModelError(f"{self.path} cannot be read ({error}): install onrecord again") from error
        if digest != self.sha256:
            raise ModelError(f"{self.path} is not the file that {FILE} names: install onrecord again")
        return self.path


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a reader before its files are loaded."""

    name: str
    """Its size and eight digits of a hash over both files' hashes, the calibration and RULES."""
    weights: File
    tokenizer: File
    calibration: Calibration


def card(size: Size, models: Path = MODELS) -> Card:
    """The card of a reader. Raises ModelError where it cannot be read or lacks something."""
    path = models / FILE
    try:
        entry = json.loads(path.read_text("utf8"))[size]
        bias, *weights = (_number(entry["calibration"], name) for name in ("bias", *EVIDENCE))
        digest = hashlib.sha256(json.dumps([RULES, entry], sort_keys=True).encode()).hexdigest()
        weights_file, tokenizer = (
            File(models / entry[kind]["file"], str(entry[kind]["sha256"])) for kind in ("weights", "tokenizer")
        )
        return Card(f"{size}-{digest[:8]}", weights_file, tokenizer, Calibration(bias, tuple(weights)))
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror}): install onrecord again") from error
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ModelError(f"{path} does not describe the {size} reader ({error!r}): install onrecord again") from error


def _number(given: Mapping[str, object], name: str) -> float:
    value = given[name]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"{name} is {value!r}")
    return float(value)
