"""The page of figures and its file."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bluezone.documents import sheets
from bluezone.rollout.rights import Role
from bluezone.server.rollout.models import Participant
from tests.server.rollout import test_figures_page as filling
from tests.server.rollout.province import CODE, Province


def signed_in(province: Province, role: Role = Role.VIEWER, place: str = "sct") -> Client:
    client = Client()
    client.force_login(province.user(role, place))
    client.cookies["django_language"] = "en"
    return client


def test_the_rate_stands_with_its_hour_and_each_unit_leads_down(province: Province) -> None:
    filling.fill(province)

    page = signed_in(province).get(f"/rollout/{CODE}/sct/").content.decode()

    assert "95.3% <small>41/43</small>" in page
    assert "As of 09:00, 6 August 2020" in page
    for place in ("vp", "ttkc", "cd"):
        assert f'href="/rollout/{CODE}/{place}/"' in page
    assert "2 d 23 h left" in page


@pytest.mark.parametrize(("role", "place", "leads"), [(Role.DRAFTER, "sct", False), (Role.DRAFTER, "qt", True)])
def test_only_who_may_change_the_campaign_is_led_to_its_settings(
    province: Province, role: Role, place: str, leads: bool
) -> None:
    client = signed_in(province, role, place)

    page = client.get(f"/rollout/{CODE}/sct/").content.decode()

    settings = f"/rollout/{CODE}/settings/"
    assert (f'href="{settings}"' in page) is leads
    assert client.get(settings).status_code == (200 if leads else 403)


def test_units_are_sorted_as_asked_and_an_unknown_order_is_the_usual_one(province: Province) -> None:
    filling.fill(province)
    client = signed_in(province)

    def places(query: str) -> list[int]:
        page = client.get(f"/rollout/{CODE}/sct/{query}").content.decode()
        return [page.index(f'href="/rollout/{CODE}/{place}/"') for place in ("cd", "vp", "ttkc")]

    assert places("") == sorted(places(""))
    assert places("?order=x") == sorted(places("?order=x"))
    assert places("?order=name") != sorted(places("?order=name"))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_table_is_a_file_that_spreadsheets_read(province: Province, form: str) -> None:
    filling.fill(province)
    Participant.objects.filter(unit_id="cd").update(name="=cmd()")

    answer = signed_in(province).get(f"/rollout/{CODE}/sct/figures.{form}")

    (sheet,) = sheets.read(answer.content).sheets
    assert list(sheet.rows[-1][3:6]) in (["43", "41", "95.3"], ["43", "41", "95,3"])
    assert form == "csv" or "As of 09:00, 6 August 2020." in [row[0] for row in sheet.rows]
    assert "=cmd()" in "".join(row[0] for row in sheet.rows)
    assert signed_in(province).get(f"/rollout/{CODE}/sct/figures.exe").status_code == 404


def test_the_page_of_a_unit_asks_no_more_for_more_units(province: Province) -> None:
    client = signed_in(province)
    address = f"/rollout/{CODE}/sct/"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    filling.fill(province)
    filling.add_units(province, 30)
    client.get(address)

    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(many) <= len(few)


def test_figures_are_for_those_who_may_see_them(province: Province) -> None:
    assert signed_in(province, Role.VIEWER, "vp").get(f"/rollout/{CODE}/sct/").status_code == 403
    assert signed_in(province, Role.ADMINISTRATOR).get(f"/rollout/{CODE}/sct/").status_code == 403
    assert signed_in(province, Role.VIEWER, "vp").get(f"/rollout/{CODE}/sct/figures.csv").status_code == 403
    assert signed_in(province).get(f"/rollout/{CODE}/none/").status_code == 404
