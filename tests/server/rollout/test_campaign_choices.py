"""What the form of a campaign lets a person choose."""

import pytest

from bluezone.rollout.rights import Role
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import campaign_choices
from bluezone.server.units import registry
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout.province import THURSDAY, Province


def test_units_are_those_where_the_person_may_run_a_campaign_and_their_children(province: Province) -> None:
    found = campaign_choices.choices(province.acting(Role.DRAFTER, "sct"), THURSDAY, "vi")

    assert [unit for unit, _ in found["owner"]] == ["sct", "cd", "ttkc", "vp"]
    assert found["receiver"] == [("stttt", "Sở Thông tin và Truyền thông (Tỉnh Quảng Trị)")]
    assert {code for code, _ in found["kinds"]} == {"department", "office", "centre", "union"}


def test_who_may_run_none_is_refused(province: Province) -> None:
    with pytest.raises(RightMissingError):
        campaign_choices.choices(province.acting(Role.CLERK, "sct"), THURSDAY, "vi")


@pytest.mark.parametrize(
    ("reporting", "scope", "who"),
    [
        ("children", "sct", {"cd", "ttkc", "vp"}),
        ("children", "vp", {"vp"}),
        ("kinds", "qt", {"sct", "stttt"}),
        ("chosen", "qt", set()),
    ],
)
def test_who_reports_is_as_was_chosen(province: Province, reporting: str, scope: str, who: set[str]) -> None:
    values = {"owner": "qt", "scope": scope, "reporting": reporting, "kinds": ["department"]}

    plan = campaign_choices.plan(values, THURSDAY)

    tree = registry.tree_on(plan.tree_day)
    assert {unit for unit in tree.subtree(UnitId(scope)) if plan.reports(unit, tree)} == who
