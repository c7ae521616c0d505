"""Pages by which incoming documents are settled: assigned, passed on, answered, put aside; what is overdue."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from bluezone.rollout.rights import Role
from bluezone.server.rollout.models import Assignment, Outgoing
from tests.server.rollout import papers
from tests.server.rollout.province import Province


@pytest.fixture
def clerk(province: Province, client: Client) -> Client:
    client.force_login(province.user(Role.CLERK))
    client.cookies["django_language"] = "en"
    return client


def at(name: str, *args: object) -> str:
    return reverse(name, args=("sct", *args))


def test_the_head_assigns(province: Province, client: Client) -> None:
    row = papers.incoming(province)
    client.force_login(province.user(Role.SIGNER))
    said = {"lead": "vp", "co_operating": ["ttkc", "cd"], "due_day": "2020-08-08", "instruction": "Làm ngay."}

    answer = client.post(at("paper-assign", row.pk), said)

    made = Assignment.objects.get()
    assert answer.headers["Location"] == at("paper-in", row.pk)
    assert (made.lead_id, made.instruction, made.co_operating.count()) == ("vp", "Làm ngay.", 2)
    assert made.due is not None
    assert made.due.isoformat() == "2020-08-08T10:00:00+00:00"  # 17:00 in Vietnam, the end of work
    again = client.get(at("paper-assign", row.pk)).context["form"]
    assert (again["lead"].value(), str(again["due_day"].value())) == ("vp", "2020-08-08")


def test_who_leads_does_not_help_itself(province: Province, client: Client) -> None:
    row = papers.incoming(province)
    client.force_login(province.user(Role.SIGNER))

    answer = client.post(at("paper-assign", row.pk), {"lead": "vp", "co_operating": ["vp"], "instruction": "Làm ngay."})

    assert answer.status_code == 400
    assert "Làm ngay." in answer.content.decode()
    assert not Assignment.objects.exists()


FORWARD = {"tasks": "Phổ biến\n\n- Cài đặt;", "until_day": "2020-08-09", "abstract": "cài đặt ứng dụng"}


@pytest.mark.parametrize(
    ("to", "units", "got"),
    [
        ("all", [], {"sct", "stttt", "vp", "ttkc", "cd"}),
        ("direct", [], {"sct", "stttt"}),
        ("chosen", ["stttt"], {"stttt"}),
    ],
)
def test_a_directive_goes_on_with_one_click_or_to_chosen_units(
    province: Province, client: Client, to: str, units: list[str], got: set[str]
) -> None:
    row = papers.incoming(province, unit="qt")
    client.force_login(province.user(Role.CLERK, "qt"))

    answer = client.post(reverse("paper-forward", args=("qt", row.pk)), {**FORWARD, "to": to, "units": units})

    made = Outgoing.objects.get()
    assert answer.headers["Location"] == reverse("draft", args=("qt", made.pk))
    assert {unit.pk for unit in made.addressed.all()} == got
    assert [block["text"] for block in made.letter["body"]][1:3] == ["1. Phổ biến.", "2. Cài đặt."]


def test_whoever_chooses_nobody_is_told_and_keeps_what_was_typed(province: Province, clerk: Client) -> None:
    row = papers.incoming(province)

    answer = clerk.post(at("paper-forward", row.pk), {**FORWARD, "to": "chosen"})

    assert answer.status_code == 400
    assert "Phổ biến" in answer.content.decode()
    assert not Outgoing.objects.exists()


def test_an_abbreviation_with_a_blank_makes_no_symbol(province: Province, clerk: Client) -> None:
    row = papers.incoming(province)

    answer = clerk.post(at("paper-forward", row.pk), {**FORWARD, "to": "direct", "drafting": "QL TM"})

    assert answer.status_code == 400
    assert answer.context["form"].errors["drafting"]


def test_an_office_without_units_below_passes_nothing_on(province: Province, client: Client) -> None:
    row = papers.incoming(province, unit="vp")
    client.force_login(province.user(Role.CLERK, "vp"))

    shown = client.get(reverse("paper-forward", args=("vp", row.pk)))

    assert shown.status_code == 200
    assert "<form method" not in re.sub(r"(?s)<header.*</header>", "", shown.content.decode())


def test_an_answer_is_drafted_with_a_button(province: Province, client: Client) -> None:
    row = papers.incoming(province)
    client.force_login(province.user(Role.DRAFTER))

    client.post(at("paper-answer", row.pk))

    assert list(Outgoing.objects.get().answers.all()) == [row]


def test_a_document_is_put_aside_and_taken_back(province: Province, client: Client) -> None:
    row = papers.incoming(province)
    client.force_login(province.user(Role.SIGNER))
    states = []
    for state in ("informed", "in_work", "answered", ""):
        client.post(at("paper-state", row.pk), {"state": state})
        row.refresh_from_db()
        states.append(row.state)

    assert states == ["informed", "in_work", "in_work", "in_work"]


def test_overdue_shows_what_waits_longest_first_here_and_below(province: Province, clerk: Client) -> None:
    rows = [papers.late(province, "sct", 1, 1), papers.late(province, "vp", 1, 3), papers.late(province, "sct", 2, 5)]
    papers.late(province, "stttt", 1, 2)

    shown = clerk.get(at("papers-overdue"))

    assert [each["row"].pk for each in shown.context["rows"]] == [rows[2].pk, rows[1].pk, rows[0].pk]
    assert [each["days_late"] for each in shown.context["rows"]] == [5, 3, 1]
    assert [(name, each.n_overdue) for name, each in shown.context["waiting"]] == [("Sở Công Thương", 2)]
