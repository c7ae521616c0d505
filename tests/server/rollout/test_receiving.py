"""The desk: whose reports are seen from where, and how it stands with each unit."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from bluezone.rollout.arrival import State
from bluezone.rollout.rights import Role
from bluezone.rollout.schedule import ReportingPeriod
from bluezone.rollout.succession import Succession
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import campaigns, confirming, receiving
from bluezone.server.rollout.models import Participant, Received
from bluezone.server.rollout.receiving import PeriodUnknownError, Tallies
from bluezone.server.units import registry
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout import papers, receiving_desk
from tests.server.rollout.province import CODE, CUTOFF, DEADLINE, Province
from tests.server.rollout.receiving_desk import desk, officer
from tests.server.scene import HandClock

NAMES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế")
DAY = timedelta(days=1)


@pytest.fixture
def three(db: None, hand_clock: HandClock) -> Province:
    periods = (*receiving_desk.PERIODS, ReportingPeriod(CUTOFF + 7 * DAY, DEADLINE + 7 * DAY))
    made = receiving_desk.make(NAMES, periods)
    hand_clock.at = made.now = DEADLINE
    return made


def came(province: Province, unit: str | None, **values: object) -> Received:
    given = {
        "participant": Participant.objects.get(unit_id=unit) if unit else None,
        "receiver_id": "stttt",
        "period": desk(province).period,
        "arrived_at": DEADLINE,
        "state": "confirmed",
        "denominator": "registered_phones",
        "total": 10,
        "installed": 9,
        "evidence": {"source": {}},
        **values,
    }
    return Received.objects.create(campaign=province.campaign, **given)


def states(province: Province, place: str = "stttt") -> list[State]:
    return [each.state for each in receiving.verdicts(desk(province, place), province.now)]


def test_without_a_number_the_last_cutoff_that_has_come_is_shown(three: Province) -> None:
    three.now = CUTOFF - DAY
    assert desk(three).period.number == 1
    three.now = CUTOFF + 8 * DAY
    assert desk(three).period.number == 2
    assert desk(three, number=1).period.number == 1
    assert [desk(three).before, desk(three, number=1).before] == [desk(three, number=1).period, None]
    with pytest.raises(PeriodUnknownError):
        desk(three, number=3)


def test_the_receiver_and_the_top_see_all_and_a_department_sees_itself(three: Province) -> None:
    came(three, None)

    assert states(three) == states(three, "qt") == [State.NOT_DUE, State.NOT_DUE, State.NOT_DUE, State.UNEXPECTED]
    assert states(three, "u1") == [State.NOT_DUE]
    with pytest.raises(RightMissingError):
        receiving.desk(CODE, "u1", by=three.acting(Role.VIEWER, "u2"), now=three.now)


def test_units_are_counted_by_how_it_stands_with_them(three: Province) -> None:
    came(three, "u0")
    came(three, "u1", arrived_at=DEADLINE + DAY)
    came(three, "u1", state="refused", installed=1)
    three.now = DEADLINE + 2 * DAY

    judged = receiving.verdicts(desk(three), three.now)

    assert receiving.tallies(judged) == Tallies(3, 2, 1, 1, 1, 0, 0, 0)
    assert receiving.tallies(judged).counting == 2


def test_a_waiting_report_is_received_and_does_not_count(three: Province) -> None:
    came(three, "u0", state="waiting")

    judged = receiving.verdicts(desk(three), three.now)

    assert receiving.tallies(judged) == Tallies(3, 1, 0, 0, 0, 1, 0, 0)


def test_other_figures_contradict_until_one_letter_corrects_the_other(three: Province) -> None:
    first = came(three, "u0")
    second = came(three, "u0", installed=8)
    assert states(three)[0] == State.CONTRADICTING

    second.replaces = first
    second.save()

    (verdict, *_) = receiving.verdicts(desk(three), three.now)
    assert (verdict.state, verdict.figures) == (State.ON_TIME, second.figures())


def test_a_file_that_was_not_read_yet_is_nobodys_report(three: Province) -> None:
    came(three, None, state="waiting", denominator="", total=None, installed=None, evidence={})

    assert states(three) == [State.NOT_DUE] * 3


def test_a_letter_of_nobody_knows_whom_is_no_units_report(three: Province) -> None:
    came(three, None)

    found = receiving.tallies(receiving.verdicts(desk(three), three.now))

    assert (found.received, found.other) == (0, 1)


def test_a_withdrawn_report_does_not_count(province: Province) -> None:
    made = papers.issued(province, **papers.report_values(province, papers.frozen(province)))
    here = desk(province)
    confirming.confirm_as_sent(Received.objects.get(), here, by=officer(province), now=province.now)
    assert State.ON_TIME in states(province)

    made.is_withdrawn = True
    made.save()

    assert State.ON_TIME not in states(province)


def test_the_receiving_unit_counts_with_its_own_frozen_figures(province: Province) -> None:
    province.member("Chi", "stttt", state="installed", is_installed=True, is_settled=True, proof="ticked")
    papers.frozen(province)

    found = {each.expected.unit: each for each in receiving.verdicts(desk(province), province.now)}

    assert found["stttt"].state is State.ON_TIME
    assert found["stttt"].figures is not None
    assert found["stttt"].figures.installed == 1
    assert [each.expected.unit for each in receiving.verdicts(desk(province, "sct"), province.now)] == ["sct"]


def test_who_others_follow_owes_nothing(three: Province) -> None:
    day = desk(three).period.cutoff.date() - DAY
    registry.replace([], [Succession(UnitId("u1"), UnitId("u2"), day)])
    three.now = DEADLINE + DAY

    found = receiving.verdicts(desk(three), three.now)

    assert [each.state for each in found] == [State.MISSING, State.MERGED, State.MISSING]
    assert found[1].expected.successors == ("Sở Y tế",)


def test_the_number_of_queries_does_not_grow_with_units(
    three: Province, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for unit in ("u0", "u1", "u2"):
        came(three, unit)
    here = desk(three)

    with django_assert_num_queries(4):
        receiving.verdicts(here, three.now)


def test_a_desk_knows_its_period_as_the_rules_do(three: Province) -> None:
    here = desk(three)

    assert here.pure == receiving_desk.PERIODS[0]
    assert replace(here, is_whole=False).path == here.at.path
    assert here.definition == campaigns.pure(three.campaign)
