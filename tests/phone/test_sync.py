"""What a phone does with good and bad servers."""

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from bluezone.device.alert import Level
from bluezone.device.sighting import Sighting
from bluezone.errors import BluezoneError
from bluezone.phone import sync
from bluezone.phone.client import Client, ServerAnswerError
from bluezone.phone.database import IN_MEMORY
from bluezone.phone.store import Store
from bluezone.phone.sync import Outcome
from bluezone.protocol.batch import Position
from bluezone.protocol.identifiers import identifier_at
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS
from tests.phone.small_server import INDEX, KEYRING, Answer, SmallAuthority, SmallServer, as_json, running

DAY = 18_480
NOW_MS = (DAY + 1) * DAY_MS
NOW_S = NOW_MS // 1000
KEY = bytes(range(32))
INFECTION = Infection(KEY, DAY * 86_400, NOW_S)
BATCH_1, BATCH_2 = "/api/v1/batches/1.batch", "/api/v1/batches/2.batch"


@pytest.fixture
def server() -> Iterator[SmallServer]:
    with running(SmallServer()) as small:
        yield small


@pytest.fixture
def authority(server: SmallServer) -> SmallAuthority:
    made = SmallAuthority()
    made.publish([INFECTION], NOW_S - 7200)
    made.publish([], NOW_S - 3600)
    made.put(server)
    return made


def phone_that_met_them(minutes: int = 30) -> Store:
    store = Store(IN_MEMORY, token_bytes=random.Random(1).randbytes)
    start_ms = DAY * DAY_MS + 4 * 3_600_000
    times = range(start_ms, start_ms + minutes * 60_000, 60_000)
    store.contacts.keep(Sighting(identifier_at(KEY, DAY, time_ms), time_ms, -60) for time_ms in times)
    return store


def synchronised(store: Store, server: SmallServer, now_ms: int = NOW_MS) -> Outcome:
    with Client(server.address) as client:
        return sync.synchronise(store, client, now_ms=now_ms)


def refused(store: Store, server: SmallServer, now_ms: int = NOW_MS) -> str:
    """Return the code with which *server* is refused, and check that nothing was stored."""
    before = store.authority.trust(), store.alerts.all()
    with pytest.raises(BluezoneError) as error:
        synchronised(store, server, now_ms)
    assert (store.authority.trust(), store.alerts.all()) == before
    return error.value.code


def test_who_was_near_for_long_is_told_and_can_check_why(server: SmallServer, authority: SmallAuthority) -> None:
    store = phone_that_met_them()

    assert synchronised(store, server) == Outcome(batches=2, told=1)

    alert = store.alerts.all()[0]
    assert (alert.level, alert.local_day, alert.minutes) == (Level.WARNING, DAY, 30)
    assert [(hours.first, hours.end) for hours in alert.hours] == [(11, 12)]
    trust = store.authority.trust()
    assert (trust.root, trust.serial, trust.position.number) == (authority.root_key, 1, 2)


def test_who_was_not_near_is_told_nothing(server: SmallServer, authority: SmallAuthority) -> None:
    store = Store(IN_MEMORY)

    assert synchronised(store, server) == Outcome(batches=2, told=0)
    assert store.alerts.all() == []


def test_a_second_talk_asks_for_the_list_alone(server: SmallServer, authority: SmallAuthority) -> None:
    store = phone_that_met_them()
    synchronised(store, server)
    server.requests.clear()

    assert synchronised(store, server) == Outcome(0, 0)
    assert [request.path for request in server.requests] == [INDEX]


def test_nothing_about_the_phone_is_sent_when_it_reads(server: SmallServer, authority: SmallAuthority) -> None:
    synchronised(phone_that_met_them(), server)

    assert {request.method for request in server.requests} == {"GET"}
    assert {name.lower() for request in server.requests for name in request.headers} == {
        "host",
        "accept",
        "accept-encoding",
        "connection",
        "user-agent",
    }
    assert all(request.body == b"" for request in server.requests)


def test_a_server_without_batches_is_pinned_all_the_same(server: SmallServer) -> None:
    authority = SmallAuthority()
    authority.put(server)
    store = Store(IN_MEMORY)

    assert synchronised(store, server) == Outcome(0, 0)
    assert store.authority.trust().root == authority.root_key


def test_a_new_phone_begins_at_the_oldest_batch_that_is_offered(server: SmallServer, authority: SmallAuthority) -> None:
    authority.put(server, [2])
    store = phone_that_met_them()

    assert synchronised(store, server) == Outcome(1, 0)
    assert store.authority.trust().position.number == 2


def test_a_phone_that_was_off_for_weeks_goes_on_at_the_oldest_batch_offered(
    server: SmallServer, authority: SmallAuthority
) -> None:
    store = phone_that_met_them()
    authority.put(server, [1])
    synchronised(store, server)
    for hour in range(3):
        authority.publish([], NOW_S + 3600 * hour)
    authority.put(server, [4, 5])

    assert synchronised(store, server, NOW_MS + DAY_MS).batches == 2
    assert store.authority.trust().position.number == 5


def test_a_batch_that_was_cut_short_is_refused(server: SmallServer, authority: SmallAuthority) -> None:
    server.answers[BATCH_1] = Answer(authority.batches[1][:-1])

    assert refused(phone_that_met_them(), server) == "batch_truncated"


def test_a_batch_longer_than_the_list_says_is_refused(server: SmallServer, authority: SmallAuthority) -> None:
    server.answers[BATCH_1] = Answer(authority.batches[1] + b"x")

    assert refused(phone_that_met_them(), server) == "server_answer_oversized"


@pytest.mark.parametrize("place", [130, 150, -1])
def test_a_batch_changed_on_the_way_is_refused(server: SmallServer, authority: SmallAuthority, place: int) -> None:
    data = bytearray(authority.batches[1])
    data[place] ^= 1
    server.answers[BATCH_1] = Answer(bytes(data))

    assert refused(phone_that_met_them(), server) == "batch_signature_wrong"


def test_a_batch_sent_again_under_the_next_number_is_refused(server: SmallServer, authority: SmallAuthority) -> None:
    store = phone_that_met_them()
    authority.put(server, [1])
    synchronised(store, server)
    listed = authority.index([1, 2])
    listed["batches"][1]["size"] = len(authority.batches[1])
    server.answers[INDEX] = as_json(listed)
    server.answers[BATCH_2] = Answer(authority.batches[1])

    assert refused(store, server) == "batch_out_of_sequence"


def test_a_server_that_went_back_in_its_sequence_is_refused(server: SmallServer, authority: SmallAuthority) -> None:
    store = phone_that_met_them()
    synchronised(store, server)
    authority.put(server, [1])

    assert refused(store, server) == "index_rolled_back"


def test_a_server_whose_list_is_empty_again_is_borne(server: SmallServer, authority: SmallAuthority) -> None:
    store = phone_that_met_them()
    synchronised(store, server)
    authority.put(server, [])

    assert synchronised(store, server) == Outcome(0, 0)


def test_a_history_that_was_exchanged_is_refused(server: SmallServer, authority: SmallAuthority) -> None:
    store = phone_that_met_them()
    synchronised(store, server)
    other = SmallAuthority()
    for hour in range(3):
        other.publish([], NOW_S - 7000 + hour)
    other.put(server)
    assert refused(store, server) == "index_contradicts"

    other.put(server, [3])

    assert refused(store, server) == "batch_out_of_sequence"


def test_another_authority_than_the_pinned_one_is_refused(server: SmallServer, authority: SmallAuthority) -> None:
    store = phone_that_met_them()
    synchronised(store, server)
    other = SmallAuthority(seed=2)
    other.publish([INFECTION], NOW_S)
    other.put(server)

    assert refused(store, server) == "authority_changed"


def test_a_list_and_keys_of_different_authorities_are_refused(server: SmallServer, authority: SmallAuthority) -> None:
    server.answers[KEYRING] = Answer(SmallAuthority(seed=2).keyring().encode())

    assert refused(phone_that_met_them(), server) == "authority_changed"


def test_a_batch_signed_by_a_key_outside_its_time_is_refused(server: SmallServer) -> None:
    authority = SmallAuthority(valid_s=(0, NOW_S - 86_400))
    authority.publish([INFECTION], NOW_S)
    authority.put(server)

    assert refused(phone_that_met_them(), server) == "batch_key_unknown"


def test_a_batch_signed_by_a_stranger_is_refused(server: SmallServer) -> None:
    authority = SmallAuthority()
    authority.publish([INFECTION], NOW_S, signing=Ed25519PrivateKey.from_private_bytes(b"s" * 32))
    authority.put(server)

    assert refused(phone_that_met_them(), server) == "batch_key_unknown"


def test_a_batch_dated_back_into_the_time_of_an_old_key_is_refused(
    server: SmallServer, authority: SmallAuthority
) -> None:
    store = phone_that_met_them()
    synchronised(store, server)
    authority.publish([INFECTION], NOW_S - 86_400)
    authority.put(server)

    assert refused(store, server) == "batch_out_of_sequence"


def test_an_old_keyring_is_refused(server: SmallServer, authority: SmallAuthority) -> None:
    store = phone_that_met_them()
    authority.serial = 5
    authority.put(server)
    synchronised(store, server)
    authority.serial = 4
    authority.publish([], NOW_S)
    authority.put(server)

    assert refused(store, server) == "keyring_untrusted"


def test_a_clock_that_lags_by_days_is_the_reason_given(server: SmallServer, authority: SmallAuthority) -> None:
    assert refused(phone_that_met_them(), server, NOW_MS - 3 * DAY_MS) == "batch_from_the_future"


def test_batches_before_a_bad_one_stay_taken(server: SmallServer, authority: SmallAuthority) -> None:
    server.answers[BATCH_2] = Answer(b"x", 500)
    store = phone_that_met_them()

    with pytest.raises(BluezoneError):
        synchronised(store, server)

    assert store.authority.trust().position.number == 1
    assert len(store.alerts.all()) == 1

    authority.put(server)
    assert synchronised(store, server) == Outcome(1, 0)


def test_alerts_and_position_are_stored_together_or_not_at_all(
    server: SmallServer, authority: SmallAuthority, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = phone_that_met_them()

    def power_cut(trust: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store.authority, "remember", power_cut)
    with pytest.raises(KeyboardInterrupt):
        synchronised(store, server)

    assert store.alerts.all() == []
    assert store.authority.trust().position == Position()


def test_a_batch_larger_than_memory_allows_is_checked_from_a_file(server: SmallServer) -> None:
    authority = SmallAuthority()
    rng = random.Random(9)
    authority.publish(
        [INFECTION, *(Infection(rng.randbytes(32), DAY * 86_400, NOW_S) for _ in range(25_000))], NOW_S - 60
    )
    authority.put(server)
    store = phone_that_met_them()

    assert synchronised(store, server) == Outcome(1, 1)


INDEXES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(
    st.fixed_dictionaries(
        {"format": st.just("bluezone-index/1")},
        optional={"authority": INDEXES | st.just("AA" * 32), "batches": INDEXES},
    )
)
def test_a_list_of_any_form_is_read_or_refused(document: dict[str, Any]) -> None:
    try:
        index = sync.read_index(json.dumps(document).encode())
    except ServerAnswerError:
        return
    assert index.entries == ()


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("number", 0),
        ("number", True),
        ("number", "1"),
        ("size", -1),
        ("size", 10**12),
        ("sha256", "xyz"),
        ("sha256", 7),
    ],
)
def test_a_line_of_the_list_out_of_bounds_is_refused(authority: SmallAuthority, member: str, value: object) -> None:
    document = authority.index()
    document["batches"][0][member] = value

    with pytest.raises(ServerAnswerError):
        sync.read_index(json.dumps(document).encode())


def test_a_list_with_a_gap_is_refused(authority: SmallAuthority) -> None:
    authority.publish([], NOW_S)

    with pytest.raises(ServerAnswerError, match="gaps"):
        sync.read_index(json.dumps(authority.index([1, 3])).encode())
