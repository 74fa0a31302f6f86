"""Which paragraphs stay: residue of the page is dropped from what an extractor found, what it lost comes back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.clean.byline import is_byline
from onrecord.clean.html import Paragraph
from onrecord.clean.published import own_dates
from onrecord.clean.pull_quotes import without_repeats
from onrecord.clean.tree import Block
from onrecord.clean.words import any_of, squeeze

_FOREIGN = frozenset({"comments", "bio", "caption"})
"""Parts of a page whose text is never the article's."""
_ENOUGH = 400
"""Code points that must remain for the names of a page's parts to be believed: some wrap the article in `comments`."""
_NOT_STANDFIRST = frozenset({"comments", "bio", "byline", "date", "caption"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_TITLES = _HEADINGS | {"h1"}
_SENTENCE_END = re.compile(r"[.!?…][\"'“”’»)\]]*$")
_INNER_END = re.compile(r"[^\W\d_][.!?…。][\"'“”’»)]* ")
_PROSE = 12
"""Words of running text that an article has at least."""
_SENTENCE = 5
"""Words from which a line can be a sentence, not a button."""
_SIGNED = 3
"""How many first paragraphs can be the byline with its date."""
_AT_THE_END = 4
"""How many last paragraphs can be a note on the writer."""
_SUMMARY_AFTER = 10
"""How many blocks behind the first paragraph the summary that the mark-up repeats can still stand."""


def kept(
    paragraphs: Sequence[Paragraph], blocks: Sequence[Block], title: str | None, byline: Sequence[str]
) -> list[Paragraph]:
    """The paragraphs without headline, comments, captions, pointers to other stories, appeals, notes on the writer."""
    own = [paragraph for paragraph in paragraphs if not _foreign(paragraph, blocks)]
    own = own if sum(len(paragraph.text) for paragraph in own) >= _ENOUGH else list(paragraphs)
    heading = squeeze(title or "")
    own = _without_lists_above(_without_residue(_without_asides(own, blocks), blocks), blocks, heading)
    own = [paragraph for paragraph in own if squeeze(paragraph.text) != heading]
    own = [p for p in own[:_SIGNED] if not (is_byline(p.text) and own_dates(p.text))] + own[_SIGNED:]
    own = without_repeats(own, blocks)
    return _without_headings_at_the_end(_without_biography(own, byline), blocks)


def has_prose(paragraphs: Sequence[Paragraph], blocks: Sequence[Block]) -> bool:
    """Whether there is running text among the paragraphs: enough words in sentences that are no links to elsewhere.

    A page of menus and teasers has none.
    """
    return sum(len(p.text.split()) for p in paragraphs if _is_prose(p, blocks)) >= _PROSE


def _is_prose(paragraph: Paragraph, blocks: Sequence[Block]) -> bool:
    linked = 0 if paragraph.block is None else blocks[paragraph.block].links
    inside = _SENTENCE_END.search(paragraph.text) or _INNER_END.search(paragraph.text)
    return inside is not None and len(paragraph.text.split()) >= _SENTENCE and 2 * linked < len(paragraph.text)


def completed(
    paragraphs: Sequence[Paragraph], blocks: Sequence[Block], title: str | None, descriptions: Sequence[str]
) -> list[Paragraph]:
    """The paragraphs with what an extractor loses: the summary below the headline, headings between two paragraphs."""
    chosen = {paragraph.block for paragraph in paragraphs if paragraph.block is not None}
    lost = {k for k in range(len(blocks)) if k - 1 in chosen and k + 1 in chosen and _is_heading(blocks[k])} - chosen
    summary = _summary(paragraphs, blocks, title, descriptions)
    lost = {k for k in lost if squeeze(blocks[k].text) != squeeze(title or "")}
    lost |= {summary} if summary is not None else set()
    waiting = sorted(lost, reverse=True)
    out: list[Paragraph] = []
    for paragraph in paragraphs:
        while waiting and paragraph.block is not None and waiting[-1] < paragraph.block:
            k = waiting.pop()
            out.append(Paragraph(blocks[k].text, k))
        out.append(paragraph)
    return out


def _summary(
    paragraphs: Sequence[Paragraph], blocks: Sequence[Block], title: str | None, descriptions: Sequence[str]
) -> int | None:
    """The block with the summary: the one that the mark-up's description repeats, or that its elements name as such."""
    first = next((paragraph.block for paragraph in paragraphs if paragraph.block is not None), None)
    if first is None:
        return None
    wanted = squeeze(title or "")
    headings = [k for k in range(first) if squeeze(blocks[k].text) == wanted]
    taken = {squeeze(paragraph.text) for paragraph in paragraphs}
    told = [squeeze(description) for description in descriptions if len(description.split()) > 2]
    for k in range(headings[-1] + 1 if headings else max(0, first - 12), min(first + _SUMMARY_AFTER, len(blocks))):
        text = squeeze(blocks[k].text)
        if text == wanted or text in taken or any_of("residue").search(blocks[k].text):
            continue
        if "comments" not in blocks[k].zones and any(
            text == other or (len(other) > 40 and text.startswith(other)) for other in told
        ):
            return k
        if k < first and headings and _named_summary(blocks[k]):
            return k
    return None


def _named_summary(block: Block) -> bool:
    plain = "standfirst" in block.zones and "aside" not in block.zones and not block.zones & _NOT_STANDFIRST
    return plain and block.links == 0 and 4 <= len(block.text.split()) <= 80


def _is_heading(block: Block) -> bool:
    return block.tag in _HEADINGS and not block.zones & _FOREIGN and not any_of("residue").search(block.text)


def _foreign(paragraph: Paragraph, blocks: Sequence[Block]) -> bool:
    if paragraph.block is None:
        return paragraph.text.startswith("|")
    block = blocks[paragraph.block]
    return bool(block.zones & _FOREIGN) or block.tag in {"h1", "figcaption", "caption", "button", "title"}


def _without_asides(paragraphs: list[Paragraph], blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs outside the page's asides, where those hold the lesser part of the text."""
    own = [p for p in paragraphs if p.block is None or "aside" not in blocks[p.block].zones]
    size = sum(len(p.text) for p in own)
    return own if size >= _ENOUGH and 2 * size >= sum(len(p.text) for p in paragraphs) else paragraphs


def _without_lists_above(paragraphs: list[Paragraph], blocks: Sequence[Block], heading: str) -> list[Paragraph]:
    """The paragraphs without what is no sentence above the headline: sections, headlines of other stories."""
    places = [k for k, block in enumerate(blocks) if block.tag in _TITLES and squeeze(block.text) == heading]
    if not heading or not places:
        return paragraphs
    return [p for p in paragraphs if p.block is None or p.block > places[0] or _SENTENCE_END.search(p.text)]


def _without_residue(paragraphs: Sequence[Paragraph], blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs without lines of residue, and without the list that such a line heads ("More from …")."""
    out: list[Paragraph] = []
    heads = -1
    for paragraph in paragraphs:
        k = paragraph.block
        if k is not None and k - 1 == heads and blocks[k].tag == "li":
            heads = k
        elif any_of("residue").search(paragraph.text):
            heads = k if k is not None and len(paragraph.text) < 60 else -1
        else:
            out.append(paragraph)
    return out


def _without_biography(paragraphs: list[Paragraph], byline: Sequence[str]) -> list[Paragraph]:
    """The paragraphs without a note on a writer among the last ("Jane Roe is a reporter …") and what follows it."""
    names = sorted({form for name in byline for form in (name, name.split()[0]) if len(form) > 2})
    if not names:
        return paragraphs
    note = re.compile(
        rf"^\W*(?:{'|'.join(map(re.escape, names))})(?:,? [A-Z][\w.]*)?,? "
        r"(?:is|was|has|covers|writes|joined|currently|works|reports)\b"
    )
    for k in range(max(1, len(paragraphs) - _AT_THE_END), len(paragraphs)):
        if note.match(paragraphs[k].text):
            return paragraphs[:k]
    return paragraphs


def _without_headings_at_the_end(paragraphs: list[Paragraph], blocks: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs without headings behind the last text: they belonged to what was dropped."""
    end = len(paragraphs)
    while end and (block := paragraphs[end - 1].block) is not None and blocks[block].tag in _HEADINGS:
        end -= 1
    return paragraphs[:end]
