from datetime import UTC, date, datetime, time, timedelta

import pytest

from bluezone.letters import wording
from bluezone.rollout import schedule
from bluezone.rollout.schedule import Fixed, Repeated, ReportingPeriod, Rhythm, ScheduleError
from tests.rollout.story import CUTOFF, DEADLINE


def rhythm(kind: Rhythm = Rhythm.DAILY, *, due_days: int = 1) -> Repeated:
    return Repeated(kind, date(2020, 8, 7), date(2020, 8, 21), time(8), due_days, time(11))


def test_a_daily_rhythm_keeps_its_hour_on_sundays_too() -> None:
    periods = list(rhythm().periods())

    assert len(periods) == 15
    assert CUTOFF in [period.cutoff for period in periods]
    assert CUTOFF.weekday() == 6


def test_a_weekly_rhythm_stays_on_its_weekday() -> None:
    assert [schedule.local_day(period.cutoff).day for period in rhythm(Rhythm.WEEKLY).periods()] == [7, 14, 21]


def test_the_deadline_is_another_moment_than_the_cut_off() -> None:
    first = next(rhythm().periods())

    assert first.deadline - first.cutoff == timedelta(days=1, hours=3)


def test_a_deadline_before_its_cut_off_is_refused() -> None:
    with pytest.raises(ScheduleError, match="frozen"):
        ReportingPeriod(DEADLINE, CUTOFF)
    with pytest.raises(ScheduleError, match="frozen"):
        rhythm(due_days=-1)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ScheduleError, match="time zone"):
        ReportingPeriod(CUTOFF.replace(tzinfo=None), DEADLINE)


def test_fixed_cut_offs_must_be_in_order_and_there() -> None:
    period = ReportingPeriod(CUTOFF, DEADLINE)

    for named in ((), (period, period)):
        with pytest.raises(ScheduleError, match="in order"):
            Fixed(named)


def test_a_rhythm_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ScheduleError, match="or later"):
        Repeated(Rhythm.DAILY, date(2020, 8, 2), date(2020, 8, 1), time(8), 0, time(9))


def test_the_period_that_begins_now_is_the_next_and_the_last() -> None:
    given = rhythm()
    found = schedule.next_period(given, CUTOFF)

    assert found == schedule.last_period(given, CUTOFF)
    assert found is not None
    assert found.cutoff == CUTOFF


def test_before_the_first_and_after_the_last_there_is_none() -> None:
    assert schedule.last_period(rhythm(), datetime(2020, 1, 1, tzinfo=UTC)) is None
    assert schedule.next_period(rhythm(), datetime(2021, 1, 1, tzinfo=UTC)) is None


def test_a_letter_says_the_moment_in_local_time() -> None:
    assert wording.moment(schedule.moment(CUTOFF)) == "8h00 ngày 09/8/2020"
    assert schedule.moment_utc(date(2020, 8, 9), time(8)) == CUTOFF
