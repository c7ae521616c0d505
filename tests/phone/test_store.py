"""A phone's whole memory: what is deleted is gone from the bytes of its files."""

import random
from datetime import timedelta
from pathlib import Path

from bluezone.device.alert import Alert, Difference, Hours, Level
from bluezone.device.exposure import LocalDay
from bluezone.device.profiles import Band
from bluezone.device.sighting import Sighting
from bluezone.phone.database import IN_MEMORY
from bluezone.phone.store import Store
from bluezone.phone.trust import Trust
from bluezone.protocol.batch import Position
from bluezone.protocol.identifiers import key_after
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS, Day

TODAY = Day(18_500)
NOW_MS = TODAY * DAY_MS + DAY_MS // 2
START_MS = NOW_MS - 20 * DAY_MS


def heard_for_twenty_days(store: Store, rng: random.Random) -> tuple[set[bytes], set[bytes]]:
    """Fill *store* as a phone would, second by second, and return the identifiers too old at NOW_MS and the others."""
    old: set[bytes] = set()
    kept: set[bytes] = set()
    for quarter in range(20 * 48):
        names = [rng.randbytes(12) for _ in range(rng.randrange(12))]
        start_ms = START_MS + quarter * 1_800_000
        store.contacts.keep(
            Sighting(name, start_ms + rng.randrange(900_000), -60)
            for name in names
            for _ in range(rng.randrange(1, 20))
        )
        (old if start_ms + 900_000 < NOW_MS - 14 * DAY_MS else kept).update(names)
    return old, kept


def raw(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def on_disk(names: set[bytes], folder: Path) -> set[bytes]:
    content = raw(folder)
    return {name for name in names if name in content}


def an_alert(key: bytes) -> Alert:
    return Alert(
        level=Level.WARNING,
        infection=Infection(key, 0, 9),
        local_day=LocalDay(TODAY - 3),
        utc_offset=timedelta(hours=7),
        hours=(Hours(9, 10),),
        minutes=30,
        band=Band.NEAR,
        sightings=6,
        difference=Difference(20, 5),
        rule="an old rule",
        profile="a profile",
    )


def test_nothing_of_what_became_too_old_is_left_in_any_file(tmp_path: Path) -> None:
    store = Store(tmp_path / "phone.sqlite3", token_bytes=random.Random(1).randbytes)
    first = store.chains.current(START_MS)
    old, kept = heard_for_twenty_days(store, random.Random(2))
    store.alerts.tell([an_alert(b"k" * 32)], START_MS)
    assert on_disk(old, tmp_path) == old

    assert store.retain(NOW_MS)

    assert on_disk(old, tmp_path) == set()
    assert {s.identifier for s in store.contacts.between(0, NOW_MS)} >= kept
    assert b"an old rule" not in raw(tmp_path)
    too_old = {key_after(first.key, days) for days in range(6)}
    assert on_disk(too_old, tmp_path) == set()
    assert key_after(first.key, 6) in raw(tmp_path)
    store.close()
    assert on_disk(old | too_old, tmp_path) == set()


def test_a_base_id_is_never_on_the_disk(tmp_path: Path) -> None:
    base = random.Random(1).randbytes(32)
    store = Store(tmp_path / "phone.sqlite3", token_bytes=random.Random(1).randbytes)

    chain = store.chains.current(NOW_MS)

    assert chain.key in raw(tmp_path)
    assert base not in raw(tmp_path)
    store.close()


def test_deleting_everything_leaves_nothing_but_settings(tmp_path: Path) -> None:
    store = Store(tmp_path / "phone.sqlite3", token_bytes=random.Random(1).randbytes)
    first = store.chains.current(START_MS)
    old, kept = heard_for_twenty_days(store, random.Random(2))
    store.alerts.tell([an_alert(b"k" * 32)], NOW_MS)
    store.uploads.begin(store.uploads.preview("ABCD2345", TODAY, 9, NOW_MS), NOW_MS)
    store.settings.language = "en"

    store.forget_everything(NOW_MS)

    keys = {key_after(first.key, days) for days in range(21)}
    assert on_disk(old | kept | keys | {b"ABCD2345", b"an old rule"}, tmp_path) == set()
    assert (len(store.contacts), store.alerts.all(), store.uploads.last()) == (0, [], None)
    assert store.settings.language == "en"
    assert len(store.chains.all()) == 1
    store.close()


def test_after_a_publication_the_published_key_is_gone_from_the_disk(tmp_path: Path) -> None:
    store = Store(tmp_path / "phone.sqlite3", token_bytes=random.Random(1).randbytes)
    first = store.chains.current(NOW_MS)
    store.uploads.begin(store.uploads.preview("ABCD2345", TODAY, 9, NOW_MS), NOW_MS)
    assert first.key in raw(tmp_path)

    store.uploads.done("receipt")

    assert on_disk({first.key, b"ABCD2345"}, tmp_path) == set()
    store.close()


def test_a_clock_set_to_1970_deletes_nothing() -> None:
    store = Store(IN_MEMORY)
    store.contacts.keep([Sighting(bytes(12), NOW_MS, -60)])

    assert not store.retain(0)
    assert len(store.contacts) == 1


def test_a_clock_set_back_after_a_batch_does_not_cost_the_contacts() -> None:
    store = Store(IN_MEMORY)
    store.contacts.keep([Sighting(bytes(12), NOW_MS, -60)])
    store.authority.remember(Trust(b"r" * 32, 1, Position(1, b"d" * 32, NOW_MS // 1000)))

    store.retain(NOW_MS - 100 * DAY_MS)

    assert len(store.contacts) == 1


def test_contacts_of_a_clock_that_ran_ahead_go_once_it_is_right() -> None:
    store = Store(IN_MEMORY)
    store.contacts.keep([Sighting(bytes(12), NOW_MS + 15 * DAY_MS, -60), Sighting(bytes(12), NOW_MS, -60)])
    store.authority.remember(Trust(b"r" * 32, 1, Position(1, b"d" * 32, NOW_MS // 1000)))

    assert store.retain(NOW_MS)
    assert [sighting.time_ms for sighting in store.contacts.between(0, NOW_MS * 2)] == [NOW_MS]


def test_a_shorter_period_takes_effect_at_once() -> None:
    store = Store(IN_MEMORY)
    store.contacts.keep([Sighting(bytes(12), NOW_MS - 2 * DAY_MS, -60)])
    store.settings.days_kept = 1

    assert store.retain(NOW_MS)
    assert len(store.contacts) == 0


def test_what_is_stored_is_there_after_opening_again(tmp_path: Path) -> None:
    path = tmp_path / "phone.sqlite3"
    store = Store(path)
    store.contacts.keep([Sighting(bytes(12), NOW_MS, -60)])
    chain = store.chains.current(NOW_MS)
    store.close()

    store = Store(path)

    assert len(store.contacts) == 1
    assert store.chains.current(NOW_MS) == chain
    store.close()
