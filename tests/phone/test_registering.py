"""What goes over the line when a number is registered."""

import json
from collections.abc import Iterator

import pytest

from bluezone.phone import registering
from bluezone.phone.client import Client, ServerAnswerError, ServerRefusedError
from tests.phone.small_server import SmallServer, as_json, running

ASK, CONFIRM = "/api/v1/numbers", "/api/v1/numbers/confirm"


@pytest.fixture
def server() -> Iterator[SmallServer]:
    with running(SmallServer()) as small:
        yield small


def test_the_number_and_its_code_are_sent_and_three_digits_may_be_kept(server: SmallServer) -> None:
    server.answers[ASK] = as_json({"expires_in": 600}, 202)
    server.answers[CONFIRM] = as_json({"registered": True})

    with Client(server.address) as client:
        registering.ask(client, "0912 345 678")
        assert registering.confirm(client, "0912 345 678", "123456") == "678"

    assert [json.loads(request.body) for request in server.posted()] == [
        {"number": "0912 345 678"},
        {"number": "0912 345 678", "code": "123456"},
    ]


def test_a_refusal_is_told_with_the_reason_of_the_server(server: SmallServer) -> None:
    server.answers[CONFIRM] = as_json({"code": "number_code_wrong", "sentence": ""}, 409)

    with Client(server.address) as client, pytest.raises(ServerRefusedError) as caught:
        registering.confirm(client, "0912345678", "1")

    assert caught.value.refusal == "number_code_wrong"


def test_an_answer_that_makes_no_sense_registers_nothing(server: SmallServer) -> None:
    server.answers[ASK], server.answers[CONFIRM] = as_json({}), as_json({"registered": "yes"})

    with Client(server.address) as client:
        with pytest.raises(ServerAnswerError):
            registering.ask(client, "0912345678")
        with pytest.raises(ServerAnswerError):
            registering.confirm(client, "0912345678", "1")
