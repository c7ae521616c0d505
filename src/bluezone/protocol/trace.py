"""A phone's trace: the `data_trace.txt` that 3.x phones upload, and the `InfoF` that goes with it.

Our own phone writes these only for comparison and for a person who wants to see their data; it never uploads them.
Source: specification of Bluezone 3, sections 3.3 and 3.4.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from bluezone.errors import BluezoneError
from bluezone.protocol import hexadecimal
from bluezone.protocol.identifiers import IDENTIFIER_BYTES, checked_key, key_after
from bluezone.protocol.window import DAY_MS, DAY_S, day_of, day_start_ms

TRACE_DAYS = 14
LONGEST_TRACE_BYTES = 64 * 1024 * 1024
"""About a million rows; a longer file is refused unread."""

FIRST_MS = 10**11
"""A smaller number is a time in seconds (iOS), this or a larger one in milliseconds (Android)."""

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
        time_ms: when it was heard.
    """

    own: bytes | None
    contact: bytes | None
    rssi_dbm: int
    time_ms: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of a trace, and one sentence for each line that could not be read."""

    rows: tuple[Row, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InfoF:
    """What a 3.x phone says about itself in an upload.

    Attributes:
        base_id: 32 bytes from which all the phone's keys follow.
        base_day_s: the UTC day on which base_id was made.
        daily_key: 32 bytes, key of the day that begins at start_s.
        start_s: first day of interest.
    """

    base_id: bytes
    base_day_s: int
    daily_key: bytes
    start_s: int


def encode(rows: Iterable[Row], now_ms: int, days: int = TRACE_DAYS) -> str:
    """Return the text of `data_trace.txt`: *rows* of the last *days* days in their order, without classic devices."""
    oldest_ms = now_ms - days * DAY_MS
    return "".join(
        f"{hexadecimal.encode(row.own or b'')}\t{hexadecimal.encode(row.contact)}\t{row.rssi_dbm}\t{row.time_ms}\n"
        for row in rows
        if row.contact is not None and row.time_ms >= oldest_ms
    )


def decode(text: str) -> Reading:
    """Return the rows of *text*; a faulty line becomes a problem and the reading goes on.

    Times in seconds (iOS) and milliseconds (Android) are told apart by size. An empty identifier column reads as None.

    Raises:
        TraceError: *text* is longer than LONGEST_TRACE_BYTES.
    """
    if len(text) > LONGEST_TRACE_BYTES:
        raise TraceError(f"trace: found {len(text):,} characters, expected at most {LONGEST_TRACE_BYTES:,}")
    rows: list[Row] = []
    problems: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip("\r "):
            try:
                rows.append(_row(line.rstrip("\r")))
            except BluezoneError as error:
                problems.append(f"line {number}, {error}")
    return Reading(tuple(rows), tuple(problems))


def _row(line: str) -> Row:
    columns = line.split("\t")
    if len(columns) != 4:
        raise TraceError(f"columns: found {len(columns)}, expected 4 with a tab between them")
    own, contact, rssi, time = columns
    rssi_dbm, moment = _whole(rssi, "RSSI"), _whole(time, "time")
    if not WEAKEST_DBM <= rssi_dbm <= STRONGEST_DBM:
        raise TraceError(f"RSSI: found {rssi_dbm}, expected {WEAKEST_DBM} to {STRONGEST_DBM} dBm")
    if moment < 0:
        raise TraceError("time: found a moment before 1970")
    return Row(_identifier(own), _identifier(contact), rssi_dbm, moment if moment >= FIRST_MS else moment * 1000)


def _whole(text: str, column: str) -> int:
    if not _WHOLE.fullmatch(text.strip()):
        raise TraceError(f"{column}: expected a whole number")
    return int(text)


def _identifier(text: str) -> bytes | None:
    data = hexadecimal.decode(text.strip())
    if data and len(data) != IDENTIFIER_BYTES:
        raise TraceError(f"identifier: found {len(data)} bytes, expected {IDENTIFIER_BYTES}")
    return data or None


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
    """Return the InfoF in *text*, members in any order.

    Raises:
        TraceError: not JSON, a member is missing or of the wrong kind.
    """
    try:
        document = json.loads(text)
        keys = [checked_key(hexadecimal.decode(document[name])) for name in ("base_id", "daily_key")]
        times = [document[name] for name in ("time", "time_start")]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise TraceError("InfoF: expected JSON with base_id, time, daily_key and time_start") from error
    if any(type(moment) is not int or not 0 <= moment < 2**32 for moment in times):
        raise TraceError("InfoF: time and time_start are whole seconds since 1970")
    return InfoF(keys[0], times[0], keys[1], times[1])
