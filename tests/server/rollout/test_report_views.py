"""Pages of a unit: outreach, gate, reports from frozen to drafted."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bluezone.rollout.rights import Role
from bluezone.server.rollout import freezing
from bluezone.server.rollout.models import GateNote, Outgoing, OutreachEntry, Snapshot
from tests.server.rollout import test_reporting as story
from tests.server.rollout.province import CODE, CUTOFF, Province
from tests.server.scene import HandClock

AT = f"/rollout/{CODE}/sct"
SAID = {"kind": "markets", "subject": "Chợ Đông Hà", "at": "2020-08-06T08:00", "reached": "1.200", "helped": ""}


def signed_in(province: Province, role: Role = Role.DRAFTER, place: str = "sct") -> Client:
    client = Client()
    client.force_login(province.user(role, place))
    client.cookies["django_language"] = "en"
    return client


def freeze(province: Province, hand_clock: HandClock) -> None:
    freezing.freeze_due(CUTOFF)
    hand_clock.at = province.now = CUTOFF + timedelta(hours=25)


def test_outreach_is_logged_corrected_and_struck_and_all_of_it_stays(province: Province) -> None:
    client = signed_in(province, Role.HELPER)

    assert client.post(f"{AT}/outreach/", SAID).headers["Location"] == f"{AT}/outreach/"
    first = OutreachEntry.objects.get()
    assert (first.reached, first.helped) == (1200, None)
    client.post(f"{AT}/outreach/{first.pk}/", SAID | {"reached": "120"})
    second = OutreachEntry.objects.get(corrects=first)
    client.post(f"{AT}/outreach/{second.pk}/strike/")

    page = client.get(f"{AT}/outreach/").content.decode()
    assert page.count('<tr class="gone">') == 3
    assert 'id="sums"' not in page


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"at": "2020-08-09T08:00"}, "at"), ({"reached": "nhiều"}, "reached"), ({"kind": "x"}, "kind")],
)
def test_what_is_wrong_in_an_entry_stands_beside_its_field(
    province: Province, changed: dict[str, str], field: str
) -> None:
    answer = signed_in(province, Role.HELPER).post(f"{AT}/outreach/", SAID | changed)

    assert answer.status_code == 400
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not OutreachEntry.objects.exists()


def test_the_gate_is_noted_for_a_cutoff(province: Province) -> None:
    client = signed_in(province, Role.HELPER)

    client.post(f"{AT}/reports/1/gate/", {"screened": "212", "helped": ""})

    assert [(row.screened, row.helped) for row in GateNote.objects.all()] == [(212, None)]
    assert 'value="212"' in client.get(f"{AT}/reports/1/gate/").content.decode()
    client.post(f"{AT}/reports/1/gate/", {})
    assert not GateNote.objects.exists()


def test_before_the_cutoff_the_page_says_when_and_offers_nothing(province: Province) -> None:
    page = signed_in(province).get(f"{AT}/reports/").content.decode()

    assert "08:00, 9 August 2020" in page
    assert "/draft/" not in page
    assert "/correct/" not in page
    assert signed_in(province).get(f"{AT}/reports/1/draft/").status_code == 409


def test_a_letter_is_drafted_from_the_page(province: Province, hand_clock: HandClock) -> None:
    story.story(province)
    freeze(province, hand_clock)
    client = signed_in(province)
    assert "41/43" in client.get(f"{AT}/reports/").content.decode()

    given = {"kind": "report", "order": "rate", "places": "1", "difficulties": "Máy cũ\n", "proposals": ""}
    answer = client.post(f"{AT}/reports/1/draft/", given)

    made = Outgoing.objects.get()
    assert answer.headers["Location"] == f"/papers/sct/drafts/{made.pk}/"
    assert "Máy cũ." in story.text(made)
    assert f"/papers/sct/drafts/{made.pk}/" in client.get(f"{AT}/reports/").content.decode()


def test_open_members_are_told_in_the_readers_language_and_no_letter_is_offered(
    province: Province, hand_clock: HandClock
) -> None:
    province.member("An", "vp", **story.INSTALLED)
    province.member("Bình", "vp")
    freeze(province, hand_clock)
    client = signed_in(province)

    page = client.get(f"{AT}/reports/").content.decode()

    assert "1 are open" in page
    assert "/reports/1/draft/" not in page
    assert client.post(f"{AT}/reports/1/draft/", {"kind": "letter", "order": "tree", "places": "1"}).status_code == 400
    client.cookies["django_language"] = "vi"
    assert "chưa rõ" in client.get(f"{AT}/reports/").content.decode()


def test_what_changed_after_the_cutoff_is_said_to_belong_to_the_next_report(
    province: Province, hand_clock: HandClock
) -> None:
    late = story.story(province)[0]
    freeze(province, hand_clock)
    story.installs(late, CUTOFF + timedelta(minutes=5))

    page = signed_in(province).get(f"{AT}/reports/").content.decode()

    assert "1 member changed after the cut-off" in page
    assert "41/43" in page


def test_a_correction_wants_a_reason_and_other_figures(province: Province, hand_clock: HandClock) -> None:
    story.story(province)
    freeze(province, hand_clock)
    client = signed_in(province)

    for why in ("", "không có gì khác"):
        assert client.post(f"{AT}/reports/1/correct/", {"why": why}).status_code == 400
    assert not Snapshot.objects.exclude(corrects=None).exists()


def test_a_unit_without_a_report_leads_to_the_one_that_reports_for_it(province: Province) -> None:
    page = signed_in(province, Role.VIEWER).get(f"/rollout/{CODE}/vp/reports/").content.decode()

    assert f'href="{AT}/reports/"' in page


def test_the_number_of_queries_of_reports_does_not_grow_with_members(province: Province, hand_clock: HandClock) -> None:
    province.member("An", "vp", **story.INSTALLED)
    freeze(province, hand_clock)
    client = signed_in(province)
    client.get(f"{AT}/reports/")
    with CaptureQueriesContext(connection) as few:
        client.get(f"{AT}/reports/")
    story.story(province)

    with CaptureQueriesContext(connection) as many:
        client.get(f"{AT}/reports/")

    assert len(many) <= len(few)


def test_who_may_not_is_refused(province: Province, hand_clock: HandClock) -> None:
    story.story(province)
    freeze(province, hand_clock)
    viewer = signed_in(province, Role.VIEWER)

    for address in ("outreach/", "reports/1/gate/", "reports/1/draft/", "reports/1/correct/"):
        assert viewer.get(f"{AT}/{address}").status_code == 403
    assert viewer.get(f"{AT}/reports/").status_code == 200
    assert viewer.get(f"/rollout/{CODE}/stttt/reports/").status_code == 403
