"""The console that tables and articles are printed on: plain where standard output is no terminal."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from rich.console import Console


def printer() -> Console:
    """A console on standard output that takes no text for mark-up; what the terminal's encoding lacks becomes "?"."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return Console(highlight=False, markup=False, emoji=False)
