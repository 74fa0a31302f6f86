"""A stand-in for the reading of a page: its text as it is, without models; workers find it under this name."""

from collections.abc import Callable

from onrecord.errors import InputError
from onrecord.model import Article, Page, Size, Status
from onrecord.read.limits import Limits


def reader(limits: Limits, size: Size) -> Callable[[Page], Article]:
    return _read


def _read(page: Page) -> Article:
    text = page.data.decode()
    if "boom" in text:
        raise InputError(f"{page.uri} went boom")
    return Article(page.id, page.uri, page.sha256, Status.READ, text, page.media, "utf-8")
