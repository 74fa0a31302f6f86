"""Embedded posts of social media: in comes a text, out come its posts, by the format in which pages dump them.

A post is signed behind its words, "We will build it. — Jane Roe (@janeroe) May 12, 2020", or headed by its account,
"Jane Roe (@janeroe) We will build it." The format tells content, source and day for sure; no model is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.quote.signatures import (
    HANDLE,
    LINK,
    NAME,
    Range,
    Signature,
    day_behind,
    signature_of,
    stripped,
    without_links,
)

LONGEST = 350
"""Code points of a post without its links: 280 and the accounts that it replies to. In what is longer the post stands
behind words of the page, and where it begins cannot be told."""
_MOST = 5
"""Paragraphs of a post."""
_FEWEST = 6
"""Words of a post that bears no day, as of a pull quote; in fewer, names with an account are bylines."""
_SPACES = 6
"""Between the words of an account's name at most."""
_RETWEET = re.compile(r"RT (@\w{1,30})\b:?\s*")
_HEADED = re.compile(rf"([^\n(]{{2,{NAME}}}) \(@(\w{{1,30}})\)\s+(?=[A-Z\d.@#“‘\"'¿¡])")
_ENDED = re.compile(r"[.!?…][\"”’')]*\Z")
_BLANK = re.compile(r"\n\s*\n")
_MARKS = '"“”«»„'


@dataclass(frozen=True, slots=True)
class Post:
    """A post where it stands (code points)."""

    content: tuple[Range, ...]
    """Its words by paragraphs, without the links behind them."""
    source: Range
    """The name of its account; of what is posted again only the handle, "@janeroe", which has said it."""
    handle: str
    day: Range | None
    """The words of its date; None where it bears none, and of what was first posted on another day."""
    place: Range
    """All of it, with links and signature."""


def find_posts(text: str) -> tuple[Post, ...]:
    """The posts of a text in order, not overlapping."""
    if "(@" not in text:
        return ()
    bounds = [0, *(match.end() for match in _BLANK.finditer(text)), len(text)]
    paragraphs = [stripped(text, *each) for each in pairwise(bounds)]
    posts: list[Post] = []
    for number, paragraph in enumerate(paragraphs):
        after = max(paragraph[0], posts[-1].place[1] if posts else 0)
        signed = [*_signed(text, paragraphs, number, after)]
        posts += signed or ([*_headed(text, paragraphs, number)] if after == paragraph[0] else [])
    return tuple(posts)


def _signed(text: str, paragraphs: list[Range], number: int, after: int) -> Iterator[Post]:
    """The posts of a paragraph that are signed, one behind the other; `after` is where the last post ends."""
    start, end = paragraphs[number]
    for handle in HANDLE.finditer(text, start, end):
        signature = signature_of(text, after, handle, end)
        if signature is None:
            continue
        words = without_links(text, after, signature.start)
        opens = after == start
        content = _spoken(text, words)
        if opens:
            content = (*_above(text, paragraphs, number, content), *content)
        if content and _is_post(text, content, signature):
            yield _post(text, content, signature)
        after = stripped(text, signature.end, end)[0]


def _is_post(text: str, content: tuple[Range, ...], signature: Signature) -> bool:
    """Whether words with a signature are a post: short enough, and, where no day says so, a sentence that ends, or
    ends with a link."""
    if sum(end - start for start, end in content) > LONGEST:
        return False
    last = content[-1][1]
    ended = _ENDED.search(text[last - 3 : last]) is not None or LINK.search(text[last : signature.start]) is not None
    behind = text[signature.end : signature.end + 2].strip()
    words = sum(len(text[start:end].split()) for start, end in content)
    return signature.day is not None or (ended and words >= _FEWEST and (not behind or behind[0].isupper()))


def _above(text: str, paragraphs: list[Range], number: int, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """The paragraphs above that belong to a post: all up to one that ends with a colon, where they are no longer than a
    post; else the one right above a signature that stands alone, unless it ends with a quotation, as the page's words
    above a mere picture may."""
    above: list[Range] = []
    for start, end in reversed(paragraphs[max(0, number - _MOST) : number]):
        if text[max(start, end - 1) : end] == ":" and (above or content):
            return _spoken(text, *reversed(above))
        whole = (*above, (start, end), *content)
        if (
            sum(b - a for a, b in whole) > LONGEST
            or HANDLE.search(text, start, end)
            or text[start : start + 1] in _MARKS
        ):
            break
        above.append((start, end))
    if content or not above:
        return ()
    words = without_links(text, *above[0])
    return _spoken(text, words) if words != above[0] or text[words[1] - 1] not in _MARKS else ()


def _headed(text: str, paragraphs: list[Range], number: int) -> Iterator[Post]:
    """The post of a paragraph that opens with its account, with the paragraphs below it up to one that ends with a
    link."""
    start, end = paragraphs[number]
    head = _HEADED.match(text, start, end)
    if head is None or day_behind(text, head.end(2) + 1, end) or head[1].count(" ") > _SPACES:
        return
    below = [(head.end(), end), *paragraphs[number + 1 : number + _MOST]]
    ends = [k for k, each in enumerate(below) if without_links(text, *each)[1] < each[1]]
    whole = below[: ends[0] + 1] if ends else below[:1]
    if sum(b - a for a, b in whole) > LONGEST or any(HANDLE.search(text, *each) for each in whole[1:]):
        whole = below[:1]
    content = _spoken(text, *whole[:-1], without_links(text, *whole[-1]))
    signature = Signature(whole[-1][1], whole[-1][1], head.span(1), head[2], None)
    if content and _is_post(text, content, signature):
        yield _post(text, content, signature)


def _post(text: str, content: tuple[Range, ...], signature: Signature) -> Post:
    """The post with these words; what it posts again is another's, of another day."""
    place = (min(content[0][0], signature.name[0]), signature.end)
    again = _RETWEET.match(text, *content[0])
    if again is None or again.end() >= content[0][1]:
        return Post(content, signature.name, signature.handle, signature.day, place)
    content = ((again.end(), content[0][1]), *content[1:])
    return Post(content, again.span(1), again[1][1:], None, place)


def _spoken(text: str, *ranges: Range) -> tuple[Range, ...]:
    """The ranges that hold a letter or a digit."""
    return tuple(each for each in ranges if any(character.isalnum() for character in text[slice(*each)]))
