"""What the parts of a running phone share."""

import asyncio

from bluezone.phone.condition import first_of, inline
from bluezone.world.virtual import VirtualLoop


def test_inline_work_is_done_in_the_loop_itself() -> None:
    assert asyncio.run(inline(divmod, 7, 2)) == (3, 1)


def test_waiting_ends_with_the_event_or_with_the_time_whichever_is_first() -> None:
    loop = VirtualLoop()

    async def scene() -> list[float]:
        event = asyncio.Event()
        loop.call_later(3, event.set)
        times = []
        for timeout_s in (2, 5):
            await first_of(event, timeout_s)
            times.append(loop.time())
        return times

    assert loop.run_until_complete(scene()) == [2, 3]
    loop.close()
