"""Who said what, when, as reported by whom: reads news as it really arrives.

    import onrecord

    for article in onrecord.extract("pages/"):
        for quotation in article.quotations:
            print(quotation.speakers, quotation.content)

    with onrecord.open("onrecord.db") as record:
        record.add("pages/")
        for quotation in record.quotes(speaker="Mark Rutte", about="China", since="2024-11"):
            print(quotation.day, quotation.words, quotation.link)

Names are imported when they are first used, so `import onrecord` loads no model and no large library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.api import Record, open
    from onrecord.ask.citations import Citation
    from onrecord.errors import ModelError, OnrecordError, RecordError, SettingsError
    from onrecord.model import Article, Kind, Miss, Outcome, Quotation, Span, Speaker, Status
    from onrecord.pipeline import extract

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Citation",
    "Kind",
    "Miss",
    "ModelError",
    "OnrecordError",
    "Outcome",
    "Quotation",
    "Record",
    "RecordError",
    "SettingsError",
    "Span",
    "Speaker",
    "Status",
    "extract",
    "open",
]

_HOMES = {
    "api": ("Record", "open"),
    "ask.citations": ("Citation",),
    "errors": ("ModelError", "OnrecordError", "RecordError", "SettingsError"),
    "model": ("Article", "Kind", "Miss", "Outcome", "Quotation", "Span", "Speaker", "Status"),
    "pipeline": ("extract",),
}


def __getattr__(name: str) -> object:
    """Import a public name from the module that it lives in."""
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(f"onrecord.{home}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names."""
    return sorted({*globals(), *__all__})
