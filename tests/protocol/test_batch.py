"""Batches: read in one pass with little memory, believed only as a whole, and only as the next one."""

import contextlib
from collections.abc import Callable
from io import BytesIO, RawIOBase
from typing import Any, BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.errors import BluezoneError
from bluezone.protocol import batch
from bluezone.protocol.batch import (
    HEADER_BYTES,
    MOST_INFECTIONS,
    MOST_WINDOWS,
    NO_PREVIOUS,
    RECORD_BYTES,
    BatchError,
    BatchFutureError,
    BatchKeyUnknownError,
    BatchOrderError,
    BatchOversizedError,
    BatchSequenceError,
    BatchSignatureError,
    BatchTruncatedError,
    BatchVersionError,
    Header,
    Position,
)
from bluezone.protocol.infection import LATEST_S, Infection
from tests.protocol.damage import damaged_bytes
from tests.protocol.raw_batch import AUTHORITY, SIGNING, STRANGER, Raw, record

KEYS = {batch.key_id(SIGNING.public_key()): SIGNING.public_key()}
START_S = 1_596_672_000
NOW_MS = 1_596_967_200_000
ROWS = [record(bytes([number]) * 32, START_S, START_S + 86_400) for number in range(3)]
RAW = Raw(ROWS)
NEW = Position()
FILE = RAW.file

infections = st.builds(
    Infection,
    st.binary(min_size=32, max_size=32),
    st.integers(0, LATEST_S),
    st.integers(0, LATEST_S),
    st.integers(1, MOST_WINDOWS),
)


def verify(
    file: bytes | BinaryIO, after: Position = NEW, now_ms: int = NOW_MS, authority: bytes = AUTHORITY
) -> tuple[Header, Position]:
    stream = BytesIO(file) if isinstance(file, bytes) else file
    return batch.verify(stream, keys=KEYS, authority=authority, after=after, now_ms=now_ms)


def encode(found: list[Infection], **changes: Any) -> bytes:
    fields: dict[str, Any] = {"number": 1, "from_s": 0, "until_s": START_S, "previous": NO_PREVIOUS}
    fields |= {"authority": AUTHORITY, "signing_key": SIGNING}
    return batch.encode(found, **(fields | changes))


class OnePass(RawIOBase):
    """A stream that hands out a few bytes at a time, counts, and cannot go back."""

    def __init__(self, file: bytes, most: int = 1_000) -> None:
        self._rest = memoryview(file)
        self._most = most
        self.n_read = 0
        self.largest_asked = 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "the whole rest was asked for at once"
        self.largest_asked = max(self.largest_asked, size)
        part = bytes(self._rest[: min(size, self._most)])
        self._rest = self._rest[len(part) :]
        self.n_read += len(part)
        return part

    def seek(self, offset: int, whence: int = 0) -> int:
        raise AssertionError("a batch is read in one pass")

    tell = readall = cast("Any", seek)


# Writing, and reading again.


@settings(max_examples=60)
@given(st.lists(infections, max_size=8), st.integers(1, 2**63 - 1), st.integers(0, NOW_MS // 1000))
def test_infections_survive_in_order_and_without_doubles(found: list[Infection], number: int, until_s: int) -> None:
    previous = bytes(range(32))

    file = encode(found * 2, number=number, until_s=until_s, previous=previous)
    header, position = verify(file, Position(number - 1, previous))

    assert set(batch.infections(BytesIO(file))) == set(found)
    assert list(batch.infections(BytesIO(file))) == batch.in_order(found)
    assert (header.number, header.until_s, header.count) == (number, until_s, len(set(found)))
    assert position == Position(number, batch.digest(file), until_s)
    assert len(file) == HEADER_BYTES + RECORD_BYTES * header.count + 64


def test_the_order_tells_nothing_about_who_came_first() -> None:
    one, other = Infection(bytes(32), 5, 6), Infection(b"\1" * 32, 5, 6)

    assert encode([one, other]) == encode([other, one, other])


def test_the_header_can_be_read_alone_and_unverified() -> None:
    assert batch.read_header(BytesIO(FILE[:HEADER_BYTES])).count == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 0},
        {"number": 2**63},
        {"from_s": -1},
        {"from_s": START_S + 1},
        {"until_s": 2**32},
        {"previous": b""},
        {"previous": bytes(33)},
        {"authority": bytes(31)},
    ],
)
def test_a_batch_out_of_bounds_is_not_written(changes: dict[str, Any]) -> None:
    with pytest.raises(BatchError):
        encode([], **changes)


def test_more_windows_than_a_record_holds_are_not_written() -> None:
    with pytest.raises(BatchError, match="at most 65,535"):
        encode([Infection(bytes(32), 0, 0, MOST_WINDOWS + 1)])


# A damaged file.


def test_a_file_cut_anywhere_is_truncated() -> None:
    for size in range(len(FILE)):
        with pytest.raises(BatchTruncatedError, match="fetch it again"):
            verify(FILE[:size])


def test_any_single_bit_turned_is_noticed() -> None:
    for place in range(len(FILE)):
        for bit in range(8):
            turned = bytearray(FILE)
            turned[place] ^= 1 << bit
            with pytest.raises(BatchError):
                verify(bytes(turned))


def test_a_bit_turned_in_a_record_or_signature_is_told_by_the_signature_or_the_order() -> None:
    for place in range(HEADER_BYTES, len(FILE)):
        turned = bytearray(FILE)
        turned[place] ^= 0x80
        with pytest.raises((BatchSignatureError, BatchOrderError)):
            verify(bytes(turned))


@given(damaged_bytes([FILE, Raw().file]))
def test_a_damaged_file_is_refused_or_is_the_genuine_one(file: bytes) -> None:
    try:
        verify(file)
    except BatchError:
        return
    assert file in (FILE, Raw().file)


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda rest: FILE[:24] + rest))
def test_any_bytes_are_refused(file: bytes) -> None:
    with pytest.raises(BatchError):
        verify(file)


@given(st.binary(max_size=300) | damaged_bytes([FILE]))
def test_reading_what_was_not_verified_ends_in_our_own_errors(file: bytes) -> None:
    with contextlib.suppress(BluezoneError):
        assert all(isinstance(found, Infection) for found in batch.infections(BytesIO(file)))


def test_bytes_behind_the_signature_are_refused() -> None:
    with pytest.raises(BatchOversizedError, match="bytes follow"):
        verify(FILE + b"\0")
    with pytest.raises(BatchOversizedError):
        verify(FILE + FILE)


# A file that is signed, and wrong all the same.


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (RAW.but(version=0), BatchVersionError),
        (RAW.but(version=2), BatchVersionError),
        (RAW.but(version=65_535), BatchVersionError),
        (RAW.but(magic=b"BLUEZON2"), BatchError),
        (RAW.but(header_bytes=136), BatchError),
        (RAW.but(record_bytes=40), BatchError),
        (RAW.but(flags=1), BatchError),
        (RAW.but(number=0), BatchError),
        (RAW.but(number=2**64 - 1), BatchError),
        (RAW.but(from_s=-1), BatchError),
        (RAW.but(from_s=RAW.until_s + 1), BatchError),
        (RAW.but(until_s=2**63 - 1), BatchError),
        (RAW.but(count=MOST_INFECTIONS + 1), BatchOversizedError),
        (RAW.but(count=2**64 - 1), BatchOversizedError),
        (RAW.but(count=4), BatchTruncatedError),
        (RAW.but(count=2), BatchOversizedError),
        (RAW.but(records=ROWS[::-1]), BatchOrderError),
        (RAW.but(records=[ROWS[0], ROWS[2], ROWS[1]]), BatchOrderError),
        (RAW.but(records=[ROWS[0], ROWS[0]]), BatchOrderError),
        (RAW.but(records=[ROWS[0], ROWS[0][:-1] + b"\1"]), BatchOrderError),
        (RAW.but(records=[record(bytes(32), START_S, START_S, 0)]), BatchError),
        (RAW.but(key=STRANGER), BatchKeyUnknownError),
        (RAW.but(key=STRANGER, named_key=SIGNING), BatchSignatureError),
        (RAW.but(authority=bytes(32)), BatchKeyUnknownError),
        (RAW.but(until_s=NOW_MS // 1000 + 3_601), BatchFutureError),
        (RAW.but(number=2), BatchSequenceError),
        (RAW.but(previous=b"\1" * 32), BatchSequenceError),
    ],
)
def test_a_signed_batch_that_breaks_a_rule_is_refused(raw: Raw, error: type[BatchError]) -> None:
    with pytest.raises(BatchError) as refusal:
        verify(raw.file)

    assert type(refusal.value) is error


def test_records_out_of_order_are_found_where_two_blocks_meet() -> None:
    rows = [record(number.to_bytes(32, "big"), START_S, START_S) for number in range(4_097)]
    verify(Raw(rows).file)
    rows[4_095], rows[4_096] = rows[4_096], rows[4_095]

    with pytest.raises(BatchOrderError):
        verify(Raw(rows).file)


def test_a_batch_may_be_an_hour_ahead_of_the_clock() -> None:
    verify(RAW.but(until_s=NOW_MS // 1000 + 3_600).file)


def test_an_old_version_is_not_answered_with_a_call_to_update() -> None:
    with pytest.raises(BatchVersionError, match="found version 0, expected 1; fetch it again"):
        verify(RAW.but(version=0).file)
    with pytest.raises(BatchVersionError, match="found version 2, expected 1; update this program"):
        verify(RAW.but(version=2).file)


def test_what_is_reserved_may_be_used_by_later_writers() -> None:
    verify(Raw([record(bytes(32), START_S, START_S, rest=b"later!")], rest=b"later on").file)


# The sequence.


def follower(**changes: object) -> Raw:
    return Raw(number=2, from_s=RAW.until_s, until_s=RAW.until_s, previous=batch.digest(FILE)).but(**changes)


def test_batches_follow_each_other() -> None:
    _, first = verify(FILE)

    _, second = verify(follower().file, first)

    assert (first.number, second.number) == (1, 2)


def test_a_batch_taken_already_is_a_replay() -> None:
    _, first = verify(FILE)

    with pytest.raises(BatchSequenceError, match="found number 1, expected 2"):
        verify(FILE, first)


def test_an_older_batch_is_a_rollback_and_a_later_one_leaves_a_gap() -> None:
    _, first = verify(FILE)
    _, second = verify(follower().file, first)

    with pytest.raises(BatchSequenceError, match="found number 1, expected 3"):
        verify(FILE, second)
    with pytest.raises(BatchSequenceError, match="found number 3, expected 2"):
        verify(follower(number=3).file, first)


def test_a_batch_that_names_another_before_it_is_refused() -> None:
    _, first = verify(FILE)

    with pytest.raises(BatchSequenceError, match="exchanged"):
        verify(follower(previous=batch.digest(Raw().file)).file, first)


def test_a_reader_that_never_had_the_one_before_takes_any() -> None:
    header, _ = verify(follower(number=7, previous=b"\7" * 32).file, Position(6, None))

    assert header.number == 7


def test_time_never_runs_backwards_so_that_an_expired_key_cannot_sign_a_new_batch() -> None:
    _, first = verify(FILE)

    with pytest.raises(BatchSequenceError, match="before that of the last one"):
        verify(follower(from_s=0, until_s=RAW.until_s - 1).file, first)


def test_a_refused_batch_leaves_the_reader_where_it_stood() -> None:
    position = Position()
    with pytest.raises(BatchError):
        verify(FILE[:-1], position)

    assert verify(FILE, position)[1].number == 1


def test_another_authority_is_refused_before_its_records_are_read() -> None:
    stream = OnePass(FILE)

    with pytest.raises(BatchKeyUnknownError, match="another authority"):
        verify(cast("BinaryIO", stream), authority=bytes(32))

    assert stream.n_read == HEADER_BYTES


# Streams.


@pytest.mark.parametrize("most", [1, 7, 1_000, 10**9])
def test_a_batch_is_read_in_one_pass_however_the_stream_hands_it_out(most: int) -> None:
    rows = [record(number.to_bytes(32, "big"), START_S, START_S) for number in range(5_000)]
    file = Raw(rows).file
    stream = OnePass(file, most)

    header, position = verify(cast("BinaryIO", stream))

    assert (header.count, position.digest) == (5_000, batch.digest(file))
    assert stream.n_read == len(file)
    assert stream.largest_asked <= 4_096 * RECORD_BYTES


def test_infections_are_handed_out_while_the_stream_is_read() -> None:
    rows = [record(number.to_bytes(32, "big"), START_S, START_S) for number in range(10_000)]
    stream = OnePass(Raw(rows).file, 10**9)

    first = next(batch.infections(cast("BinaryIO", stream)))

    assert first.daily_key == bytes(32)
    assert stream.n_read == HEADER_BYTES + 4_096 * RECORD_BYTES


def test_memory_does_not_grow_with_the_batch(peak_bytes: Callable[[Callable[[], object]], int]) -> None:
    file = Raw([record(number.to_bytes(32, "big"), START_S, START_S) for number in range(100_000)]).file
    stream = cast("BinaryIO", OnePass(file, 65_536))

    assert peak_bytes(lambda: verify(stream)) < 2_000_000


def test_a_header_that_claims_two_million_infections_takes_no_memory(
    peak_bytes: Callable[[Callable[[], object]], int],
) -> None:
    file = RAW.but(count=MOST_INFECTIONS).file

    def read_both() -> None:
        with pytest.raises(BatchTruncatedError):
            verify(file)
        with pytest.raises(BatchTruncatedError):
            list(batch.infections(BytesIO(file)))

    assert peak_bytes(read_both) < 500_000


def test_nothing_of_a_key_shows_in_a_refusal() -> None:
    for raw in (RAW.but(key=STRANGER), RAW.but(authority=bytes(32)), RAW.but(previous=b"\1" * 32)):
        with pytest.raises(BatchError) as refusal:
            verify(raw.file)

        assert not any(letters in refusal.value.sentence for letters in ("\\x", AUTHORITY.hex()[:8], "0101"))
