"""Publication: which keys are taken, and which batch comes next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.authority import publication
from bluezone.authority.publication import HandIn
from bluezone.errors import BluezoneError
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import Day

FIRST_DAY = Day(18_480)  # 2020-08-06
START_S = FIRST_DAY * 86_400
NOW_S = START_S + 3 * 86_400 + 8 * 3_600
NOW_MS = NOW_S * 1_000


def handed_in(
    *, key: bytes = b"k" * 32, start_s: int = START_S, end_s: int = NOW_S, windows: int = 96
) -> publication.HandIn:
    return HandIn(key, start_s, end_s, windows)


def checked(hand_in: HandIn) -> Infection:
    return publication.check(hand_in, first_day=FIRST_DAY, now_ms=NOW_MS)


def infections(n: int) -> list[Infection]:
    return [Infection(number.to_bytes(32, "big"), START_S, NOW_S) for number in range(n)]


def test_the_key_of_the_first_day_is_published_as_it_was_handed_in() -> None:
    assert checked(handed_in()) == Infection(b"k" * 32, START_S, NOW_S, 96)


def test_the_key_of_a_later_day_is_taken() -> None:
    assert checked(handed_in(start_s=START_S + 86_400)).start_s == START_S + 86_400


def test_a_clock_that_is_minutes_ahead_is_forgiven_but_no_future_moment_is_published() -> None:
    assert checked(handed_in(end_s=NOW_S + 600)).end_s == NOW_S


def test_a_phone_just_past_midnight_by_its_own_clock_gets_a_range_that_is_not_reversed() -> None:
    now_ms = (START_S + 86_400 - 60) * 1_000
    found = publication.check(
        handed_in(start_s=START_S + 86_400, end_s=START_S + 86_410), first_day=FIRST_DAY, now_ms=now_ms
    )

    assert found.start_s == found.end_s == START_S + 86_400


@pytest.mark.parametrize(
    ("hand_in", "code"),
    [
        (handed_in(start_s=START_S - 86_400), "key_too_old"),
        (handed_in(start_s=START_S + 1), "key_not_day_start"),
        (handed_in(start_s=START_S + 4 * 86_400, end_s=START_S + 4 * 86_400), "key_from_the_future"),
        (handed_in(end_s=NOW_S + 3_601), "key_from_the_future"),
        (handed_in(end_s=START_S - 1), "request_malformed"),
        (handed_in(start_s=-86_400), "request_malformed"),
        (handed_in(end_s=2**32), "request_malformed"),
        (handed_in(windows=1), "request_malformed"),
        (handed_in(windows=65_536), "request_malformed"),
    ],
)
def test_a_faulty_hand_in_is_refused_with_the_published_code(hand_in: HandIn, code: str) -> None:
    with pytest.raises(BluezoneError) as caught:
        checked(hand_in)

    assert (caught.value.code, caught.value.status) == (code, 400)


@given(st.integers(-(2**70), 2**70), st.integers(-(2**70), 2**70), st.integers(-(2**70), 2**70))
def test_whatever_numbers_come_in_only_sound_infections_go_out(start_s: int, end_s: int, windows: int) -> None:
    try:
        found = checked(handed_in(start_s=start_s, end_s=end_s, windows=windows))
    except BluezoneError as error:
        assert error.status == 400  # noqa: PT017 - either way is right; what matters is that nothing else comes out
    else:
        assert START_S <= found.start_s <= found.end_s <= NOW_S


def test_neither_a_hand_in_nor_its_refusal_shows_the_key() -> None:
    key = b"\xabsecret" + bytes(25)

    assert "secret" not in repr(handed_in(key=key))
    with pytest.raises(publication.KeyNotDayStartError) as caught:
        checked(handed_in(key=key, start_s=START_S + 5))
    assert "secret" not in str(caught.value)


def test_nothing_pending_makes_no_batch() -> None:
    assert list(publication.plan([], last_number=7, last_until_s=NOW_S, now_ms=NOW_MS)) == []


def test_an_empty_batch_is_made_when_it_is_asked_for() -> None:
    (found,) = publication.plan([], last_number=7, last_until_s=NOW_S - 60, now_ms=NOW_MS, is_forced=True)

    assert found == publication.Plan(8, NOW_S - 60, NOW_S, ())


def test_the_first_batch_has_number_one_and_begins_when_it_ends() -> None:
    (found,) = publication.plan(infections(2), last_number=0, last_until_s=0, now_ms=NOW_MS)

    assert (found.number, found.from_s, found.until_s) == (1, NOW_S, NOW_S)


def test_the_time_of_batches_never_runs_backwards() -> None:
    (found,) = publication.plan(infections(1), last_number=3, last_until_s=NOW_S + 500, now_ms=NOW_MS)

    assert (found.from_s, found.until_s) == (NOW_S + 500, NOW_S + 500)


@given(st.integers(1, 40), st.integers(1, 10))
def test_many_infections_become_several_batches_without_loss_gap_or_double(n: int, most: int) -> None:
    pending = infections(n)

    found = list(
        publication.plan(pending + pending[:3], last_number=4, last_until_s=NOW_S - 9, now_ms=NOW_MS, most=most)
    )

    assert [plan.number for plan in found] == list(range(5, 5 + len(found)))
    assert [infection for plan in found for infection in plan.infections] == pending
    assert all(1 <= len(plan.infections) <= most for plan in found)
    assert all(plan.from_s <= plan.until_s for plan in found)
