"""Stand-ins for the reading of a page, found by workers under this module's name."""

import os
import re
from collections.abc import Callable

from onrecord.errors import Damaged, ModelError
from onrecord.model import Article, Media, Page, Status


def page(text: str, name: str = "") -> Page:
    return Page(id=name or text[:12], uri=name or text[:12], sha256="0" * 64, data=text.encode(), media=Media.TEXT)


def article(page: Page) -> Article:
    return Article(
        id=page.id,
        uri=page.uri,
        sha256=page.sha256,
        status=Status.READ,
        text=page.data.decode(),
        media=page.media,
        encoding="utf-8",
    )


def obedient() -> Callable[[Page], Article]:
    """Does what the page says: hang, hang in C, die, exit, raise, print; else reads it."""
    return _obey


def _obey(page: Page) -> Article:
    match page.data:
        case b"hang":
            while True:
                pass
        case b"hang in C":
            re.match(r"(a+)+b", "a" * 64)
        case b"die":
            os.kill(os.getpid(), 9)
        case b"exit":
            os._exit(3)
        case b"raise":
            raise KeyError("the key")
        case b"damaged":
            raise Damaged("torn.html is torn;\n save it again")
        case b"print":
            print("noise on standard output")
        case b"pid":
            return article(Page(page.id, str(os.getpid()), page.sha256, page.data, page.media))
    return article(page)


def without_model() -> Callable[[Page], Article]:
    raise ModelError("the weights are gone")


def broken() -> Callable[[Page], Article]:
    raise ValueError("a fault")


def stillborn() -> Callable[[Page], Article]:
    os._exit(7)
