"""What a run may use: workers, the reader and the limits on inputs, from flags and the environment (ONRECORD_…)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, TypeVar

from onrecord.errors import SettingsError
from onrecord.model import Size
from onrecord.read.limits import Limits

PREFIX = "ONRECORD_"
DEFAULT = Limits()
Number = TypeVar("Number", int, float)


@dataclass(frozen=True, slots=True)
class Settings:
    """One value for a whole run; stages get the part of it that they need."""

    jobs: int = 1
    """Worker processes that read pages at the same time."""
    reader: Size = Size.ACCURATE
    limits: Limits = DEFAULT

    @classmethod
    def load(
        cls, jobs: int | None = None, reader: str | None = None, environment: Mapping[str, str] = os.environ
    ) -> Self:
        """Flags first, then the environment (ONRECORD_JOBS, ONRECORD_READER, ONRECORD_SECONDS …), then defaults.

        Raises SettingsError for a value that is no number above 0, or no reader.
        """
        if jobs is not None and jobs < 1:
            raise SettingsError(f"jobs is {jobs}: give 1 or more")
        limits = Limits(
            page_bytes=_number(environment, "PAGE_BYTES", DEFAULT.page_bytes),
            unpacked_bytes=_number(environment, "UNPACKED_BYTES", DEFAULT.unpacked_bytes),
            ratio=_number(environment, "RATIO", DEFAULT.ratio),
            nesting=_number(environment, "NESTING", DEFAULT.nesting),
            seconds=_number(environment, "SECONDS", DEFAULT.seconds),
        )
        return cls(jobs or _number(environment, "JOBS", 1), _reader(reader, environment), limits)


def _reader(given: str | None, environment: Mapping[str, str]) -> Size:
    """The flag's, the variable's, or the default."""
    name = f"{PREFIX}READER"
    value = given if given is not None else environment.get(name, "").strip() or Size.ACCURATE
    if value not in [*Size]:
        raise SettingsError(f"{'reader' if given is not None else name} is {value!r}: give {' or '.join(Size)}")
    return Size(value)


def _number(environment: Mapping[str, str], name: str, default: Number) -> Number:
    """The variable as a number of the default's type, or the default where it is not set."""
    words = environment.get(PREFIX + name, "").strip()
    kind = type(default)
    try:
        value = kind(words) if words else default
    except ValueError:
        value = kind(0)
    if not 0 < value < float("inf"):
        wanted = "whole number" if kind is int else "number"
        raise SettingsError(f"{PREFIX}{name} is {words!r}: give a {wanted} above 0")
    return value
