"""Cases: what an officer may confirm, and from which day on others were at risk."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.authority import case
from bluezone.protocol.window import Day

TODAY = date(2020, 8, 9)
TODAY_DAY = Day((TODAY - date(1970, 1, 1)).days)


def confirmed(test_date: date = TODAY, onset_date: date | None = None, retention_days: int = 14) -> case.Case:
    return case.confirm(test_date, onset_date, today=TODAY, retention_days=retention_days)


def test_a_person_who_fell_ill_was_infectious_two_days_earlier() -> None:
    found = confirmed(test_date=date(2020, 8, 9), onset_date=date(2020, 8, 8))

    assert found.infectious_date == date(2020, 8, 6)
    assert case.first_day(found, today=TODAY_DAY, retention_days=14) * 86_400 == 1_596_672_000


def test_a_person_without_signs_was_infectious_two_days_before_the_test() -> None:
    assert confirmed(test_date=date(2020, 8, 9)).infectious_date == date(2020, 8, 7)


def test_onset_on_the_day_of_the_test_is_taken() -> None:
    assert confirmed(onset_date=TODAY).onset_date == TODAY


def test_onset_after_the_test_is_refused() -> None:
    with pytest.raises(case.OnsetAfterTestError) as caught:
        confirmed(test_date=date(2020, 8, 7), onset_date=date(2020, 8, 8))

    assert caught.value.code == "case_onset_after_test"
    assert "2020-08-08" in caught.value.sentence


def test_a_test_of_tomorrow_is_refused() -> None:
    with pytest.raises(case.CaseFromTheFutureError) as caught:
        confirmed(test_date=TODAY + timedelta(days=1))

    assert caught.value.code == "case_from_the_future"


def test_a_test_is_taken_on_the_last_day_of_the_retention_and_not_a_day_later() -> None:
    assert confirmed(test_date=TODAY - timedelta(days=14)).test_date == date(2020, 7, 26)

    with pytest.raises(case.CaseTooOldError) as caught:
        confirmed(test_date=TODAY - timedelta(days=15))
    assert caught.value.code == "case_too_old"


def test_the_first_day_is_never_older_than_what_phones_remember() -> None:
    found = confirmed(test_date=TODAY, onset_date=date(2020, 7, 1))

    assert case.first_day(found, today=TODAY_DAY, retention_days=14) == TODAY_DAY - 14


@given(st.dates(), st.none() | st.dates(), st.integers(1, 60))
def test_every_confirmed_case_has_its_first_day_within_the_retention(
    test_date: date, onset_date: date | None, retention_days: int
) -> None:
    try:
        found = confirmed(test_date, onset_date, retention_days)
    except case.CaseError:
        assert (
            test_date > TODAY
            or test_date < TODAY - timedelta(days=retention_days)
            or (onset_date is not None and onset_date > test_date)
        )
    else:
        first = case.first_day(found, today=TODAY_DAY, retention_days=retention_days)
        assert TODAY_DAY - retention_days <= first <= TODAY_DAY
