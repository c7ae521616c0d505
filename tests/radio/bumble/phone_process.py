"""One phone as a process of its own, for test_ports: prints a line for each thing that happens.

python phone_process.py TRANSPORT LETTER SECONDS
"""

import asyncio
import sys
from itertools import pairwise

from bluezone import clock
from bluezone.device.sighting import Sighting
from bluezone.radio.port import ALWAYS, RadioError
from bluezone.radio.transport import open_radio

LOOK_S = 0.02


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


async def live(transport: str, letter: str, seconds: float) -> None:
    """Broadcast *letter*, tell whom it hears for the first time, and in the end how late its loop ever was."""
    known: set[bytes] = set()

    def take(sighting: Sighting) -> None:
        if sighting.identifier not in known:
            known.add(sighting.identifier)
            say("heard", sighting.identifier[:1].decode(), sighting.rssi_dbm, sighting.platform.value)

    radio = open_radio(transport, clock.system)
    await radio.open(take, ALWAYS)
    await radio.broadcast(letter.encode() * 12)
    say("on air")
    loop, moments = asyncio.get_running_loop(), [0.0]
    moments[0] = loop.time()
    while moments[-1] - moments[0] < seconds:
        await asyncio.sleep(LOOK_S)
        moments.append(loop.time())
    await radio.close()
    say("lag_ms", round(1000 * max(later - earlier - LOOK_S for earlier, later in pairwise(moments))))


if __name__ == "__main__":
    try:
        asyncio.run(live(sys.argv[1], sys.argv[2], float(sys.argv[3])))
    except RadioError as error:
        say("refused", error)
