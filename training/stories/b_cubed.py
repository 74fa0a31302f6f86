"""B-cubed (Bagga and Baldwin 1998): gold and found groups in, precision and recall out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """In percent."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1.0)

    def __str__(self) -> str:
        return f"P {self.precision:.1f} R {self.recall:.1f} F {self.f:.1f}"


def b_cubed(
    gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]], asked: Collection[str] | None = None
) -> Figures:
    """Means over the items of gold, or those `asked`: what share of the gold items found with each is of its group, and
    what share of its group is found with it. Every item of gold is in one found group; items that gold lacks are left
    out."""
    right = {item: set(group) for group in gold for item in group}
    with_it = {item: {*group} & right.keys() for group in found for item in group if item in right}
    items = [item for item in right if asked is None or item in asked]
    both = [(len(right[item] & with_it[item]), item) for item in items]
    precision = sum(n / len(with_it[item]) for n, item in both)
    recall = sum(n / len(right[item]) for n, item in both)
    return Figures(100 * precision / max(1, len(items)), 100 * recall / max(1, len(items)))
