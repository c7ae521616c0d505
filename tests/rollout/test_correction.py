"""A correction counts for the old cut-off: mistakes go, later news does not come in."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bluezone.letters.letter import REASONS
from bluezone.rollout.correction import NOT_REACHED, Later, corrected
from bluezone.rollout.tally import Standing

CUTOFF = datetime(2020, 8, 9, 1, tzinfo=UTC)
BEFORE, AFTER = CUTOFF - timedelta(days=1), CUTOFF + timedelta(hours=1)


def stood(at: datetime = BEFORE, **values: Any) -> Standing:
    return Standing("vp", "1", at, **values)


OPEN, INSTALLED = stood(), stood(is_installed=True)
REASON = stood(reason="refused")


@pytest.mark.parametrize("then", [INSTALLED, REASON])
@pytest.mark.parametrize("now", [stood(AFTER, is_installed=True), stood(AFTER, reason="refused"), stood(AFTER)])
def test_who_was_settled_stays_as_at_the_cutoff(then: Standing, now: Standing) -> None:
    assert corrected(then, Later(now, AFTER), CUTOFF) == then


@pytest.mark.parametrize("then", [INSTALLED, REASON, OPEN])
def test_a_mistake_counts_as_it_is_known_now(then: Standing) -> None:
    found = corrected(then, Later(stood(AFTER, reason="incompatible_device"), AFTER, is_mistake=True), CUTOFF)

    assert found == stood(reason="incompatible_device")


def test_who_was_open_counts_with_the_reason_told_since() -> None:
    assert corrected(OPEN, Later(stood(AFTER, reason="on_leave"), AFTER), CUTOFF) == stood(reason="on_leave")


def test_the_app_counts_if_it_was_seen_by_the_cutoff_though_told_later() -> None:
    assert corrected(OPEN, Later(stood(AFTER, is_installed=True), CUTOFF), CUTOFF) == INSTALLED


def test_who_installed_after_the_cutoff_had_not_been_reached_at_it() -> None:
    assert corrected(OPEN, Later(stood(AFTER, is_installed=True), AFTER), CUTOFF) == stood(reason=NOT_REACHED)
    assert NOT_REACHED in REASONS


def test_who_is_open_still_stays_open() -> None:
    assert corrected(OPEN, Later(OPEN), CUTOFF) == OPEN


@pytest.mark.parametrize("then", [OPEN, INSTALLED])
def test_who_should_not_have_been_on_the_roster_is_not_counted(then: Standing) -> None:
    gone = stood(AFTER, is_counted=False)

    assert corrected(then, Later(gone, is_mistake=then is INSTALLED), CUTOFF) is None
    assert corrected(INSTALLED, Later(gone), CUTOFF) == INSTALLED


def test_a_member_who_moved_since_counts_where_they_were() -> None:
    found = corrected(OPEN, Later(Standing("cd", "1", AFTER, reason="refused"), AFTER), CUTOFF)

    assert found is not None
    assert found.unit == "vp"
