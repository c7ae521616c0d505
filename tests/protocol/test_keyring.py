"""The keyring: only what the root signed is believed, and never an older one than was seen."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.protocol import batch, hexadecimal, keyring
from bluezone.protocol.infection import LATEST_S
from bluezone.protocol.keyring import LARGEST_SERIAL, Keyring, KeyringError, SigningKey
from tests.protocol.damage import any_text, damaged_text
from tests.protocol.raw_batch import AUTHORITY, ROOT, SIGNING, STRANGER

ROOT_PUBLIC = ROOT.public_key().public_bytes_raw()
KEY = SigningKey(SIGNING.public_key().public_bytes_raw(), 100, 200)
TEXT = keyring.encode([KEY], 3, ROOT)

signing_keys = st.builds(
    lambda key, times: SigningKey(key, *sorted(times)),
    st.binary(min_size=32, max_size=32),
    st.tuples(st.integers(0, LATEST_S), st.integers(0, LATEST_S)),
)


def signed_text(inner: object, **changes: object) -> str:
    """A keyring whose signed text is *inner*, whatever that is, correctly signed."""
    signed = inner if isinstance(inner, str) else json.dumps(inner)
    outer = {
        "format": "bluezone-keyring/1",
        "root": hexadecimal.encode(ROOT_PUBLIC),
        "signed": signed,
        "signature": hexadecimal.encode(ROOT.sign(b"Bluezone keyring 1\0" + signed.encode())),
    }
    return json.dumps(outer | changes)


def refusal_of(text: str, root: bytes | None = ROOT_PUBLIC, least_serial: int = 0) -> str:
    with pytest.raises(KeyringError) as refusal:
        keyring.decode(text, root, least_serial)
    assert refusal.value.code == "keyring_untrusted"
    return refusal.value.sentence


@given(st.lists(signing_keys, max_size=5), st.integers(0, LARGEST_SERIAL))
def test_a_keyring_survives(keys: Sequence[SigningKey], serial: int) -> None:
    text = keyring.encode(keys, serial, ROOT)

    assert keyring.decode(text, ROOT_PUBLIC) == Keyring(ROOT_PUBLIC, serial, tuple(keys))


def test_at_first_contact_the_root_in_the_text_is_taken() -> None:
    assert keyring.decode(TEXT, root=None).root == ROOT_PUBLIC


def test_an_authority_is_named_by_the_digest_of_its_root() -> None:
    assert keyring.decode(TEXT, ROOT_PUBLIC).authority == AUTHORITY


@pytest.mark.parametrize(("at_s", "is_trusted"), [(99, False), (100, True), (200, True), (201, False)])
def test_a_key_is_trusted_within_its_time_both_ends_included(at_s: int, is_trusted: bool) -> None:
    trusted = keyring.decode(TEXT, ROOT_PUBLIC).trusted(at_s)

    assert list(trusted) == ([batch.key_id(SIGNING.public_key())] if is_trusted else [])


def test_another_root_is_refused() -> None:
    assert "another authority" in refusal_of(keyring.encode([KEY], 3, STRANGER))


def test_a_signature_of_another_root_is_refused() -> None:
    strange = json.loads(keyring.encode([KEY], 3, STRANGER)) | {"root": hexadecimal.encode(ROOT_PUBLIC)}

    assert "signature does not fit" in refusal_of(json.dumps(strange))


def test_a_signature_over_a_batch_is_none_over_a_keyring() -> None:
    signed = json.loads(TEXT)["signed"]

    text = signed_text(signed, signature=hexadecimal.encode(ROOT.sign(b"Bluezone batch 1\0" + signed.encode())))

    assert "signature does not fit" in refusal_of(text)


def test_an_older_keyring_than_one_seen_is_refused_and_the_same_is_not() -> None:
    assert refusal_of(TEXT, least_serial=4) == "keyring: found serial 3, expected 4 or more; an old one was sent again"
    assert keyring.decode(TEXT, ROOT_PUBLIC, least_serial=3).serial == 3


@pytest.mark.parametrize("serial", [-1, LARGEST_SERIAL + 1, 3.0, "3", True, None, [], float("inf"), 10**400])
def test_a_signed_serial_that_is_no_whole_number_is_refused(serial: object) -> None:
    assert "its serial is no whole number" in refusal_of(signed_text({"serial": serial, "keys": []}))


@pytest.mark.parametrize(
    "change",
    [
        {"public_key": "00"},
        {"public_key": "zz" * 32},
        {"public_key": None},
        {"public_key": 7},
        {"from": 201},
        {"from": -1},
        {"from": 1.0},
        {"from": True},
        {"until": "200"},
        {"until": 2**32},
        {"until": 10**400},
    ],
)
def test_a_signed_key_that_is_none_is_refused(change: dict[str, object]) -> None:
    entry = {"public_key": hexadecimal.encode(KEY.public_key), "from": 100, "until": 200}

    assert refusal_of(signed_text({"serial": 1, "keys": [entry | change]}))


@pytest.mark.parametrize(
    "inner", ["", "[]", "7", '{"serial":1}', '{"keys":[]}', '{"serial":1,"keys":[1]}', "[" * 9_999]
)
def test_a_signed_text_of_another_form_is_refused(inner: str) -> None:
    assert "not in the form" in refusal_of(signed_text(inner))


@pytest.mark.parametrize("name", ["format", "root", "signed", "signature"])
@pytest.mark.parametrize("value", [..., None, True, 7, "", "zz", "00", "00" * 64, "00" * 32, [], {}, "\ud800"])
def test_an_outer_member_that_is_wrong_is_refused(name: str, value: Any) -> None:
    outer = json.loads(TEXT)
    outer[name] = value
    if value is ...:
        del outer[name]

    assert refusal_of(json.dumps(outer))
    assert refusal_of(json.dumps(outer), root=None)


@pytest.mark.parametrize("text", ["", "[]", "null", "7", "{}", "[" * 60_000, "9" * 60_000, " " * 70_000])
def test_what_is_no_keyring_is_refused(text: str) -> None:
    assert refusal_of(text).startswith("keyring: ")


@given(any_text() | damaged_text([TEXT]))
def test_any_text_is_the_signed_keyring_or_refused(text: str) -> None:
    for root in (ROOT_PUBLIC, None):
        try:
            found = keyring.decode(text, root)
        except KeyringError:
            continue
        assert found == keyring.decode(TEXT, ROOT_PUBLIC)


def test_a_keyring_that_readers_would_refuse_is_not_written() -> None:
    with pytest.raises(KeyringError, match="leave out expired ones"):
        keyring.encode([KEY] * 1_000, 1, ROOT)
    with pytest.raises(KeyringError, match="serial"):
        keyring.encode([KEY], -1, ROOT)


@pytest.mark.parametrize(("from_s", "until_s"), [(2, 1), (-1, 5), (0, 2**32)])
def test_a_signing_key_has_rising_times(from_s: int, until_s: int) -> None:
    with pytest.raises(KeyringError, match="expected rising seconds"):
        SigningKey(bytes(32), from_s, until_s)
