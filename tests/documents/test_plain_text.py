"""Text files are read in the encoding that they are in, and refused where that cannot be told."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.documents import plain_text
from bluezone.documents.errors import DocumentError, DocumentTooLargeError
from bluezone.documents.limits import MOST_TEXT_BYTES
from tests.documents.old_letters import TCVN3_LETTER, UNICODE_LETTER, VNI_LETTER

LETTER = "Số: 1169/SCT-VP\r\nQuảng Trị, ngày 10 tháng 8 năm 2020\r\nKính gửi: Sở Thông tin và Truyền thông"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    text, notes = plain_text.read(LETTER.encode(encoding))

    assert text == LETTER.replace("\r\n", "\n")
    assert notes == ()


def test_windows_1258_is_read_although_its_tones_stand_apart() -> None:
    apart = LETTER
    for whole, base, tone in (("ố", "ô", "\u0301"), ("ả", "a", "\u0309"), ("ị", "i", "\u0323"), ("í", "i", "\u0301")):
        apart = apart.replace(whole, base + tone)
    for whole, base, tone in (("ử", "ư", "\u0309"), ("ở", "ơ", "\u0309"), ("ề", "ê", "\u0300"), ("à", "a", "\u0300")):
        apart = apart.replace(whole, base + tone)

    text, notes = plain_text.read(apart.encode("cp1258"))

    assert text == LETTER.replace("\r\n", "\n")
    assert [note.code for note in notes] == ["old_encoding"]
    assert "Windows-1258" in notes[0].en


@pytest.mark.parametrize(("text", "encoding"), [(TCVN3_LETTER, "latin-1"), (VNI_LETTER, "cp1252")])
def test_the_encodings_before_unicode_are_read_and_named(text: str, encoding: str) -> None:
    read, notes = plain_text.read(text.encode(encoding))

    assert read.replace("hoà", "hòa") == UNICODE_LETTER
    assert [note.code for note in notes] == ["old_encoding"]


def test_text_that_is_decomposed_comes_out_composed() -> None:
    text, _ = plain_text.read("Sô\u0301".encode())

    assert text == "Số"


@pytest.mark.parametrize("data", ["déjà vu où à la crème brûlée".encode("latin-1"), bytes(range(128, 256)) * 9])
def test_an_encoding_that_gives_no_vietnamese_is_not_guessed(data: bytes) -> None:
    with pytest.raises(DocumentError, match="UTF-8"):
        plain_text.read(data)


def test_damaged_utf_16_is_refused_with_the_place() -> None:
    with pytest.raises(DocumentError, match="UTF-16-LE"):
        plain_text.read(b"\xff\xfea\x00\x00\xd8b\x00")


def test_control_characters_are_no_text() -> None:
    with pytest.raises(DocumentError, match="control"):
        plain_text.read(b"letter\x01\x02")


def test_a_text_longer_than_any_letter_is_refused() -> None:
    with pytest.raises(DocumentTooLargeError):
        plain_text.read(b"a" * (MOST_TEXT_BYTES + 1))


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused_with_a_sentence(data: bytes) -> None:
    with suppress(DocumentError):
        assert "\r" not in plain_text.read(data)[0]
