"""Who may do what, and docs/reference/rights.md says the same."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import rights, succession, tree, unit
from bluezone.rollout.period import Period
from bluezone.rollout.rights import ROLES, TABLE, Action, Grant, Role
from bluezone.rollout.succession import Succession
from bluezone.rollout.unit import UnitId

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rights.md"
BEGIN, DAY = date(2020, 1, 1), date(2026, 11, 24)
ABOVE = {"province": None, "so": "province", "phong": "so", "skhcn": "province", "xa": "province"}
TREE = tree.on(
    [
        unit.one(name, BEGIN, kind="division", name=name, parent=UnitId(above) if above else None)
        for name, above in ABOVE.items()
    ],
    DAY,
)


def grant(role: Role = Role.DRAFTER, at: str = "so", since: date = BEGIN, until: date | None = None) -> Grant:
    return Grant(role, UnitId(at), Period(since, until))


def may(*grants: Grant, action: Action = Action.ROSTER_CHANGE, at: str = "so", day: date = DAY) -> bool:
    return rights.may(grants, action, UnitId(at), TREE, day)


def test_a_right_holds_at_its_unit_and_below() -> None:
    assert may(grant(at="so"), at="so")
    assert may(grant(at="so"), at="phong")


def test_a_right_holds_neither_above_nor_beside() -> None:
    assert not may(grant(at="so"), at="province")
    assert not may(grant(at="so"), at="xa")


def test_a_right_ends_with_its_grant() -> None:
    ended = grant(until=date(2026, 11, 23))

    assert may(ended, day=date(2026, 11, 23))
    assert not may(ended, day=DAY)
    assert not may(grant(since=date(2026, 11, 25)), day=DAY)


def test_without_a_grant_nothing_is_allowed() -> None:
    assert not any(may(action=action) for action in Action)


def test_one_grant_of_several_is_enough() -> None:
    assert may(grant(Role.VIEWER), grant(Role.DRAFTER))


def test_a_role_at_one_unit_gives_no_right_of_a_role_at_another() -> None:
    grants = grant(Role.VIEWER, "so"), grant(Role.DRAFTER, "xa")

    assert not may(*grants, at="so")


def test_a_unit_that_the_tree_lacks_gives_no_right() -> None:
    assert not may(grant(at="nobody"), at="nobody")


def test_a_receiving_officer_of_the_province_confirms_what_its_departments_report() -> None:
    officer = grant(Role.RECEIVING_OFFICER, "province")

    assert may(officer, action=Action.RECEIVED_CONFIRM, at="so")
    assert not may(grant(Role.RECEIVING_OFFICER, "skhcn"), action=Action.RECEIVED_CONFIRM, at="so")


@pytest.mark.parametrize("role", [Role.VIEWER, Role.RECEIVING_OFFICER, Role.ADMINISTRATOR])
def test_those_who_need_no_names_see_none(role: Role) -> None:
    assert not may(grant(role, "province"), action=Action.ROSTER_SEE)


def test_drafting_checking_approving_and_numbering_are_apart() -> None:
    steps = [Action.REPORT_DRAFT, Action.REPORT_CHECK, Action.REPORT_APPROVE, Action.REPORT_NUMBER]

    assert [set(TABLE[step].roles) for step in steps] == [{Role.DRAFTER}, {Role.CHECKER}, {Role.SIGNER}, {Role.CLERK}]


@given(st.sampled_from(Action), st.sampled_from(Role), st.sampled_from(sorted(ABOVE)), st.sampled_from(sorted(ABOVE)))
def test_the_decision_is_the_table_and_the_tree(action: Action, role: Role, held: str, asked: str) -> None:
    wanted = role in TABLE[action].roles and TREE.is_within(UnitId(asked), UnitId(held))

    assert may(grant(role, held), action=action, at=asked) == wanted


@given(st.lists(st.builds(grant, st.sampled_from(Role), st.sampled_from(sorted(ABOVE)))), st.sampled_from(Action))
def test_another_grant_never_takes_a_right_away(grants: list[Grant], action: Action) -> None:
    assert not may(*grants[1:], action=action) or may(*grants, action=action)


def test_every_action_has_a_rule_and_every_role_a_name() -> None:
    assert list(TABLE) == list(Action)
    assert list(ROLES) == list(Role)
    assert all(rule.said.vi and rule.said.en and rule.roles for rule in TABLE.values())


def rows_under(heading: str) -> list[tuple[str, ...]]:
    part = PAGE.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


def test_the_page_shows_the_table() -> None:
    assert rows_under("What each role may do") == rights.page_rows()


def test_the_heading_of_the_page_names_the_roles_in_order() -> None:
    heading = "| action | vi | en | " + " | ".join(said.en for said in ROLES.values()) + " |"

    assert heading in PAGE.read_text(encoding="utf-8").splitlines()


def test_the_page_names_every_role_in_both_languages() -> None:
    assert rows_under("Roles") == [(f"`{role}`", said.vi, said.en) for role, said in ROLES.items()]


# --- grants and the units that go on ----------------------------------------------------------------------------------

MERGED = date(2025, 7, 1)


def passed(*links: tuple[str, str], given: Grant | None = None, on: date = DAY) -> set[str]:
    """Return the units at which a grant at "so" holds on *on*, after *links*."""
    successions = succession.of(Succession(UnitId(old), UnitId(new), MERGED) for old, new in links)
    return {each.unit for each in rights.carried([given or grant()], successions, on) if on in each.period}


def test_a_grant_passes_to_the_one_unit_that_goes_on() -> None:
    assert passed(("so", "skhcn")) == {"so", "skhcn"}
    assert passed(("so", "skhcn"), ("skhcn", "moi")) == {"so", "moi"}


def test_where_many_become_one_all_grants_pass() -> None:
    grants = [grant(), grant(at="phong"), grant(Role.SIGNER, at="phong")]
    successions = succession.of(Succession(UnitId(old), UnitId("xa"), MERGED) for old in ("so", "phong"))

    new = [(each.role, each.unit) for each in rights.carried(grants, successions, DAY)[len(grants) :]]

    assert new == [(Role.DRAFTER, "xa"), (Role.SIGNER, "xa")]


def test_where_one_is_divided_none_pass_and_those_are_named() -> None:
    successions = succession.of(Succession(UnitId("so"), UnitId(new), MERGED) for new in ("skhcn", "xa"))

    assert passed(("so", "skhcn"), ("so", "xa")) == {"so"}
    assert rights.divided([grant(), grant(at="phong")], successions, DAY) == (grant(),)
    assert rights.divided([grant()], successions, MERGED - timedelta(days=1)) == ()


def test_parts_that_come_together_again_are_one() -> None:
    assert passed(("so", "skhcn"), ("so", "xa"), ("skhcn", "moi"), ("xa", "moi")) == {"so", "moi"}


def test_a_grant_passes_on_its_day_and_no_longer_than_it_held() -> None:
    assert passed(("so", "skhcn"), on=MERGED - timedelta(days=1)) == {"so"}
    assert passed(("so", "skhcn"), on=MERGED) == {"so", "skhcn"}
    assert passed(("so", "skhcn"), given=grant(until=MERGED - timedelta(days=1))) == set()
    assert passed(("so", "skhcn"), given=grant(until=MERGED), on=MERGED) == {"so", "skhcn"}
    assert passed(("so", "skhcn"), given=grant(until=MERGED)) == set()


def test_a_grant_that_passed_begins_when_the_new_unit_took_over() -> None:
    successions = succession.of([Succession(UnitId("so"), UnitId("skhcn"), MERGED)])

    assert rights.carried([grant()], successions, DAY)[1].period == Period(MERGED)


def test_a_circle_of_successors_passes_nothing() -> None:
    assert passed(("so", "skhcn"), ("skhcn", "so")) == {"so"}
