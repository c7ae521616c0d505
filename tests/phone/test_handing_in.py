"""What goes over the line when a key is handed in."""

import json
from collections.abc import Iterator

import pytest

from bluezone.authority.code import CodeUnknownError
from bluezone.phone import handing_in
from bluezone.phone.client import Client, ServerAnswerError, ServerRefusedError
from bluezone.phone.uploads import State, Upload
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import Day
from tests.phone.small_server import CHECK, PUBLICATIONS, SmallAuthority, SmallServer, as_json, running

TODAY = Day(18_483)
FIRST_S = 18_480 * 86_400
UPLOAD = Upload(State.SENDING, 1, FIRST_S, FIRST_S + 9, "ABCD2345", Infection(bytes(range(32)), FIRST_S, FIRST_S + 9))


@pytest.fixture
def server() -> Iterator[SmallServer]:
    with running(SmallServer()) as small:
        authority = SmallAuthority()
        authority.codes["ABCD2345"] = FIRST_S
        authority.put(small)
        yield small


def test_checking_a_code_sends_the_code_alone(server: SmallServer) -> None:
    with Client(server.address) as client:
        assert handing_in.check(client, "abcd-2345 ", TODAY) == ("ABCD2345", 18_480, FIRST_S + 30 * 86_400)

    assert [json.loads(request.body) for request in server.posted()] == [{"code": "ABCD2345"}]


def test_what_cannot_be_a_code_is_not_even_asked_about(server: SmallServer) -> None:
    with Client(server.address) as client, pytest.raises(CodeUnknownError):
        handing_in.check(client, "12", TODAY)

    assert server.requests == []


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"first_day": "1", "expires": 1},
        {"first_day": FIRST_S + 1, "expires": 1},
        {"first_day": -86_400, "expires": 1},
        {"first_day": (TODAY + 1) * 86_400, "expires": 1},
        {"first_day": True, "expires": 1},
    ],
)
def test_an_answer_about_the_code_that_makes_no_sense_is_refused(server: SmallServer, answer: dict[str, int]) -> None:
    server.answers[CHECK] = as_json(answer)

    with Client(server.address) as client, pytest.raises(ServerAnswerError):
        handing_in.check(client, "ABCD2345", TODAY)


def test_a_key_goes_in_the_published_form(server: SmallServer) -> None:
    with Client(server.address) as client:
        assert handing_in.send(client, UPLOAD) == "receipt-1"

    assert json.loads(server.posted()[0].body) == {
        "code": "ABCD2345",
        "daily_key": bytes(range(32)).hex().upper(),
        "time_start": FIRST_S,
        "max": 96,
        "time_end": FIRST_S + 9,
    }


def test_sending_twice_gives_the_same_receipt(server: SmallServer) -> None:
    with Client(server.address) as client:
        assert handing_in.send(client, UPLOAD) == handing_in.send(client, UPLOAD)


def test_an_answer_without_a_receipt_is_no_success(server: SmallServer) -> None:
    server.answers[PUBLICATIONS] = as_json({"receipt": 7})

    with Client(server.address) as client, pytest.raises(ServerAnswerError):
        handing_in.send(client, UPLOAD)


@pytest.mark.parametrize(
    ("refusal", "status", "is_final"),
    [
        ("code_spent", 409, True),
        ("code_unknown", 404, True),
        ("key_too_old", 400, True),
        ("too_many_attempts", 429, False),
        ("http_404", 404, False),
        ("http_403", 403, False),
    ],
)
def test_only_the_servers_own_word_is_final(refusal: str, status: int, is_final: bool) -> None:
    assert handing_in.is_final(ServerRefusedError("no", refusal, status)) is is_final
