"""The dashboard: sums by the database are those of the rules; constant queries; live counts apart."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from pytest_django.fixtures import DjangoAssertNumQueries

from bluezone.rollout.schedule import ReportingPeriod
from bluezone.server.rollout import consolidating, counting, dashboard, freezing
from bluezone.server.rollout.dashboard import LIVE, REPORTS, Dashboard
from bluezone.server.rollout.models import Participant
from bluezone.server.units.models import UnitVersion
from tests.server.rollout import papers, receiving_desk
from tests.server.rollout.province import CUTOFF, DEADLINE, FROM, THURSDAY, Province
from tests.server.rollout.receiving_desk import desk
from tests.server.rollout.test_receiving import came
from tests.server.scene import HandClock

NAMES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế")
WEEK = timedelta(days=7)
KINDS = {"department": "department"}


@pytest.fixture
def three(db: None, hand_clock: HandClock) -> Province:
    made = receiving_desk.make(NAMES, (*receiving_desk.PERIODS, ReportingPeriod(CUTOFF + WEEK, DEADLINE + WEEK)))
    hand_clock.at = made.now = DEADLINE
    return made


def gather(province: Province, source: str = REPORTS, number: int | None = None) -> Dashboard:
    return dashboard.gather(desk(province, number=number), source, KINDS, province.now)


def test_what_the_database_adds_up_is_what_the_rules_say(three: Province) -> None:
    first = came(three, "u0", installed=5)
    came(three, "u0", installed=6, replaces=first)
    came(three, "u1", total=20, installed=15, as_of=CUTOFF)
    came(three, "u1", total=20, installed=15, as_of=CUTOFF)
    came(three, "u2", installed=3)
    came(three, "u2", installed=4)
    came(three, "u2", state="refused", installed=1)
    came(three, None, installed=2)

    found = gather(three)

    whole = consolidating.gather(desk(three), three.now).table.groups[0].total
    assert whole.figures is not None
    assert (found.whole.installed, found.whole.total) == (whole.figures.installed, whole.figures.total) == (21, 30)
    assert (found.whole.n_units, found.whole.n_expected) == (2, 3)
    assert [(part.name, part.installed, part.total) for part in found.units] == [
        ("Sở Nội vụ", 6, 10),
        ("Sở Tư pháp", 15, 20),
        ("Sở Y tế", 0, 0),
    ]
    assert [(part.name, part.rate) for part in found.kinds] == [("department", Decimal("70.0"))]


@pytest.mark.parametrize(
    "values",
    [
        {"as_of": CUTOFF - timedelta(days=1)},
        {"state": "waiting"},
        {"denominator": "staff"},
        {"total": None, "installed": None, "denominator": ""},
    ],
)
def test_what_does_not_count_is_not_added(three: Province, values: dict[str, object]) -> None:
    came(three, "u0", **values)

    assert gather(three).whole.rate is None


def test_figures_of_another_hour_of_the_day_count(three: Province) -> None:
    came(three, "u0", as_of=CUTOFF + timedelta(hours=15, minutes=59))
    came(three, "u1", as_of=CUTOFF + timedelta(hours=16))

    assert gather(three).whole.n_units == 1


def test_letters_with_the_same_counts_and_other_reasons_contradict(three: Province) -> None:
    came(three, "u0", reasons={"refused": 1})
    came(three, "u0", reasons={"no_smartphone": 1})

    assert gather(three).whole.n_units == 0


def test_the_curve_has_a_point_for_each_cutoff_that_has_come(three: Province) -> None:
    came(three, "u0", installed=5)
    three.now = DEADLINE + WEEK
    came(three, "u0", arrived_at=three.now, installed=8)

    assert [(part.day, part.installed) for part in gather(three).points] == [
        (CUTOFF.date(), 5),
        ((CUTOFF + WEEK).date(), 8),
    ]
    assert gather(three, number=1).whole.installed == 5
    assert gather(three).goal == Decimal(100)


def count(province: Province) -> None:
    with transaction.atomic():
        counting.recount(counting.lock(Participant.objects.values_list("pk", flat=True)), THURSDAY)


def test_live_counts_are_of_now_and_of_what_was_frozen(province: Province) -> None:
    papers.frozen(province, 3, 1)
    province.member("Mới", "vp", state="installed", is_installed=True, is_settled=True, proof="ticked")
    province.member("Chi", "stttt")
    count(province)

    found = gather(province, LIVE)

    assert (found.source, found.whole.installed, found.whole.total) == (LIVE, 4, 6)
    assert [(part.name, part.installed, part.total) for part in found.units] == [
        ("Sở Công Thương", 4, 5),
        ("Sở Thông tin và Truyền thông", 0, 1),
    ]
    assert [(part.installed, part.total) for part in found.points] == [(3, 4), (4, 6)]


def test_the_receiving_unit_is_in_the_sum_with_its_own_figures(province: Province) -> None:
    province.member("Chi", "stttt", state="installed", is_installed=True, is_settled=True, proof="ticked")
    freezing.freeze_due(CUTOFF)
    province.now = DEADLINE

    assert (gather(province).whole.installed, gather(province).whole.n_units) == (1, 1)


def test_a_department_sees_its_own_part(three: Province) -> None:
    came(three, "u0")
    came(three, "u1")

    found = dashboard.gather(desk(three, "u1"), REPORTS, KINDS, three.now)

    assert (found.whole.n_units, found.whole.n_expected) == (1, 1)


def test_provinces_are_known_by_their_codes_of_the_campaigns_day(province: Province) -> None:
    at = province.at("sct")
    Participant.objects.filter(pk=at.pk).update(kind="province")
    assert not gather(province).are_provinces

    code = {"since": FROM, "kind": "province", "name": "x"}
    UnitVersion.objects.filter(unit_id__in=("sct", "stttt")).delete()
    UnitVersion.objects.create(unit_id="sct", code="45", until=FROM, **code)
    UnitVersion.objects.create(unit_id="sct", code="46", **(code | {"since": FROM + timedelta(days=1)}))
    UnitVersion.objects.create(unit_id="stttt", code="47", **code)
    Participant.objects.filter(unit_id="stttt").update(kind="province")

    found = gather(province)

    assert [part.code for part in found.units] == ["46", "47"]
    assert found.are_provinces


@pytest.mark.parametrize("source", [REPORTS, LIVE])
def test_the_number_of_queries_does_not_grow(
    three: Province, source: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for unit in ("u0", "u1", "u2"):
        came(three, unit)
    here = desk(three)

    with django_assert_num_queries(6 if source == REPORTS else 5):
        dashboard.gather(here, source, KINDS, three.now)


def test_a_dashboard_that_nobody_reported_to_is_empty(three: Province) -> None:
    three.now = CUTOFF - timedelta(days=1)

    found = gather(three)

    assert (found.whole.rate, found.points) == (None, ())
