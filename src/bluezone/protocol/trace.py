"""A phone's trace: the `data_trace.txt` that 3.x phones upload, and the `InfoF` that goes with it.

Our own phone writes these only for comparison and for a person who wants to see their data; it never uploads them.
Source: specification of Bluezone 3, sections 3.3 and 3.4.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bluezone.errors import BluezoneError
from bluezone.protocol import hexadecimal
from bluezone.protocol.identifiers import IDENTIFIER_BYTES, checked_key, key_after
from bluezone.protocol.infection import LATEST_S
from bluezone.protocol.window import DAY_MS, DAY_S, day_of, day_start_ms

TRACE_DAYS = 14
LONGEST_TRACE = 80 * 1024 * 1024
"""Characters, enough for MOST_ROWS; a longer file is refused unread."""

MOST_ROWS = 1_000_000
"""Ten times what the published app meant to keep; a file with more is refused."""

MOST_PROBLEMS = 1_000
"""Faulty lines told one by one; further ones are only counted."""

LONGEST_INFO_F = 4_096
"""Characters, twenty times the usual; a longer one is refused unread."""

LATEST_MS = LATEST_S * 1000
"""Last moment a row can name (in 2106)."""

FIRST_MS = 10**11
"""A smaller number is a time in seconds (iOS), this or a larger one in milliseconds (Android), from 1973 on."""

WEAKEST_DBM, STRONGEST_DBM = -128, 127

_WHOLE = re.compile(r"-?[0-9]{1,17}")


class TraceError(BluezoneError, ValueError):
    """A trace or an InfoF cannot be read at all."""

    code = "trace_malformed"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a trace.

    Attributes:
        own: the 12 bytes the phone itself broadcast at that moment; None if unknown.
        contact: the 12 bytes it heard; None for a classic device, which has no identifier.
        rssi_dbm: -128 to 127.
        time_ms: when it was heard; 0 to LATEST_MS.
    """

    own: bytes | None = field(repr=False)  # identifiers stay out of logs and tracebacks
    contact: bytes | None = field(repr=False)
    rssi_dbm: int
    time_ms: int

    def __post_init__(self) -> None:
        for identifier in (self.own, self.contact):
            if identifier is not None and len(identifier) != IDENTIFIER_BYTES:
                raise TraceError(f"identifier: found {len(identifier)} bytes, expected {IDENTIFIER_BYTES}")
        if not WEAKEST_DBM <= self.rssi_dbm <= STRONGEST_DBM:
            raise TraceError(f"RSSI: found {self.rssi_dbm}, expected {WEAKEST_DBM} to {STRONGEST_DBM} dBm")
        if not 0 <= self.time_ms <= LATEST_MS:
            raise TraceError(f"time: found {self.time_ms} ms, expected 0 to {LATEST_MS}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a trace.

    Attributes:
        rows: the sound lines in order.
        problems: one sentence for each line that could not be read, the first MOST_PROBLEMS of them.
        n_faulty: how many lines could not be read.
    """

    rows: tuple[Row, ...]
    problems: tuple[str, ...]
    n_faulty: int


@dataclass(frozen=True, slots=True)
class InfoF:
    """What a 3.x phone says about itself in an upload.

    Attributes:
        base_id: 32 bytes from which all the phone's keys follow.
        base_day_s: first second of the UTC day on which base_id was made.
        daily_key: 32 bytes, key of the day that begins at start_s.
        start_s: first second of the first day of interest.
    """

    base_id: bytes = field(repr=False)  # keys stay out of logs and tracebacks
    base_day_s: int
    daily_key: bytes = field(repr=False)
    start_s: int

    def __post_init__(self) -> None:
        checked_key(self.base_id)
        checked_key(self.daily_key)
        for name, value in (("time", self.base_day_s), ("time_start", self.start_s)):
            if not 0 <= value <= LATEST_S:
                raise TraceError(f"{name}: found {value}, expected seconds from 0 to {LATEST_S}")


def encode(rows: Iterable[Row], now_ms: int, days: int = TRACE_DAYS) -> str:
    """Return the text of `data_trace.txt`: *rows* of the last *days* days in their order, without classic devices.

    Times are written in milliseconds, as Android does; decode() takes those before 1973 for seconds.
    """
    oldest_ms = now_ms - days * DAY_MS
    return "".join(
        f"{hexadecimal.encode(row.own or b'')}\t{hexadecimal.encode(row.contact)}\t{row.rssi_dbm}\t{row.time_ms}\n"
        for row in rows
        if row.contact is not None and row.time_ms >= oldest_ms
    )


def decode(text: str) -> Reading:
    """Return the rows of *text*; a faulty line becomes a problem and the reading goes on.

    Times in seconds (iOS) and milliseconds (Android) are told apart by size. An empty identifier column reads as None.
    Lines may end in CR LF, the last one in nothing; blank lines are passed over.

    Raises:
        TraceError: *text* is longer than LONGEST_TRACE, or has more than MOST_ROWS rows.
    """
    if len(text) > LONGEST_TRACE:
        raise TraceError(f"trace: found {len(text):,} characters, expected at most {LONGEST_TRACE:,}")
    rows: list[Row] = []
    problems: list[str] = []
    n_faulty = 0
    for number, line in enumerate(_lines(text), start=1):
        if not line.strip("\r "):
            continue
        try:
            rows.append(_row(line.rstrip("\r")))
        except BluezoneError as error:
            n_faulty += 1
            if n_faulty <= MOST_PROBLEMS:
                problems.append(f"line {number}, {error}")
        if len(rows) > MOST_ROWS:
            raise TraceError(f"trace: found more than {MOST_ROWS:,} rows; split the file")
    return Reading(tuple(rows), tuple(problems), n_faulty)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of *text* one by one: a list of all of them could be many times as large as the text."""
    place = len("\ufeff") if text.startswith("\ufeff") else 0  # a byte order mark, left by an editor
    while (end := text.find("\n", place)) >= 0:
        yield text[place:end]
        place = end + 1
    yield text[place:]


def _row(line: str) -> Row:
    columns = line.split("\t", 4)
    if len(columns) != 4:
        raise TraceError(f"columns: found {len(columns)}, expected 4 with a tab between them")
    own, contact, rssi, time = columns
    moment = _whole(time, "time")
    return Row(
        hexadecimal.decode(own.strip()) or None,
        hexadecimal.decode(contact.strip()) or None,
        _whole(rssi, "RSSI"),
        moment if moment >= FIRST_MS else moment * 1000,
    )


def _whole(text: str, column: str) -> int:
    if not _WHOLE.fullmatch(text.strip()):
        raise TraceError(f"{column}: expected a whole number")
    return int(text)


def info_f(base_id: bytes, created_ms: int, now_ms: int, days: int = TRACE_DAYS) -> InfoF:
    """Return the InfoF of a 3.x phone whose *base_id* was made at *created_ms*.

    The cut is by time of day: at 10:00 with 14 days it is the key of the day that holds 10:00 fourteen days ago.
    """
    base_day = day_of(created_ms)
    base_day_s = day_start_ms(base_day) // 1000
    later = max(0, (now_ms - days * DAY_MS - day_start_ms(base_day)) // DAY_MS)
    return InfoF(base_id, base_day_s, key_after(base_id, later), base_day_s + later * DAY_S)


def encode_info_f(info: InfoF) -> str:
    """Return the JSON text of *info*."""
    return json.dumps(
        {
            "base_id": hexadecimal.encode(info.base_id),
            "time": info.base_day_s,
            "daily_key": hexadecimal.encode(info.daily_key),
            "time_start": info.start_s,
        },
        separators=(",", ":"),
    )


def decode_info_f(text: str) -> InfoF:
    """Return the InfoF in *text*, members in any order, unknown ones ignored.

    Raises:
        TraceError: not JSON, a member is missing, of the wrong kind or out of range.
    """
    if len(text) > LONGEST_INFO_F:
        raise TraceError(f"InfoF: found {len(text):,} characters, expected at most {LONGEST_INFO_F:,}")
    try:
        document = json.loads(text)
        base_id, daily_key = (hexadecimal.decode(document[name]) for name in ("base_id", "daily_key"))
        base_day_s, start_s = document["time"], document["time_start"]
        if type(base_day_s) is not int or type(start_s) is not int:
            raise TypeError("times are whole numbers")
        return InfoF(base_id, base_day_s, daily_key, start_s)
    except TraceError:
        raise
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise TraceError(
            "InfoF: expected JSON with base_id and daily_key (64 hex), time and time_start (seconds)"
        ) from error
