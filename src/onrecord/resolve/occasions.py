"""On what occasion or by what medium somebody spoke: in comes a noun phrase, out comes whether it names one."""

from __future__ import annotations

from onrecord.resolve.adjuncts import Adjunct, Adjuncts
from onrecord.resolve.lexicon import listed
from onrecord.resolve.outlets import outlets_in

_SPOKEN = ("event", "speech")
_QUOTES = frozenset("\"”'’")
_SENT = frozenset({"on", "via", "through", "to", "over", "by"})
_SENT_BARE = frozenset(
    {"email", "e-mail", "phone", "telephone", "letter", "video", "text", "fax", "satellite", "skype"}
)


def kind_of_occasion(adjuncts: Adjuncts, first: int, last: int) -> str | None:
    """Which line of the nouns for occasions the head of a noun phrase stands on: event, speech, written, net or on."""
    word = adjuncts.folded[adjuncts.head(first, last)]
    following = word[:-1] if word.endswith("s") and word not in {"press", "news"} else word
    two = "-".join(adjuncts.folded[max(first, last - 2) : last])
    kinds = ("event", "speech", "written", "net", "on")
    return next((kind for kind in kinds if {word, following, two} & listed(kind, "occasion_nouns")), None)


def is_occasion(adjuncts: Adjuncts, adjunct: Adjunct) -> bool:
    """Whether an adjunct names the occasion or the medium: "in a speech", "on Twitter", "by phone", "on “The Elm”"."""
    opening, first, last = adjunct.opening, adjunct.first, adjunct.last
    kind = kind_of_occasion(adjuncts, first, last)
    if adjuncts.head(first, last) == first and adjuncts.folded[first] in _BARE_IDIOMS:
        return False
    if kind == "on" and adjuncts.folded[adjuncts.head(first, last)] in _WHOSE and not _is_whose(adjuncts, first, last):
        return False
    if opening == "on" and adjuncts.tokens[last - 1].text in _QUOTES:
        return True
    head = adjuncts.head(first, last)
    if adjuncts.folded[head] in {"event", "case"} and opening == "in":
        return False  # "in the event that"
    if opening in {"by", "via", "over", "through"}:
        return adjuncts.folded[last - 1] in _SENT_BARE or (kind in {"net", "written"} and opening == "via")
    if kind in _SPOKEN:
        return opening in {"in", "at", "during", "throughout"} or (opening == "on" and adjuncts.folded[head] in _ON)
    if kind == "written":
        return opening == "in" and not any(a <= head < b for a, b in outlets_in(adjuncts, first, last))
    return kind in {"net", "on"} and opening in {"on", "to", "from"} and (opening == "on" or kind == "net")


_BARE_IDIOMS = frozenset(
    {
        "response",
        "turn",
        "part",
        "conversation",
        "discussion",
        "call",
        "comment",
        "public",
        "service",
        "debate",
        "review",
        "march",
        "talk",
        "talks",
        "event",
        "protest",
        "memory",
        "program",
        "show",
        "statements",
        "comments",
    }
)
_WHOSE = frozenset({"page", "account", "feed", "website", "site", "blog", "timeline", "handle", "channel", "show"})


def _is_whose(adjuncts: Adjuncts, first: int, last: int) -> bool:
    """Whether words tell whose page or show it is."""
    return any(
        adjuncts.tokens[k].possessive
        or adjuncts.tokens[k].capital
        or adjuncts.folded[k] in listed("owners", "adjuncts")
        for k in range(first, last)
    )


_ON = frozenset(
    {"show", "program", "programme", "call", "podcast", "phone", "conference-call", "telephone", "broadcast", "segment"}
)
