"""From the radio to the store: thinning, batches, and what happens while the file cannot be written."""

import asyncio
from collections.abc import Iterator

import pytest

from bluezone.device.sighting import Sighting
from bluezone.phone import ear as ears
from bluezone.phone.condition import Condition, Timing, inline
from bluezone.phone.contacts import Contacts
from bluezone.phone.database import IN_MEMORY, Database, StoreError
from bluezone.phone.ear import Ear
from bluezone.world.virtual import VirtualLoop


class StubbornContacts(Contacts):
    """A table that cannot be written while *is_full*."""

    is_full = False
    commits = 0

    def keep(self, sightings: object) -> int:
        if self.is_full:
            raise StoreError("disk: full; free some space")
        self.commits += 1
        return super().keep(sightings)  # type: ignore[arg-type]  # handed on as it is


@pytest.fixture
def loop() -> Iterator[VirtualLoop]:
    made = VirtualLoop(1_596_960_000_000)
    yield made
    made.close()


def parts() -> tuple[Ear, StubbornContacts, Condition]:
    contacts, condition = StubbornContacts(Database(IN_MEMORY)), Condition()
    return Ear(contacts, condition, Timing(), inline), contacts, condition


def heard(loop: VirtualLoop, name: int) -> Sighting:
    return Sighting(name.to_bytes(12), loop.clock(), -60)


def test_what_comes_within_a_second_is_one_commit(loop: VirtualLoop) -> None:
    ear, contacts, _ = parts()

    async def a_crowd() -> None:
        for name in range(500):
            ear.heard(heard(loop, name))
            await asyncio.sleep(0.001)
        await asyncio.sleep(1)

    loop.run_until_complete(a_crowd())

    assert (len(contacts), contacts.commits) == (500, 1)


def test_silence_costs_nothing(loop: VirtualLoop) -> None:
    ear, contacts, _ = parts()

    async def a_night() -> None:
        ear.heard(heard(loop, 1))
        await asyncio.sleep(8 * 3600)

    loop.run_until_complete(a_night())

    assert contacts.commits == 1


def test_a_full_disk_is_told_and_what_waits_is_bounded(loop: VirtualLoop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ears, "MOST_PENDING", 10)
    ear, contacts, condition = parts()
    contacts.is_full = True

    async def full_then_free() -> None:
        for name in range(25):
            ear.heard(heard(loop, name))
            await asyncio.sleep(1)
        assert isinstance(condition.store_error, StoreError)
        contacts.is_full = False
        await ear.finish()

    loop.run_until_complete(full_then_free())

    assert condition.store_error is None
    newest = {sighting.identifier for sighting in contacts.between(0, loop.clock())}
    assert newest == {name.to_bytes(12) for name in range(15, 25)}


def test_nothing_forgotten_is_committed_afterwards(loop: VirtualLoop) -> None:
    ear, contacts, _ = parts()

    async def forget() -> None:
        ear.heard(heard(loop, 1))
        async with ear.flushing:
            ear.forget()
        await asyncio.sleep(2)

    loop.run_until_complete(forget())

    assert (len(contacts), ear.nearby.now(loop.clock())) == (0, [])
