"""Pages of campaigns: what to do now, making one, changing it, who reports."""

import re

import pytest
from django.test import Client
from django.utils import translation

from bluezone.rollout.rights import Role
from bluezone.server.rollout import campaigns
from bluezone.server.rollout.models import Campaign
from tests.server.rollout.campaign_posted import posted
from tests.server.rollout.province import CODE, THURSDAY, Province
from tests.server.scene import HandClock


def signed_in(province: Province, role: Role = Role.DRAFTER, place: str = "qt") -> Client:
    client = Client()
    client.force_login(province.user(role, place))
    client.cookies["django_language"] = "en"
    return client


def test_a_campaign_is_made_started_and_ended_by_pages(province: Province) -> None:
    client = signed_in(province)

    made = client.post("/rollout/new/", posted(code="dot 2"))
    assert made.headers["Location"] == "/rollout/dot-2/settings/"
    row = Campaign.objects.get(code="dot-2")
    assert {each.unit_id for each in row.participants.filter(reports=True)} == {"sct", "stttt"}
    assert "Start the campaign" in client.get("/rollout/dot-2/settings/").content.decode()
    assert client.get("/rollout/dot-2/").headers["Location"] == "/rollout/dot-2/settings/"
    assert signed_in(province, Role.VIEWER).get("/rollout/dot-2/").status_code == 403

    assert client.post("/rollout/dot-2/start/").status_code == 302
    assert client.post("/rollout/dot-2/end/").status_code == 302
    assert Campaign.objects.get(code="dot-2").stage == Campaign.Stage.ENDED


def test_kinds_of_units_or_none_may_report(province: Province) -> None:
    client = signed_in(province)

    client.post("/rollout/new/", posted(code="kinds", reporting="kinds", kinds="office"))
    chosen = client.post("/rollout/new/", posted(code="chosen", reporting="chosen"))

    assert [each.unit_id for each in Campaign.objects.get(code="kinds").participants.filter(reports=True)] == ["vp"]
    assert chosen.headers["Location"] == "/rollout/chosen/units/"


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(province: Province) -> None:
    answer = signed_in(province).post(
        "/rollout/new/", posted(target_percent="gần hết", cutoff_1="2020-08-01T08:00", deadline_1="2020-07-31T08:00")
    )

    page = answer.content.decode()
    assert answer.status_code == 400
    for field in ("target_percent", "cutoff_1", "deadline_1"):
        assert f'id="id_{field}_error"' in page
    assert 'value="gần hết"' in page
    assert Campaign.objects.count() == 1


def test_a_code_that_is_taken_is_told_beside_the_code(province: Province) -> None:
    answer = signed_in(province).post("/rollout/new/", posted(code=CODE))

    assert answer.status_code == 400
    assert 'id="id_code_error"' in answer.content.decode()


def test_an_earlier_campaign_is_copied_without_its_days(province: Province) -> None:
    page = signed_in(province).get(f"/rollout/new/?from={CODE}").content.decode()

    assert 'value="ứng dụng Bluezone"' in page
    assert 'value="https://play.example/bluezone"' in page
    assert "2020-08-09" not in page


def test_who_may_make_no_campaign_is_refused(province: Province) -> None:
    assert signed_in(province, Role.CLERK).get("/rollout/new/").status_code == 403
    assert signed_in(province, Role.CLERK).post("/rollout/new/", posted(code="x")).status_code == 403


def test_a_running_campaign_shows_fixed_fields_and_changes_its_target(province: Province) -> None:
    client = signed_in(province)
    page = client.get(f"/rollout/{CODE}/edit/").content.decode()
    assert re.search(r'<select name="denominator"[^>]*disabled', page)

    answer = client.post(f"/rollout/{CODE}/edit/", posted(target_percent="95,5"))

    assert answer.headers["Location"] == f"/rollout/{CODE}/settings/"
    changed = campaigns.pure(Campaign.objects.get(code=CODE))
    assert [str(each.percent) for each in changed.targets] == ["95.5"]


def test_who_reports_is_chosen_on_a_page_and_an_exemption_wants_its_reason(province: Province) -> None:
    client = signed_in(province, Role.RECEIVING_OFFICER)
    units = [row.unit_id for row in province.campaign.participants.all()]
    given = {"unit": units, "reports-vp": "on", "reports-sct": "on", "exempt-stttt": "on"}

    refused = client.post(f"/rollout/{CODE}/units/", given)
    taken = client.post(f"/rollout/{CODE}/units/", given | {"note-stttt": "Đơn vị tổng hợp"})

    assert (refused.status_code, taken.status_code) == (400, 302)
    assert province.at("vp").reports
    assert (province.at("stttt").is_exempt, province.at("stttt").note) == (True, "Đơn vị tổng hợp")


def test_units_are_found_by_name_and_paged(province: Province) -> None:
    page = signed_in(province).get(f"/rollout/{CODE}/units/?q=Văn phòng").content.decode()

    assert page.count('name="unit"') == 1


def test_settings_are_for_those_who_run_the_campaign(province: Province) -> None:
    client = signed_in(province, Role.DRAFTER, "sct")

    for page in ("settings", "edit", "units"):
        assert client.get(f"/rollout/{CODE}/{page}/").status_code == 403
    assert client.post(f"/rollout/{CODE}/end/").status_code == 403


def test_a_campaign_leads_to_the_figures_of_ones_unit(province: Province) -> None:
    assert signed_in(province, Role.VIEWER, "sct").get(f"/rollout/{CODE}/").headers["Location"] == (
        f"/rollout/{CODE}/sct/"
    )
    assert signed_in(province, Role.ADMINISTRATOR).get(f"/rollout/{CODE}/").status_code == 403


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_first_page_tells_what_to_do_and_the_campaigns(
    province: Province, hand_clock: HandClock, language: str
) -> None:
    hand_clock.at = THURSDAY
    province.member("An", "vp")
    client = signed_in(province)
    client.cookies["django_language"] = language

    page = client.get("/rollout/").content.decode()

    assert f'href="/rollout/{CODE}/"' in page
    assert 'href="/rollout/new/"' in page


def test_who_takes_part_in_nothing_is_told_so(province: Province) -> None:
    with translation.override("en"):
        page = signed_in(province, Role.ADMINISTRATOR, "vp").get("/rollout/").content.decode()

    assert "You take part in no campaign yet" in page
