"""Running: rows of one run collected, whether they lie together in the file or not."""

from bluezone.device.profiles import PhonePair
from bluezone.world.measured.recording import STRONGEST_DBM, Motion, Reading, Recording

ECHO_S = 0.005
"""An advertisement tends to be logged twice, milliseconds apart (shared/data/ble/README.md)."""


class Running:
    """The readings of one run as they come in."""

    def __init__(self) -> None:
        self._readings: list[Reading] = []
        self._distances_m: list[float | None] = []

    def __len__(self) -> int:
        return len(self._readings)

    def hear(self, t_s: float, rssi_dbm: int | None, tx_power_dbm: float | None, distance_m: float | None) -> None:
        """Take one row; one without a reading, or too strong to be one, is passed over."""
        if rssi_dbm is None or rssi_dbm > STRONGEST_DBM:
            return
        self._readings.append(Reading(t_s, rssi_dbm, None if tx_power_dbm is None else round(tx_power_dbm)))
        self._distances_m.append(distance_m)

    def hear_once(self, t_s: float, rssi_dbm: int | None, tx_power_dbm: float | None, distance_m: float | None) -> None:
        """Take one row unless it is the echo of the one before: as strong, and at most ECHO_S later."""
        last = self._readings[-1] if self._readings else None
        if last is None or last.rssi_dbm != rssi_dbm or not 0 <= t_s - last.t_s <= ECHO_S:
            self.hear(t_s, rssi_dbm, tx_power_dbm, distance_m)

    def recording(
        self,
        dataset: str,
        scene: str,
        run: str,
        pair: PhonePair,
        *,
        receiver_model: str | None = None,
        transmitter_model: str | None = None,
        is_timed: bool = True,
        motion: tuple[Motion, ...] = (),
    ) -> Recording:
        """Return what was heard, in order of time; at least one reading must have been."""
        order = sorted(range(len(self)), key=lambda place: self._readings[place].t_s)
        readings = tuple(self._readings[place] for place in order)
        return Recording(
            dataset=dataset,
            scene=scene,
            run=run,
            pair=pair,
            receiver_model=receiver_model,
            transmitter_model=transmitter_model,
            quiet_db=0.0,
            readings=readings,
            distances_m=tuple(self._distances_m[place] for place in order),
            ends_s=readings[-1].t_s,
            is_timed=is_timed,
            motion=motion,
        )
