"""A page that failed becomes a Miss whose reason says which page it was, also where many stand in one file."""

from __future__ import annotations

from onrecord.model import Container, Miss, Outcome, Page


def failed(page: Page, why: str) -> Miss:
    """The Miss of a page that gave no article; a row or a record is named by its id beside the file's name."""
    if page.container is not Container.FILE:
        why = f"{page.id} of {page.uri}: {why}"
    elif page.uri not in why:
        why = f"{page.uri}: {why}"
    return Miss(page.uri, Outcome.FAILED, why)
