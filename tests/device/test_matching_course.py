"""The course of an infection: where the two rules differ."""

from bluezone.device.matching_course import Course, Mode, course, is_plausible
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS, DAY_S

START_S = 18_480 * DAY_S
START_MS = START_S * 1000
LATER_MS = START_MS + 30 * DAY_MS


def walked(mode: Mode, windows: int = 96, end_s: int = START_S + 2 * DAY_S, now_ms: int = LATER_MS) -> Course:
    return course(Infection(bytes(32), START_S, end_s, windows), mode, now_ms)


def test_the_original_begins_a_day_where_the_windows_of_the_last_end() -> None:
    assert [walked(mode, windows=7).day_ms - DAY_MS for mode in (Mode.COMPATIBILITY, Mode.TOLERANT)] == [-1, 0]


def test_the_original_overruns_the_end_by_a_window_and_ours_does_not() -> None:
    end_ms = START_MS + 2 * DAY_MS

    assert walked(Mode.COMPATIBILITY).counts_until_ms == end_ms + 900_000
    assert walked(Mode.TOLERANT).counts_until_ms == end_ms


def test_days_reach_from_a_window_before_the_first_sighting_to_the_last_or_the_end() -> None:
    way = walked(Mode.TOLERANT)

    assert way.days(START_MS, START_MS) == range(0, 1)
    assert way.days(START_MS + DAY_MS + 1_799_999, LATER_MS) == range(0, 3)
    assert way.days(START_MS + DAY_MS + 1_800_000, LATER_MS) == range(1, 3)
    assert len(way.days(LATER_MS, LATER_MS)) == 0
    assert len(way.days(START_MS - DAY_MS, START_MS - 1)) == 0


def test_a_day_listens_until_its_last_identifier_can_no_longer_count() -> None:
    way = walked(Mode.TOLERANT)

    assert way.listens_ms(0) == (START_MS, START_MS + DAY_MS + 1_800_000)
    assert way.listens_ms(1) == (START_MS + DAY_MS, START_MS + 2 * DAY_MS)


def test_windows_are_walked_up_to_the_last_that_began_before_the_sighting() -> None:
    way = walked(Mode.TOLERANT)

    assert [way.windows_until(0, START_MS + after) for after in (0, 899_999, 900_000, DAY_MS)] == [1, 1, 2, 96]


def test_an_end_beyond_the_clock_is_one_window_after_it() -> None:
    assert walked(Mode.TOLERANT, now_ms=START_MS).starts_until_ms == START_MS + 900_000


def test_a_chain_of_more_than_a_year_is_not_plausible() -> None:
    infection = Infection(bytes(32), START_S, START_S)

    assert is_plausible(infection, START_MS + 366 * DAY_MS)
    assert not is_plausible(infection, START_MS + 366 * DAY_MS + 1)
