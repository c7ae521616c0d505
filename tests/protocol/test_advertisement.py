"""Advertisements: what goes on the air, and that nothing heard there can do harm."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.protocol import advertisement
from bluezone.protocol.advertisement import Advertisement, AdvertisementError, Platform, decode, encode, encode_ios
from bluezone.protocol.hexadecimal import decode as unhex
from tests.protocol.damage import damaged_bytes

IDENTIFIER = bytes(range(12))
GENUINE = [encode(IDENTIFIER), encode(bytes(12)), encode_ios(), encode_ios(background=True)]
ANDROID = Advertisement(Platform.ANDROID, IDENTIFIER)
IOS = Advertisement(Platform.IOS, None)

identifiers = st.binary(min_size=12, max_size=12)


def structure(kind: int, content: str) -> bytes:
    data = bytes.fromhex(content)
    return bytes((len(data) + 1, kind)) + data


FLAGS = structure(0x01, "02")
SERVICE = structure(0x03, "564E")
MANUFACTURER = structure(0xFF, "B522" + IDENTIFIER.hex())


def test_an_identifier_is_advertised_in_the_23_bytes_of_the_vectors(vectors: Any) -> None:
    for item in vectors["advertisement_derived"]:
        packet = unhex(item["ad_structures"])

        assert encode(unhex(item["id"])) == packet
        assert decode(packet) == Advertisement(Platform.ANDROID, unhex(item["id"]))


def test_an_iphone_in_the_foreground_fills_31_bytes_and_in_the_background_shows_its_bit() -> None:
    foreground, background = encode_ios(), encode_ios(background=True)

    assert foreground.hex() == "02011a" + "110767a607add1172fa1c44bf573564e0000" + "0909426c75657a6f6e65"
    assert background.hex() == "02011a" + "14ff4c000108" + "00" * 15
    assert len(foreground) == advertisement.LONGEST_BYTES


def test_the_service_and_characteristic_of_iphones_are_those_of_the_specification() -> None:
    assert UUID("00004E56-73F5-4BC4-A12F-17D1AD07A667") == advertisement.IOS_SERVICE
    assert UUID("00004E56-73F5-4BC4-A12F-17D1AD07A689") == advertisement.IOS_CHARACTERISTIC


@given(identifiers)
def test_every_identifier_survives_the_air(identifier: bytes) -> None:
    packet = encode(identifier)

    assert decode(packet) == Advertisement(Platform.ANDROID, identifier)
    assert len(packet) == 23


@given(st.permutations([FLAGS, SERVICE, MANUFACTURER, structure(0x0A, "F4"), structure(0x09, "5669")]))
def test_structures_may_come_in_any_order(parts: list[bytes]) -> None:
    assert decode(b"".join(parts)) == ANDROID


@pytest.mark.parametrize(
    ("packet", "expected"),
    [
        (SERVICE + MANUFACTURER, ANDROID),
        (MANUFACTURER + structure(0x02, "0F18564E"), ANDROID),
        (encode_ios()[:-10], IOS),
        (structure(0x06, "11" * 16 + advertisement.IOS_SERVICE.bytes[::-1].hex()), IOS),
        (structure(0xFF, "4C000108" + "00" * 14 + "40"), IOS),
        (structure(0xFF, "4C000188" + "00" * 15), IOS),
    ],
    ids=["no flags", "short list of services", "no name", "second of two services", "other bit", "bit beside it"],
)
def test_what_a_phone_may_send_as_well_is_understood(packet: bytes, expected: Advertisement) -> None:
    assert decode(packet) == expected


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        FLAGS,
        FLAGS + SERVICE,
        FLAGS + MANUFACTURER,
        SERVICE + structure(0xFF, "B522" + "00" * 11),
        SERVICE + structure(0xFF, "B522" + "00" * 13),
        SERVICE + structure(0xFF, "B622" + "00" * 12),
        structure(0x03, "4E56") + MANUFACTURER,
        structure(0x03, "00564E00") + MANUFACTURER,
        structure(0x16, "564E") + MANUFACTURER,
        b"\0" + SERVICE + MANUFACTURER,
        (SERVICE + MANUFACTURER)[:-1],
        structure(0xFF, "4C000104" + "00" * 15),
        structure(0xFF, "4C000108" + "00" * 14),
        structure(0xFF, "4C000208" + "00" * 15),
        structure(0xFF, "4C"),
        structure(0xFF, ""),
        b"\xff",
    ],
)
def test_what_is_foreign_or_damaged_is_nothing(packet: bytes) -> None:
    assert decode(packet) is None


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_are_nothing(data: bytes) -> None:
    heard = decode(data)

    assert heard is None or heard.platform is Platform.IOS or len(heard.identifier or b"") == 12


@given(damaged_bytes(GENUINE))
def test_a_damaged_packet_is_read_or_is_nothing(data: bytes) -> None:
    heard = decode(data)

    assert heard is None or (heard.platform is Platform.IOS) == (heard.identifier is None)


@given(st.binary(max_size=60))
def test_structures_are_pieces_of_the_packet_in_order(data: bytes) -> None:
    found = list(advertisement.structures(data))

    again = b"".join(bytes((len(content) + 1, kind)) + content for kind, content in found)
    assert data.startswith(again)


@pytest.mark.parametrize("size", [0, 11, 13, 32])
def test_only_twelve_bytes_can_be_advertised(size: int) -> None:
    with pytest.raises(AdvertisementError, match=f"found {size} bytes, expected 12"):
        encode(bytes(size))


def test_an_identifier_does_not_show_in_a_log() -> None:
    assert "00010203" not in repr(ANDROID)
    assert repr(IDENTIFIER)[2:-1] not in repr(ANDROID)
