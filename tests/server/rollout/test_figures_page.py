"""Figures of a unit: sums, rates, what needs attention, and a number of queries that does not grow."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bluezone.rollout import unit
from bluezone.rollout.rights import Role
from bluezone.server.rollout import counting, figures_page
from bluezone.server.rollout.figures_page import Figures, Line
from bluezone.server.rollout.models import Participant
from bluezone.server.units import registry
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout.province import CUTOFF, FROM, THURSDAY, Province

INSTALLED: dict[str, Any] = {"state": "installed", "is_installed": True, "is_settled": True, "proof": "ticked"}
TOO_OLD: dict[str, Any] = {"state": "exempt", "reason": "incompatible_device", "is_settled": True}


def fill(province: Province) -> None:
    """Give the department 43 phones in three units: 41 with the app, one too old, one open."""
    for place, n_installed in (("vp", 14), ("ttkc", 15), ("cd", 12)):
        for number in range(n_installed):
            province.member(f"Người {number}", place, **INSTALLED)
    province.member("Hai", "vp", **TOO_OLD)
    province.member("Ba", "cd")
    with transaction.atomic():
        counting.recount(counting.lock(Participant.objects.values_list("pk", flat=True)), THURSDAY)


def gathered(province: Province, place: str = "sct", **given: Any) -> Figures:
    return figures_page.gather(province.at(place), **{"by": SITE, "now": THURSDAY, **given})


def test_a_unit_shows_the_sum_of_those_below(province: Province) -> None:
    fill(province)

    found = gathered(province)

    assert (found.total.installed, found.total.total, found.rate) == (41, 43, Decimal("95.3"))
    assert (found.total.ticked, found.total.n_open) == (41, 1)
    assert found.reasons == (("incompatible_device", 1),)
    assert found.total == gathered(province, "qt").total


def test_what_needs_attention_stands_first_or_all_by_name(province: Province) -> None:
    fill(province)

    assert [line.at.unit_id for line in gathered(province).lines] == ["cd", "vp", "ttkc"]
    assert [line.at.unit_id for line in gathered(province, order=figures_page.NAME).lines] == ["cd", "ttkc", "vp"]


def test_own_people_of_a_unit_with_units_below_are_a_row_of_their_own(province: Province) -> None:
    province.member("Giám đốc", "sct", **INSTALLED)
    fill(province)

    found = gathered(province)

    assert [line.is_own for line in found.lines].count(True) == 1
    assert found.total.installed == 42
    assert gathered(province, "vp").lines == ()


def test_a_unit_without_people_has_no_rate(province: Province) -> None:
    found = gathered(province, "stttt")

    assert (found.rate, found.total.total, found.lines) == (None, 0, ())


def test_the_target_says_how_many_are_needed(province: Province) -> None:
    fill(province)

    goal = gathered(province).goal

    assert goal is not None
    assert (goal.is_reached, goal.n_needed) == (False, 2)


def test_the_next_cutoff_and_the_last_are_told(province: Province) -> None:
    before, after = gathered(province), gathered(province, now=CUTOFF + timedelta(minutes=1))

    assert before.following is not None
    assert (before.following.cutoff, before.last) == (CUTOFF, None)
    assert after.following is None
    assert after.last == before.following
    assert figures_page.time_left(CUTOFF, THURSDAY) == (2, 23, 0)
    assert figures_page.time_left(THURSDAY, CUTOFF) == (0, 0, 0)
    assert figures_page.is_due_today(before.following, CUTOFF - timedelta(hours=1))


def test_the_table_ends_with_the_sum(province: Province) -> None:
    fill(province)

    rows = list(figures_page.table(gathered(province)))

    assert rows[-1] == ("Sở Công Thương", 43, 43, 43, 41, Decimal("95.3"), 1, 0)
    assert sum(int(str(row[3])) for row in rows[:-1]) == 43
    assert len(rows[0]) == len(figures_page.HEADS)


def test_the_number_of_queries_does_not_grow_with_units_or_members(province: Province) -> None:
    with CaptureQueriesContext(connection) as few:
        gathered(province)
    fill(province)
    add_units(province, 30)
    with CaptureQueriesContext(connection) as many:
        found = gathered(province)

    assert len(found.lines) == 33
    assert len(many) <= len(few)


def add_units(province: Province, n: int) -> None:
    """Put *n* more units below the department, in the campaign too."""
    top = province.at("sct")
    registry.replace(unit.one(f"x{i}", FROM, kind="office", name=f"Phòng {i}", parent="sct") for i in range(n))
    for number in range(n):
        row = Participant.objects.create(
            campaign=province.campaign,
            unit_id=f"x{number}",
            parent=top,
            path=f"{top.path}{0xFFFF0000 + number:08x}",
            depth=top.depth + 1,
            position=1_000 + number,
            name=f"Phòng {number}",
            kind="office",
        )
        assert row.path.startswith(top.path)


def test_only_who_may_see_figures_does(province: Province) -> None:
    with pytest.raises(RightMissingError):
        gathered(province, by=province.acting(Role.VIEWER, "stttt"))


def test_a_line_says_how_many_are_missing(province: Province) -> None:
    fill(province)

    assert Line(province.at("vp"), figures_page.sums_of(province.at("vp"))).missing == 1
