"""The receiving department's page: who has reported, files in, confirming at once."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bluezone.rollout.arrival import State
from bluezone.rollout.rights import Role
from bluezone.server.rollout import campaigns, confirming, receiving_views
from bluezone.server.rollout.models import Received
from tests.rollout.receiving import NAMES
from tests.server.rollout import papers, receiving_desk
from tests.server.rollout.province import CODE, DEADLINE, Province
from tests.server.rollout.receiving_desk import desk, officer, said
from tests.server.rollout.test_receiving import came
from tests.server.scene import HandClock

AT = f"/rollout/{CODE}/stttt/receiving/"
HOUR = timedelta(hours=1)


@pytest.fixture
def twenty(db: None, hand_clock: HandClock) -> Province:
    made = receiving_desk.make()
    hand_clock.at = made.now = DEADLINE + HOUR
    return made


def signed_in(province: Province, role: Role = Role.RECEIVING_OFFICER, place: str = "qt") -> Client:
    client = Client()
    client.force_login(province.user(role, place))
    client.cookies["django_language"] = "en"
    return client


def upload(province: Province, *files: tuple[str, bytes]) -> Client:
    client = signed_in(province)
    given = [SimpleUploadedFile(name, data) for name, data in files]
    client.post(f"{AT}add/", {"reports": given})
    return client


def report(province: Province, place: int = 4) -> bytes:
    return receiving_desk.text(receiving_desk.letter(place, campaigns.pure(province.campaign)))


def test_the_page_counts_and_puts_first_what_needs_attention(twenty: Province) -> None:
    for number in range(17):
        came(twenty, f"u{number}")
    came(twenty, "u17", state="waiting")

    page = signed_in(twenty).get(AT).content.decode()

    assert 'id="n-received">18 ' in page
    assert 'id="n-on-time">17<' in page
    assert 'id="n-missing" class="due">2<' in page
    assert page.index(NAMES[17]) < page.index(NAMES[18]) < page.index(NAMES[0])
    assert 'id="chase"' in page
    assert 'id="summary"' in page


def test_before_the_deadline_nobody_can_be_chased(twenty: Province, hand_clock: HandClock) -> None:
    hand_clock.at = DEADLINE

    assert 'id="chase"' not in signed_in(twenty).get(AT).content.decode()


def test_files_are_kept_then_read_then_shown(twenty: Province) -> None:
    client = upload(twenty, ("a.txt", report(twenty, 4)), ("b.txt", report(twenty, 5)))
    assert 'value="0"' in client.get(f"{AT}reading/?of=2").content.decode()

    answer = client.post(f"{AT}reading/", follow=True)

    assert [row.participant.name for row in Received.objects.order_by("pk") if row.participant] == [NAMES[4], NAMES[5]]
    assert answer.redirect_chain[-1][0].startswith(AT)
    assert 'id="n-waiting" class="due">2<' in answer.content.decode()


def test_reading_goes_on_where_it_stopped(twenty: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving_views, "READING_S", 0)
    client = upload(twenty, ("a.txt", report(twenty, 4)), ("b.txt", report(twenty, 5)))

    answer = client.post(f"{AT}reading/", follow=True)

    assert "1 of 2 files" in answer.content.decode()


def test_the_same_file_twice_is_told(twenty: Province) -> None:
    upload(twenty, ("a.txt", report(twenty)))

    page = upload(twenty, ("b.txt", report(twenty)), ("c.exe", b"\x7fELF\x02\x01")).get(AT).content.decode()

    assert "b.txt came already on" in page
    assert "c.exe: " in page
    assert Received.objects.count() == 1


def test_nothing_chosen_is_said_beside_the_field(twenty: Province) -> None:
    answer = signed_in(twenty).post(f"{AT}add/", {})

    assert answer.status_code == 400
    assert 'id="id_reports_error"' in answer.content.decode()


def test_reports_issued_here_are_confirmed_by_one_press(province: Province, hand_clock: HandClock) -> None:
    papers.issued(province, **papers.report_values(province, papers.frozen(province)))
    hand_clock.at = province.now
    client = signed_in(province)
    assert 'id="confirm-ready"' in client.get(AT).content.decode()

    client.post(f"{AT}confirm/?period=1")

    assert Received.objects.get().state == "confirmed"
    assert 'id="confirm-ready"' not in client.get(AT).content.decode()


def test_corrections_come_as_lines_of_json(twenty: Province) -> None:
    row = receiving_desk.came(twenty, report(twenty))
    right = said(row, installed=21, reasons=(("no_smartphone", 3),))
    confirming.confirm(row, right, desk(twenty), by=officer(twenty), now=twenty.now)

    answer = signed_in(twenty).get(f"{AT}corrections.jsonl")

    (line,) = answer.content.decode().splitlines()
    assert json.loads(line)["sha256"] == row.file_id


def test_a_viewer_does_not_see_the_desk(twenty: Province) -> None:
    assert signed_in(twenty, Role.VIEWER).get(AT).status_code == 403
    assert signed_in(twenty, Role.VIEWER).post(f"{AT}confirm/").status_code == 403


def test_every_state_has_its_colour() -> None:
    tones = {state: receiving_views.tone(state) for state in State}

    assert tones[State.ON_TIME] == "done"
    assert tones[State.MISSING] == "bad"
    assert tones[State.CONTRADICTING] == tones[State.WAITING] == "due"
    assert tones[State.EXEMPT] == ""
