"""Contacts: all sightings of a phone, ready to be looked up by identifier and by time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from bluezone.device.sighting import Sighting


class Contacts:
    """All sightings of a phone. Build it once for any number of infections; it costs about 300 bytes a sighting.

    Attributes:
        rows: the sightings in the order in which they were given; a row is a place in it.
        kernel_table: what bluezone.device.kernel has made of them, so that it does so once; None before.
    """

    def __init__(self, rows: Sequence[Sighting]) -> None:
        self.rows = rows
        self.kernel_table: object = None
        self._times_ms = sorted(sighting.time_ms for sighting in rows)
        self._rows_by_identifier: dict[bytes, list[int]] = {}
        for row, sighting in enumerate(rows):
            self._rows_by_identifier.setdefault(sighting.identifier, []).append(row)
        for run in self._rows_by_identifier.values():
            run.sort(key=self._time_ms)

    @classmethod
    def of(cls, sightings: Iterable[Sighting]) -> "Contacts":
        """Return *sightings*, in any order, as contacts."""
        return cls(tuple(sightings))

    def __len__(self) -> int:
        return len(self.rows)

    def _time_ms(self, row: int) -> int:
        return self.rows[row].time_ms

    @property
    def first_ms(self) -> int:
        """When the first sighting was; there must be one."""
        return self._times_ms[0]

    @property
    def last_ms(self) -> int:
        """When the last sighting was; there must be one."""
        return self._times_ms[-1]

    @property
    def times_ms(self) -> Sequence[int]:
        """The moments of all sightings, rising."""
        return self._times_ms

    def last_between(self, from_ms: int, until_ms: int) -> int | None:
        """Return the last moment from *from_ms* to *until_ms*, both included, at which anything was heard."""
        place = bisect_right(self._times_ms, until_ms)
        return self._times_ms[place - 1] if place and self._times_ms[place - 1] >= from_ms else None

    def runs(self) -> dict[bytes, list[int]]:
        """Return the rows of each identifier, by time and then by place; not to be changed."""
        return self._rows_by_identifier

    def rows_between(self, identifier: bytes, from_ms: int, until_ms: int) -> tuple[int, ...]:
        """Return the rows of *identifier* from *from_ms* to *until_ms*, both included, by time and then by place."""
        run = self._rows_by_identifier.get(identifier, ())
        first = bisect_left(run, from_ms, key=self._time_ms)
        return tuple(run[first : bisect_right(run, until_ms, lo=first, key=self._time_ms)])
