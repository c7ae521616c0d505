"""Infections: one published daily key with its first and last moment, and the F0 JSON that carries them to 3.x phones.

Two readings stand beside each other because the deployed phones differ: Android reads leniently, iOS strictly. What the
original does badly (section 4.4) is answered by leaving the faulty entry out. Source: specification of Bluezone 3,
section 4.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bluezone.errors import BluezoneError
from bluezone.protocol import hexadecimal, loose_json
from bluezone.protocol.identifiers import checked_key
from bluezone.protocol.window import DAY_MS, WINDOWS_A_DAY, WindowsError

LATEST_S = 2**32 - 1
"""Last second an infection can name (in 2106); later ends are read as this one."""

LONGEST_TEXT = 32 * 1024 * 1024
"""Characters, enough for 200,000 entries; a longer text is refused unread."""

MOST_SEPARATORS = 2_000_000
"""Commas and semicolons in a text, five or six an entry; a text with more would fill the memory with empty values."""

_LONGEST_NUMBER = 19
"""Digits of a 64-bit number."""

_KINDS: Mapping[str, tuple[type, ...]] = {
    "daily_key": (str,),
    "time_start": (int, float),
    "max": (int,),
    "time_end": (int, float),
}
"""The members of an entry, and what they are to a strict reader."""


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

    daily_key: bytes = field(repr=False)  # keys stay out of logs and tracebacks
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

    Numbers must be numbers; of times the fraction is cut, of `max` none is allowed. A member named twice, which readers
    resolve differently, is refused.

    Raises:
        InfectionError: what is wrong, and in which entry.
    """
    _check_size(text)
    try:
        document = json.loads(
            text, parse_int=_int_of_64_bits, parse_constant=_no_constant, object_pairs_hook=_each_name_once
        )
    except (ValueError, RecursionError) as error:
        raise InfectionError("text: not JSON") from error
    found = []
    for place, entry in enumerate(_entries(document), start=1):
        try:
            found.append(_strict(entry))
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
        _check_size(text)
        entries = _entries(loose_json.read(text))
    except BluezoneError as error:
        return Reading((), (str(error),))
    for place, entry in enumerate(entries, start=1):
        members = _coerced(entry)
        if members is None:
            problems.append(f"entry {place}: a member is missing or no number; this and later entries are not read")
            break
        try:
            found.append(_infection(*members))
        except BluezoneError as error:
            problems.append(f"entry {place}, {error}")
    return Reading(tuple(found), tuple(problems))


def _check_size(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise InfectionError(f"text: found {len(text):,} characters, expected at most {LONGEST_TEXT:,}")
    separators = text.count(",") + text.count(";")
    if separators > MOST_SEPARATORS:
        raise InfectionError(f"text: found {separators:,} commas and semicolons, expected at most {MOST_SEPARATORS:,}")


def _entries(document: object) -> list[Any]:
    if not isinstance(document, dict) or not isinstance(document.get("data"), list):
        raise InfectionError('text: expected an object with a list "data"')
    entries: list[Any] = document["data"]
    return entries


def _infection(daily_key: str, start_s: int, windows: int, end_s: int) -> Infection:
    return Infection(hexadecimal.decode(daily_key), start_s, min(end_s, LATEST_S), windows)


def _strict(entry: object) -> Infection:
    if not isinstance(entry, dict):
        raise InfectionError(f"found {type(entry).__name__}, expected an object")
    for member, kinds in _KINDS.items():
        if member not in entry:
            raise InfectionError(f"{member} is missing")
        if type(entry[member]) not in kinds:
            raise InfectionError(f"{member}: found {type(entry[member]).__name__}, expected {kinds[0].__name__}")
    start_s, end_s = (int(min(max(entry[member], -1), LATEST_S + 1)) for member in ("time_start", "time_end"))
    return _infection(entry["daily_key"], start_s, entry["max"], end_s)


def _int_of_64_bits(digits: str) -> int | float:
    # A longer one is no time and no max; read as a fraction it costs no more than its length.
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float(digits)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _each_name_once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        raise ValueError("a member is named twice")
    return found


def _coerced(entry: object) -> tuple[str, int, int, int] | None:
    """Return the four members the way Android's JSON reader hands them out, or None where it would throw."""
    if not isinstance(entry, dict) or any(member not in entry for member in _KINDS):
        return None
    start_s, end_s = loose_json.as_long(entry["time_start"]), loose_json.as_long(entry["time_end"])
    windows = loose_json.as_int(entry["max"])
    if start_s is None or windows is None or end_s is None:
        return None
    # Android hands out anything as text, but only what is text can be a key: the longest number has 24 characters.
    daily_key = entry["daily_key"] if isinstance(entry["daily_key"], str) else ""
    return daily_key, start_s, windows, end_s
