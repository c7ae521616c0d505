"""Profiles: the numbers by which a reading becomes near, medium or far. Each with unit and source.

The same table, for people, is docs/reference/parameters.md; a test keeps both equal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from bluezone.errors import BluezoneError
from bluezone.protocol.advertisement import Platform

PhonePair = tuple[Platform, Platform]
"""The phone that hears, the phone that is heard."""


class ProfileError(BluezoneError, ValueError):
    """A profile contradicts itself."""

    code = "profile_invalid"


class Band(IntEnum):
    """How near, by attenuation. A larger number is nearer."""

    FAR = 0
    MEDIUM = 1
    NEAR = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """What one kind of phone makes of another.

    Attributes:
        tx_power_dbm: what the hearer would read if nothing were lost on the way; a packet of Bluezone does not tell.
        near_db: up to this attenuation, included, the other is near.
        medium_db: up to this, included, at a medium distance; beyond it far. Not below near_db.
    """

    tx_power_dbm: int
    near_db: int
    medium_db: int

    def __post_init__(self) -> None:
        if self.medium_db < self.near_db:
            raise ProfileError(f"bands: medium ends at {self.medium_db} dB, before near does at {self.near_db} dB")

    def attenuation_db(self, rssi_dbm: int) -> int:
        """Return what was lost on the way; below 0 where the phone is louder than assumed."""
        return self.tx_power_dbm - rssi_dbm

    def band(self, attenuation_db: float) -> Band:
        """Return the band of *attenuation_db*."""
        if attenuation_db <= self.near_db:
            return Band.NEAR
        return Band.MEDIUM if attenuation_db <= self.medium_db else Band.FAR


@dataclass(frozen=True, slots=True)
class Profile:
    """How a phone turns readings into minutes.

    Attributes:
        name: permanent.
        source: where the numbers come from.
        pairs: for each of the four pairs of phones.
        weights: what a minute in each band counts; 0 to 1, never more for a farther band.
        smoothing_steps: a step is judged by itself and up to this many heard steps on each side; 0 judges it alone.
    """

    name: str
    source: str
    pairs: Mapping[PhonePair, Pair]
    weights: Mapping[Band, float]
    smoothing_steps: int

    def __post_init__(self) -> None:
        if len(self.pairs) != len(Platform) ** 2 or len(self.weights) != len(Band):
            raise ProfileError(f"profile {self.name}: expected numbers for each of four pairs and three bands")
        far, medium, near = (self.weights[band] for band in Band)
        if not 0 <= far <= medium <= near <= 1:
            raise ProfileError(f"profile {self.name}: expected weights from 0 to 1, not rising with the distance")
        if self.smoothing_steps < 0:
            raise ProfileError(f"profile {self.name}: found {self.smoothing_steps} steps, expected 0 or more")


_ANDROID, _IOS = Platform.ANDROID, Platform.IOS

READ_POWER_DBM: Mapping[PhonePair, int] = {
    (_ANDROID, _ANDROID): -19,
    (_ANDROID, _IOS): -3,
    (_IOS, _ANDROID): -24,
    (_IOS, _IOS): -8,
}
"""What a phone reads when nothing is lost on the way, dBm.

Androids: the median of Google's fleet list of June 2020, -24 dBm as an iPhone reads it at power "low", which Bluezone
uses too; an Android reads 5 dB more (shared/spec/gaen-calibration.json, fleet_median). iPhones: 16 dB above Androids,
the mean by which Bluezone's own thresholds put them higher (17 and 14; specification of Bluezone 3, section 1.9).
"""

BLUEZONE_THRESHOLD_DBM: Mapping[PhonePair, int] = {
    (_ANDROID, _ANDROID): -86,
    (_ANDROID, _IOS): -69,
    (_IOS, _ANDROID): -88,
    (_IOS, _IOS): -74,
}
"""At or above it the published app shows a phone as near. Source: specification of Bluezone 3, section 1.9."""


def _pairs(near_db: int, medium_db: int) -> dict[PhonePair, Pair]:
    return {pair: Pair(power_dbm, near_db, medium_db) for pair, power_dbm in READ_POWER_DBM.items()}


def _threshold_pairs() -> dict[PhonePair, Pair]:
    limits = {pair: READ_POWER_DBM[pair] - threshold for pair, threshold in BLUEZONE_THRESHOLD_DBM.items()}
    return {pair: Pair(READ_POWER_DBM[pair], limit, limit) for pair, limit in limits.items()}


ATTENUATION = Profile(
    name="attenuation/1",
    source="tuned on simulated offices, seeds 1001 to 1010: docs/explanation/drill.md",
    pairs=_pairs(near_db=50, medium_db=65),
    weights={Band.NEAR: 1.0, Band.MEDIUM: 0.0, Band.FAR: 0.0},
    smoothing_steps=1,
)
"""The default."""

BLUEZONE = Profile(
    name="bluezone-thresholds/3.0.3",
    source="specification of Bluezone 3, section 1.9",
    pairs=_threshold_pairs(),
    weights={Band.NEAR: 1.0, Band.MEDIUM: 0.0, Band.FAR: 0.0},
    smoothing_steps=0,
)
"""The published app's near or not near: one threshold a pair, no bands between, each step by itself."""

SWISSCOVID = Profile(
    name="swisscovid/2020",
    source="shared/spec/gaen.md section 5.2: thresholds 55 and 63 dB, weights 1, 0.5 and 0",
    pairs=_pairs(near_db=55, medium_db=63),
    weights={Band.NEAR: 1.0, Band.MEDIUM: 0.5, Band.FAR: 0.0},
    smoothing_steps=0,
)
"""What another country's app used in 2020, for comparison."""

PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in (ATTENUATION, BLUEZONE, SWISSCOVID)}
DEFAULT = ATTENUATION
