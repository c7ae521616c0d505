"""Infections: one published daily key with its first and last moment, and the F0 JSON that carries them to 3.x phones.

Two readings stand beside each other because the deployed phones differ: Android reads leniently, iOS strictly. What the
original does badly (section 4.4) is answered by leaving the faulty entry out. Source: specification of Bluezone 3,
section 4.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bluezone.errors import BluezoneError
from bluezone.protocol import hexadecimal
from bluezone.protocol.identifiers import KEY_BYTES, checked_key
from bluezone.protocol.window import DAY_MS, WINDOWS_A_DAY, WindowsError

LATEST_S = 2**32 - 1
"""Last second an infection can name (in 2106); later ends are read as this one."""

LONGEST_TEXT_BYTES = 32 * 1024 * 1024
"""About 200,000 entries; a longer text is refused unread."""

_MEMBERS = ("daily_key", "time_start", "max", "time_end")


class InfectionError(BluezoneError, ValueError):
    """An F0 text or one of its entries breaks the form."""

    code = "infection_malformed"


@dataclass(frozen=True, slots=True)
class Infection:
    """One published daily key (*dữ liệu F0*).

    Attributes:
        daily_key: 32 bytes, the key of the day that begins at start_s.
        start_s: first second of that UTC day; another second shifts every window and finds nothing true.
        end_s: last second of interest; before start_s the infection explains nothing.
        windows: how many identifiers a day the phone used; 1 to 86,400,000.
    """

    daily_key: bytes
    start_s: int
    end_s: int
    windows: int = WINDOWS_A_DAY

    def __post_init__(self) -> None:
        checked_key(self.daily_key)
        if not 1 <= self.windows <= DAY_MS:
            raise WindowsError(f"max: found {self.windows}, expected 1 to {DAY_MS:,}")
        for name, value in (("time_start", self.start_s), ("time_end", self.end_s)):
            if not 0 <= value <= LATEST_S:
                raise InfectionError(f"{name}: found {value}, expected seconds from 0 to {LATEST_S}")

    def __repr__(self) -> str:  # keys stay out of logs and tracebacks
        return f"Infection(start_s={self.start_s}, end_s={self.end_s}, windows={self.windows})"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a lenient reading found.

    Attributes:
        infections: the sound entries in order; later entries are missing after one that lacks a member.
        problems: one sentence for each entry left out, and one where the reading stopped.
    """

    infections: tuple[Infection, ...]
    problems: tuple[str, ...]


def encode(infections: Iterable[Infection]) -> str:
    """Return the F0 JSON text of *infections*, every member a plain number so that iPhones take the list."""
    entries = [
        {
            "daily_key": hexadecimal.encode(infection.daily_key),
            "time_start": infection.start_s,
            "max": infection.windows,
            "time_end": infection.end_s,
        }
        for infection in infections
    ]
    return json.dumps({"data": entries}, separators=(",", ":"))


def decode(text: str) -> tuple[Infection, ...]:
    """Return the infections of *text*, read as iOS does: one bad entry makes the whole list worthless.

    Raises:
        InfectionError: what is wrong, and in which entry.
    """
    found = []
    for place, entry in enumerate(_entries(text), start=1):
        if not isinstance(entry, dict):
            raise InfectionError(f"entry {place}: found {type(entry).__name__}, expected an object")
        for member in _MEMBERS:
            if member not in entry:
                raise InfectionError(f"entry {place}: {member} is missing")
            wanted: type = str if member == "daily_key" else int
            if type(entry[member]) is not wanted:
                raise InfectionError(
                    f"entry {place}, {member}: found {type(entry[member]).__name__}, expected {wanted.__name__}"
                )
        try:
            found.append(_infection(entry))
        except BluezoneError as error:
            raise InfectionError(f"entry {place}, {error}") from error
    return tuple(found)


def decode_leniently(text: str) -> Reading:
    """Return what Android would use of *text*; never raises.

    Numbers may be text, fractions are cut, unknown members ignored. An entry without a member, or with one that is no
    number, ends the list, as it does there; a faulty one (bad key, impossible max) is left out and the reading goes on.
    """
    found: list[Infection] = []
    problems: list[str] = []
    try:
        entries = _entries(text)
    except InfectionError as error:
        return Reading((), (str(error),))
    for place, entry in enumerate(entries, start=1):
        coerced = _coerced(entry)
        if coerced is None:
            problems.append(f"entry {place}: a member is missing or no number; this and later entries are not read")
            break
        try:
            found.append(_infection(coerced))
        except BluezoneError as error:
            problems.append(f"entry {place}, {error}")
    return Reading(tuple(found), tuple(problems))


def _entries(text: str) -> list[Any]:
    """Return the unread entries of *text*; any fault of JSON is an InfectionError."""
    if len(text) > LONGEST_TEXT_BYTES:
        raise InfectionError(f"text: found {len(text):,} characters, expected at most {LONGEST_TEXT_BYTES:,}")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InfectionError("text: not JSON") from error
    if not isinstance(document, dict) or not isinstance(document.get("data"), list):
        raise InfectionError('text: expected an object with a list "data"')
    entries: list[Any] = document["data"]
    return entries


def _infection(entry: Mapping[str, Any]) -> Infection:
    return Infection(
        daily_key=hexadecimal.decode(entry["daily_key"]),
        start_s=entry["time_start"],
        end_s=min(entry["time_end"], LATEST_S),
        windows=entry["max"],
    )


def _coerced(entry: object) -> dict[str, Any] | None:
    """Return the four members the way Android's JSON reader hands them out, or None where it would throw."""
    if not isinstance(entry, dict) or any(entry.get(member) is None for member in _MEMBERS):
        return None
    numbers = {member: _whole_number(entry[member]) for member in _MEMBERS if member != "daily_key"}
    if None in numbers.values():
        return None
    return {"daily_key": str(entry["daily_key"])[: 4 * KEY_BYTES], **numbers}


def _whole_number(value: object) -> int | None:
    """Return *value* as Android's getLong would: text is parsed, fractions are cut towards zero."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, int):
        return value
    try:
        number = float(value)
    except ValueError:
        return None
    return int(number) if math.isfinite(number) else None
