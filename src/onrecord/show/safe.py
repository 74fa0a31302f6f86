"""Text from strangers made safe for a terminal: no escape sequence, no bell, no reversed reading order survives."""

from __future__ import annotations

PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
"""Control characters as the pictures that Unicode has for them (ESC as ␛)."""
CONTROLS = dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
DIRECTIONS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Marks that turn the reading order: dropped, so that no line shows in another order than it is written."""
BREAKS = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " ")
SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
TABLE = PICTURES | CONTROLS | DIRECTIONS | BREAKS | SURROGATES


def safe(text: str) -> str:
    """The text on one line, printable; its length in code points can shrink."""
    return text.translate(TABLE)
