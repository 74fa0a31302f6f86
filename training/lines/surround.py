"""Puts made-up furniture into a page: captions, lists of stories, readers' remarks, small print, an author's life.

A list of short items that belongs to the body is put in as well, so that short lines are not taken for furniture.
"""

from __future__ import annotations

import random

from training.lines.data import Example
from training.lines.stock import Row, Stock, ends, line, made, rows, said, sentences


def furnish(page: Example, made_of: Stock, rng: random.Random) -> Example:
    """The page with captions, credits, headlines and calls before, inside and after its body."""
    inside = [i for i, kind in enumerate(page.kinds) if kind == 1]
    if not inside:
        return page

    def filled(place: str) -> Row:
        story = page if rng.random() < 0.6 else rng.choice(made_of.bodies)
        return line(made_of.filled(place, story, rng), rng.choice([0, 1]))

    own, first, last = rows(page), inside[0], inside[-1] + 1
    before = [filled("before") for _ in range(rng.choice([0, 0, 0, 1, 2]))]
    before += _again([row for row in own[:first] if row[1] == 2][:1], rng)
    before += _again([filled("caption") for _ in range(rng.choice([0, 1, 1, 2, 2]))], rng)
    middle = own[first:last]
    for _ in range(rng.choice([0, 0, 1, 2, 3])):
        middle.insert(rng.randrange(1, len(middle) + 1), filled(rng.choice(["caption", "inside", "inside"])))
    after = [filled("after") for _ in range(rng.choice([0, 0, 1, 2]))]
    after += rng.choice([[], _headlines(made_of, rng)])
    return made(page, own[:first] + before + middle + after + own[last:])


def surround(page: Example, made_of: Stock, rng: random.Random) -> Example:
    """The page with teasers above it, with remarks, small print, an author's life below it, with a list inside it."""
    limits = ends(page)
    if limits is None:
        return page
    own, (first, last) = rows(page), limits
    middle = _listed(own[first:last], page, made_of, rng)
    above = rng.choice([[], [], [], _teasers(made_of, rng), _headlines(made_of, rng)])
    makers = (_remarks, _small_print, _life, _teasers)
    below = [row for maker in makers if rng.random() < 0.2 for row in maker(made_of, rng)]
    far = [row for maker in makers[:2] if rng.random() < 0.2 for row in maker(made_of, rng)]
    return made(page, own[:first] + above + middle + below + own[last:] + far)


def _again(found: list[Row], rng: random.Random) -> list[Row]:
    """The rows, sometimes twice: a picture's words stand as its caption and as its text for the blind."""
    return found * rng.choice([0, 1, 1, 2]) if found else found


def _any(place: str, made_of: Stock, rng: random.Random) -> str:
    """A line of a place, with words of any story."""
    return made_of.filled(place, rng.choice(made_of.bodies), rng)


def _headlines(made_of: Stock, rng: random.Random) -> list[Row]:
    """A list of other stories, in the several ways of pages: with a heading, with times, with dates, or bare."""
    style, gap = rng.choice(["", "", "", "{hour}:{minute:02}", "{hour} hours ago"]), rng.choice([0, 0, 1])
    found = [line(_any("header", made_of, rng), 1)] if rng.random() < 0.6 else []
    for headline in rng.sample(made_of.headlines, rng.randint(1, 12)):
        if style:
            found.append(line(style.format(hour=rng.randint(1, 23), minute=rng.randint(0, 59)), gap))
        found.append(line(headline, gap))
    return found


def _teasers(made_of: Stock, rng: random.Random) -> list[Row]:
    """Other stories by headline, by a sentence of theirs or by both, with or without bullets and authors."""
    found = [line(_any("header", made_of, rng), 1)] if rng.random() < 0.5 else []
    bullet, gap, style = rng.choice(["", "", "• "]), rng.choice([0, 0, 1]), rng.choice(["both", "lead", "title"])
    signed = rng.random() < 0.3
    for story in rng.sample(made_of.bodies, rng.randint(2, 12)):
        lead = rng.choice(sentences(story) or [story.title])
        if style != "lead" and story.title:
            found.append(line(bullet + story.title.rstrip("."), gap))
        if style != "title":
            found.append(line(bullet + (lead if style == "both" else lead.rstrip(".")), gap))
        if signed:
            found.append(line(made_of.fill("{name}", story, rng), gap))
    return found


def _remarks(made_of: Stock, rng: random.Random) -> list[Row]:
    """What readers write: the words that people are quoted with, between names and times."""
    found, gap = [line(_any("remarks", made_of, rng), 1)], rng.choice([0, 0, 1])
    order = [rng.choice(made_of.patterns["remark"]) for _ in range(rng.randint(1, 3))]
    for _ in range(rng.randint(1, 8)):
        story = rng.choice(made_of.bodies)
        words = said(story) or ["I do not think so."]
        found += [line(made_of.fill(mark, story, rng), gap) for mark in order]
        found += [line(rng.choice(words), gap) for _ in range(rng.choice([1, 1, 2]))]
    return found


def _small_print(made_of: Stock, rng: random.Random) -> list[Row]:
    """Notices on cookies, data, rights and commissions."""
    return [line(text, rng.choice([0, 1])) for text in rng.sample(made_of.patterns["privacy"], rng.randint(1, 8))]


def _life(made_of: Stock, rng: random.Random) -> list[Row]:
    """Who the author is and how to follow them."""
    return [line(_any("bio", made_of, rng), 1) for _ in range(rng.randint(1, 3))]


def _listed(middle: list[Row], page: Example, made_of: Stock, rng: random.Random) -> list[Row]:
    """The body, sometimes with a list of short items that belongs to it."""
    if rng.random() > 0.15:
        return middle
    bullet, gap = rng.choice(["", "• ", "• "]), rng.choice([0, 0, 1])
    items = rng.sample(made_of.patterns["item"], rng.choice([1, 1, 2]))
    texts = [bullet + made_of.fill(item, page, rng) for _ in range(rng.randint(2, 14)) for item in items]
    place = rng.randrange(1, len(middle) + 1)
    return middle[:place] + [line(text, gap, 1) for text in texts] + middle[place:]
