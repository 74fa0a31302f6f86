"""What a link's tooltip leaves in a text: behind a name the full name once more, glued to teasers, closed by "MORE".

"Jane Roe Jane Ann RoeRoe wins in Elm Five takeaways from Elm MORE said" is "Jane Roe said". Come from pages whose names
carry a card of their person.
"""

from __future__ import annotations

import re

_END = " MORE"
_MOST = 900
"""Code points of a tooltip at most."""
_GLUED = re.compile(r"(?<!\w)(?P<last>[A-Z][\w'’-]+)(?P<card> (?:[^\n]{0,60}? )?(?P=last)(?=[A-Z\d]))")
_NEXT = re.compile(r"(?!\w)")


def tooltips(text: str) -> list[tuple[int, int]]:
    """The ranges that are no text, in order."""
    found: list[tuple[int, int]] = []
    done, end = 0, text.find(_END)
    while end >= 0:
        behind = end + len(_END)
        low = max(done, end - _MOST, text.rfind("\n", 0, end) + 1)
        name = _GLUED.search(text, low, end) if _NEXT.match(text, behind) else None
        if name:
            found.append((name.start("card"), behind))
        done, end = behind, text.find(_END, behind)
    return found
