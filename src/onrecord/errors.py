"""Every error that onrecord raises on purpose.

OnrecordError
├── InputError          an input cannot be read; the message names it and the remedy
│   ├── TooLarge        over a limit of size, decompressed size or nesting
│   ├── TooSlow         over the time limit of a page
│   └── Damaged         clipped, broken or not what it claims to be
├── SettingsError       a setting is missing or wrong
└── ModelError          the shipped weights are missing or not the ones the card names
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The root: catch this to catch all."""


class InputError(OnrecordError):
    """An input cannot be read; the message names it and the remedy."""


class TooLarge(InputError):
    """An input is over a limit of size, decompressed size or nesting."""


class TooSlow(InputError):
    """A page took longer than its time limit."""


class Damaged(InputError):
    """An input is clipped, broken or not what it claims to be."""


class SettingsError(OnrecordError):
    """A setting is missing or wrong."""


class ModelError(OnrecordError):
    """The shipped weights are missing or not the ones that the model card names."""
