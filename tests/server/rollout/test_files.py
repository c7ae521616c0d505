"""Files are kept once, whatever they are called, and read once; what is no letter is told."""

import hashlib

import pytest

from bluezone.documents.errors import DocumentError, DocumentTooLargeError, DocumentTypeError
from bluezone.documents.limits import MOST_FILE_BYTES
from bluezone.server.rollout import files
from bluezone.server.rollout.models import File
from tests.server.rollout import papers

LETTER = papers.LETTER_TEXT.encode()
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.mark.django_db
def test_the_same_bytes_are_kept_once_under_their_digest() -> None:
    first, second = files.keep(LETTER), files.keep(LETTER)

    assert first == second == File.objects.get()
    assert first.pk == hashlib.sha256(LETTER).hexdigest()
    assert (bytes(files.find(first.pk).data), first.media_type) == (LETTER, "text/plain; charset=utf-8")


@pytest.mark.django_db
def test_a_letter_is_read_in_a_kept_file() -> None:
    found = files.read(files.keep(LETTER).pk)

    assert not isinstance(found, DocumentError)
    assert found.letter.number_symbol == "563/STTTT-CNTT"


@pytest.mark.django_db
def test_a_file_in_which_nothing_can_be_read_is_kept_and_says_why() -> None:
    kept = files.keep(PNG)

    assert isinstance(files.read(kept.pk), DocumentError)
    assert files.find(kept.pk).media_type == "image/png"


@pytest.mark.django_db
def test_what_no_letter_comes_as_is_refused() -> None:
    with pytest.raises(DocumentTypeError):
        files.keep(b"MZ\x90\x00 a program")
    with pytest.raises(DocumentTooLargeError):
        files.refuse_large(200 * 2**20)
    files.refuse_large(MOST_FILE_BYTES)

    assert not File.objects.exists()


@pytest.mark.django_db
def test_a_file_that_was_never_kept_is_not_there() -> None:
    for ask in (files.find, files.read):
        with pytest.raises(files.FileUnknownError):
            ask("0" * 64)
