"""Pages of what all reports make together: table, files, chase, letting off, summary, dashboard."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bluezone.documents import sheets
from bluezone.rollout.rights import Role
from bluezone.server.rollout.models import Outgoing, Participant
from tests.server.rollout import receiving_desk
from tests.server.rollout.province import CODE, DEADLINE, Province
from tests.server.rollout.test_receiving import came
from tests.server.rollout.test_receiving_views import signed_in
from tests.server.scene import HandClock

NAMES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế")
AT = f"/rollout/{CODE}/stttt"
DAY = timedelta(days=1)


@pytest.fixture
def three(db: None, hand_clock: HandClock) -> Province:
    made = receiving_desk.make(NAMES)
    hand_clock.at = made.now = DEADLINE + DAY
    return made


@pytest.fixture
def client(three: Province) -> Client:
    return signed_in(three)


def test_the_table_says_over_how_many_units_it_goes(three: Province, client: Client) -> None:
    came(three, "u0")
    came(three, "u1", denominator="staff", total=100, installed=10)

    page = client.get(f"{AT}/consolidated/").content.decode()

    assert "2 of 3 units" in page
    assert page.count('class="dense consolidated"') == 2
    assert "90%" in page
    assert "19" not in page.split("<table", 1)[1].split("</table>")[0]


def test_the_table_comes_as_files(three: Province, client: Client) -> None:
    came(three, "u0")
    came(three, "u1", denominator="staff", total=100, installed=10)

    text, book = (client.get(f"{AT}/consolidated.{form}") for form in ("csv", "xlsx"))

    assert "Sở Nội vụ" in text.content.decode("utf-8-sig")
    assert len(sheets.read(book.content).sheets) == 2
    assert book.headers["Content-Disposition"].endswith('.xlsx"')
    assert io.BytesIO(text.content).read(3) == b"\xef\xbb\xbf"
    assert client.get(f"{AT}/consolidated.pdf").status_code == 404


def test_all_who_owe_are_chased_by_one_draft(three: Province, client: Client) -> None:
    came(three, "u0")
    assert "Sở Tư pháp" in client.get(f"{AT}/receiving/chase/").content.decode()

    answer = client.post(f"{AT}/receiving/chase/", {"until": "17h00 14/8/2020"})

    made = Outgoing.objects.get()
    assert (made.purpose, made.addressed.count()) == ("chase", 2)
    assert answer.headers["Location"] == f"/papers/stttt/drafts/{made.pk}/"


def test_a_deadline_that_is_over_and_a_chase_too_early_are_refused_beside_the_field(
    three: Province, client: Client, hand_clock: HandClock
) -> None:
    late = client.post(f"{AT}/receiving/chase/", {"until": "8h00 10/8/2020"})
    hand_clock.at = DEADLINE
    early = client.post(f"{AT}/receiving/chase/", {"until": "17h00 14/8/2020"})

    assert (late.status_code, early.status_code) == (400, 400)
    assert 'id="id_until_error"' in late.content.decode()
    assert "nobody is late" in early.content.decode()
    assert not Outgoing.objects.exists()


def test_a_unit_is_let_off_with_a_reason(three: Province, client: Client) -> None:
    address = f"{AT}/receiving/exempt/u2/"
    assert client.post(address, {"note": ""}).status_code == 400

    client.post(address, {"note": "sáp nhập"})

    assert Participant.objects.get(unit_id="u2").is_exempt
    assert "1 of 2 units" not in client.get(f"{AT}/consolidated/").content.decode()
    assert "0 of 2 units" in client.get(f"{AT}/consolidated/").content.decode()


def test_the_summary_is_drafted_for_whoever_stands_above(three: Province, client: Client) -> None:
    came(three, "u0")
    assert "1 of 3 units" in client.get(f"{AT}/receiving/summary/").content.decode()
    assert client.post(f"{AT}/receiving/summary/", {"kind": "report", "places": "1"}).status_code == 400

    sent = {"unit": "qt", "kind": "report", "places": "1"}
    answer = client.post(f"{AT}/receiving/summary/", sent)

    made = Outgoing.objects.get()
    assert made.purpose == "summary"
    assert answer.headers["Location"] == f"/papers/stttt/drafts/{made.pk}/"


def test_a_summary_of_nothing_is_refused(three: Province, client: Client) -> None:
    answer = client.post(f"{AT}/receiving/summary/", {"unit": "qt", "kind": "report", "places": "1"})

    assert answer.status_code == 400
    assert 'class="problems"' in answer.content.decode()


def test_a_viewer_of_the_receiving_unit_sees_table_and_dashboard_and_no_more(three: Province) -> None:
    viewer = signed_in(three, Role.VIEWER, "stttt")

    page = viewer.get(f"{AT}/consolidated/").content.decode()

    assert f"{AT}/dashboard/" in page
    assert f"{AT}/receiving/" not in page
    assert viewer.get(f"{AT}/dashboard/").status_code == 200
    for path in ("chase", "summary", "exempt/u1"):
        assert viewer.get(f"{AT}/receiving/{path}/").status_code == 403


@pytest.mark.parametrize("source", ["reports", "live", "x"])
def test_the_dashboard_says_where_its_figures_come_from(three: Province, client: Client, source: str) -> None:
    came(three, "u0")

    page = client.get(f"{AT}/dashboard/?source={source}").content.decode()

    assert 'class="chart"' in page
    said = page.split('<p id="source">')[1].split("</p>")[0]
    assert ("source=reports" in said) == (source == "live")


def n_queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(f"{AT}/{path}")
    return len(asked)


@pytest.mark.parametrize("path", ["receiving/", "consolidated/", "dashboard/", "dashboard/?source=live"])
def test_a_page_asks_the_database_as_often_for_three_units_as_for_one(
    three: Province, client: Client, path: str
) -> None:
    came(three, "u0")
    client.get(f"{AT}/{path}")  # what is read once per process
    before = n_queries(client, path)

    came(three, "u1")
    came(three, "u2")

    assert n_queries(client, path) == before
