"""Contacts: the sightings a phone keeps, in about 33 bytes each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from bluezone.device.exposure import STEP_MINUTES, STEP_MS, LocalDay
from bluezone.device.sighting import Sighting
from bluezone.phone.database import Database
from bluezone.protocol.advertisement import Platform
from bluezone.protocol.window import DAY_MS, day_of

_NUMBER = {Platform.ANDROID: 0, Platform.IOS: 1}
_PLATFORM = {number: platform for platform, number in _NUMBER.items()}

_COUNT_BY_DAY = """
    SELECT (day * :day_ms + day_ms + :offset_ms) / :day_ms AS local_day,
           (day * :day_ms + day_ms) / :step_ms AS step, count(DISTINCT identifier)
    FROM contact GROUP BY 1, 2"""
_COUNT_IDENTIFIERS = """
    SELECT (day * :day_ms + day_ms + :offset_ms) / :day_ms AS local_day, count(DISTINCT identifier)
    FROM contact GROUP BY 1"""


@dataclass(frozen=True, slots=True)
class DayOfContacts:
    """What a phone heard on one local day.

    Attributes:
        identifiers: how many different ones; a phone shows a new one every quarter of an hour.
        most_at_once: the most that were heard within one step of five minutes, about the number of phones.
        minutes: steps of five minutes in which any phone was heard.
    """

    local_day: LocalDay
    identifiers: int
    most_at_once: int
    minutes: int


class Contacts:
    """The table of sightings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, sightings: Iterable[Sighting]) -> int:
        """Store *sightings* in one transaction and return how many were new; of two alike in identifier and time, one
        is kept."""
        rows = [_row(sighting) for sighting in sightings]
        with self._database.writing() as connection:
            before = connection.total_changes
            connection.executemany("INSERT OR IGNORE INTO contact VALUES (?, ?, ?, ?, ?, ?)", rows)
            return connection.total_changes - before

    def between(self, from_ms: int, until_ms: int) -> Iterator[Sighting]:
        """Yield the sightings from *from_ms* to *until_ms*, both included, day by day."""
        for day in self._days(from_ms, until_ms):
            with self._database.reading() as connection:
                rows = connection.execute(
                    "SELECT identifier, day_ms, rssi_dbm, tx_power_dbm, platform FROM contact"
                    " WHERE day = ? AND day_ms BETWEEN ? AND ?",
                    (day, from_ms - day * DAY_MS, until_ms - day * DAY_MS),
                ).fetchall()
            for identifier, day_ms, rssi_dbm, tx_power_dbm, platform in rows:
                time_ms = day * DAY_MS + day_ms
                yield Sighting(identifier, time_ms, rssi_dbm, tx_power_dbm, _PLATFORM[platform])

    def _days(self, from_ms: int, until_ms: int) -> list[int]:
        with self._database.reading() as connection:
            # One seek a day; DISTINCT would walk every row.
            rows = connection.execute(
                """WITH RECURSIVE kept (day) AS (
                       SELECT min(day) FROM contact WHERE day >= ?
                       UNION ALL
                       SELECT (SELECT min(day) FROM contact WHERE day > kept.day) FROM kept WHERE kept.day IS NOT NULL
                   ) SELECT day FROM kept WHERE day <= ?""",
                (day_of(from_ms), day_of(until_ms)),
            )
            return [row[0] for row in rows]

    def by_day(self, utc_offset: timedelta) -> list[DayOfContacts]:
        """Return what was heard on each local day, the latest first; days without a contact are missing."""
        values = {"day_ms": DAY_MS, "step_ms": STEP_MS, "offset_ms": utc_offset // timedelta(milliseconds=1)}
        with self._database.reading() as connection:
            identifiers = dict(connection.execute(_COUNT_IDENTIFIERS, values).fetchall())
            steps: dict[int, list[int]] = {}
            for local_day, _, count in connection.execute(_COUNT_BY_DAY, values):
                steps.setdefault(local_day, []).append(count)
        return [
            DayOfContacts(LocalDay(day), identifiers[day], max(counts), STEP_MINUTES * len(counts))
            for day, counts in sorted(steps.items(), reverse=True)
        ]

    def forget_before(self, time_ms: int) -> int:
        """Delete what was heard before *time_ms* and return how many; the caller scrubs the file."""
        day = day_of(time_ms)
        with self._database.writing() as connection:
            old = connection.execute("DELETE FROM contact WHERE day < ?", (day,)).rowcount
            left = "DELETE FROM contact WHERE day = ? AND day_ms < ?"
            return old + connection.execute(left, (day, time_ms - day * DAY_MS)).rowcount

    def forget_after(self, time_ms: int) -> int:
        """Delete what bears a time after *time_ms*, as a clock that ran ahead leaves it, and return how many."""
        day = day_of(time_ms)
        with self._database.writing() as connection:
            ahead = connection.execute("DELETE FROM contact WHERE day > ?", (day,)).rowcount
            left = "DELETE FROM contact WHERE day = ? AND day_ms > ?"
            return ahead + connection.execute(left, (day, time_ms - day * DAY_MS)).rowcount

    def forget_all(self) -> None:
        """Delete every sighting; the caller scrubs the file."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM contact")

    def __len__(self) -> int:
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM contact").fetchone()[0])


def _row(sighting: Sighting) -> tuple[int, bytes, int, int, int | None, int]:
    day = day_of(sighting.time_ms)
    return (
        day,
        sighting.identifier,
        sighting.time_ms - day * DAY_MS,
        sighting.rssi_dbm,
        sighting.tx_power_dbm,
        _NUMBER[sighting.platform],
    )
