"""The pages of units."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bluezone.documents import sheets
from bluezone.rollout.rights import Role
from bluezone.rollout.unit import UnitId
from bluezone.server.accounts.models import User
from bluezone.server.units import registry
from bluezone.server.units.actor import SITE
from bluezone.server.units.models import UnitVersion
from bluezone.server.units.transfer import HEADS
from tests.server.rollout import province as provinces
from tests.server.rollout.province import THURSDAY
from tests.server.scene import HandClock


@pytest.fixture
def client(hand_clock: HandClock) -> Client:
    hand_clock.at = THURSDAY
    made = Client(headers={"accept-language": "en"})
    made.force_login(provinces.person("an", (Role.ADMINISTRATOR, "sct")))
    return made


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_list_begins_at_ones_own_unit_and_finds_those_below(client: Client) -> None:
    assert "Sở Công Thương" in page(client, "/units/")
    assert "Văn phòng Sở" not in page(client, "/units/")

    assert "Văn phòng Sở" in page(client, "/units/?q=van phong")
    assert "No unit of yours" in page(client, "/units/?q=stttt")


def test_the_first_administrator_finds_the_way_to_bring_units_in(administrator: User) -> None:
    made = Client(headers={"accept-language": "en"})
    made.force_login(administrator)

    shown = page(made, "/units/")

    assert 'href="/units/import/"' in shown
    assert "no role at any unit" not in shown


def test_a_unit_is_made_below_and_shown(client: Client) -> None:
    answer = client.post("/units/sct/new/", {"kind": "division", "name": "Phòng mới", "day": "06/08/2020"})

    assert answer.status_code == 302
    assert "Phòng mới" in page(client, answer.headers["Location"])
    assert "Phòng mới" in page(client, "/units/sct/")


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(client: Client) -> None:
    answer = client.post("/units/sct/new/", {"kind": "division", "name": "", "day": "soon", "abbreviation": "QLTM"})

    assert answer.status_code == 400
    assert 'value="QLTM"' in answer.content.decode()
    assert UnitVersion.objects.count() == len(provinces.UNITS)


def test_a_unit_is_changed_from_a_day_on(client: Client) -> None:
    answer = client.post("/units/vp/change/", {"kind": "office", "name": "Văn phòng", "day": "2020-08-10"})

    assert answer.status_code == 302
    assert registry.units()[UnitId("vp")].versions[-1].name == "Văn phòng"


def test_ending_a_unit_with_others_below_is_told_on_its_page(client: Client) -> None:
    answer = client.post("/units/sct/end/", {"day": "2020-08-10"}, follow=True)

    assert "vp" in answer.content.decode() or "parent" in answer.content.decode()
    assert registry.units()[UnitId("sct")].versions[-1].period.until is None
    client.post("/units/vp/end/", {"day": "2020-08-10"})
    client.post("/units/vp/successor/", {"new": "ttkc", "day": "2020-08-11"})
    assert [(link.old, link.new) for link in registry.successions().links] == [("vp", "ttkc")]


def table(*rows: list[str]) -> SimpleUploadedFile:
    data = sheets.write([sheets.Table("units", list(HEADS.values()), rows)])
    return SimpleUploadedFile("units.xlsx", data)


def row(**other: str) -> list[str]:
    given = {"id": "new", "since": "2020-08-01", "kind": "division", "name": "Phòng mới", "parent": "sct", **other}
    return [given.get(name, "") for name in HEADS]


def test_a_table_is_checked_first_and_then_taken_in(client: Client) -> None:
    checked = client.post("/units/import/", {"file": table(row()), "do": "check"})
    assert "1 new units, 0 changed" in checked.content.decode()
    assert UnitId("new") not in registry.units()

    assert client.post("/units/import/", {"file": table(row()), "do": "take"}).status_code == 302
    assert UnitId("new") in registry.units()


@pytest.mark.parametrize("do", ["check", "take"])
def test_problems_of_a_table_are_listed_and_nothing_is_taken(client: Client, do: str) -> None:
    answer = client.post("/units/import/", {"file": table(row(), row(id="x", kind="")), "do": do})

    assert answer.status_code == 400
    assert "Row 3" in answer.content.decode()
    assert UnitId("new") not in registry.units()


def test_a_file_that_is_no_table_is_told(client: Client) -> None:
    answer = client.post("/units/import/", {"file": SimpleUploadedFile("x.xlsx", b"%PDF-1.7"), "do": "take"})

    assert answer.status_code == 400
    assert "no table" in answer.content.decode()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_units_leave_as_a_table(client: Client, ending: str) -> None:
    answer = client.get(f"/units/export.{ending}")

    rows: Any = sheets.read(io.BytesIO(answer.content).read()).sheets[0].rows
    assert [each[0] for each in rows[1:]] == sorted(["sct", "vp", "ttkc", "cd"])
    assert SITE.is_site
