"""Chasing those who owe their report, and letting units off."""

from datetime import timedelta

import pytest

from bluezone.letters import checks, schema
from bluezone.letters.checks import Direction, Severity
from bluezone.rollout.arrival import State
from bluezone.rollout.chase import ChaseError
from bluezone.rollout.rights import Role
from bluezone.server.rollout import chasing, receiving
from bluezone.server.rollout.campaign_changes import ExemptionUnexplainedError
from bluezone.server.rollout.chasing import ReminderTooEarlyError
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout import receiving_desk
from tests.server.rollout.province import ASKED, DEADLINE, Province, definition
from tests.server.rollout.receiving_desk import desk, officer
from tests.server.rollout.test_receiving import came
from tests.server.scene import HandClock

NAMES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế")
DAY = timedelta(days=1)


@pytest.fixture
def three(db: None, hand_clock: HandClock) -> Province:
    made = receiving_desk.make(NAMES)
    hand_clock.at = made.now = DEADLINE + DAY
    return made


def test_one_letter_goes_to_all_who_owe_their_report(three: Province) -> None:
    came(three, "u1")

    made = chasing.draft(desk(three), three.now + 3 * DAY, by=officer(three), now=three.now)

    letter = schema.decode(made.letter)
    assert (made.purpose, made.unit_id, made.stage) == ("chase", "stttt", "draft")
    assert letter.addressees == ("Sở Nội vụ", "Sở Y tế")
    assert sorted(unit.pk for unit in made.addressed.all()) == ["u0", "u2"]
    found = checks.check(letter, direction=Direction.OUTGOING)
    assert {each.code for each in found if each.severity is Severity.ERROR} <= {"number_missing", "date_missing"}


def test_nobody_is_chased_before_the_deadline_or_to_one_that_is_over(three: Province) -> None:
    with pytest.raises(ReminderTooEarlyError):
        chasing.draft(desk(three), DEADLINE + DAY, by=officer(three), now=DEADLINE)
    with pytest.raises(ChaseError):
        chasing.draft(desk(three), three.now, by=officer(three), now=three.now)


def test_nobody_is_chased_where_all_have_reported(three: Province) -> None:
    for unit in ("u0", "u1", "u2"):
        came(three, unit)

    with pytest.raises(ChaseError):
        chasing.draft(desk(three), three.now + DAY, by=officer(three), now=three.now)


def test_only_who_may_chase_does(three: Province) -> None:
    with pytest.raises(RightMissingError):
        chasing.draft(desk(three), three.now + DAY, by=three.acting(Role.DRAFTER, "qt"), now=three.now)


def test_a_unit_is_let_off_with_a_reason(three: Province) -> None:
    with pytest.raises(ExemptionUnexplainedError):
        chasing.exempt(desk(three), "u2", " ", by=officer(three), now=three.now)

    chasing.exempt(desk(three), "u2", "không có điện thoại công vụ", by=officer(three), now=three.now)

    assert [each.state for each in receiving.verdicts(desk(three), three.now)] == [
        State.MISSING,
        State.MISSING,
        State.EXEMPT,
    ]


def test_a_campaign_without_directive_is_named_by_what_it_is_called() -> None:
    assert chasing.asked(definition()) == ASKED
