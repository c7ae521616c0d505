"""Retention: how long a phone keeps what it heard and the keys that explain what it said."""

from bluezone.errors import BluezoneError
from bluezone.protocol.window import DAY_MS, Day, day_of

KEPT_DAYS = 14
"""The longest incubation that health authorities reckoned with in 2020; also what the published app hands out
(specification of Bluezone 3, section 3.3)."""

FEWEST_DAYS, MOST_DAYS = 1, 180
"""180 is the published app's `DbMaxDay`, which it received and never obeyed (specification, section 3.2)."""


class RetentionError(BluezoneError, ValueError):
    """A retention period cannot be used."""

    code = "retention_out_of_range"


def oldest_kept_ms(now_ms: int, days: int = KEPT_DAYS) -> int:
    """Return the first moment whose sightings are kept at *now_ms*: exactly *days* days earlier, to the millisecond.

    Everything before it is to be deleted. Never below 0, so that a clock set to 1970 deletes nothing.

    Raises:
        RetentionError: *days* lies outside FEWEST_DAYS to MOST_DAYS.
    """
    if not FEWEST_DAYS <= days <= MOST_DAYS:
        raise RetentionError(f"days to keep: found {days}, expected {FEWEST_DAYS} to {MOST_DAYS}")
    return max(0, now_ms - days * DAY_MS)


def oldest_kept_day(now_ms: int, days: int = KEPT_DAYS) -> Day:
    """Return the first UTC day whose daily key is kept: the one that holds oldest_kept_ms().

    The key of a day explains the whole day, so it is kept while any sighting of it can be.
    """
    return day_of(oldest_kept_ms(now_ms, days))


def is_kept(time_ms: int, now_ms: int, days: int = KEPT_DAYS) -> bool:
    """Return whether what happened at *time_ms* is still kept at *now_ms*; what lies ahead of the clock is kept."""
    return time_ms >= oldest_kept_ms(now_ms, days)
