"""The refusals of papers: one code each, all caught as one."""

import pytest

from bluezone.documents.errors import DocumentError, DocumentLockedError, DocumentTooLargeError, DocumentTypeError


@pytest.mark.parametrize("kind", [DocumentLockedError, DocumentTooLargeError, DocumentTypeError])
def test_whoever_catches_an_unusable_document_catches_every_refusal(kind: type[DocumentError]) -> None:
    refusal = kind("The file is no letter.")

    assert isinstance(refusal, DocumentError)
    assert isinstance(refusal, ValueError)
    assert refusal.code != DocumentError.code
    assert refusal.sentence == "The file is no letter."
