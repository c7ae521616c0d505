"""The published vectors of batches and keyrings: written byte for byte, read as they say, refused with their code."""

import json
from io import BytesIO
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bluezone.protocol import batch, hexadecimal, keyring
from bluezone.protocol.batch import BatchError, Position
from bluezone.protocol.infection import Infection
from tests.vectors import write

VECTORS: Any = json.loads(write.FILE.read_text(encoding="utf-8"))
RING = keyring.decode(VECTORS["keyring"]["text"], hexadecimal.decode(VECTORS["keyring"]["root"]))


def private_key(name: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hexadecimal.decode(VECTORS[name]))


def infections_of(reading: Any) -> list[Infection]:
    return [
        Infection(hexadecimal.decode(row["daily_key"]), row["time_start"], row["time_end"], row["max"])
        for row in reading["infections"]
    ]


def verified(file: bytes, after: Position) -> tuple[batch.Header, Position]:
    stream, now_s = BytesIO(file), VECTORS["now"]
    keys, authority = RING.trusted(now_s), RING.authority
    return batch.verify(stream, keys=keys, authority=authority, after=after, now_ms=now_s * 1000)


def test_the_file_is_what_the_second_writer_writes() -> None:
    assert write.FILE.read_text(encoding="utf-8") == write.text(), "run: .venv/bin/python -m tests.vectors.write"


@pytest.mark.parametrize("item", VECTORS["taken_in_this_order"], ids=lambda item: item["name"])
def test_a_batch_is_written_byte_for_byte(item: Any) -> None:
    reading = item["reading"]

    file = batch.encode(
        reversed(infections_of(reading)),
        number=reading["number"],
        from_s=reading["from"],
        until_s=reading["until"],
        previous=hexadecimal.decode(reading["previous"]),
        authority=hexadecimal.decode(reading["authority"]),
        signing_key=private_key("signing_private_key"),
    )

    assert hexadecimal.encode(file) == item["file"]


def test_batches_are_read_one_after_the_other() -> None:
    position = Position()
    for item in VECTORS["taken_in_this_order"]:
        file, reading = hexadecimal.decode(item["file"]), item["reading"]

        header, position = verified(file, position)

        assert header == batch.Header(
            number=reading["number"],
            from_s=reading["from"],
            until_s=reading["until"],
            count=reading["count"],
            previous=hexadecimal.decode(reading["previous"]),
            authority=hexadecimal.decode(reading["authority"]),
            key_id=hexadecimal.decode(reading["key_id"]),
        )
        assert position == Position(reading["number"], hexadecimal.decode(reading["digest"]), reading["until"])
        assert position.digest == batch.digest(file)
        assert list(batch.infections(BytesIO(file))) == infections_of(reading)


@pytest.mark.parametrize("item", VECTORS["refused_as_first"], ids=lambda item: item["name"])
def test_a_wrong_batch_is_refused_with_its_code(item: Any) -> None:
    with pytest.raises(BatchError) as refusal:
        verified(hexadecimal.decode(item["file"]), Position())

    assert refusal.value.code == item["code"]


def test_a_keyring_is_written_byte_for_byte_and_read_as_it_says() -> None:
    reading = VECTORS["keyring"]["reading"]
    keys = [
        keyring.SigningKey(hexadecimal.decode(key["public_key"]), key["from"], key["until"]) for key in reading["keys"]
    ]

    text = keyring.encode(keys, reading["serial"], private_key("root_private_key"))

    assert text == VECTORS["keyring"]["text"]
    assert keyring.Keyring(hexadecimal.decode(VECTORS["keyring"]["root"]), reading["serial"], tuple(keys)) == RING
