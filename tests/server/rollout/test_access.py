"""Rights in a campaign, also when the units have changed since."""

from datetime import date, datetime, time

import pytest

from bluezone.rollout import unit
from bluezone.rollout.rights import Action, Role
from bluezone.rollout.schedule import moment_utc
from bluezone.rollout.succession import Succession
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import access
from bluezone.server.units import actor, registry
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout.province import THURSDAY, Province

AFTER: datetime = moment_utc(date(2021, 2, 1), time(9))


def merge() -> None:
    """End the department at the end of 2020; another one goes on."""
    known = registry.units()
    ended = [known[UnitId(each)].ended(date(2020, 12, 31)) for each in ("sct", "vp", "ttkc", "cd")]
    new = unit.one("new", date(2021, 1, 1), kind="department", name="Sở mới", parent="qt")
    registry.replace([*ended, new], [Succession(UnitId("sct"), UnitId("new"), date(2021, 1, 1))])


def test_a_right_follows_the_tree_downwards_and_no_other_way(province: Province) -> None:
    drafter = province.acting(Role.DRAFTER, "sct")

    assert access.may(drafter, Action.ROSTER_CHANGE, province.at("vp"), THURSDAY)
    assert not access.may(drafter, Action.ROSTER_CHANGE, province.at("qt"), THURSDAY)
    assert not access.may(drafter, Action.ROSTER_CHANGE, province.at("stttt"), THURSDAY)
    with pytest.raises(RightMissingError):
        access.require(drafter, Action.REPORT_CHECK, province.at("vp"), THURSDAY)


def test_who_had_a_right_in_a_campaign_keeps_it_when_the_unit_has_ended(province: Province) -> None:
    user = province.user(Role.DRAFTER, "sct")
    merge()

    assert access.may(actor.of(user, AFTER), Action.FIGURES_SEE, province.at("vp"), AFTER)


def test_a_grant_passes_to_the_one_unit_that_goes_on(province: Province) -> None:
    user = province.user(Role.DRAFTER, "sct")
    merge()

    assert actor.may(actor.of(user, AFTER), Action.ROSTER_CHANGE, "new", AFTER)
    assert not actor.may(actor.of(user, AFTER), Action.ROSTER_CHANGE, "stttt", AFTER)
