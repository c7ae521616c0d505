"""Exposure: from matches to minutes near, for each infection and each local day.

Time is counted in steps of five minutes. A phone in the background listens 40 s of each 300 s, so a step that was heard
stands for the whole round, and a phone that listens without pause comes to the same minutes. A step's attenuation is
the median of its readings, smoothed by the median over neighbouring steps: one deep fade or one lucky reflection moves
neither.

The estimator is a seam: whatever replaces it keeps exposures() and the meaning of Exposure.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median
from typing import NewType

from bluezone.device.matching import Match
from bluezone.device.profiles import DEFAULT, Band, PhonePair, Profile
from bluezone.device.sighting import Sighting
from bluezone.protocol.advertisement import Platform
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS

LocalDay = NewType("LocalDay", int)
"""A day of the calendar on the wall, counted from 1970-01-01."""

STEP_MS = 300_000
"""One scan round in the background (specification of Bluezone 3, section 1.8). Divides every time zone's offset."""

STEP_MINUTES = STEP_MS // 60_000
VIETNAM = timedelta(hours=7)
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Step:
    """Five minutes in which a phone was heard.

    Attributes:
        start_ms: a multiple of STEP_MS.
        attenuation_db: smoothed over its neighbours. Below 0 where a phone is louder than its profile assumes.
        band: of that attenuation for the pair of phones.
        minutes: what the step counts by the weight of its band; 0 to 5.
        sightings: how many readings lie in the step; 1 or more.
    """

    start_ms: int
    attenuation_db: float
    band: Band
    minutes: float
    sightings: int


@dataclass(frozen=True, slots=True)
class Exposure:
    """How long and how near one infection was on one local day.

    Attributes:
        infection: whose.
        local_day: by the calendar of utc_offset.
        utc_offset: local time minus UTC.
        steps: in order of time, never empty, all of that day.
        profile: by which the steps were judged.
        pair: the phone that heard, the phone that was heard.
    """

    infection: Infection
    local_day: LocalDay
    utc_offset: timedelta
    steps: tuple[Step, ...]
    profile: Profile
    pair: PhonePair

    @property
    def minutes(self) -> float:
        """Minutes weighted by band; never more than the steps last."""
        return sum(step.minutes for step in self.steps)

    def minutes_in(self, least: Band) -> int:
        """Return the unweighted minutes in band *least* or nearer."""
        return STEP_MINUTES * sum(step.band >= least for step in self.steps)

    @property
    def date(self) -> date:
        """The local day as a date; see date_of()."""
        return date_of(self.local_day)

    def weaker(self, loss_db: float) -> "Exposure":
        """Return what this exposure would have been, had every reading been *loss_db* weaker."""
        steps = (
            _step(step.start_ms, step.attenuation_db + loss_db, step.sightings, self.profile, self.pair)
            for step in self.steps
        )
        return replace(self, steps=tuple(steps))


def local_day_of(time_ms: int, utc_offset: timedelta) -> LocalDay:
    """Return the day that the calendar on the wall shows at *time_ms*."""
    return LocalDay((time_ms + utc_offset // timedelta(milliseconds=1)) // DAY_MS)


def date_of(local_day: LocalDay) -> date:
    """Return *local_day* as a date.

    Raises:
        ValueError, OverflowError: no calendar names the day, which takes a clock wrong by thousands of years.
    """
    return date.fromordinal(_EPOCH_ORDINAL + local_day)


def exposures(
    matches: Iterable[Match],
    *,
    own_platform: Platform,
    profile: Profile = DEFAULT,
    utc_offset: timedelta = VIETNAM,
) -> list[Exposure]:
    """Return the exposures that *matches*, given in any order, amount to; by local day, then by infection.

    A sighting that several matches of one infection share counts once. Two infections are never added together.

    Args:
        own_platform: the phone that heard.
        profile: the numbers; see bluezone.device.profiles.
        utc_offset: local time minus UTC, for the split into days.
    """
    heard: dict[Infection, set[Sighting]] = {}
    for match in matches:
        heard.setdefault(match.infection, set()).update(match.sightings)
    found: list[Exposure] = []
    for infection, sightings in heard.items():
        pair = (own_platform, _platform(sightings))
        for day, steps in _by_day(_steps(sightings, profile, pair), utc_offset).items():
            found.append(Exposure(infection, day, utc_offset, tuple(steps), profile, pair))
    return sorted(found, key=_place)


def _place(exposure: Exposure) -> tuple[int, int, bytes, int, int]:
    infection = exposure.infection
    return exposure.local_day, infection.start_s, infection.daily_key, infection.end_s, infection.windows


def _platform(sightings: Iterable[Sighting]) -> Platform:
    """Return the kind of phone that most of *sightings* name; one infection is one phone."""
    counts = Counter(sighting.platform.value for sighting in sightings)
    return Platform(max(sorted(counts), key=counts.__getitem__))


def _steps(sightings: Iterable[Sighting], profile: Profile, pair: PhonePair) -> list[Step]:
    readings: dict[int, list[int]] = {}
    for sighting in sightings:
        readings.setdefault(sighting.time_ms // STEP_MS * STEP_MS, []).append(sighting.rssi_dbm)
    typical = {start_ms: median(step) for start_ms, step in readings.items()}
    power_dbm = profile.pairs[pair].tx_power_dbm
    return [
        _step(start_ms, power_dbm - _smoothed(typical, start_ms, profile), len(readings[start_ms]), profile, pair)
        for start_ms in sorted(readings)
    ]


def _smoothed(typical_dbm: Mapping[int, float], start_ms: int, profile: Profile) -> float:
    """Return the median over the step at *start_ms* and those of its neighbours that were heard."""
    reach_ms = profile.smoothing_steps * STEP_MS
    near_in_time = range(start_ms - reach_ms, start_ms + reach_ms + 1, STEP_MS)
    return float(median(typical_dbm[moment] for moment in near_in_time if moment in typical_dbm))


def _step(start_ms: int, attenuation_db: float, sightings: int, profile: Profile, pair: PhonePair) -> Step:
    band = profile.pairs[pair].band(attenuation_db)
    return Step(start_ms, attenuation_db, band, STEP_MINUTES * profile.weights[band], sightings)


def _by_day(steps: Iterable[Step], utc_offset: timedelta) -> dict[LocalDay, list[Step]]:
    days: dict[LocalDay, list[Step]] = {}
    for step in steps:
        days.setdefault(local_day_of(step.start_ms, utc_offset), []).append(step)
    return days
