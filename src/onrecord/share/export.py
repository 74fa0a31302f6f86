"""A whole record as files of a folder, one for each kind of thing, in an order that depends on nothing but what they
hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from onrecord.ask import refrains, statements
from onrecord.ask.citations import of_article
from onrecord.record import stories
from onrecord.record.connection import Connection
from onrecord.record.inputs import entries
from onrecord.record.judgements import every as judgements
from onrecord.record.load import articles
from onrecord.record.speakers import by_name
from onrecord.share.files import WholeFile
from onrecord.share.formats import (
    ARTICLES,
    COPIES,
    ENTRIES,
    JUDGEMENTS,
    QUOTATIONS,
    REFRAINS,
    SPEAKERS,
    STATEMENTS,
    STORIES,
    Form,
    Shape,
)

SHAPES: dict[str, Shape[Any]] = {
    "articles": ARTICLES,
    "quotations": QUOTATIONS,
    "speakers": SPEAKERS,
    "statements": STATEMENTS,
    "refrains": REFRAINS,
    "stories": STORIES,
    "copies": COPIES,
    "inputs": ENTRIES,
    "judgements": JUDGEMENTS,
}
"""Each kind of thing, by the name of its file, and how it is written."""
_GROUPS: dict[str, Callable[[Connection], Iterator[Any]]] = {
    "statements": statements.every,
    "refrains": refrains.every,
    "stories": stories.every,
    "copies": stories.copies,
}


def export(connection: Connection, folder: Path, form: Form) -> list[Path]:
    """Write one state of the record; gives the files' paths. Files appear only when all of them are whole.

    Raises OSError where the folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"{name}.{form}" for name in SHAPES}
    with connection.reading(), ExitStack() as stack:
        files = {name: stack.enter_context(WholeFile(path)) for name, path in paths.items()}
        for name, file in files.items():
            file.write(SHAPES[name].head(form))
        for article in articles(connection):
            files["articles"].write(ARTICLES.line(article, form))
            for citation in of_article(article):
                files["quotations"].write(QUOTATIONS.line(citation, form))
        for speaker in by_name(connection):
            files["speakers"].write(SPEAKERS.line(speaker, form))
        for name, every in _GROUPS.items():
            for thing in every(connection):
                files[name].write(SHAPES[name].line(thing, form))
        for entry in entries(connection):
            files["inputs"].write(ENTRIES.line(entry, form))
        for judgement in judgements(connection):
            files["judgements"].write(JUDGEMENTS.line(judgement, form))
        for file in files.values():
            file.complete()
    return [*paths.values()]
