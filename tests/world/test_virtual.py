"""Virtual time: a day passes at once, in order, and stands still while a thread works."""

import asyncio
import socket
import threading

import pytest

from bluezone.clock import Clock
from bluezone.world import virtual

THURSDAY_MS = 1_596_672_000_000


def test_three_days_of_timers_pass_at_once_and_the_clock_shows_them() -> None:
    async def story(clock: Clock) -> tuple[int, int]:
        before_ms = clock()
        await asyncio.sleep(3 * 86_400)
        return before_ms, clock()

    before_ms, after_ms = virtual.run(story, start_ms=THURSDAY_MS)

    assert before_ms == THURSDAY_MS
    assert after_ms == THURSDAY_MS + 3 * 86_400_000


def test_timers_of_many_tasks_fire_in_the_order_of_their_moments() -> None:
    fired: list[tuple[int, str]] = []

    async def story(clock: Clock) -> None:
        async def tick(name: str, every_s: float) -> None:
            for _ in range(3):
                await asyncio.sleep(every_s)
                fired.append((clock(), name))

        await asyncio.gather(tick("slow", 0.7), tick("fast", 0.1))

    virtual.run(story)

    assert fired == [
        (100, "fast"),
        (200, "fast"),
        (300, "fast"),
        (700, "slow"),
        (1400, "slow"),
        (2100, "slow"),
    ]


def test_a_timeout_fires_in_simulated_time() -> None:
    async def story(clock: Clock) -> int:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), timeout=600)
        return clock()

    assert virtual.run(story) == 600_000


def test_time_stands_still_while_a_thread_works_though_timers_are_set() -> None:
    may_end = threading.Event()

    async def story(clock: Clock) -> tuple[int, str]:
        day = asyncio.create_task(asyncio.sleep(86_400))
        asyncio.get_running_loop().call_soon(may_end.set)
        answer = await asyncio.to_thread(lambda: "done" if may_end.wait() else "")
        moment = clock()
        day.cancel()
        return moment, answer

    assert virtual.run(story) == (0, "done")


def test_an_answer_from_a_socket_can_be_awaited_outside_of_simulated_time() -> None:
    near, far = socket.socketpair()
    near.setblocking(False)

    async def story(clock: Clock) -> tuple[bytes, int]:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, virtual.VirtualLoop)
        timer = asyncio.create_task(asyncio.sleep(3_600))
        threading.Thread(target=lambda: far.sendall(b"hello")).start()
        with loop.outside():
            heard = await loop.sock_recv(near, 5)
        moment = clock()
        await timer
        return heard, moment

    with near, far:
        assert virtual.run(story) == (b"hello", 0)


def test_waiting_for_nothing_is_refused_instead_of_hanging() -> None:
    async def story(clock: Clock) -> None:
        await asyncio.Event().wait()

    with pytest.raises(virtual.StandstillError, match="no timer is set"):
        virtual.run(story)


def test_an_error_of_the_story_comes_out() -> None:
    async def story(clock: Clock) -> None:
        await asyncio.sleep(1)
        raise LookupError("lost")

    with pytest.raises(LookupError, match="lost"):
        virtual.run(story)


def test_a_day_of_one_second_timers_drifts_by_less_than_a_millisecond() -> None:
    async def story(clock: Clock) -> int:
        for _ in range(86_400):
            await asyncio.sleep(1)
        return clock()

    ended_ms = virtual.run(story)

    assert ended_ms == 86_400_000
