"""What is issued arrives: in registers, once each; a report also where reports are added up."""

from datetime import date

from pytest_django.fixtures import DjangoAssertNumQueries

from bluezone.letters import schema
from bluezone.rollout.rights import Role
from bluezone.rollout.unit import UnitId, one
from bluezone.server.rollout import delivery, drafting_steps, drafts
from bluezone.server.rollout.models import Incoming, Outgoing, Received, Series
from bluezone.server.units import registry
from bluezone.server.units.actor import SITE
from tests.server.rollout import papers
from tests.server.rollout.province import CUTOFF, FROM, THURSDAY, Province


def test_each_addressed_unit_gets_a_number_of_its_own_register(province: Province) -> None:
    papers.incoming(province, unit="vp", number=1)
    Series.objects.filter(unit_id="vp").update(last=1)

    made = papers.issued(province, addressed=["vp", "cd"])

    rows = {row.unit_id: row for row in Incoming.objects.filter(sent_as=made)}
    assert {unit: row.number for unit, row in rows.items()} == {"vp": 2, "cd": 1}
    row = rows["vp"]
    assert (row.issuer, row.number_symbol, row.dated) == ("Sở Công Thương", "01/SCT-VP", date(2020, 8, 6))
    assert (row.kind, row.abstract, row.arrived_on) == (made.kind, made.abstract, date(2020, 8, 6))
    assert row.state == "registered"


def test_nothing_arrives_before_it_is_issued_and_nothing_twice(province: Province) -> None:
    made = papers.numbered(province, addressed=["vp", "cd"])
    assert not Incoming.objects.exists()

    issued = drafting_steps.issue(made, by=province.acting(Role.CLERK), now=THURSDAY)
    delivery.deliver(issued, drafts.pure(issued).letter, by=SITE, now=THURSDAY)

    assert Incoming.objects.count() == 2
    assert Series.objects.get(unit_id="vp").last == 1


def test_an_office_sends_nothing_to_itself(province: Province) -> None:
    papers.issued(province, addressed=["sct", "vp"])

    assert [row.unit_id for row in Incoming.objects.all()] == ["vp"]


def test_a_report_waits_to_be_confirmed_where_reports_are_received(province: Province) -> None:
    snapshot = papers.frozen(province, 41, 2)

    made = papers.issued(province, **papers.report_values(province, snapshot))

    row = Received.objects.get()
    assert (row.receiver_id, row.participant, row.period) == ("stttt", province.at("sct"), snapshot.period)
    assert (row.outgoing, row.state, row.arrived_at) == (made, "waiting", province.now)
    assert (row.number_symbol, row.dated, row.as_of) == (made.number_symbol, date(2020, 8, 10), CUTOFF)
    assert (row.total, row.installed, row.denominator) == (43, 41, "registered_phones")
    assert row.reasons == {"incompatible_device": 2}
    assert schema.decode(row.read) == drafts.pure(made).letter
    assert Incoming.objects.get().unit_id == "stttt"


def test_a_report_that_replaces_another_takes_its_place_where_it_was_received(province: Province) -> None:
    snapshot = papers.frozen(province)
    old = papers.issued(province, **papers.report_values(province, snapshot))

    new = papers.issued(province, **papers.report_values(province, snapshot), replaces=old)
    papers.issued(province, **papers.report_values(province, snapshot), replaces=old)

    assert Received.objects.get(outgoing=new).replaces == Received.objects.get(outgoing=old)
    assert Received.objects.filter(replaces=None).count() == 2


def test_a_report_to_a_unit_that_this_site_does_not_know_goes_nowhere(province: Province) -> None:
    province.campaign.definition["receivers"][0]["unit"] = "elsewhere"
    province.campaign.save()
    snapshot = papers.frozen(province)

    papers.issued(province, purpose=Outgoing.Purpose.REPORT, participant=province.at("sct"), snapshot=snapshot)

    assert not Received.objects.exists()
    assert not Incoming.objects.exists()


def test_a_chase_letter_is_no_report(province: Province) -> None:
    snapshot = papers.frozen(province)

    papers.issued(
        province,
        purpose=Outgoing.Purpose.CHASE,
        by=province.acting(Role.RECEIVING_OFFICER),
        snapshot=snapshot,
        campaign=province.campaign,
    )

    assert not Received.objects.exists()


def test_a_whole_province_is_told_at_once(
    province: Province, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    communes = [one(f"c{number}", FROM, kind="commune", name=f"Xã {number}", parent="qt") for number in range(1_200)]
    registry.replace(communes)
    made = papers.numbered(province, addressed=[UnitId(each.id) for each in communes])

    with django_assert_max_num_queries(120):
        drafting_steps.issue(made, by=province.acting(Role.CLERK), now=THURSDAY)

    assert Incoming.objects.filter(number=1).count() == 1_200
