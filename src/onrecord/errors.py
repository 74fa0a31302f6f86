"""Every error that onrecord raises on purpose.

OnrecordError
├── InputError          an input cannot be read; the message names it and the remedy
│   ├── TooLarge        over a limit of size, decompressed size or nesting
│   ├── TooSlow         over the time limit of a page
│   └── Damaged         clipped, broken or not what it claims to be
├── RecordError         a record cannot be opened, read or written; the message names the file and the remedy
│   ├── NoRecord        there is no record at the place named
│   ├── RecordTooNew    a later onrecord wrote the file, or an older file cannot be brought up
│   ├── RecordBusy      another program writes, for longer than was waited
│   ├── RecordFull      the disk is full
│   ├── RecordDamaged   the file is broken, or no record
│   └── NotThere        the record holds nothing of that id
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


class RecordError(OnrecordError):
    """A record cannot be opened, read or written; the message names the file and the remedy."""


class NoRecord(RecordError):
    """There is no record at the place named."""


class RecordTooNew(RecordError):
    """A later onrecord wrote the file, or an older file cannot be brought up to the present."""


class RecordBusy(RecordError):
    """Another program writes the record, for longer than was waited."""


class RecordFull(RecordError):
    """The disk is full."""


class RecordDamaged(RecordError):
    """The file is broken, or no record."""


class NotThere(RecordError):
    """The record holds nothing of that id."""


class SettingsError(OnrecordError):
    """A setting is missing or wrong."""


class ModelError(OnrecordError):
    """The shipped weights are missing or not the ones that the model card names."""
