"""The bodies of phones, read strictly."""

import json
from typing import Any

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from bluezone.authority.publication import HandIn, RequestMalformedError
from bluezone.server.phones import requests

SOUND: dict[str, Any] = {
    "code": "ABCD2345",
    "daily_key": "AB" * 32,
    "time_start": 1_596_672_000,
    "max": 96,
    "time_end": 1_596_960_000,
}


def read(body: object) -> requests.Publication:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return requests.read(RequestFactory().post("/", data, content_type="application/json"), requests.Publication)


def test_a_sound_body_becomes_a_value() -> None:
    assert read(SOUND).hand_in() == HandIn(b"\xab" * 32, 1_596_672_000, 1_596_960_000, 96)
    assert read(SOUND | {"daily_key": "ab" * 32, "later_version": [1]}).hand_in().daily_key == b"\xab" * 32


@pytest.mark.parametrize("member", list(SOUND))
@pytest.mark.parametrize("wrong", [None, True, False, "", "96", 1.5, [], {}, -1, 2**64, 10**400, "A" * 200])
def test_a_member_of_the_wrong_kind_is_refused(member: str, wrong: object) -> None:
    if member == "code" and wrong in ("", "96"):
        return  # a text; whether such a code exists is another question
    with pytest.raises(RequestMalformedError):
        read(SOUND | {member: wrong})


@pytest.mark.parametrize("member", list(SOUND))
def test_a_missing_member_is_refused(member: str) -> None:
    with pytest.raises(RequestMalformedError):
        read({name: value for name, value in SOUND.items() if name != member})


@pytest.mark.parametrize(
    "body", [b"", b"{", b"null", b"[]", b"\xff\xfe", b"[" * 4_000, b'{"code": "\xed\xa0\x80"}', b"NaN"]
)
def test_what_is_not_json_is_refused(body: bytes) -> None:
    with pytest.raises(RequestMalformedError):
        read(body)


@given(st.binary(max_size=300))
def test_no_bytes_get_through_or_crash(body: bytes) -> None:
    with pytest.raises(RequestMalformedError):
        read(body)


@pytest.mark.parametrize("length", ["4097", "99999999999999999999", "-1", "many"])
def test_a_body_that_claims_to_be_long_is_not_read(length: str) -> None:
    request = RequestFactory().post("/", b"{}", content_type="application/json", CONTENT_LENGTH=length)

    with pytest.raises(requests.RequestTooLargeError) as caught:
        requests.read(request, requests.CodeCheck)

    assert (caught.value.code, caught.value.status) == ("request_too_large", 413)
