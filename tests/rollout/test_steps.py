"""Who may take which step follows from the table of rights."""

from datetime import date

import pytest

from bluezone.rollout import steps, tree, unit
from bluezone.rollout.issuing import Act
from bluezone.rollout.period import Period
from bluezone.rollout.rights import Action, Grant, Role
from bluezone.rollout.unit import UnitId

DAY = date(2020, 8, 10)
SCT = UnitId("sct")
TREE = tree.on([unit.one("sct", date(2020, 1, 1), kind="department", name="Sở Công Thương")], DAY)


def acts(*roles: Role, drafting: Action = Action.REPORT_DRAFT, at: str = "sct") -> frozenset[Act]:
    grants = [Grant(role, SCT, Period(DAY)) for role in roles]
    return steps.acts_of(grants, UnitId(at), TREE, DAY, drafting=drafting)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.DRAFTER, {Act.EDIT}),
        (Role.CHECKER, {Act.CHECK, Act.SEND_BACK}),
        (Role.SIGNER, {Act.APPROVE, Act.SEND_BACK}),
        (Role.CLERK, {Act.NUMBER, Act.ISSUE, Act.SEND_BACK}),
        (Role.VIEWER, set()),
        (Role.ADMINISTRATOR, set()),
    ],
)
def test_each_role_has_its_steps(role: Role, expected: set[Act]) -> None:
    assert acts(role) == expected


def test_several_roles_have_the_steps_of_each() -> None:
    assert acts(Role.DRAFTER, Role.CHECKER, Role.SIGNER, Role.CLERK) == set(Act)


def test_a_summary_or_a_chase_is_edited_by_who_receives_and_a_report_is_not() -> None:
    for drafting in (Action.SUMMARY_DRAFT, Action.CHASE_DRAFT):
        assert acts(Role.RECEIVING_OFFICER, drafting=drafting) == {Act.EDIT}
        assert acts(Role.DRAFTER, drafting=drafting) == frozenset()
    assert acts(Role.RECEIVING_OFFICER) == frozenset()


def test_a_forwarding_letter_is_edited_by_clerk_or_drafter() -> None:
    assert Act.EDIT in acts(Role.CLERK, drafting=Action.PAPER_FORWARD)
    assert Act.EDIT in acts(Role.DRAFTER, drafting=Action.PAPER_FORWARD)


def test_every_act_has_its_actions_and_elsewhere_there_are_none() -> None:
    assert set(steps.ACTIONS) == set(Act)
    assert all(steps.ACTIONS.values())
    assert acts(*Role, at="other") == frozenset()
