"""Hex: what is hex reads as the original reads it; nothing else is taken for it."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.protocol import hexadecimal
from bluezone.protocol.hexadecimal import HexError
from tests.protocol.damage import any_text


def test_hex_reads_as_the_original_reads_it_and_its_garbage_is_refused(vectors: Any) -> None:
    for item in vectors["hex"]:
        is_hex = len(item["text"]) % 2 == 0 and all(letter in "0123456789ABCDEFabcdef" for letter in item["text"])
        if is_hex:
            assert hexadecimal.encode(hexadecimal.decode(item["text"])) == item["bytes"]
        else:
            with pytest.raises(HexError):
                hexadecimal.decode(item["text"])


@given(st.binary())
def test_bytes_survive_in_either_case(data: bytes) -> None:
    text = hexadecimal.encode(data)

    assert text == text.upper()
    assert hexadecimal.decode(text) == hexadecimal.decode(text.lower()) == data


@pytest.mark.parametrize(
    "text", ["0", "0g", " 00", "00 ", "0 0", "00\n", "0x", "\u0660\u0660", "ＦＦ", "\ud800\ud800", "é"]
)
def test_whatever_is_no_pair_of_digits_is_refused(text: str) -> None:
    with pytest.raises(HexError):
        hexadecimal.decode(text)


@given(any_text())
def test_any_text_is_read_exactly_or_refused(text: str) -> None:
    try:
        data = hexadecimal.decode(text)
    except HexError:
        return
    assert hexadecimal.encode(data) == text.upper()


def test_a_refusal_does_not_repeat_the_text() -> None:
    with pytest.raises(HexError) as refusal:
        hexadecimal.decode("5EC4E7" * 10 + "!")

    assert "5EC4E7" not in refusal.value.sentence


def test_a_long_text_takes_no_more_memory_than_its_bytes(peak_bytes: Callable[[Callable[[], object]], int]) -> None:
    text = "Aa" * 10_000_000

    assert peak_bytes(lambda: hexadecimal.decode(text)) < 20_000_000
