"""ONNX Runtime, kept from telling its maker about this machine: it would write an id and look for a server.

It reads the environment when it is first imported, so nothing else may import it before.
"""

from __future__ import annotations

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

onnxruntime.disable_telemetry_events()
__all__ = ["onnxruntime"]
