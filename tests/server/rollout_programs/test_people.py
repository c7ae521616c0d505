"""Grants, invitations and tokens for commands."""

import pytest

from bluezone.rollout.rights import Role
from bluezone.server.rollout_programs import people
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout.province import Province


def test_what_stands_at_a_unit_is_listed_and_ended_by_its_number(province: Province) -> None:
    by, now = province.acting(Role.ADMINISTRATOR), province.now
    username = province.user(Role.VIEWER, "qt").username
    people.grant(username, "helper", "vp", by=by, now=now)
    people.invite("viewer", "vp", by=by, now=now)
    people.token("viewer", "vp", "HR", 30, by=by, now=now)

    held = people.held("vp", by=by, now=now)
    assert [(row["what"], row["role"]) for row in held] == [
        ("grant", "helper"),
        ("invitation", "viewer"),
        ("token", "viewer"),
    ]
    for row in held:
        people.revoke(row["what"], row["number"], by=by, now=now)
    assert people.held("vp", by=by, now=now) == []


def test_who_may_not_change_grants_sees_none(province: Province) -> None:
    with pytest.raises(RightMissingError):
        people.held("vp", by=province.acting(Role.DRAFTER), now=province.now)
    with pytest.raises(RightMissingError):
        people.invite("viewer", "vp", by=SITE, now=province.now)
