"""Registering a number: by a code that went to it, kept as a hash and as nothing else."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from bluezone.server import phone_hash
from bluezone.server.accounts.attempts import TooManyAttemptsError
from bluezone.server.phones import numbers
from bluezone.server.phones.models import Pending, Registered
from bluezone.server.phones.short_messages import MessagesUnavailableError
from tests.server.scene import SUNDAY

NUMBER = "0912345678"


class Handset:
    """The phone that short messages reach."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str]] = []

    def __call__(self, number: str, text: str) -> None:
        """Receive."""
        self.got.append((number, text))

    @property
    def code(self) -> str:
        """The digits of the last message."""
        return self.got[-1][1].split()[-1]


@pytest.fixture
def handset(db: None) -> Handset:
    return Handset()


@pytest.fixture
def heard() -> Iterator[list[bytes]]:
    found: list[bytes] = []

    def listen(phone_hash: bytes, **other: Any) -> None:
        found.append(phone_hash)

    numbers.registered.connect(listen)
    yield found
    numbers.registered.disconnect(listen)


def ask(handset: Handset, number: str = NUMBER, **other: Any) -> str:
    numbers.ask(number, **{"address": "10.0.0.1", "now": SUNDAY, "send": handset, **other})
    return handset.code


def confirm(code: str, number: str = NUMBER, **other: Any) -> None:
    numbers.confirm(number, code, **{"address": "10.0.0.1", "now": SUNDAY, **other})


def test_who_types_the_code_has_registered_and_others_hear_the_hash(handset: Handset, heard: list[bytes]) -> None:
    code = ask(handset, "+84 912.345.678")

    confirm(f" {code} ")

    assert handset.got == [("+84912345678", f"Bluezone: {code}")]
    assert bytes(Registered.objects.get().keyed_hash) == phone_hash.of(NUMBER) == heard[0]
    assert not Pending.objects.exists()


def test_a_code_is_six_digits_with_its_zeros(handset: Handset) -> None:
    assert ask(handset, random=lambda most: 7) == "000007"


def test_a_wrong_code_one_of_another_number_or_an_old_one_registers_nothing(handset: Handset) -> None:
    code = ask(handset, random=lambda most: 123_456)
    ask(handset, "0912345679", random=lambda most: 654_321)

    for number, typed, now in (
        (NUMBER, "654321", SUNDAY),
        ("0912345679", code, SUNDAY),
        (NUMBER, "", SUNDAY),
        ("0912345670", code, SUNDAY),
        (NUMBER, code, SUNDAY + numbers.LIFE),
    ):
        with pytest.raises(numbers.NumberCodeWrongError):
            confirm(typed, number, now=now)

    assert not Registered.objects.exists()


def test_a_code_works_once_and_a_new_one_ends_the_old(handset: Handset) -> None:
    old, new = ask(handset, random=lambda most: 1), ask(handset, random=lambda most: 2)

    with pytest.raises(numbers.NumberCodeWrongError):
        confirm(old)
    confirm(new)
    with pytest.raises(numbers.NumberCodeWrongError):
        confirm(new)


def test_registering_again_keeps_one_row(handset: Handset) -> None:
    for _ in range(2):
        confirm(ask(handset))

    assert Registered.objects.count() == 1


def test_a_number_can_be_taken_out_again(handset: Handset, heard: list[bytes]) -> None:
    confirm(ask(handset))

    numbers.forget(NUMBER, ask(handset), address="10.0.0.1", now=SUNDAY)

    assert not Registered.objects.exists()
    assert len(heard) == 1


@pytest.mark.parametrize("number", ["", "123", "02336252525", "0912345678 0912345679", "9" * 1_000])
def test_what_is_no_mobile_number_is_refused_and_nothing_is_sent(handset: Handset, number: str) -> None:
    with pytest.raises(numbers.NumberInvalidError):
        ask(handset, number)

    assert not handset.got


def test_nobody_is_disturbed_without_end(handset: Handset) -> None:
    for _ in range(numbers.ASKED_NUMBER.most):
        ask(handset, address="10.0.0.2")

    with pytest.raises(TooManyAttemptsError):
        ask(handset, address="10.0.0.3")
    ask(handset, now=SUNDAY + timedelta(hours=1))


def test_guessing_ends_soon(handset: Handset) -> None:
    ask(handset, random=lambda most: 5)

    for guess in range(numbers.GUESSED.most):
        with pytest.raises(numbers.NumberCodeWrongError):
            confirm(f"9{guess:05}", address=f"10.0.0.{guess}")
    with pytest.raises(TooManyAttemptsError):
        confirm("000005", address="10.0.1.1")


def test_a_message_that_is_not_sent_leaves_nothing_behind(db: None) -> None:
    def broken(number: str, text: str) -> None:
        raise MessagesUnavailableError("messages: broken")

    with pytest.raises(MessagesUnavailableError):
        numbers.ask(NUMBER, address="10.0.0.1", now=SUNDAY, send=broken)

    assert not Pending.objects.exists()


def test_no_number_is_in_the_database(handset: Handset) -> None:
    confirm(ask(handset))
    ask(handset, "0987654321")

    with connection.cursor() as cursor:
        kept = []
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            kept += cursor.fetchall()
    assert "912345678" not in str(kept)
    assert "987654321" not in str(kept)


def test_old_codes_are_swept(handset: Handset) -> None:
    ask(handset)

    assert numbers.sweep(SUNDAY) == 0
    assert numbers.sweep(SUNDAY + numbers.LIFE) == 1
