"""Bodies of other systems become values, or are refused with the place of what is wrong."""

import contextlib
import json
from typing import Any

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from bluezone.authority.publication import RequestMalformedError
from bluezone.server.phones.requests import RequestTooLargeError
from bluezone.server.rollout import api_bodies
from bluezone.server.rollout.api_bodies import BodyInvalidError
from tests.server.rollout.province import THURSDAY


def read(body: Any, kind: Any) -> Any:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return api_bodies.read(RequestFactory().post("/", data, content_type="application/json"), kind)


def entry(**values: Any) -> dict[str, Any]:
    return {"entries": [{"id": "a", "member": 1, "state": "installed", "at": "2020-08-06T09:00:00+07:00", **values}]}


def test_objects_become_rows_below_their_keys() -> None:
    body = read({"rows": [{"Tên": "An", "Số": 7}, {"Số": None, "Ghi chú": "x"}]}, api_bodies.Roster)

    assert body.table() == [["Tên", "Số", "Ghi chú"], ["An", "7", ""], ["", "", "x"]]


def test_lists_are_rows_as_they_are() -> None:
    assert read({"rows": [["Tên"], ["An"]]}, api_bodies.Roster).table() == [["Tên"], ["An"]]


def test_lists_beside_objects_are_refused() -> None:
    with pytest.raises(BodyInvalidError, match="one kind"):
        read({"rows": [["Tên"], {"Tên": "An"}]}, api_bodies.Roster).table()


@pytest.mark.parametrize(
    ("body", "kind", "place"),
    [
        ({}, api_bodies.Roster, "rows"),
        ({"rows": []}, api_bodies.Roster, "rows"),
        ({"rows": [[1.5]]}, api_bodies.Roster, "rows"),
        ({"rows": [["a"]], "extra": 1}, api_bodies.Roster, "extra"),
        (entry(state="happy"), api_bodies.Statuses, "state"),
        (entry(at="2020-08-09T08:00:00"), api_bodies.Statuses, "at"),
        (entry(member="1"), api_bodies.Statuses, "member"),
        ({"entries": [{"id": "a", "member": 1, "state": "installed"}]}, api_bodies.Statuses, "at"),
        ({"entries": entry()["entries"] * 501}, api_bodies.Statuses, "entries"),
        ({"kind": "thư"}, api_bodies.Report, "kind"),
        ({"places": 9}, api_bodies.Report, "places"),
        ({"file": {"name": "", "base64": ""}}, api_bodies.Received, "name"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(body: Any, kind: Any, place: str) -> None:
    with pytest.raises(BodyInvalidError, match=place):
        read(body, kind)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"letter": {"a": ' + b"[" * 100_000])
def test_what_is_no_json_is_malformed(body: bytes) -> None:
    with pytest.raises(RequestMalformedError):
        read(body, api_bodies.Received)


def test_a_body_longer_than_its_kind_is_not_read_to_the_end() -> None:
    with pytest.raises(RequestTooLargeError):
        read(b" " * (api_bodies.LONGEST[api_bodies.Report] + 1), api_bodies.Report)


def test_an_entry_says_when_it_was_seen() -> None:
    (said,) = read(entry(), api_bodies.Statuses).said()

    assert (said.at, said.seen) == (THURSDAY, frozenset())


def test_a_file_comes_back_from_its_base64() -> None:
    given_file = read({"file": {"name": "a.txt", "base64": "U+G7nw=="}}, api_bodies.Received).file.given()

    assert (given_file.name, given_file.data.decode()) == ("a.txt", "Sở")


@pytest.mark.parametrize("text", ["%%%", "A", "U+G7nw==\n", "ư"])
def test_what_is_no_base64_is_refused(text: str) -> None:
    with pytest.raises(BodyInvalidError):
        read({"file": {"name": "a", "base64": text}}, api_bodies.Received).file.given()


@given(st.binary(max_size=200) | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_whatever_comes_is_read_or_refused_by_one_of_our_errors(body: bytes | str) -> None:
    data = body if isinstance(body, bytes) else body.encode()
    for kind in api_bodies.LONGEST:
        with contextlib.suppress(RequestMalformedError, BodyInvalidError):
            read(data, kind)
