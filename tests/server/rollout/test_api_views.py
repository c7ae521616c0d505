"""Calls of other systems: what a token may, what each call answers, and that the audit log tells of it."""

import base64
from typing import Any

import pytest
from django.test import Client

from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import AuditEntry, User
from bluezone.server.rollout import drafting_steps
from bluezone.server.rollout.models import Member, Outgoing, Received
from bluezone.server.units import tokens
from bluezone.server.units.actor import SITE
from tests.server.rollout import papers
from tests.server.rollout.province import Province
from tests.server.rollout.systems import BASE, System, at, system
from tests.server.scene import HandClock

ROWS = [
    {"Họ và tên": "Nguyễn Văn An", "Số điện thoại": "0912 345 678", "Đơn vị": "Văn phòng Sở"},
    {"Họ và tên": "Trần Thị Bình", "Số điện thoại": "0987654321", "Đơn vị": "Văn phòng Sở"},
]

AT = "2020-08-06T08:30:00+07:00"


@pytest.fixture
def drafter(province: Province) -> System:
    return system(province, Role.DRAFTER)


@pytest.fixture
def monday(province: Province, hand_clock: HandClock) -> Province:
    papers.frozen(province)
    hand_clock.at = province.now
    return province


def taken_in(drafter: System) -> list[dict[str, Any]]:
    assert drafter.post(at("sct", "roster"), {"rows": ROWS}).status_code == 200
    found = drafter.get(at("sct", "members")).json()["members"]
    assert isinstance(found, list)
    return found


# --- tokens ----------------------------------------------------------------------------------------------------------


def test_a_session_opens_no_call_and_a_token_does(administrator: User, province: Province) -> None:
    client = Client()
    client.force_login(administrator)

    assert client.get(f"{BASE}/units").status_code == 401
    assert system(province, Role.VIEWER).get("units").status_code == 200


def test_a_token_that_ended_opens_nothing(province: Province) -> None:
    caller, by = system(province, Role.VIEWER), province.acting(Role.ADMINISTRATOR)
    tokens.end(tokens.held_at("sct", by=by, now=province.now).get().pk, by=by, now=province.now)

    refused = caller.get("units")

    assert (refused.status_code, refused.json()["code"]) == (401, "token_refused")


def test_guessing_tokens_is_stopped(province: Province) -> None:
    answers = [System("bzt_guessed").get("units").status_code for _ in range(31)]

    assert answers == [401] * 30 + [429]


@pytest.mark.parametrize(
    ("role", "unit", "call", "status"),
    [
        (Role.VIEWER, "sct", at("sct", "figures"), 200),
        (Role.VIEWER, "sct", at("stttt", "figures"), 403),
        (Role.VIEWER, "sct", at("sct", "members"), 403),
        (Role.RECEIVING_OFFICER, "qt", at("sct", "members"), 403),
        (Role.HELPER, "sct", at("vp", "members"), 200),
        (Role.VIEWER, "sct", at("nowhere", "figures"), 404),
        (Role.VIEWER, "sct", "campaigns/none/units/sct/figures", 404),
        (Role.VIEWER, "sct", "nothing", 404),
        (Role.DRAFTER, "sct", at("sct", "reports/99"), 404),
        (Role.VIEWER, "sct", "units?most=x", 422),
        (Role.VIEWER, "sct", "units?after=none", 422),
        (Role.VIEWER, "sct", "units?most=0", 200),
    ],
)
def test_a_call_is_answered_by_what_the_token_may(
    province: Province, role: Role, unit: str, call: str, status: int
) -> None:
    answer = system(province, role, unit).get(call)

    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["Cache-Control"] == "no-store"
    assert status == 200 or set(answer.json()) == {"code", "sentence"}


def test_a_call_by_another_method_is_refused(drafter: System) -> None:
    assert drafter.get(at("sct", "statuses")).status_code == 405
    assert drafter.post("units", {}).status_code == 405


def test_nothing_is_written_by_who_may_not(province: Province) -> None:
    viewer = system(province, Role.VIEWER)

    for call in ("roster", "statuses", "reports", "received"):
        assert viewer.post(at("sct", call), "no JSON").status_code == 403


# --- reading ---------------------------------------------------------------------------------------------------------


def test_lists_come_in_pages(province: Province) -> None:
    caller = system(province, Role.VIEWER)
    first = caller.get("units?most=2").json()
    rest = caller.get(f"units?most=9&after={first['next']}").json()

    assert [row["id"] for row in first["units"] + rest["units"]][:1] == ["sct"]
    assert {row["id"] for row in first["units"] + rest["units"]} == {"sct", "vp", "ttkc", "cd"}
    assert rest["next"] is None


def test_campaigns_tell_their_cut_offs(province: Province) -> None:
    (found,) = system(province, Role.VIEWER).get("campaigns").json()["campaigns"]

    assert (found["code"], found["stage"]) == ("bluezone-2020", "running")
    assert found["periods"][0]["cutoff"] == "2020-08-09T08:00:00+07:00"


def test_figures_and_snapshots_tell_rates_half_up(monday: Province) -> None:
    caller = system(monday, Role.VIEWER)
    (frozen,) = caller.get(at("sct", "snapshots")).json()["snapshots"]

    assert (frozen["installed"], frozen["total"], frozen["rate"]) == (3, 4, 75.0)
    assert frozen["reasons"] == {"incompatible_device": 1}
    assert caller.get(at("sct", "figures")).json()["last_cutoff"] == "2020-08-09T08:00:00+07:00"


# --- rosters and statuses --------------------------------------------------------------------------------------------


def test_a_dry_run_tells_and_saves_nothing(drafter: System) -> None:
    told = drafter.post(at("sct", "roster?dry_run=1"), {"rows": [*ROWS, {"Họ và tên": "Lê An", "Số điện thoại": "12"}]})

    assert (told.status_code, told.json()["added"], told.json()["is_saved"]) == (200, 2, False)
    assert [each["row"] for each in told.json()["problems"] if each["weight"] == "error"] == [4]
    assert not Member.objects.exists()


def test_a_roster_sent_twice_is_taken_in_once(drafter: System) -> None:
    first = drafter.post(at("sct", "roster"), {"rows": ROWS}).json()
    again = drafter.post(at("sct", "roster"), {"rows": ROWS}).json()

    assert (first["added"], first["is_saved"]) == (2, True)
    assert (again["added"], again["unchanged"]) == (0, 2)
    assert Member.objects.count() == 2


def test_a_faulty_roster_is_refused_with_its_problems_and_taken_in_parts(drafter: System) -> None:
    rows = [*ROWS, {"Họ và tên": "Lê Văn Cường", "Số điện thoại": "12", "Đơn vị": "Văn phòng Sở"}]
    refused = drafter.post(at("sct", "roster"), {"rows": rows})

    assert (refused.status_code, refused.json()["code"]) == (409, "roster_faulty")
    assert refused.json()["problems"]
    assert not Member.objects.exists()
    assert drafter.post(at("sct", "roster"), {"rows": rows, "is_partial": True}).json()["is_saved"]
    assert Member.objects.count() == 2


def test_statuses_are_answered_one_by_one_and_an_id_counts_once(drafter: System) -> None:
    one, other = (row["id"] for row in taken_in(drafter))
    entries = [
        {"id": "e1", "member": one, "state": "installed", "at": AT},
        {"id": "e2", "member": other, "state": "exempt", "at": AT},
        {"id": "e3", "member": 0, "state": "installed", "at": AT},
    ]
    for _ in range(2):
        answers = drafter.post(at("sct", "statuses"), {"entries": entries}).json()["answers"]
        assert [(each["is_taken"], each["code"]) for each in answers] == [
            (True, None),
            (False, "rollout_status_invalid"),
            (False, "member_unknown"),
        ]

    figures = drafter.get(at("sct", "figures")).json()
    assert (figures["installed"], figures["ticked"], figures["open"]) == (1, 1, 1)


def test_an_entry_that_has_not_seen_another_makes_a_conflict(drafter: System) -> None:
    member = taken_in(drafter)[0]["id"]
    first = {"id": "e1", "member": member, "state": "installed", "at": AT}
    blind = {"id": "e2", "member": member, "state": "exempt", "reason": "no_smartphone", "at": AT}
    drafter.post(at("sct", "statuses"), {"entries": [first]})

    (answer,) = drafter.post(at("sct", "statuses"), {"entries": [blind]}).json()["answers"]

    assert answer["has_conflict"]
    assert drafter.get(at("sct", "members")).json()["members"][0]["seen"] == ["e1", "e2"]


def test_members_come_in_pages_and_reading_them_is_told_to_the_log(drafter: System) -> None:
    taken_in(drafter)
    first = drafter.get(at("sct", "members?most=1")).json()
    second = drafter.get(at("sct", f"members?most=1&after={first['next']}")).json()

    assert [row["name"] for row in first["members"] + second["members"]] == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert second["next"] is None
    told = AuditEntry.objects.filter(action="roster_read")
    assert told.count() == 3
    assert all("token" in entry.subject for entry in told)
    assert not any("0912345678" in entry.subject or "An" in entry.subject for entry in told)


# --- reports ---------------------------------------------------------------------------------------------------------


def test_a_report_is_drafted_and_followed_to_its_number(monday: Province) -> None:
    drafter = system(monday, Role.DRAFTER)
    made = drafter.post(at("sct", "reports"), {"difficulties": ["Thiếu máy."]})
    assert (made.status_code, made.json()["stage"]) == (201, "draft")
    assert made.json()["letter"]["counts"]["installed"] == 3

    row = Outgoing.objects.get(pk=made.json()["id"])
    drafting_steps.check(row, by=SITE, now=monday.now)
    found = drafter.get(at("sct", f"reports/{row.pk}")).json()
    listed = drafter.get(at("sct", "reports")).json()["reports"]
    assert (found["stage"], [each["id"] for each in listed]) == ("checked", [row.pk])
    assert drafter.get(at("vp", f"reports/{row.pk}")).status_code == 404


def test_a_report_before_its_cut_off_is_refused(drafter: System) -> None:
    refused = drafter.post(at("sct", "reports"), {})

    assert (refused.status_code, refused.json()["code"]) == (409, "report_not_frozen")


def test_a_letter_is_received_as_values_or_as_a_file_and_the_same_only_once(monday: Province) -> None:
    officer = system(monday, Role.RECEIVING_OFFICER, "qt")
    sent = system(monday, Role.DRAFTER).post(at("sct", "reports"), {}).json()["letter"]
    made = officer.post(at("stttt", "received"), {"letter": sent})
    again = officer.post(at("stttt", "received"), {"letter": sent})
    file = {"name": "a.txt", "base64": base64.b64encode(papers.LETTER_TEXT.encode()).decode()}

    assert (made.status_code, made.json()["unit"]) == (201, "sct")
    assert (made.json()["installed"], made.json()["total"], made.json()["rate"]) == (3, 4, 75.0)
    assert (again.status_code, again.json()["id"]) == (200, made.json()["id"])
    assert officer.post(at("stttt", "received"), {"file": file}).status_code == 201
    assert Received.objects.count() == 2
    first = officer.get(at("stttt", "received?most=1")).json()
    rest = officer.get(at("stttt", f"received?most=1&after={first['next']}")).json()
    assert len({row["id"] for row in first["received"] + rest["received"]}) == 2
    assert rest["next"] is None


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "api_body_invalid"),
        ({"letter": {}, "file": {"name": "a", "base64": ""}}, 422, "api_body_invalid"),
        ({"letter": {"nonsense": 1}}, 400, "letter_json_invalid"),
        ({"file": {"name": "a.gif", "base64": "R0lGODlhAQABAAAAACw="}}, 415, "document_type_unknown"),
    ],
)
def test_what_is_no_letter_is_refused(monday: Province, body: dict[str, Any], status: int, code: str) -> None:
    refused = system(monday, Role.RECEIVING_OFFICER, "qt").post(at("stttt", "received"), body)

    assert (refused.status_code, refused.json()["code"]) == (status, code)


def test_the_consolidated_table_has_a_group_for_each_denominator(monday: Province) -> None:
    table = system(monday, Role.RECEIVING_OFFICER, "qt").get(at("stttt", "consolidated?period=1")).json()

    assert [(group["denominator"], group["expected"]) for group in table["groups"]] == [("registered_phones", 2)]
    assert {row["unit"] for row in table["groups"][0]["units"]} == {"sct", "stttt"}
    assert table["period"]["number"] == 1
