"""What the site does by itself."""

import pytest
from django.db import connection
from huey import MemoryHuey
from huey.contrib.sql_huey import SqlStorage
from huey.storage import SqliteStorage

from bluezone.server import jobs
from bluezone.server.authority.models import Batch, Case, HandedIn
from bluezone.server.authority.publishing import keyring_now
from tests.server.scene import HandClock


@pytest.mark.django_db(transaction=True)
def test_the_queue_stands_beside_the_database_and_carries_a_task() -> None:
    queue = jobs.queue()
    ran: list[str] = []
    task = queue.task()(lambda: ran.append("ran"))

    try:
        task()
        taken = queue.dequeue()
        queue.execute(taken)
    finally:
        queue.storage.close()

    assert ran == ["ran"]
    assert isinstance(queue.storage, SqlStorage if connection.vendor == "postgresql" else SqliteStorage)


def test_what_runs_by_itself_is_registered() -> None:
    queue = MemoryHuey("test")

    jobs.register(queue)

    assert sorted(task.name for task in queue._registry.periodic_tasks) == ["freeze_due", "publish_hourly", "sweep"]


@pytest.mark.django_db(transaction=True)
def test_the_hourly_run_makes_keys_and_publishes_what_waits(hand_clock: HandClock) -> None:
    HandedIn.objects.create(daily_key=bytes(32), start_s=1_596_672_000, end_s=1_596_700_000, windows=96)

    jobs.publish_hourly()
    jobs.publish_hourly()

    assert keyring_now().serial == 1
    assert [row.n_infections for row in Batch.objects.all()] == [1]


@pytest.mark.django_db(transaction=True)
def test_the_sweep_runs_without_anything_to_do(keys: None) -> None:
    jobs.sweep()

    assert not Case.objects.exists()
