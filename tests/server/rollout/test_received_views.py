"""The page of one report: paper and values side by side, confirm, correct, refuse."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from bluezone.documents import letter_file
from bluezone.rollout.rights import Role
from bluezone.server.rollout import campaigns
from bluezone.server.rollout.models import Received
from tests.rollout.receiving import NAMES
from tests.server.rollout import papers, receiving_desk
from tests.server.rollout.province import DEADLINE, Province
from tests.server.rollout.test_receiving_views import AT, report, signed_in
from tests.server.scene import HandClock


@pytest.fixture
def twenty(db: None, hand_clock: HandClock) -> Province:
    made = receiving_desk.make()
    hand_clock.at = made.now = DEADLINE + timedelta(hours=1)
    return made


def shown(client: Client, row: Received) -> dict[str, Any]:
    """Return what the form of *row* would send if nobody changed anything."""
    answer = client.get(f"{AT}{row.pk}/")
    form = answer.context["form"]
    values = {field.html_name: form[field.name].value() for field in form}
    return {name: "" if value is None else value for name, value in values.items()}


def test_what_was_read_stands_beside_the_paper_and_is_confirmed_as_shown(twenty: Province) -> None:
    row = receiving_desk.came(twenty, report(twenty))
    client = signed_in(twenty)
    page = client.get(f"{AT}{row.pk}/").content.decode()
    assert NAMES[4] in page
    assert "22/24" not in page
    assert "20/24" in page

    answer = client.post(f"{AT}{row.pk}/", shown(client, row))

    assert answer.headers["Location"].startswith(AT)
    row.refresh_from_db()
    assert (row.state, row.confirmed) == ("confirmed", row.read)


def test_a_corrected_value_counts(twenty: Province) -> None:
    row = receiving_desk.came(twenty, report(twenty))
    client = signed_in(twenty)

    changed = {"installed": "21", "reason_no_smartphone": "3", "sender": NAMES[5]}
    client.post(f"{AT}{row.pk}/", shown(client, row) | changed)

    row.refresh_from_db()
    assert (row.installed, row.reasons, row.participant) == (21, {"no_smartphone": 3}, twenty.at("u5"))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"installed": "25"}, "installed"),
        ({"denominator": ""}, "denominator"),
        ({"sender": "Sở Du lịch"}, "sender"),
        ({"total": ""}, "total"),
        ({"cutoff_day": ""}, "cutoff_day"),
    ],
)
def test_what_cannot_be_stands_beside_its_field(twenty: Province, changed: dict[str, str], field: str) -> None:
    row = receiving_desk.came(twenty, report(twenty))
    client = signed_in(twenty)

    answer = client.post(f"{AT}{row.pk}/", shown(client, row) | changed)

    assert answer.status_code == 400
    assert f'id="id_{field}_error"' in answer.content.decode()
    row.refresh_from_db()
    assert row.state == "waiting"


def test_a_letter_that_contradicts_itself_says_where(twenty: Province) -> None:
    wrong = report(twenty).decode().replace("20/24", "19/24").encode()
    row = receiving_desk.came(twenty, wrong)

    page = signed_in(twenty).get(f"{AT}{row.pk}/").content.decode()

    assert 'class="findings"' in page


def test_the_second_letter_of_a_unit_can_correct_the_first(twenty: Province) -> None:
    definition = campaigns.pure(twenty.campaign)
    client = signed_in(twenty)
    first = receiving_desk.came(twenty, report(twenty))
    client.post(f"{AT}{first.pk}/", shown(client, first))
    text = receiving_desk.text(receiving_desk.letter(4, definition, 22, number="140"))
    second = receiving_desk.came(twenty, text)

    client.post(f"{AT}{second.pk}/", shown(client, second) | {"replaces": str(first.pk)})

    second.refresh_from_db()
    assert second.replaces == first
    assert 'id="n-contradicting">0<' in client.get(AT).content.decode()


def test_the_pages_of_a_pdf_are_drawn_and_its_file_is_handed_out_not_shown(twenty: Province) -> None:
    written = letter_file.write(receiving_desk.letter(4, campaigns.pure(twenty.campaign)), "bao-cao.pdf")
    row = receiving_desk.came(twenty, written, name="báo cáo.pdf")
    client = signed_in(twenty)

    assert f"{AT}{row.pk}/pages/1.png" in client.get(f"{AT}{row.pk}/").content.decode()
    picture = client.get(f"{AT}{row.pk}/pages/1.png")
    file = client.get(f"{AT}{row.pk}/file/")

    assert (picture.headers["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert file.content == written
    assert client.get(f"{AT}{row.pk}/pages/2.png").status_code == 404


def test_a_file_that_cannot_be_read_is_shown_with_its_sentence_and_typed_in(twenty: Province) -> None:
    row = receiving_desk.came(twenty, b"%PDF-1.7 broken", name="hong.pdf")
    client = signed_in(twenty)
    assert 'id="failed"' in client.get(f"{AT}{row.pk}/").content.decode()
    assert client.get(f"{AT}{row.pk}/pages/1.png").status_code == 404

    typed = {"sender": NAMES[3], "installed": "11", "total": "12", "denominator": "registered_phones"}
    client.post(f"{AT}{row.pk}/", shown(client, row) | typed)

    row.refresh_from_db()
    assert (row.state, row.installed, row.participant) == ("confirmed", 11, twenty.at("u3"))


def test_a_report_is_refused_with_a_reason_only(twenty: Province) -> None:
    row = receiving_desk.came(twenty, report(twenty))
    client = signed_in(twenty)

    assert client.post(f"{AT}{row.pk}/refuse/", {"why": ""}).status_code == 400
    client.post(f"{AT}{row.pk}/refuse/", {"why": "sai mẫu số"})

    row.refresh_from_db()
    assert (row.state, row.note) == ("refused", "sai mẫu số")
    assert "sai mẫu số" in client.get(f"{AT}{row.pk}/").content.decode()


def test_a_report_issued_here_is_shown_as_it_was_laid_out_and_confirmed(
    province: Province, hand_clock: HandClock
) -> None:
    papers.issued(province, **papers.report_values(province, papers.frozen(province)))
    hand_clock.at = province.now
    row, client = Received.objects.get(), signed_in(province)
    assert "03/04" in client.get(f"{AT}{row.pk}/").content.decode()

    client.post(f"{AT}{row.pk}/as-sent/")

    row.refresh_from_db()
    assert row.state == "confirmed"
    assert client.get(f"{AT}{row.pk}/file/").status_code == 404


def test_only_who_receives_sees_a_report(twenty: Province) -> None:
    row = receiving_desk.came(twenty, report(twenty))

    for path in ("", "file/", "pages/1.png"):
        assert signed_in(twenty, Role.VIEWER).get(f"{AT}{row.pk}/{path}").status_code == 403
    assert signed_in(twenty).get(f"{AT}999/").status_code == 404
