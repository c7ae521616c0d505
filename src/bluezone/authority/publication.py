"""Publication: the step from a confirmed case to an infection in a batch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluezone.errors import BluezoneError
from bluezone.protocol import batch
from bluezone.protocol.infection import LATEST_S, Infection
from bluezone.protocol.window import DAY_S, Day

CLOCK_ALLOWANCE_S = batch.LONGEST_FUTURE_S
"""How far a phone's clock may run ahead of the server's; the same that a phone allows a batch."""

LEAST_WINDOWS = 2
"""With one window a day the published app falls silent, so no phone uses it."""

MOST_A_BATCH = 20_000
"""Infections in one batch, just under 1 MB, which a slow line fetches in one go. More become several batches."""


class RequestMalformedError(BluezoneError, ValueError):
    """A request has not the published form."""

    code = "request_malformed"


class KeyRefusedError(BluezoneError, ValueError):
    """A daily key that was handed in is not published."""

    code = "key_refused"


class KeyTooOldError(KeyRefusedError):
    """The key begins before the first day on which the person may have infected others."""

    code = "key_too_old"


class KeyNotDayStartError(KeyRefusedError):
    """The key begins at no UTC midnight."""

    code = "key_not_day_start"


class KeyFromTheFutureError(KeyRefusedError):
    """The key begins or ends ahead of the server's clock."""

    code = "key_from_the_future"


@dataclass(frozen=True, slots=True)
class HandIn:
    """What a phone hands in, unchecked.

    Attributes:
        daily_key: 32 bytes, key of the day that begins at start_s.
        start_s: first second of that UTC day.
        end_s: the moment of handing in; the phone makes a new base id right after.
        windows: how many identifiers a day the phone uses.
    """

    daily_key: bytes
    start_s: int
    end_s: int
    windows: int

    def __repr__(self) -> str:  # keys stay out of logs and tracebacks
        return f"HandIn(start_s={self.start_s}, end_s={self.end_s}, windows={self.windows})"


@dataclass(frozen=True, slots=True)
class Plan:
    """One batch to be made: batch.encode() takes these and the digest of the batch before."""

    number: int
    from_s: int
    until_s: int
    infections: tuple[Infection, ...]


def check(hand_in: HandIn, *, first_day: Day, now_ms: int) -> Infection:
    """Return the infection to publish for *hand_in*.

    Its end is never later than *now_ms*: what comes after, the phone broadcasts under a new base id.

    Args:
        first_day: case.first_day() of the confirmed case.

    Raises:
        RequestMalformedError: a number out of range, or an end before the start.
        KeyNotDayStartError, KeyTooOldError, KeyFromTheFutureError
    """
    if not LEAST_WINDOWS <= hand_in.windows <= batch.MOST_WINDOWS:
        raise RequestMalformedError(
            f"max: found {hand_in.windows}, expected {LEAST_WINDOWS} to {batch.MOST_WINDOWS:,} windows a day"
        )
    if not 0 <= hand_in.start_s <= hand_in.end_s <= LATEST_S:
        raise RequestMalformedError("time_start, time_end: expected rising seconds since 1970")
    if hand_in.start_s % DAY_S:
        raise KeyNotDayStartError("time_start: expected the first second of a UTC day")
    latest_s = now_ms // 1000 + CLOCK_ALLOWANCE_S
    if hand_in.start_s > latest_s or hand_in.end_s > latest_s:
        raise KeyFromTheFutureError(
            "time_start, time_end: they lie ahead of the server's clock; check the phone's clock"
        )
    if hand_in.start_s < first_day * DAY_S:
        raise KeyTooOldError("time_start: it lies before the first day that matters; hand in the key of that day")
    end_s = max(hand_in.start_s, min(hand_in.end_s, now_ms // 1000))
    return Infection(hand_in.daily_key, hand_in.start_s, end_s, hand_in.windows)


def plan(
    pending: Sequence[Infection],
    *,
    last_number: int,
    last_until_s: int,
    now_ms: int,
    is_forced: bool = False,
    most: int = MOST_A_BATCH,
) -> Iterator[Plan]:
    """Yield the next batches, in order; none where nothing is pending, unless *is_forced* asks for an empty one.

    The times of an authority's batches never run backwards, whatever its clock does.

    Args:
        last_number: number of the last batch published; 0 before the first.
        last_until_s: its time; 0 before the first.
        most: infections in one batch.
    """
    ordered = batch.in_order(pending)
    until_s = max(now_ms // 1000, last_until_s)
    from_s = last_until_s or until_s
    places = range(0, len(ordered), most) if ordered else range(int(is_forced))
    for number, place in enumerate(places, start=last_number + 1):
        yield Plan(number, from_s, until_s, tuple(ordered[place : place + most]))
        from_s = until_s
