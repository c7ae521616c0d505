"""Encounters: the sightings of one identifier that belong together."""

from collections.abc import Iterable
from dataclasses import dataclass

from bluezone.device.sighting import Sighting

LONGEST_SILENCE_MS = 600_000
"""Two scan rounds. A phone in the background scans 40 s of each 300 s (specification of Bluezone 3, section 1.8), so a
round in which nothing got through leaves a silence of up to 560 s although nobody left."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """Sightings of one identifier without a long silence.

    Attributes:
        identifier: 12 bytes.
        sightings: never empty, in the order of their times, without doubles.
    """

    identifier: bytes
    sightings: tuple[Sighting, ...]

    @property
    def start_ms(self) -> int:
        """When the identifier was first heard."""
        return self.sightings[0].time_ms

    @property
    def end_ms(self) -> int:
        """When it was last heard."""
        return self.sightings[-1].time_ms

    @property
    def strongest_dbm(self) -> int:
        """The strongest reading."""
        return max(sighting.rssi_dbm for sighting in self.sightings)


def encounters(sightings: Iterable[Sighting], longest_silence_ms: int = LONGEST_SILENCE_MS) -> list[Encounter]:
    """Return *sightings*, given in any order, as encounters in the order of their beginnings.

    A silence of exactly *longest_silence_ms* does not end an encounter. Doubles count once.
    """
    runs: list[list[Sighting]] = []
    for sighting in sorted(set(sightings), key=_place):
        last = runs[-1][-1] if runs else None
        if (
            last is None
            or last.identifier != sighting.identifier
            or sighting.time_ms - last.time_ms > longest_silence_ms
        ):
            runs.append([])
        runs[-1].append(sighting)
    found = [Encounter(run[0].identifier, tuple(run)) for run in runs]
    return sorted(found, key=lambda encounter: (encounter.start_ms, encounter.identifier))


def _place(sighting: Sighting) -> tuple[bytes, int, int, int, str]:
    power_dbm = -1_000 if sighting.tx_power_dbm is None else sighting.tx_power_dbm
    return sighting.identifier, sighting.time_ms, sighting.rssi_dbm, power_dbm, sighting.platform.value
