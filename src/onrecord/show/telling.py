"""What is told of the speaking, in words: where, to whom, on what occasion, via whom, for whom."""

from __future__ import annotations

from onrecord.model import Quotation
from onrecord.show.safe import safe


def told(quotation: Quotation) -> list[str]:
    """One piece of text for each thing that is told, none where nothing is."""
    via = " and ".join(link.name for link in quotation.via)
    pieces = (
        ("for", quotation.on_behalf_of),
        ("place", quotation.place),
        ("to", ", ".join(quotation.audience)),
        ("occasion", quotation.occasion),
        ("via", via),
    )
    return [safe(f"{label} {name}") for label, name in pieces if name]
