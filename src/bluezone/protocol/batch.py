"""Batches: the signed file of infections that phones fetch. The format is published in docs/reference/batch-format.md.

A batch is a header, records of 48 bytes in strict order, and an Ed25519 signature over the digest of both, so that it
can be checked in one pass with bounded memory before a single record is used. Batches are numbered without gaps and
each names the digest of the one before it: a phone notices a replayed, exchanged or missing batch.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256, sha512
from typing import BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bluezone.errors import BluezoneError
from bluezone.protocol.infection import Infection
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

NO_PREVIOUS = bytes(DIGEST_BYTES)
"""What batch number 1 names as the one before it."""

_CONTEXT = b"Bluezone batch 1\0"
_HEADER = struct.Struct(">8sHHHHQqqQ32s32s8s8x")
_RECORD = struct.Struct(">32sIIH6x")
_READ_RECORDS = 4096

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
    """Where a reader stands in an authority's sequence: number and digest of the last batch taken."""

    number: int = 0
    digest: bytes = NO_PREVIOUS


def key_id(public_key: Ed25519PublicKey) -> bytes:
    """Return the 8 bytes that name *public_key* in a header."""
    return sha256(public_key.public_bytes_raw()).digest()[:KEY_ID_BYTES]


def digest(data: bytes) -> bytes:
    """Return the digest by which the next batch names the one whose file is *data*."""
    return sha256(data).digest()


def in_order(infections: Sequence[Infection]) -> list[Infection]:
    """Return *infections* without doubles in the order of a batch, which tells nothing about who came first."""
    return sorted(set(infections), key=_place)


def _place(infection: Infection) -> tuple[int, bytes, int, int]:
    return infection.start_s, infection.daily_key, infection.end_s, infection.windows


def encode(
    infections: Sequence[Infection],
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
        BatchError: more than MOST_INFECTIONS, more than MOST_WINDOWS windows, or a number or time out of range.
    """
    ordered = in_order(infections)
    if len(ordered) > MOST_INFECTIONS:
        raise BatchOversizedError(f"infections: found {len(ordered):,}, expected at most {MOST_INFECTIONS:,} a batch")
    if number < 1 or not 0 <= from_s <= until_s:
        raise BatchError(f"number {number}, from {from_s} until {until_s}: expected 1 or more and rising times")
    if any(infection.windows > MOST_WINDOWS for infection in ordered):
        raise BatchError(f"windows a day: expected at most {MOST_WINDOWS:,}; phones use {WINDOWS_A_DAY}")
    key = key_id(signing_key.public_key())
    sizes = (HEADER_BYTES, RECORD_BYTES)
    header = _HEADER.pack(MAGIC, VERSION, *sizes, 0, number, from_s, until_s, len(ordered), previous, authority, key)
    body = header + b"".join(_record(infection) for infection in ordered)
    return body + signing_key.sign(_CONTEXT + sha512(body).digest())


def _record(infection: Infection) -> bytes:
    return _RECORD.pack(infection.daily_key, infection.start_s, infection.end_s, infection.windows)


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
        raise BatchVersionError(f"batch: found version {version}, expected {VERSION}; update this program")
    if (header_bytes, record_bytes, zero) != (HEADER_BYTES, RECORD_BYTES, 0):
        raise BatchError("batch: sizes in the header differ from version 1")
    header = Header(*fields)
    if header.number < 1 or not 0 <= header.from_s <= header.until_s:
        raise BatchError("batch: number or times in the header are impossible")
    if header.count > MOST_INFECTIONS:
        raise BatchOversizedError(f"batch: found {header.count:,} infections, expected at most {MOST_INFECTIONS:,}")
    return header


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = stream.read(size - len(data))
        if not more:
            raise BatchTruncatedError(f"batch: ends {size - len(data)} bytes too early; fetch it again")
        data += more
    return data


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
        order,
            future time and wrong place in the sequence.
    """
    head = _exactly(stream, HEADER_BYTES)
    header = _header(head)
    if header.authority != authority:
        raise BatchKeyUnknownError("batch: it belongs to another authority than the one this phone trusts")
    if header.key_id not in keys:
        raise BatchKeyUnknownError("batch: it is signed with a key this phone does not trust; fetch the key list again")
    signed, whole = sha512(head), sha256(head)
    last: tuple[int, bytes, int, int] | None = None
    for block in _blocks(stream, header.count):
        signed.update(block)
        whole.update(block)
        for infection in _infections(block):
            place = _place(infection)
            if last is not None and place <= last:
                raise BatchOrderError("batch: its records are not in strictly rising order")
            last = place
    signature = _exactly(stream, SIGNATURE_BYTES)
    whole.update(signature)
    if stream.read(1):
        raise BatchOversizedError("batch: bytes follow after its signature")
    try:
        keys[header.key_id].verify(signature, _CONTEXT + signed.digest())
    except InvalidSignature as error:
        raise BatchSignatureError("batch: its signature does not fit its content; nothing of it was used") from error
    _check_place(header, after, now_ms)
    return header, Position(header.number, whole.digest())


def _check_place(header: Header, after: Position, now_ms: int) -> None:
    """Check what only a genuine header can tell: its time and its place in the sequence."""
    if header.until_s > now_ms // 1000 + LONGEST_FUTURE_S:
        raise BatchFutureError("batch: its time lies ahead of this clock; check the clock")
    if header.number != after.number + 1:
        expected = after.number + 1
        raise BatchSequenceError(f"batch: found number {header.number}, expected {expected}; a replay or a gap")
    if header.previous != after.digest:
        raise BatchSequenceError("batch: the one before it was exchanged since this phone read it")


def infections(stream: BinaryIO) -> Iterator[Infection]:
    """Yield the infections of *stream*, a file from its beginning that verify() has accepted."""
    for block in _blocks(stream, read_header(stream).count):
        yield from _infections(block)


def _blocks(stream: BinaryIO, count: int) -> Iterator[bytes]:
    for place in range(0, count, _READ_RECORDS):
        yield _exactly(stream, min(_READ_RECORDS, count - place) * RECORD_BYTES)


def _infections(block: bytes) -> Iterator[Infection]:
    for key, start_s, end_s, windows in _RECORD.iter_unpack(block):
        if windows < 1:
            raise BatchError("batch: a record has no windows")
        yield Infection(key, start_s, end_s, windows)
