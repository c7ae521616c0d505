"""What a person has to do now."""

from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bluezone.rollout.rights import Role
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import attention, campaigns, counting, freezing
from bluezone.server.rollout.attention import Desk, What
from bluezone.server.rollout.campaigns import Plan
from bluezone.server.rollout.models import Assignment, Incoming, Participant, Received, Series
from bluezone.server.units.actor import SITE
from tests.server.rollout import papers
from tests.server.rollout.province import CUTOFF, FROM, THURSDAY, Province, definition

INSTALLED: dict[str, Any] = {"state": "installed", "is_installed": True, "is_settled": True, "proof": "ticked"}


def desk(province: Province, role: Role, place: str = "sct") -> Desk:
    return attention.gather(province.acting(role, place), province.now)


def tasks(found: Desk) -> list[What]:
    return [task.what for task in found.tasks]


def count(province: Province) -> None:
    with transaction.atomic():
        counting.recount(counting.lock(Participant.objects.values_list("pk", flat=True)), THURSDAY)


def test_a_clerk_sees_the_campaign_at_the_own_office_with_its_sums(province: Province) -> None:
    province.member("An", "vp", **INSTALLED)
    province.member("Bình", "ttkc")
    province.member("Chi", "stttt")
    count(province)

    (work,) = desk(province, Role.CLERK).works

    assert [row.unit_id for row in work.at] == ["sct"]
    assert (work.installed, work.total, work.n_open) == (1, 2, 1)
    assert (work.next_cutoff, work.is_soon(province.now)) == (CUTOFF, True)
    assert work.ticks == ()
    assert [row.unit_id for row in desk(province, Role.HELPER, "vp").works[0].ticks] == ["vp"]


def test_who_keeps_an_empty_roster_is_led_to_bring_it_in(province: Province) -> None:
    (work,) = desk(province, Role.DRAFTER).works
    assert [row.unit_id for row in work.fills] == ["sct"]
    assert work.is_empty
    assert not desk(province, Role.CLERK).works[0].is_empty

    province.member("An", "vp")
    count(province)

    assert not desk(province, Role.DRAFTER).works[0].is_empty


def test_who_has_nothing_to_do_with_a_campaign_does_not_see_it(province: Province) -> None:
    assert desk(province, Role.ADMINISTRATOR).works == ()


def test_frozen_figures_without_a_letter_wait_for_the_drafter_and_say_if_they_do_not_add_up(province: Province) -> None:
    province.member("An", "vp", **INSTALLED)
    province.member("Bình", "stttt")
    freezing.freeze_due(CUTOFF)
    province.now = CUTOFF + timedelta(hours=1)

    assert tasks(desk(province, Role.DRAFTER)) == [What.UNREPORTED]
    assert tasks(desk(province, Role.DRAFTER, "stttt")) == [What.NOT_READY]
    assert tasks(desk(province, Role.VIEWER)) == []
    assert tasks(desk(province, Role.DRAFTER, "qt")) == []  # the departments' reports are their own work


def test_a_document_waits_for_whoever_takes_its_next_step(province: Province) -> None:
    papers.draft(province)
    papers.approved(province)
    papers.issued(province)

    assert tasks(desk(province, Role.CHECKER)) == [What.STEP]
    assert tasks(desk(province, Role.CLERK)) == [What.STEP]
    assert tasks(desk(province, Role.SIGNER)) == []
    assert tasks(desk(province, Role.CHECKER, "stttt")) == []


def paper(province: Province, state: str) -> None:
    series, _ = Series.objects.get_or_create(unit_id="sct", year=2020, direction=Series.Direction.INCOMING)
    made = Incoming.objects.create(
        unit_id="sct",
        series=series,
        number=Incoming.objects.count() + 1,
        arrived_on=FROM,
        issuer="x",
        kind="x",
        abstract="x",
        state=state,
        made_at=THURSDAY,
    )
    Assignment.objects.create(incoming=made, lead_id="vp", due=THURSDAY - timedelta(hours=1), made_at=THURSDAY)


def test_a_paper_is_overdue_until_it_is_answered(province: Province) -> None:
    paper(province, Incoming.State.ASSIGNED)
    paper(province, Incoming.State.ANSWERED)

    assert tasks(desk(province, Role.CLERK)) == [What.OVERDUE]
    assert tasks(desk(province, Role.VIEWER)) == []


def test_received_reports_wait_for_the_receiving_officer(province: Province) -> None:
    period = province.campaign.periods.get()
    Received.objects.create(campaign=province.campaign, receiver_id="stttt", period=period, arrived_at=THURSDAY)

    (work,) = desk(province, Role.RECEIVING_OFFICER, "qt").works

    assert work.n_received == 1
    assert [row.unit_id for row in work.receives] == ["qt"]
    assert desk(province, Role.CLERK).works[0].n_received == 0


def test_running_campaigns_stand_before_drafts_and_those_that_ended(province: Province) -> None:
    plan = Plan(UnitId("qt"), UnitId("qt"), FROM, lambda unit, tree: False)
    campaigns.make(definition("draft"), None, plan, by=SITE, now=THURSDAY + timedelta(hours=1))
    campaigns.make(definition("over"), None, plan, by=SITE, now=THURSDAY + timedelta(hours=2))
    campaigns.start("over", by=SITE, now=THURSDAY)
    campaigns.end("over", by=SITE, now=THURSDAY)

    works = desk(province, Role.DRAFTER, "qt").works

    assert [work.campaign.stage for work in works] == ["running", "draft", "ended"]


def test_a_draft_is_seen_by_those_who_may_change_it_alone(province: Province) -> None:
    plan = Plan(UnitId("qt"), UnitId("qt"), FROM, lambda unit, tree: False)
    campaigns.make(definition("draft"), None, plan, by=SITE, now=THURSDAY)

    assert len(desk(province, Role.DRAFTER, "qt").works) == 2
    assert len(desk(province, Role.DRAFTER, "sct").works) == 1
    assert len(desk(province, Role.VIEWER, "qt").works) == 1


def test_the_number_of_queries_does_not_grow_with_campaigns(province: Province) -> None:
    by = province.acting(Role.DRAFTER, "qt")
    attention.gather(by, THURSDAY)
    with CaptureQueriesContext(connection) as few:
        attention.gather(by, THURSDAY)
    plan = Plan(UnitId("qt"), UnitId("qt"), FROM, lambda unit, tree: False)
    for number in range(5):
        campaigns.make(definition(f"more-{number}"), None, plan, by=SITE, now=THURSDAY)

    with CaptureQueriesContext(connection) as many:
        assert len(attention.gather(by, THURSDAY).works) == 6

    assert len(many) - len(few) <= 10  # five times the mark that says whether the units changed
