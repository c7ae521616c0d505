"""Identifiers: keys and identifiers as the original derives them, for every vector and every number of windows."""

from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.protocol.hexadecimal import decode
from bluezone.protocol.identifiers import (
    IDENTIFIER_BYTES,
    IDENTIFIER_PLACES,
    SALT,
    KeyLengthError,
    checked_key,
    extract,
    identifier_at,
    identifiers,
    key_after,
)
from bluezone.protocol.window import DAY_MS, WindowsError, day_of, index_at

keys = st.binary(min_size=32, max_size=32)


def test_the_constants_are_those_of_the_original(vectors: Any) -> None:
    assert SALT.decode() == vectors["salt_ascii"]
    assert list(IDENTIFIER_PLACES) == vectors["id_byte_indexes"]


def test_daily_keys_follow_from_the_base_id(vectors: Any) -> None:
    for item in vectors["keys"]:
        base = decode(item["base_id"])

        found = [key_after(base, days) for days in range(len(item["daily_keys"]))]

        assert found == [decode(key) for key in item["daily_keys"]], item["label"]


def test_the_identifiers_of_a_day_follow_from_its_key(vectors: Any) -> None:
    for item in vectors["keys"]:
        for ids in item["ids"]:
            found = identifiers(key_after(decode(item["base_id"]), ids["day"]), ids["max"])

            assert sha256(b"".join(found)).digest() == decode(ids["all_sha256"]), item["label"]
            assert {place: found[int(place)] for place in ids["at"]} == {p: decode(t) for p, t in ids["at"].items()}


def test_an_identifier_is_made_of_twelve_bytes_of_its_sub_key(vectors: Any) -> None:
    for item in vectors["id_extract"]:
        assert extract(decode(item["sub_key"])) == decode(item["id"])


def test_a_published_capture_of_a_phone_agrees(vectors: Any) -> None:
    for item in vectors["observed_in_the_field"]:
        daily_key, day = decode(item["daily_key"]), day_of(item["day_ms"])

        assert identifier_at(daily_key, day, item["time_ms"], item["max"]) == decode(item["id"])


def test_the_identifier_on_the_air_is_that_of_the_clock(vectors: Any) -> None:
    for item in vectors["current_id"]:
        base, first_day = decode(item["base_id"]), day_of(item["created_ms"])

        assert identifier_at(base, first_day, item["clock_ms"], item["max"]) == decode(item["id"])


def test_on_odd_clocks_the_first_answer_is_the_originals_and_none_is_stale(vectors: Any) -> None:
    for item in vectors["current_id_quirks"]:
        base, first_day = decode(item["base_id"]), day_of(item["created_ms"])
        counts = item.get("max_sequence") or [item["max"]] * len(item["clocks_ms"])
        if item["ids"] == [None]:
            with pytest.raises(WindowsError, match="expected 2 or more"):
                identifier_at(base, first_day, item["clocks_ms"][0], counts[0])
            continue

        found = [identifier_at(base, first_day, *at) for at in zip(item["clocks_ms"], counts, strict=True)]

        assert found[0] == decode(item["ids"][0]), item["case"]
        for identifier, clock_ms, windows in zip(found, item["clocks_ms"], counts, strict=True):
            key = key_after(base, day_of(clock_ms) - first_day)
            assert identifier == identifiers(key, windows)[index_at(clock_ms, windows)], item["case"]


@given(keys)
def test_the_fast_extraction_agrees_with_the_plain_one(key: bytes) -> None:
    sub_key = sha256(key + SALT).digest()

    assert identifiers(key, 2) == [extract(sub_key), extract(sha256(sub_key).digest())]


@given(keys, st.integers(1, 300), st.integers(1, 300))
def test_an_identifier_is_the_same_for_every_number_of_windows(key: bytes, one: int, other: int) -> None:
    fewer = min(one, other)

    assert identifiers(key, one)[:fewer] == identifiers(key, other)[:fewer]


@given(keys, st.integers(0, 20), st.integers(0, 20))
def test_the_chain_of_keys_can_be_walked_in_stages(key: bytes, first: int, second: int) -> None:
    assert key_after(key_after(key, first), second) == key_after(key, first + second)


@given(keys, st.integers(0, 19), st.integers(0, DAY_MS - 1), st.sampled_from((2, 7, 24, 96, 1_440)))
def test_the_identifier_at_a_time_is_one_of_its_day(key: bytes, day: int, after_ms: int, windows: int) -> None:
    time_ms = (18_000 + day) * DAY_MS + after_ms

    found = identifier_at(key, 18_000, time_ms, windows)

    assert found == identifiers(key_after(key, day), windows)[index_at(time_ms, windows)]


def test_a_clock_before_the_first_day_uses_the_first_key() -> None:
    key = bytes(range(32))

    assert key_after(key, -3) == key
    assert identifier_at(key, 100, 97 * DAY_MS) == identifiers(key)[0]


@given(st.binary(max_size=100).filter(lambda data: len(data) != 32))
def test_a_key_of_another_length_is_refused(key: bytes) -> None:
    for call in (checked_key, identifiers, lambda wrong: key_after(wrong, 1), lambda wrong: identifier_at(wrong, 0, 0)):
        with pytest.raises(KeyLengthError, match=f"found {len(key)} bytes, expected 32"):
            call(key)


@given(st.binary(max_size=100).filter(lambda data: len(data) != 32))
def test_a_sub_key_of_another_length_yields_zeros(sub_key: bytes) -> None:
    assert extract(sub_key) == bytes(IDENTIFIER_BYTES)


@pytest.mark.parametrize("windows", [0, -1, DAY_MS + 1])
def test_a_count_of_windows_out_of_range_is_refused(windows: int) -> None:
    with pytest.raises(WindowsError):
        identifiers(bytes(32), windows)
