from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.protocol.advertisement import Platform
from bluezone.world.measured.recording import Motion, Reading, Recording
from bluezone.world.proximity_cases import TASKS, Case, Task, TaskError, cases, windows

TIMED = Task("timed", "dp3t", 2.0, window_s=300)
QUARTER = Task("quarter", "dp3t", 2.0, window_s=900)
MEETING = Task("meeting", "dp3t", 2.0, least_near_s=900)
COUNTED = Task("counted", "sct-human", 2.0, readings=4)


def recording(heard: Sequence[tuple[float, float | None]], ends_s: float | None = None) -> Recording:
    """What was heard at which second and distance, all equally strong."""
    return Recording(
        dataset="dp3t/exp",
        scene="lunch",
        run="1 hears 2",
        pair=(Platform.ANDROID, Platform.IOS),
        receiver_model="SM-G973F",
        transmitter_model=None,
        quiet_db=6.0,
        readings=tuple(Reading(t_s, -80, None) for t_s, _ in heard),
        distances_m=tuple(distance_m for _, distance_m in heard),
        ends_s=heard[-1][0] if ends_s is None else ends_s,
        motion=(Motion(10, 0.1, 0.1, None), Motion(310, 0.2, 0.2, None)),
    )


def spans(found: Sequence[Case]) -> list[tuple[float, int]]:
    return [(case.begins_s, len(case.readings)) for case in found]


def test_windows_come_in_order_and_silent_ones_are_none() -> None:
    found = cases(recording([(0, 1), (299.9, 1), (300, 1), (1000, 1)], ends_s=1300), TIMED)

    assert spans(found) == [(0, 2), (300, 1), (900, 1)]


def test_a_window_carries_what_is_known_of_the_phones_and_the_motion_inside_it() -> None:
    first, second = cases(recording([(0, 1), (300, 1)], ends_s=600), TIMED)

    assert (first.receiver_model, first.transmitter_model, first.quiet_db) == ("SM-G973F", None, 6.0)
    assert [moved.t_s for moved in first.motion] == [10]
    assert [moved.t_s for moved in second.motion] == [310]


def test_the_last_window_counts_from_half_of_its_length() -> None:
    assert len(cases(recording([(0, 1), (300, 1)], ends_s=449), TIMED)) == 1
    assert len(cases(recording([(0, 1), (300, 1)], ends_s=450), TIMED)) == 2


def test_counted_windows_do_not_look_at_the_clock_and_half_a_window_counts() -> None:
    found = cases(recording([(0, 1)] * 10), COUNTED)

    assert spans(found) == [(0, 4), (4, 4), (8, 2)]
    assert spans(cases(recording([(0, 1)] * 9), COUNTED)) == [(0, 4), (4, 4)]


@pytest.mark.parametrize(("distance_m", "is_near"), [(1.99, True), (2.0, True), (2.01, False)])
def test_at_the_distance_itself_is_near(distance_m: float, is_near: bool) -> None:
    (found,) = cases(recording([(0, distance_m)], ends_s=300), TIMED)

    assert (found.is_near, found.distance_m) == (is_near, distance_m)


def test_minutes_weigh_alike_however_often_the_other_was_heard_in_them() -> None:
    near_and_loud = [(t_s / 100, 0.5) for t_s in range(100)]

    (found,) = cases(recording([*near_and_loud, (70.0, 4.0), (130.0, 4.0)], ends_s=300), TIMED)

    assert not found.is_near
    assert found.distance_m == 4.0


def test_unknown_distances_are_left_out_and_a_window_with_none_known_is_no_case() -> None:
    first = cases(recording([(0, None), (1, 3.0), (300, None)], ends_s=600), TIMED)

    assert [case.distance_m for case in first] == [3.0]
    assert len(first[0].readings) == 2


def test_windows_whose_truth_is_unknown_are_windows_and_no_cases() -> None:
    made = recording([(0, 3.0), (300, None), (600, 1.0)], ends_s=900)

    found = windows(made, TIMED)

    assert [(window.is_known, window.is_near) for window in found] == [(True, False), (False, False), (True, True)]
    assert [case.begins_s for case in cases(made, TIMED)] == [0, 600]


def test_a_quarter_of_an_hour_needs_the_truth_of_two_scan_rounds() -> None:
    assert cases(recording([(0, 1), (299, 1), (400, None)], ends_s=900), QUARTER) == []
    assert len(cases(recording([(0, 1), (300, 1)], ends_s=900), QUARTER)) == 1


@pytest.mark.parametrize(("near_rounds", "is_near"), [(2, False), (3, True)])
def test_a_whole_run_is_near_if_its_near_rounds_last_as_long_as_asked(near_rounds: int, is_near: bool) -> None:
    heard = [(300.0 * number, 1.0 if number < near_rounds else 5.0) for number in range(8)]

    (found,) = cases(recording(heard, ends_s=2400), MEETING)

    assert (found.is_near, found.begins_s, found.window_s, found.least_near_s) == (is_near, 0, 2400, 900)
    assert len(found.readings) == 8


def test_a_whole_run_needs_the_truth_of_half_the_rounds_in_which_it_was_heard() -> None:
    assert cases(recording([(0, 1), (300, None), (600, None)], ends_s=2000), MEETING) == []
    assert len(cases(recording([(0, 1), (300, None)], ends_s=2000), MEETING)) == 1


def test_a_run_shorter_than_the_time_asked_for_is_no_case() -> None:
    assert cases(recording([(0, 1)], ends_s=899), MEETING) == []


@given(st.lists(st.floats(0, 5000), min_size=1, max_size=60).map(sorted), st.sampled_from([TIMED, COUNTED]))
def test_no_reading_is_in_two_windows_and_none_is_invented(times_s: list[float], task: Task) -> None:
    made = recording([(t_s, 1.0) for t_s in times_s], ends_s=10_000)

    found = [reading for case in cases(made, task) for reading in case.readings]

    assert sorted(found) == sorted(made.readings[: len(found)]) or task is COUNTED
    assert len(made.readings) - len(found) <= (0 if task is TIMED else 1)


def test_distance_and_time_can_be_asked_for_and_counts_stay() -> None:
    assert TIMED.asked(1.0, 10) == Task("timed", "dp3t", 1.0, window_s=600)
    assert COUNTED.asked(None, 10) == COUNTED
    assert MEETING.asked(None, 10) == Task("meeting", "dp3t", 2.0, least_near_s=600)
    assert MEETING.asked(None, None) == MEETING


def test_a_task_is_set_by_one_measure_of_its_window() -> None:
    with pytest.raises(TaskError, match="only one of them"):
        Task("both", "dp3t", 2.0, window_s=300, readings=20)
    with pytest.raises(TaskError, match="only one of them"):
        Task("none", "dp3t", 2.0)


@pytest.mark.parametrize(("near_m", "minutes"), [(0, None), (-1, None), (101, None), (None, 0), (None, 2000)])
def test_a_task_without_sense_is_refused(near_m: float | None, minutes: float | None) -> None:
    with pytest.raises(TaskError, match="expected"):
        TIMED.asked(near_m, minutes)


def test_six_feet_are_near_in_the_tasks_that_were_measured_in_feet() -> None:
    assert all(task.near_m >= 1.829 for task in TASKS)
    assert len({task.name for task in TASKS}) == len(TASKS)
