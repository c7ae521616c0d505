"""Errors become pages for people and JSON for phones, in one place."""

import json
import logging

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from bluezone.errors import BluezoneError
from bluezone.server import errors_door
from bluezone.server.accounts.attempts import TooManyAttemptsError
from bluezone.server.accounts.models import User
from bluezone.server.authority import services


def test_a_phone_gets_json_and_a_person_a_page(client: Client, officer: User) -> None:
    client.force_login(officer)

    page, answer = client.get("/cases/99/"), client.get("/api/v1/batches/9.batch")

    assert (page.status_code, answer.status_code) == (404, 404)
    assert "Không có ca bệnh này" in page.content.decode()
    assert "case_unknown" in page.content.decode()
    assert answer.json()["code"] == "not_found"


def test_an_address_that_is_not_there_gets_the_sites_own_page(client: Client, db: None) -> None:
    answer = client.get("/nowhere/")

    assert answer.status_code == 404
    assert "Không có gì ở địa chỉ này" in answer.content.decode()


def test_waiting_time_is_told_in_a_header() -> None:
    answer = errors_door.answer(RequestFactory().get("/api/x"), TooManyAttemptsError(90))

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "90")


def test_a_fault_of_ours_is_answered_without_its_inner_parts(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr(services, "check_code", lambda *_, **__: 1 // 0)

    answer = client.post("/api/v1/codes/check", json.dumps({"code": "ABCD2345"}), content_type="application/json")

    assert answer.status_code == 500
    assert answer.json()["code"] == "internal_error"
    assert "ZeroDivision" not in answer.content.decode()
    assert "ABCD2345" not in caplog.text


def test_only_what_an_administrator_must_act_on_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    class BrokenError(BluezoneError):
        code, status = "broken", 503

    door = errors_door.ErrorsMiddleware(lambda request: HttpResponse())
    with caplog.at_level(logging.INFO, "bluezone.server"):
        door.process_exception(RequestFactory().get("/api/x"), BluezoneError("refused"))
        door.process_exception(RequestFactory().get("/api/x"), BrokenError("the root key is gone"))

    assert [record.getMessage() for record in caplog.records] == ["broken: the root key is gone"]


def test_what_is_not_ours_is_left_to_django() -> None:
    door = errors_door.ErrorsMiddleware(lambda request: HttpResponse())

    assert door.process_exception(RequestFactory().get("/"), ValueError("x")) is None
