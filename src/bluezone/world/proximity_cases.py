"""Cases: the windows of a recording about which an estimator is asked: near or not?

In the manner of the TC4TL challenge: near is a distance of at most D over the time T. Either a run is cut into windows
of T and each asked whether it was near for most of its time, or the whole run is asked whether it was near for T or
longer, as the alert does. A window never crosses a run, and the windows of a run come in order, so that an estimator
may look at several. Windows whose truth nobody knows come too: a phone heard them, but they are not scored.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import isnan, nan
from statistics import median

from bluezone.device.exposure import STEP_MS
from bluezone.device.profiles import PhonePair
from bluezone.errors import BluezoneError
from bluezone.world.measured import dp3t, mit_matrix, mit_static, multichannel, sct_human
from bluezone.world.measured.recording import Motion, Reading, Recording

ROUND_S = STEP_MS / 1000
"""A phone in the background is heard once in it; so often can the truth be asked to be known."""

MINUTE_S = 60.0


class TaskError(BluezoneError, ValueError):
    """A task cannot be set as asked."""

    code = "proximity_task_invalid"


@dataclass(frozen=True, slots=True)
class Task:
    """One question asked of every window of a data set; the window lasts, or is counted, or is the whole run.

    Attributes:
        name: permanent.
        folder: whose recordings it is asked of.
        near_m: up to this distance, included, the other was near.
        window_s: how long a window lasts.
        readings: how many readings a window has.
        least_near_s: from how long on a whole run counts as near. Only one of the three is given.
    """

    name: str
    folder: str
    near_m: float
    window_s: float | None = None
    readings: int | None = None
    least_near_s: float | None = None

    def __post_init__(self) -> None:
        if not 0 < self.near_m <= 100:
            raise TaskError(
                f"task {self.name}: found a distance of {self.near_m:g} m, expected more than 0, at most 100"
            )
        lengths_s = [length_s for length_s in (self.window_s, self.least_near_s) if length_s is not None]
        for length_s in lengths_s:
            if not 1 <= length_s <= 86_400:
                raise TaskError(f"task {self.name}: found a time of {length_s:g} s, expected 1 s to one day")
        if len(lengths_s) + (self.readings is not None) != 1:
            raise TaskError(f"task {self.name}: expected a length, a count or a least time, and only one of them")

    def asked(self, near_m: float | None, minutes: float | None) -> "Task":
        """Return the task with another distance or another time; counted windows keep their count."""
        task = self if near_m is None else replace(self, near_m=near_m)
        if minutes is not None and self.window_s is not None:
            task = replace(task, window_s=minutes * 60)
        if minutes is not None and self.least_near_s is not None:
            task = replace(task, least_near_s=minutes * 60)
        return task


SIX_FEET_M = 1.83
"""Six feet are 1.829 m; the data say so to the millimetre."""

TASKS: tuple[Task, ...] = (
    Task("mit-matrix-30s", mit_matrix.FOLDER, SIX_FEET_M, window_s=30),
    Task("mit-static-30s", mit_static.FOLDER, SIX_FEET_M, window_s=30),
    Task("sct-human-20", sct_human.FOLDER, 2.0, readings=20),
    Task("multichannel-10", multichannel.FOLDER, 2.0, readings=10),
    Task("dp3t-5min", dp3t.FOLDER, 2.0, window_s=300),
    Task("dp3t-15min", dp3t.FOLDER, 2.0, window_s=900),
    Task("dp3t-meeting-15min", dp3t.FOLDER, 2.0, least_near_s=900),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One window and the truth about it.

    Attributes:
        task: by name.
        dataset, scene, run: where it comes from; runs are told apart by all three.
        pair: the phone that hears, the phone that is heard.
        receiver_model, transmitter_model: None where the source is silent.
        quiet_db: how much more quietly than at power "low" the other phone sent.
        is_timed: the readings carry seconds; otherwise they are counted, and so is the window.
        begins_s, window_s: on the clock of the readings; the last window of a run may end early.
        least_near_s: what is asked is whether the other was near for so long in all; None asks about most of the time.
        readings: in order of time; at least one.
        motion: of the receiver in the window; empty where it was not recorded.
        near_m: up to which distance is asked for.
        distance_m: median over the minutes in which it was known; NaN where too little is known.
        is_near: it is at most the task's distance; or it was in as many scan rounds as least_near_s is long.
    """

    task: str
    dataset: str
    scene: str
    run: str
    pair: PhonePair
    receiver_model: str | None
    transmitter_model: str | None
    quiet_db: float
    is_timed: bool
    begins_s: float
    window_s: float
    least_near_s: float | None
    readings: tuple[Reading, ...]
    motion: tuple[Motion, ...]
    near_m: float
    distance_m: float
    is_near: bool

    @property
    def is_known(self) -> bool:
        """The truth is known, so that the window can be scored."""
        return not isnan(self.distance_m)


def cases(recording: Recording, task: Task) -> list[Case]:
    """Return the windows of *recording* whose truth is known, in order of time; see windows()."""
    return [window for window in windows(recording, task) if window.is_known]


def windows(recording: Recording, task: Task) -> list[Case]:
    """Return all windows of *recording* in which something was heard, in order of time.

    The last window counts if at least half of it was recorded. Its truth is known if the distance was
    in at least half of its scan rounds; that of a whole run, if it was in at least half of those in which something was
    heard.
    """
    return [_case(recording, task, places, begins_s, length_s) for places, begins_s, length_s in _cut(recording, task)]


def _cut(recording: Recording, task: Task) -> Iterator[tuple[Sequence[int], float, float]]:
    """Yield the places of the readings in each window, when it begins and how long it is."""
    if task.window_s is not None:
        yield from _timed(recording, task.window_s)
    elif task.readings is not None:
        yield from _counted(recording, task.readings)
    elif task.least_near_s is not None and recording.ends_s >= task.least_near_s:
        yield range(len(recording.readings)), 0.0, recording.ends_s


def _timed(recording: Recording, window_s: float) -> Iterator[tuple[Sequence[int], float, float]]:
    places = range(len(recording.readings))
    for number, inside in groupby(places, key=lambda place: int(recording.readings[place].t_s // window_s)):
        begins_s = number * window_s
        if recording.ends_s - begins_s >= window_s / 2:
            yield list(inside), begins_s, window_s


def _counted(recording: Recording, readings: int) -> Iterator[tuple[Sequence[int], float, float]]:
    total = len(recording.readings)
    for first in range(0, total, readings):
        inside = range(first, min(first + readings, total))
        if len(inside) * 2 >= readings:
            yield inside, float(first), float(readings)


def _case(recording: Recording, task: Task, places: Sequence[int], begins_s: float, length_s: float) -> Case:
    known = _known_m(recording, places)
    distances_m = [distance_m for minutes in known.values() for distance_m in minutes]
    is_known = bool(distances_m) and len(known) * 2 >= _rounds_asked(recording, places, task)
    distance_m = float(median(distances_m)) if is_known else nan
    near_s = ROUND_S * sum(median(minutes) <= task.near_m for minutes in known.values())
    return Case(
        task=task.name,
        dataset=recording.dataset,
        scene=recording.scene,
        run=recording.run,
        pair=recording.pair,
        receiver_model=recording.receiver_model,
        transmitter_model=recording.transmitter_model,
        quiet_db=recording.quiet_db,
        is_timed=recording.is_timed,
        begins_s=begins_s,
        window_s=length_s,
        least_near_s=task.least_near_s,
        readings=tuple(recording.readings[place] for place in places),
        motion=tuple(second for second in recording.motion if begins_s <= second.t_s < begins_s + length_s),
        near_m=task.near_m,
        distance_m=distance_m,
        is_near=is_known and (distance_m <= task.near_m if task.least_near_s is None else near_s >= task.least_near_s),
    )


def _known_m(recording: Recording, places: Sequence[int]) -> dict[int, list[float]]:
    """Return for each scan round the median distance of each minute of it in which the distance was known.

    By minutes, because two phones that are near hear each other more often than two that are not.
    """
    minutes: dict[int, list[float]] = {}
    for place in places:
        distance_m, t_s = recording.distances_m[place], recording.readings[place].t_s
        if distance_m is not None:
            minutes.setdefault(int(t_s // MINUTE_S), []).append(distance_m)
    rounds: dict[int, list[float]] = {}
    for minute, distances_m in minutes.items():
        rounds.setdefault(int(minute * MINUTE_S // ROUND_S), []).append(median(distances_m))
    return rounds


def _rounds_asked(recording: Recording, places: Sequence[int], task: Task) -> float:
    """Return of how many scan rounds at least half must be known."""
    if task.least_near_s is not None:
        return len({recording.readings[place].t_s // ROUND_S for place in places})
    return 1.0 if task.window_s is None else task.window_s / ROUND_S
