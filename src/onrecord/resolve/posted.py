"""Who posted an embedded post, and when: in comes a text, out come its posts by their attributions, the answer of each
and the day of its date."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.clean.dates import find_dates
from onrecord.model import Attribution
from onrecord.quote.posts import Post, find_posts
from onrecord.resolve.answers import Answer
from onrecord.resolve.holders import holder
from onrecord.resolve.intervals import When, exact
from onrecord.resolve.scene import Scene


class Posted:
    """The posts of a text and what they tell."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.posts = find_posts(text)
        self._starts = [post.place[0] for post in self.posts]
        self._by_source = {post.source: post for post in self.posts}
        named = (post for post in reversed(self.posts) if text[post.source[0]] != "@")
        self._names = {post.handle.lower(): post.source for post in named}

    def of(self, attribution: Attribution) -> Post | None:
        """The post that an attribution is, None where it is none."""
        if len(attribution.source) != 1:
            return None
        post = self._by_source.get((attribution.source[0].start, attribution.source[0].end))
        return post if post and post.content[0][0] == attribution.content[0].start else None

    def _at(self, at: int) -> Post | None:
        """The post in which a place stands, its signature and date included."""
        number = bisect_right(self._starts, at) - 1
        return self.posts[number] if number >= 0 and at < self.posts[number].place[1] else None

    def around(self, start: int, end: int) -> Post | None:
        """The post whose words hold a range."""
        post = self._at(start)
        return post if post and post.content[0][0] <= start and end <= post.content[-1][1] else None

    def signs(self, at: int) -> bool:
        """Whether a place stands in a post, its signature and date included."""
        return self._at(at) is not None

    def day(self, post: Post) -> When | None:
        """The day of its date."""
        mentions = find_dates(self.text[slice(*post.day)]) if post.day else []
        day = next((exact(m.year, m.month, m.day) for m in mentions if m.year and m.month and m.day), None)
        return When(*post.day, day, day) if post.day and day else None

    def name(self, post: Post) -> tuple[int, int] | None:
        """Where the name of the account stands; None where the page bears only its handle."""
        return self._names.get(post.handle.lower()) if self.text[post.source[0]] == "@" else post.source


def account_answer(scene: Scene, posted: Posted, post: Post) -> Answer:
    """Who a post's account is; nobody where the page bears no more than its handle."""
    place = posted.name(post)
    if place is None:
        return Answer()
    scene.read_to(post.source[0])
    found = holder(scene, posted.text[slice(*place)])
    scene.note(post.source[0], found)
    return found
