"""Advertisements: the identifier in its envelope, as Android and iOS put it on the air.

An Android phone carries its identifier in the packet. An iPhone only says that it is there; its identifier is read over
a connection. Source: specification of Bluezone 3, sections 1.1 to 1.5.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from bluezone.errors import BluezoneError
from bluezone.protocol.identifiers import IDENTIFIER_BYTES

ANDROID_SERVICE = 0x4E56
"""16-bit service UUID of Android phones; on the air 56 4E."""

ANDROID_COMPANY = 0x22B5
"""Company id of the manufacturer data of Android phones (8885); on the air B5 22."""

IOS_SERVICE = UUID("00004E56-73F5-4BC4-A12F-17D1AD07A667")
IOS_CHARACTERISTIC = UUID("00004E56-73F5-4BC4-A12F-17D1AD07A689")
"""Read-only, in IOS_SERVICE; its value is the identifier of that moment."""

APPLE_COMPANY = 0x004C
IOS_NAME = b"Bluezone"
LONGEST_BYTES = 31
"""A legacy advertisement holds no more."""

FLAGS_BYTES = 3
"""The flags stand first in our packets; their value differs by vendor."""

_FLAGS, _SOME_UUIDS_16, _ALL_UUIDS_16, _SOME_UUIDS_128, _ALL_UUIDS_128 = 0x01, 0x02, 0x03, 0x06, 0x07
_NAME, _MANUFACTURER = 0x09, 0xFF
_OVERFLOW_AREA = 0x01
_OVERFLOW_MASK_BYTES = 16
_OVERFLOW_BIT = 0x08
"""In byte 0 of the mask: where iOS keeps the Bluezone service while the app is in the background."""


class AdvertisementError(BluezoneError, ValueError):
    """An advertisement cannot be made from what was given."""

    code = "advertisement_invalid"


class Platform(Enum):
    """The kind of phone at one end of a sighting; RSSI thresholds differ by pair."""

    ANDROID = "android"
    IOS = "ios"


@dataclass(frozen=True, slots=True)
class Advertisement:
    """What a packet says: the kind of phone, and its identifier where the packet carries one.

    identifier: 12 bytes, or None for an iPhone, which must be asked over a connection.
    """

    platform: Platform
    identifier: bytes | None = field(repr=False)  # identifiers stay out of logs and tracebacks


def _structure(kind: int, data: bytes) -> bytes:
    return bytes((len(data) + 1, kind)) + data


def encode(identifier: bytes) -> bytes:
    """Return the 23 bytes with which an Android phone broadcasts *identifier* (12 bytes)."""
    if len(identifier) != IDENTIFIER_BYTES:
        raise AdvertisementError(f"identifier: found {len(identifier)} bytes, expected {IDENTIFIER_BYTES}")
    return (
        _structure(_FLAGS, b"\x02")
        + _structure(_MANUFACTURER, ANDROID_COMPANY.to_bytes(2, "little") + identifier)
        + _structure(_ALL_UUIDS_16, ANDROID_SERVICE.to_bytes(2, "little"))
    )


def encode_ios(*, background: bool = False) -> bytes:
    """Return the packet with which an iPhone shows that it runs the app, in the foreground or the background."""
    flags = _structure(_FLAGS, b"\x1a")
    if background:
        mask = bytes((_OVERFLOW_BIT,)) + bytes(_OVERFLOW_MASK_BYTES - 1)
        return flags + _structure(_MANUFACTURER, APPLE_COMPANY.to_bytes(2, "little") + bytes((_OVERFLOW_AREA,)) + mask)
    return flags + _structure(_ALL_UUIDS_128, IOS_SERVICE.bytes[::-1]) + _structure(_NAME, IOS_NAME)


def structures(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield type and content of each AD structure in *data*; stop quietly where a length runs past the end."""
    place = 0
    while place < len(data):
        length = data[place]
        if length == 0 or place + 1 + length > len(data):
            return
        yield data[place + 1], data[place + 2 : place + 1 + length]
        place += 1 + length


def decode(data: bytes) -> Advertisement | None:
    """Return what *data*, the AD structures of one packet in any order, says; None for anything foreign or damaged."""
    speaks_android = speaks_ios = False
    identifier: bytes | None = None
    for kind, content in structures(data):
        if kind in (_SOME_UUIDS_16, _ALL_UUIDS_16):
            speaks_android |= ANDROID_SERVICE.to_bytes(2, "little") in _chunks(content, 2)
        elif kind in (_SOME_UUIDS_128, _ALL_UUIDS_128):
            speaks_ios |= IOS_SERVICE.bytes[::-1] in _chunks(content, 16)
        elif kind == _MANUFACTURER:
            company, rest = int.from_bytes(content[:2], "little"), content[2:]
            if company == ANDROID_COMPANY and len(rest) == IDENTIFIER_BYTES:
                identifier = rest
            elif company == APPLE_COMPANY:
                speaks_ios |= _in_overflow_area(rest)
    if speaks_android and identifier is not None:
        return Advertisement(Platform.ANDROID, identifier)
    if speaks_ios:
        return Advertisement(Platform.IOS, None)
    return None


def _chunks(content: bytes, size: int) -> Iterator[bytes]:
    return (content[place : place + size] for place in range(0, len(content), size))


def _in_overflow_area(content: bytes) -> bool:
    """Whether an iPhone in the background runs the app; other apps may set further bits, which the original missed."""
    whole = len(content) == 1 + _OVERFLOW_MASK_BYTES
    return whole and content[0] == _OVERFLOW_AREA and bool(content[1] & _OVERFLOW_BIT)
