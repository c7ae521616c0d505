"""Other sites, open in the same browser, can neither read the page nor act on it."""

import re

import pytest

from bluezone.phone.face import app as face
from bluezone.phone.face import guard
from tests.phone.face.asking import Asking
from tests.phone.face.scene import lived_in_agent

HERE = "http://127.0.0.1:8080"


def browser(host: str = HERE) -> Asking:
    return Asking(face.app(lived_in_agent()), base_url=host, follow_redirects=False)


def token(visitor: Asking) -> str:
    found = re.search(r'name="token" value="([0-9a-f]{64})"', visitor.get("/settings").text)
    assert found
    return found[1]


@pytest.mark.parametrize("host", ["http://evil.example", "http://127.0.0.1.evil.example:8080", "http://10.0.0.7:8080"])
def test_a_foreign_name_that_points_here_gets_nothing(host: str) -> None:
    answer = browser(host).get("/history")

    assert answer.status_code == 421
    assert "Bluezone" not in answer.text


@pytest.mark.parametrize("host", [HERE, "http://localhost:1", "http://LOCALHOST", "http://[::1]:8080"])
def test_this_machine_is_answered(host: str) -> None:
    assert browser(host).get("/history").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/settings", "/settings/delete", "/settings/sync", "/settings/trust", "/language", "/code", "/code/consent"],
)
@pytest.mark.parametrize("wrong", ["", "token=", "token=" + "0" * 64, "x=%ff&token=%ff"])
def test_no_form_without_the_token_is_taken(path: str, wrong: str) -> None:
    agent = lived_in_agent()
    visitor = Asking(face.app(agent), base_url=HERE, follow_redirects=False)

    answer = visitor.post(path, content=wrong, headers={"Content-Type": "application/x-www-form-urlencoded"})

    assert answer.status_code == 403
    assert len(agent.store.contacts) > 0


def test_the_token_from_a_foreign_origin_is_refused() -> None:
    visitor = browser()
    data = {"token": token(visitor)}

    assert visitor.post("/settings/delete", data=data, headers={"Origin": "http://evil.example"}).status_code == 403
    assert visitor.post("/settings/delete", data=data, headers={"Origin": "null"}).status_code == 403
    assert visitor.post("/settings/delete", data=data, headers={"Origin": HERE}).status_code == 303


def test_each_phone_has_its_own_token() -> None:
    assert token(browser()) != token(browser())


@pytest.mark.parametrize("path", ["/", "/history", "/alerts", "/nowhere", "/static/face.css"])
def test_every_answer_carries_the_headers(path: str) -> None:
    headers = browser().get(path).headers

    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_form_larger_than_any_real_one_is_refused() -> None:
    visitor = browser()

    answer = visitor.post("/settings", data={"token": token(visitor), "server": "x" * guard.MOST_FORM_BYTES})

    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("host", "name"), [("127.0.0.1:80", "127.0.0.1"), ("[::1]:80", "[::1]"), ("LocalHost", "localhost"), ("", "")]
)
def test_a_host_is_told_from_its_port(host: str, name: str) -> None:
    assert guard.host_name(host) == name
