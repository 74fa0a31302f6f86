"""Any number of numbers in one query."""

from __future__ import annotations

import json
from collections.abc import Iterable

CHOSEN = "(SELECT value FROM json_each(?))"
"""Stands for the numbers in a query; their value is what `chosen` makes of them."""


def chosen(values: Iterable[int | str]) -> str:
    """The value for CHOSEN."""
    return json.dumps([*values])
