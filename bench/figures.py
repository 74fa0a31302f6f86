"""A measured figure beside its floor or ceiling, and the line that says whether it holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Bound(Enum):
    """Which side of the limit is good."""

    FLOOR = ">="
    CEILING = "<="
    NONE = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement; `limit` is in the same unit as `value`."""

    name: str
    value: float
    unit: str
    bound: Bound = Bound.NONE
    limit: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether the value is on the good side of its limit."""
        if self.bound is Bound.FLOOR:
            return self.value >= self.limit
        return self.bound is Bound.NONE or self.value <= self.limit

    def line(self) -> str:
        """Name, value, limit and "ok" or "SHORT"; a figure without a limit stands for itself."""
        value = f"{self.name:<58} {_digits(self.value):>8} {self.unit:<8}"
        if self.bound is Bound.NONE:
            return value.rstrip()
        return f"{value} {self.bound.value} {_digits(self.limit):<6} {'ok' if self.holds else 'SHORT'}"


def _digits(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"
