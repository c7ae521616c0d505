"""The phones' API, call by call, as docs/reference/phone-api.md promises it."""

import io
import json
import uuid
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bluezone.protocol import batch, hexadecimal, keyring
from bluezone.protocol.infection import Infection
from bluezone.server.accounts.models import User
from bluezone.server.authority import publishing, services
from bluezone.server.authority.models import Code, HandedIn
from tests.server.scene import SUNDAY, HandClock

KEYRING, INDEX = "/api/v1/keyring.json", "/api/v1/batches/index.json"
CHECK, PUBLICATIONS = "/api/v1/codes/check", "/api/v1/publications"
START_S, NOW_S = 1_596_672_000, int(SUNDAY.timestamp())


@pytest.fixture
def code(keys: None, officer: User) -> str:
    made = services.confirm_case(date(2020, 8, 9), date(2020, 8, 8), by=officer, now=SUNDAY)
    return services.issue_code(made.pk, uuid.uuid4(), by=officer, now=SUNDAY).code


def send(client: Client, address: str, body: object, **headers: Any) -> tuple[int, dict[str, Any]]:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = client.post(address, data, content_type="application/json", **headers)
    return answer.status_code, json.loads(answer.content)


def body(code: str, /, **changes: object) -> dict[str, object]:
    return {"code": code, "daily_key": "AB" * 32, "time_start": START_S, "max": 96, "time_end": NOW_S, **changes}


def test_the_keyring_is_signed_by_the_root_and_names_the_signing_key(client: Client, keys: None) -> None:
    answer = client.get(KEYRING)

    ring = keyring.decode(answer.content.decode(), root=publishing.root_public_key())
    assert (ring.serial, len(ring.trusted(NOW_S))) == (1, 1)
    assert answer.headers["Cache-Control"] == "public, max-age=300"


def test_what_was_handed_in_comes_back_in_a_batch_that_a_phone_accepts(client: Client, code: str) -> None:
    assert send(client, PUBLICATIONS, body(code))[0] == 201
    publishing.publish(by=None, now=SUNDAY)

    index = client.get(INDEX).json()
    file = client.get("/api/v1/batches/1.batch")

    ring = keyring.decode(client.get(KEYRING).content.decode(), root=None)
    assert index["format"] == "bluezone-index/1"
    assert index["authority"] == hexadecimal.encode(ring.authority)
    assert index["batches"] == [
        {
            "number": 1,
            "size": len(file.content),
            "sha256": hexadecimal.encode(batch.digest(file.content)),
            "count": 1,
            "from": NOW_S,
            "until": NOW_S,
        }
    ]
    batch.verify(
        io.BytesIO(file.content),
        keys=ring.trusted(NOW_S),
        authority=ring.authority,
        after=batch.Position(),
        now_ms=NOW_S * 1_000,
    )
    assert list(batch.infections(io.BytesIO(file.content))) == [Infection(b"\xab" * 32, START_S, NOW_S)]
    assert file.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert file.headers["Content-Type"] == "application/octet-stream"


def test_the_index_lists_the_batches_of_the_retention_without_gaps(
    client: Client, keys: None, hand_clock: HandClock
) -> None:
    for _ in range(3):
        publishing.publish(by=None, now=hand_clock.at, is_forced=True)
        hand_clock.move(days=6)

    assert [entry["number"] for entry in client.get(INDEX).json()["batches"]] == [2, 3]
    assert client.get("/api/v1/batches/1.batch").status_code == 404
    assert client.get("/api/v1/batches/2.batch").status_code == 200


def readable(client: Client) -> list[str]:
    publishing.publish(by=None, now=SUNDAY, is_forced=True)
    return [KEYRING, INDEX, "/api/v1/batches/1.batch"]


def test_whoever_has_it_already_gets_304_and_nothing_else(client: Client, keys: None) -> None:
    for address in readable(client):
        first = client.get(address)

        by_tag = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        by_time = client.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})
        changed = client.get(address, headers={"If-None-Match": '"other"'})

        for answer in (by_tag, by_time):
            assert (answer.status_code, answer.content) == (304, b"")
            assert answer.headers["ETag"] == first.headers["ETag"]
            assert answer.headers["Cache-Control"] == first.headers["Cache-Control"]
        assert changed.status_code == 200


def test_a_cache_before_the_site_may_keep_one_answer_for_all(client: Client, keys: None, officer: User) -> None:
    for address in readable(client):
        plain = client.get(address)
        client.force_login(officer)
        answer = client.get(address, headers={"Accept-Language": "en", "Cookie": "a=b"})

        assert answer.content == plain.content
        assert not {"Vary", "Set-Cookie", "Content-Language"} & set(answer.headers)
        assert answer.headers["Content-Length"] == str(len(answer.content))


def test_head_answers_with_the_same_headers(client: Client, keys: None) -> None:
    for address in readable(client):
        got, headed = client.get(address), client.head(address)

        assert headed.status_code == 200
        for name in ("ETag", "Last-Modified", "Cache-Control", "Content-Length", "Content-Type"):
            assert headed.headers[name] == got.headers[name]


def test_the_index_changes_its_tag_with_every_batch(client: Client, keys: None) -> None:
    tags = []
    for _ in range(3):
        tags.append(client.get(INDEX).headers["ETag"])
        publishing.publish(by=None, now=SUNDAY, is_forced=True)

    assert len(set(tags)) == 3


def test_checking_a_code_tells_first_day_and_end(client: Client, code: str) -> None:
    assert send(client, CHECK, {"code": code.lower()}) == (200, {"first_day": START_S, "expires": NOW_S + 86_400})


def test_the_same_hand_in_sent_again_is_answered_200_with_the_same_receipt(client: Client, code: str) -> None:
    first, again = send(client, PUBLICATIONS, body(code)), send(client, PUBLICATIONS, body(code))

    assert (first[0], again[0]) == (201, 200)
    assert first[1] == again[1]
    assert uuid.UUID(first[1]["receipt"])


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"code": "0000-0000"}, 404, "code_unknown"),
        ({"code": "short"}, 404, "code_unknown"),
        ({"time_start": START_S - 86_400}, 400, "key_too_old"),
        ({"time_start": START_S + 1}, 400, "key_not_day_start"),
        ({"time_start": START_S + 30 * 86_400, "time_end": START_S + 30 * 86_400}, 400, "key_from_the_future"),
        ({"time_end": NOW_S + 4_000}, 400, "key_from_the_future"),
        ({"time_end": START_S - 1}, 400, "request_malformed"),
        ({"max": 1}, 400, "request_malformed"),
        ({"daily_key": "AB" * 31}, 400, "request_malformed"),
    ],
)
def test_a_refusal_is_json_with_its_code_and_a_sentence_and_stores_nothing(
    client: Client, code: str, changes: dict[str, object], status: int, error: str
) -> None:
    found = send(client, PUBLICATIONS, body(code, **changes))

    assert (found[0], found[1]["code"]) == (status, error)
    assert len(found[1]["sentence"]) > 20
    assert "AB" * 31 not in found[1]["sentence"]
    assert not HandedIn.objects.exists()
    assert not Code.objects.get().is_spent


def test_sentences_speak_the_language_of_the_phone(client: Client, keys: None) -> None:
    vietnamese = send(client, CHECK, {"code": "00000000"})[1]["sentence"]
    english = send(client, CHECK, {"code": "00000000"}, headers={"Accept-Language": "en-GB"})[1]["sentence"]

    assert vietnamese == "Không có mã này. Hãy so lại với phiếu rồi gõ lại."
    assert english == "There is no such code. Compare it with the slip and type it again."


def test_a_code_ends_and_a_spent_code_stays_spent(client: Client, code: str, hand_clock: HandClock) -> None:
    send(client, PUBLICATIONS, body(code))
    assert send(client, PUBLICATIONS, body(code, daily_key="CD" * 32))[1]["code"] == "code_spent"
    Code.objects.update(is_spent=False, receipt=None)
    hand_clock.move(hours=24)

    assert send(client, PUBLICATIONS, body(code))[0] == 410
    assert send(client, CHECK, {"code": code})[1]["code"] == "code_expired"


def test_too_many_wrong_codes_are_answered_with_the_time_to_wait(
    client: Client, code: str, hand_clock: HandClock
) -> None:
    for _ in range(30):
        send(client, CHECK, {"code": "00000000"})
    hand_clock.move(minutes=30)

    answer = client.post(CHECK, json.dumps({"code": code}), content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_attempts")
    assert answer.headers["Retry-After"] == "1800"
    assert send(client, CHECK, {"code": code}, REMOTE_ADDR="192.0.2.9")[0] == 200


@pytest.mark.parametrize(
    ("method", "address", "status", "error"),
    [
        ("post", KEYRING, 405, "method_not_allowed"),
        ("delete", INDEX, 405, "method_not_allowed"),
        ("get", CHECK, 405, "method_not_allowed"),
        ("put", PUBLICATIONS, 405, "method_not_allowed"),
        ("get", "/api/v1/batches/1.batch", 404, "not_found"),
        ("get", "/api/v1/batches/0.batch", 404, "not_found"),
        ("get", "/api/v1/batches/99999999999999999999999999.batch", 404, "not_found"),
        ("get", "/api/v1/batches/-1.batch", 404, "not_found"),
        ("get", "/api/v2/keyring.json", 404, "not_found"),
        ("post", "/api/", 404, "not_found"),
    ],
)
def test_other_calls_are_refused_in_json(
    client: Client, keys: None, method: str, address: str, status: int, error: str
) -> None:
    answer: HttpResponse = getattr(client, method)(address)

    assert (answer.status_code, json.loads(answer.content)["code"]) == (status, error)
    assert answer.headers["Cache-Control"] == "no-store"


def test_before_there_are_keys_phones_are_told_to_come_back(client: Client, db: None) -> None:
    assert [client.get(address).status_code for address in (KEYRING, INDEX)] == [503, 503]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=8), children, max_size=4),
    max_leaves=8,
)
MEMBERS = ["code", "daily_key", "time_start", "max", "time_end"]
SOUND = st.fixed_dictionaries(
    {},
    optional={
        "code": st.text(max_size=12) | JSON,
        "daily_key": st.from_regex(r"[0-9A-Fa-f]{60,68}", fullmatch=True) | JSON,
        "time_start": st.integers(-(2**70), 2**70) | JSON,
        "max": st.integers(-(2**70), 2**70) | JSON,
        "time_end": st.integers(-(2**70), 2**70) | JSON,
    },
)


@given(
    content=st.binary(max_size=200) | (JSON | SOUND).map(lambda value: json.dumps(value).encode()),
    address=st.sampled_from([CHECK, PUBLICATIONS]),
    kind=st.sampled_from(["application/json", "text/plain", "multipart/form-data", "x/y; charset=nonsense"]),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_body_makes_the_server_fail_or_store_a_key(
    client: Client, code: str, content: bytes, address: str, kind: str
) -> None:
    answer = client.generic("POST", address, content, kind)

    assert answer.status_code in (400, 404, 429)
    assert set(json.loads(answer.content)) == {"code", "sentence"}
    assert not HandedIn.objects.exists()


@given(st.dictionaries(st.sampled_from([*MEMBERS, "x"]), JSON, max_size=2))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_real_code_with_a_damaged_body_is_not_spent(client: Client, code: str, damage: dict[str, object]) -> None:
    if not {"daily_key", "time_start", "max", "time_end"} & set(damage):
        damage = {**damage, "max": None}
    before = HandedIn.objects.count()  # a generated number may happen to be sound, and its key then stays

    status, _ = send(client, PUBLICATIONS, body(code, **damage))

    assert status in (400, 404, 429) or Code.objects.get().is_spent
    assert HandedIn.objects.count() == before + (status == 201)
