"""Counts of units and sums over subtrees."""

import random
from typing import Any

import pytest
from django.db import transaction

from bluezone.rollout import tally
from bluezone.rollout.campaign import Denominator
from bluezone.rollout.tally import Unit
from bluezone.server.rollout import campaigns, counting
from bluezone.server.rollout.counting import Sums
from bluezone.server.rollout.models import Member
from bluezone.server.rollout.models.roster import standing
from tests.server.rollout.province import THURSDAY, Province

PLACES = ("sct", "vp", "ttkc", "cd")
STANDINGS: tuple[dict[str, Any], ...] = (
    {},
    {"is_installed": True, "is_settled": True, "state": "installed", "proof": "verified"},
    {"is_installed": True, "is_settled": True, "state": "opened", "proof": "ticked"},
    {"is_installed": True, "is_settled": False, "has_conflict": True, "state": "installed", "proof": "ticked"},
    {"reason": "incompatible_device", "is_settled": True, "state": "exempt", "proof": "ticked"},
    {"reason": "no_smartphone", "is_settled": True, "state": "exempt", "has_smartphone": False},
    {"reason": "no_phone", "is_settled": True, "state": "exempt", "has_phone": False, "has_smartphone": False},
    {"has_phone": False, "has_smartphone": False},
    {"is_counted": False, "is_installed": True, "is_settled": True, "state": "installed"},
)


def fill(province: Province, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(60):
        province.member(f"Người {number}", chance.choice(PLACES), **chance.choice(STANDINGS))
    with transaction.atomic():
        counting.recount(counting.lock([province.at(place).pk for place in PLACES]), THURSDAY)


@pytest.mark.parametrize("kind", ["registered_phones", "staff", "staff_with_smartphone"])
def test_counts_by_groups_are_the_tally_of_the_members_one_by_one(province: Province, kind: str) -> None:
    province.campaign.definition["denominator"] = kind
    province.campaign.save()

    fill(province, seed=3)

    denominator: Denominator = campaigns.pure(province.campaign).kind()
    for place in PLACES:
        row = province.at(place)
        members = Member.objects.filter(participant=row)
        found = tally.count([standing(each, place) for each in members], [Unit(place, "")], denominator, THURSDAY)
        assert row.figures(kind) == found.total


def test_two_who_say_different_things_leave_a_member_open(province: Province) -> None:
    province.member("An", **STANDINGS[3])

    counting.recount([province.at("vp")], THURSDAY)

    row = province.at("vp")
    assert (row.total, row.installed, row.n_open, row.n_conflicts) == (1, 0, 1, 1)


def test_sums_of_a_subtree_are_those_of_its_units(province: Province) -> None:
    fill(province, seed=5)

    rows = [province.at(place) for place in PLACES]
    below = counting.below(province.at("sct"))
    assert (below.total, below.installed, below.staff) == (
        sum(row.total for row in rows),
        sum(row.installed for row in rows),
        sum(row.staff for row in rows),
    )
    children = counting.by_child(province.at("sct"))
    assert set(children) == {province.at(place).path for place in PLACES[1:]}
    assert sum(each.total for each in children.values()) + rows[0].total == below.total
    assert counting.by_child(province.at("qt"))[province.at("sct").path] == below
    assert counting.below(province.at("stttt")) == Sums()


def test_what_counts_as_proved_is_told_apart(province: Province) -> None:
    for values in STANDINGS[1:4]:
        province.member("An", **values)

    counting.recount([province.at("vp")], THURSDAY)

    row = province.at("vp")
    assert (row.verified, row.ticked, row.self_reported) == (1, 2, 0)
