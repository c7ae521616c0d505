"""Where a reader stands in the sequence of batches when it never had the one before."""

from io import BytesIO

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bluezone.protocol import batch
from bluezone.protocol.batch import BatchSequenceError, Position

SIGNING_KEY = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"\x01")
AUTHORITY = bytes(range(32))


def verified(number: int, after: Position) -> Position:
    data = batch.encode(
        [], number=number, from_s=10, until_s=20, previous=b"p" * 32, authority=AUTHORITY, signing_key=SIGNING_KEY
    )
    public = SIGNING_KEY.public_key()
    keys = {batch.key_id(public): public}
    return batch.verify(BytesIO(data), keys=keys, authority=AUTHORITY, after=after, now_ms=30_000)[1]


def test_a_reader_that_never_had_the_batch_before_takes_the_next_one_and_knows_its_digest() -> None:
    position = verified(7, Position(6, None))

    assert position.number == 7
    assert position.digest is not None


@pytest.mark.parametrize("number", [5, 6, 8])
def test_an_unknown_digest_does_not_open_the_sequence(number: int) -> None:
    with pytest.raises(BatchSequenceError):
        verified(number, Position(6, None))


def test_a_reader_that_knows_the_digest_insists_on_it() -> None:
    with pytest.raises(BatchSequenceError):
        verified(7, Position(6, b"q" * 32))
