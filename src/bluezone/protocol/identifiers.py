"""Keys and identifiers: from one day's key to the 12 bytes on the air in each window.

The chain of daily keys runs forward and is never re-seeded: whoever holds the key of a day can compute that day and all
later ones, never an earlier one. Source: specification of Bluezone 3, section 2.
"""

from hashlib import sha256

from bluezone.errors import BluezoneError
from bluezone.protocol.window import DAY_MS, WINDOWS_A_DAY, WindowsError, day_of, index_at

KEY_BYTES = 32
IDENTIFIER_BYTES = 12
SALT = b"bluzonesubkey"
"""Thirteen ASCII bytes; the missing "e" is genuine."""

IDENTIFIER_PLACES = (0, 4, 8, 12, 16, 18, 20, 22, 24, 26, 28, 30)
"""Which bytes of a sub key make the identifier, in broadcast order."""


class KeyLengthError(BluezoneError, ValueError):
    """A key is not 32 bytes."""

    code = "key_length_wrong"


def checked_key(key: bytes) -> bytes:
    """Return *key* if it has the length of a daily key.

    Raises:
        KeyLengthError: it has not.
    """
    if len(key) != KEY_BYTES:
        raise KeyLengthError(f"key: found {len(key)} bytes, expected {KEY_BYTES}")
    return key


def key_after(daily_key: bytes, days: int) -> bytes:
    """Return the daily key *days* days after that of *daily_key*; each day's key is the SHA-256 of the day before.

    Args:
        daily_key: 32 bytes.
        days: 0 or more; for less the key itself is returned, as the original does for clocks before its first day.
    """
    key = checked_key(daily_key)
    for _ in range(days):
        key = sha256(key).digest()
    return key


def extract(sub_key: bytes) -> bytes:
    """Return the 12-byte identifier that a 32-byte *sub_key* yields; of any other length twelve zero bytes."""
    if len(sub_key) != KEY_BYTES:
        return bytes(IDENTIFIER_BYTES)
    return bytes(sub_key[place] for place in IDENTIFIER_PLACES)


def identifiers(daily_key: bytes, windows: int = WINDOWS_A_DAY) -> list[bytes]:
    """Return the identifiers that a phone with *daily_key* broadcasts in one UTC day.

    Args:
        daily_key: 32 bytes.
        windows: how many identifiers the day has; 1 or more. Identifier i is the same for every number of windows.

    Returns:
        *windows* x 12 bytes, in broadcast order.

    Raises:
        KeyLengthError: *daily_key* is not 32 bytes.
        WindowsError: *windows* is out of range.
    """
    if not 1 <= windows <= DAY_MS:
        raise WindowsError(f"windows a day: found {windows}, expected 1 to {DAY_MS:,}; the default is {WINDOWS_A_DAY}")
    found = []
    sub_key = sha256(checked_key(daily_key) + SALT).digest()
    for _ in range(windows):
        # The bytes that extract() takes; two strided slices make this loop, the hot one of matching, far faster.
        found.append(sub_key[0:16:4] + sub_key[16:32:2])
        sub_key = sha256(sub_key).digest()
    return found


def identifier_at(daily_key: bytes, key_day: int, time_ms: int, windows: int = WINDOWS_A_DAY) -> bytes:
    """Return the identifier on the air at *time_ms* from a phone whose key of day *key_day* is *daily_key*.

    A clock set back to before *key_day* yields that day's own list, as the original does.

    Raises:
        WindowsError: *windows* is below 2. The published app falls silent with one window a day, so no phone uses it.
    """
    if windows < 2:
        raise WindowsError(f"windows a day: found {windows}, expected 2 or more; the default is {WINDOWS_A_DAY}")
    key = key_after(daily_key, day_of(time_ms) - key_day)
    return identifiers(key, index_at(time_ms, windows) + 1)[-1]
