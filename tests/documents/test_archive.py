"""Archives: whatever a zip claims or hides, no more is unpacked than a letter can have."""

import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.documents import archive
from bluezone.documents.errors import DocumentError, DocumentLockedError, DocumentTooLargeError
from tests.documents.word_files import zipped


def claiming(data: bytes, size_bytes: int) -> bytes:
    """The archive with one part that says in both its headers that it unpacks to *size_bytes*."""
    lying = bytearray(data)
    directory = data.index(b"PK\x01\x02")
    lying[directory + 24 : directory + 28] = lying[22:26] = struct.pack("<I", size_bytes)
    return bytes(lying)


def test_a_part_comes_back_as_it_was_packed() -> None:
    parts = archive.opened(zipped({"word/document.xml": "Sở Công Thương", "empty": b""}))

    assert parts.read("word/document.xml").decode() == "Sở Công Thương"
    assert parts.read("empty") == b""


def test_names_are_compared_as_office_does() -> None:
    parts = archive.opened(zipped({"Word\\Document.xml": b"x"}))

    assert "/word/document.XML" in parts
    assert parts.read("word/document.xml") == b"x"
    assert list(parts.names) == ["word/document.xml"]


def test_a_missing_part_is_refused_by_its_name() -> None:
    with pytest.raises(DocumentError, match=r"no part 'word/document\.xml'"):
        archive.opened(zipped({"a": b""})).read("word/document.xml")


def test_a_part_packed_as_only_a_bomb_is_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"word/document.xml": bytes(archive.RATIO_FROM_BYTES + 1)})

    with pytest.raises(DocumentTooLargeError, match="400 times"):
        archive.opened(bomb)


def test_the_same_paragraph_a_thousand_times_is_no_bomb() -> None:
    text = "Sở Công Thương đã cài đặt ứng dụng cho 41/43 máy điện thoại. " * 100_000

    assert archive.opened(zipped({"a": text})).read("a").decode() == text


def test_a_part_beyond_its_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_PART_BYTES", 999)

    with pytest.raises(DocumentTooLargeError, match="unpacks to 1,000 bytes"):
        archive.opened(zipped({"a": bytes(1_000)})).read("a")


def test_all_that_is_read_counts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_READ_BYTES", 1_500)
    parts = archive.opened(zipped({"a": bytes(1_000), "b": bytes(1_000)}))
    parts.read("a")

    with pytest.raises(DocumentTooLargeError):
        parts.read("b")


def test_what_nobody_unpacks_is_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_DECLARED_BYTES", 1_999)

    with pytest.raises(DocumentTooLargeError):
        archive.opened(zipped({"a": bytes(1_000), "b": bytes(1_000)}))


def test_a_part_that_claims_less_than_it_holds_gives_no_more_than_it_claims() -> None:
    lying = claiming(zipped({"a": bytes(5_000_000)}), 10)

    with pytest.raises(DocumentError, match="damaged"):
        archive.opened(lying).read("a")


def test_more_parts_than_any_letter_has_are_refused() -> None:
    crowd = zipped({str(number): b"" for number in range(archive.MOST_PARTS + 1)})

    with pytest.raises(DocumentTooLargeError, match="4,000 parts"):
        archive.opened(crowd)


def test_a_file_beyond_its_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILE_BYTES", 50)

    with pytest.raises(DocumentTooLargeError, match="at most 50"):
        archive.opened(zipped({"a": b""}))


def test_a_part_named_twice_is_refused() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as double:
        double.writestr("word/document.xml", "what the registry sees")
        double.writestr("WORD/document.xml", "what the reader sees")

    with pytest.raises(DocumentError, match="twice"):
        archive.opened(file.getvalue())


def test_an_encrypted_part_is_refused_with_its_own_code() -> None:
    locked = bytearray(zipped({"a": b"x"}))
    directory = locked.index(b"PK\x01\x02")
    locked[directory + 8] |= 1

    with pytest.raises(DocumentLockedError, match="password"):
        archive.opened(bytes(locked))


def test_a_packing_that_office_does_not_use_is_refused() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as odd:
        odd.writestr("a", b"x")

    with pytest.raises(DocumentError, match="packed in a way"):
        archive.opened(file.getvalue())


@pytest.mark.parametrize("length", [0, 1, 22, 60, 100, -1])
def test_a_file_that_was_cut_off_is_refused(length: int) -> None:
    with pytest.raises(DocumentError, match=r"damaged|cut off"):
        archive.opened(zipped({"word/document.xml": b"x" * 100})[:length])


@given(place=st.integers(0, 400), byte=st.integers(0, 255))
def test_one_wrong_byte_is_refused_or_does_no_harm(place: int, byte: int) -> None:
    damaged = bytearray(zipped({"a": "Quảng Trị", "b": bytes(range(200))}))
    damaged[place % len(damaged)] = byte

    try:
        parts = archive.opened(bytes(damaged))
        contents = [parts.read(name) for name in parts.names]
    except DocumentError:
        return

    assert sum(map(len, contents)) <= 1_000


def test_a_part_is_streamed_up_to_its_bound() -> None:
    parts = archive.opened(zipped({"a": bytes(200_000)}))

    with parts.stream("A", 200_000) as stream:
        assert sum(iter(lambda: len(stream.read()), 0)) == 200_000
    with parts.stream("a", 100_000) as stream, pytest.raises(DocumentTooLargeError):
        list(iter(stream.read, b""))
    with pytest.raises(DocumentError, match="no part 'b'"):
        parts.stream("b", 1)


@pytest.mark.parametrize("place", [0, 40])
def test_a_damaged_part_is_refused_while_it_streams(place: int) -> None:
    damaged = bytearray(zipped({"a": bytes(range(256)) * 4}))
    damaged[place : place + 4] = b"\xff\xff\xff\xff"

    def streamed() -> None:
        with archive.opened(bytes(damaged)).stream("a", 2_000) as stream:
            list(iter(stream.read, b""))

    with pytest.raises(DocumentError, match="damaged"):
        streamed()
