"""Limits on guessing."""

from datetime import timedelta

import pytest

from bluezone.server.accounts import attempts
from bluezone.server.accounts.models import Attempt
from tests.server.scene import SUNDAY

LIMIT = attempts.Limit("test", most=3)

pytestmark = pytest.mark.django_db


def test_after_the_last_wrong_try_the_caller_waits_until_the_hour_is_over() -> None:
    for _ in range(3):
        attempts.check(LIMIT, "one", SUNDAY)
        attempts.note_wrong(LIMIT, "one", SUNDAY)

    with pytest.raises(attempts.TooManyAttemptsError) as caught:
        attempts.check(LIMIT, "one", SUNDAY + timedelta(minutes=45))
    assert caught.value.retry_after_s == 15 * 60
    attempts.check(LIMIT, "one", SUNDAY + timedelta(hours=1))


def test_callers_and_limits_are_counted_apart() -> None:
    for _ in range(3):
        attempts.note_wrong(LIMIT, "one", SUNDAY)

    attempts.check(LIMIT, "other", SUNDAY)
    attempts.check(attempts.Limit("another", most=3), "one", SUNDAY)


def test_counts_whose_hour_is_over_are_deleted() -> None:
    attempts.note_wrong(LIMIT, "one", SUNDAY)
    attempts.note_wrong(LIMIT, "one", SUNDAY + timedelta(hours=1))

    assert attempts.forget(SUNDAY + timedelta(hours=1)) == 1
    assert Attempt.objects.count() == 1
