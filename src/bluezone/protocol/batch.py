"""Batches: the signed file of infections that phones fetch. The format is published in docs/reference/batch-format.md.

A batch is a header, records of 48 bytes in strict order, and an Ed25519 signature over the digest of both, so that it
can be checked in one pass with bounded memory before a single record is used. Batches are numbered without gaps and
each names the digest of the one before it: a phone notices a replayed, exchanged or missing batch.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256, sha512
from itertools import chain
from operator import lt
from typing import BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bluezone.errors import BluezoneError
from bluezone.protocol.infection import LATEST_S, Infection
from bluezone.protocol.window import WINDOWS_A_DAY

MAGIC = b"BLUEZONE"
VERSION = 1
HEADER_BYTES = 128
RECORD_BYTES = 48
SIGNATURE_BYTES = 64
DIGEST_BYTES = 32
KEY_ID_BYTES = 8
MOST_INFECTIONS = 2_000_000
"""96 MB; what one batch may hold. More are published as several batches."""

LONGEST_FUTURE_S = 3_600
"""How far a batch's time may lie ahead of the reader's clock; phones' clocks are wrong by minutes, not hours."""

LARGEST_NUMBER = 2**63 - 1
"""What every database can keep."""

NO_PREVIOUS = bytes(DIGEST_BYTES)
"""What batch number 1 names as the one before it."""

_CONTEXT = b"Bluezone batch 1\0"
_HEADER = struct.Struct(">8sHHHHQqqQ32s32s8s8x")
_RECORD = struct.Struct(">32sIIH6x")
_READ_RECORDS = 4096

_Place = tuple[int, bytes, int, int]
"""An infection as start_s, daily_key, end_s, windows: what records are ordered by."""

_BEFORE_ALL: _Place = (-1, b"", 0, 0)

MOST_WINDOWS = 65_535
"""A record keeps windows a day in 16 bits."""


class BatchError(BluezoneError, ValueError):
    """A batch cannot be used; nothing of it may be stored."""

    code = "batch_malformed"


class BatchTruncatedError(BatchError):
    """The file ends before the batch does."""

    code = "batch_truncated"


class BatchOversizedError(BatchError):
    """The batch holds more than its header says, or more than a reader accepts."""

    code = "batch_oversized"


class BatchVersionError(BatchError):
    """The batch is of a version this reader does not know."""

    code = "batch_version_unsupported"


class BatchSignatureError(BatchError):
    """The signature does not fit the content."""

    code = "batch_signature_wrong"


class BatchKeyUnknownError(BatchError):
    """The batch is signed with a key the reader does not trust."""

    code = "batch_key_unknown"


class BatchOrderError(BatchError):
    """Records are not in strictly rising order."""

    code = "batch_order_wrong"


class BatchFutureError(BatchError):
    """The batch claims a time that has not come."""

    code = "batch_from_the_future"


class BatchSequenceError(BatchError):
    """The batch does not follow the last one taken: a replay, a rollback or a gap."""

    code = "batch_out_of_sequence"


@dataclass(frozen=True, slots=True)
class Header:
    """What a batch says about itself.

    Attributes:
        number: 1 for an authority's first batch, then without gaps.
        from_s: publication began after this second.
        until_s: and ended with this one; the time of the batch.
        count: how many infections follow.
        previous: 32 bytes, digest() of the batch before; NO_PREVIOUS for number 1.
        authority: 32 bytes, SHA-256 of the authority's root public key.
        key_id: 8 bytes, key_id() of the signing key.
    """

    number: int
    from_s: int
    until_s: int
    count: int
    previous: bytes
    authority: bytes
    key_id: bytes


@dataclass(frozen=True, slots=True)
class Position:
    """Where a reader stands in an authority's sequence.

    Attributes:
        number: of the last batch taken; 0 before the first.
        digest: 32 bytes, that batch's digest(); None where the reader never had it, because it was away for so long
            that only later ones are offered, or is new. The next batch may then name any batch before it.
        until_s: its time. Later batches are never older, so that a signing key that has expired and leaked cannot
            sign one that claims to be.
    """

    number: int = 0
    digest: bytes | None = NO_PREVIOUS
    until_s: int = 0


def key_id(public_key: Ed25519PublicKey) -> bytes:
    """Return the 8 bytes that name *public_key* in a header."""
    return sha256(public_key.public_bytes_raw()).digest()[:KEY_ID_BYTES]


def digest(data: bytes) -> bytes:
    """Return the digest by which the next batch names the one whose file is *data*."""
    return sha256(data).digest()


def in_order(infections: Iterable[Infection]) -> list[Infection]:
    """Return *infections* without doubles in the order of a batch, which tells nothing about who came first."""
    return [Infection(key, start_s, end_s, windows) for start_s, key, end_s, windows in _places(infections)]


def _places(infections: Iterable[Infection]) -> list[_Place]:
    # Tuples, not infections: they are compared ten times as fast.
    return sorted({(found.start_s, found.daily_key, found.end_s, found.windows) for found in infections})


def encode(
    infections: Iterable[Infection],
    *,
    number: int,
    from_s: int,
    until_s: int,
    previous: bytes,
    authority: bytes,
    signing_key: Ed25519PrivateKey,
) -> bytes:
    """Return the file of a batch with *infections*, brought into order and freed of doubles.

    Args:
        number: 1 or more.
        previous: 32 bytes, digest() of batch *number* - 1, or NO_PREVIOUS.
        authority: 32 bytes, SHA-256 of the authority's root public key.

    Raises:
        BatchError: more than MOST_INFECTIONS, more than MOST_WINDOWS windows, or a number, time or digest out of range.
    """
    places = _places(infections)
    if len(places) > MOST_INFECTIONS:
        raise BatchOversizedError(f"infections: found {len(places):,}, expected at most {MOST_INFECTIONS:,} a batch")
    if not 1 <= number <= LARGEST_NUMBER or not 0 <= from_s <= until_s <= LATEST_S:
        raise BatchError(f"number {number}, from {from_s} until {until_s}: expected 1 or more and rising times")
    if len(previous) != DIGEST_BYTES or len(authority) != DIGEST_BYTES:
        raise BatchError(f"previous and authority: expected {DIGEST_BYTES} bytes each")
    if any(windows > MOST_WINDOWS for _, _, _, windows in places):
        raise BatchError(f"windows a day: expected at most {MOST_WINDOWS:,}; phones use {WINDOWS_A_DAY}")
    key = key_id(signing_key.public_key())
    sizes = (HEADER_BYTES, RECORD_BYTES)
    header = _HEADER.pack(MAGIC, VERSION, *sizes, 0, number, from_s, until_s, len(places), previous, authority, key)
    records = (_RECORD.pack(daily_key, start_s, end_s, windows) for start_s, daily_key, end_s, windows in places)
    body = b"".join((header, *records))
    return body + signing_key.sign(_CONTEXT + sha512(body).digest())


def read_header(stream: BinaryIO) -> Header:
    """Return the header at the beginning of *stream*, unverified.

    Raises:
        BatchTruncatedError, BatchVersionError, BatchOversizedError, BatchError
    """
    return _header(_exactly(stream, HEADER_BYTES))


def _header(data: bytes) -> Header:
    magic, version, header_bytes, record_bytes, zero, *fields = _HEADER.unpack(data)
    if magic != MAGIC:
        raise BatchError('batch: does not begin with "BLUEZONE"; this is another kind of file')
    if version != VERSION:
        remedy = "update this program" if version > VERSION else "fetch it again"
        raise BatchVersionError(f"batch: found version {version}, expected {VERSION}; {remedy}")
    if (header_bytes, record_bytes, zero) != (HEADER_BYTES, RECORD_BYTES, 0):
        raise BatchError("batch: sizes in the header differ from version 1")
    header = Header(*fields)
    if not 1 <= header.number <= LARGEST_NUMBER or not 0 <= header.from_s <= header.until_s <= LATEST_S:
        raise BatchError("batch: number or times in the header are impossible")
    if header.count > MOST_INFECTIONS:
        raise BatchOversizedError(f"batch: found {header.count:,} infections, expected at most {MOST_INFECTIONS:,}")
    return header


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        more = stream.read(size - len(data))
        if not more:
            raise BatchTruncatedError(f"batch: ends {size - len(data):,} or more bytes too early; fetch it again")
        data += more
    return bytes(data)


def verify(
    stream: BinaryIO,
    *,
    keys: Mapping[bytes, Ed25519PublicKey],
    authority: bytes,
    after: Position,
    now_ms: int,
) -> tuple[Header, Position]:
    """Read *stream* once and return its header and the reader's new position, if all of it can be trusted.

    Memory is bounded whatever the stream holds; no infection is handed out before everything is checked. Read them
    afterwards with infections().

    Args:
        keys: trusted signing keys by key_id().
        authority: 32 bytes, SHA-256 of the root key whose batches the reader takes.
        after: where the reader stands; the batch must be the next one.
        now_ms: the reader's clock.

    Raises:
        BatchError: its subclasses tell truncated, oversized, unknown version, unknown key, wrong signature, wrong
            order, future time and wrong place in the sequence.
    """
    head = _exactly(stream, HEADER_BYTES)
    header = _header(head)
    if header.authority != authority:
        raise BatchKeyUnknownError("batch: it belongs to another authority than the one this phone trusts")
    if header.key_id not in keys:
        raise BatchKeyUnknownError("batch: it is signed with a key this phone does not trust; fetch the key list again")
    signed, whole = sha512(head), sha256(head)
    last = _BEFORE_ALL
    for block in _blocks(stream, header.count):
        signed.update(block)
        whole.update(block)
        last = _last_in_order(block, last)
    signature = _exactly(stream, SIGNATURE_BYTES)
    whole.update(signature)
    if stream.read(1):
        raise BatchOversizedError("batch: bytes follow after its signature")
    try:
        keys[header.key_id].verify(signature, _CONTEXT + signed.digest())
    except InvalidSignature as error:
        raise BatchSignatureError("batch: its signature does not fit its content; nothing of it was used") from error
    _check_place(header, after, now_ms)
    return header, Position(header.number, whole.digest(), header.until_s)


def _last_in_order(block: bytes, before: _Place) -> _Place:
    """Return the place of the last record of *block*, all of whose records are sound and rise from *before* on."""
    places = [(start_s, key, end_s, windows) for key, start_s, end_s, windows in _RECORD.iter_unpack(block)]
    if any(windows < 1 for _, _, _, windows in places):
        raise BatchError("batch: a record has no windows")
    if not all(map(lt, chain((before,), places), places)):
        raise BatchOrderError("batch: its records are not in strictly rising order")
    return places[-1]


def _check_place(header: Header, after: Position, now_ms: int) -> None:
    """Check what only a genuine header can tell: its time and its place in the sequence."""
    if header.until_s > now_ms // 1000 + LONGEST_FUTURE_S:
        raise BatchFutureError("batch: its time lies ahead of this clock; check the clock")
    if header.number != after.number + 1:
        expected = after.number + 1
        raise BatchSequenceError(f"batch: found number {header.number}, expected {expected}; a replay or a gap")
    if after.digest is not None and header.previous != after.digest:
        raise BatchSequenceError("batch: the one before it was exchanged since this phone read it")
    if header.until_s < after.until_s:
        raise BatchSequenceError("batch: its time lies before that of the last one; nothing of it was used")


def infections(stream: BinaryIO) -> Iterator[Infection]:
    """Yield the infections of *stream*, a file from its beginning that verify() has accepted.

    What lies behind *stream* must be the very bytes that were verified: nothing is checked again.
    """
    for block in _blocks(stream, read_header(stream).count):
        for key, start_s, end_s, windows in _RECORD.iter_unpack(block):
            yield Infection(key, start_s, end_s, windows)


def _blocks(stream: BinaryIO, count: int) -> Iterator[bytes]:
    for place in range(0, count, _READ_RECORDS):
        yield _exactly(stream, min(_READ_RECORDS, count - place) * RECORD_BYTES)
