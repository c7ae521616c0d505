"""`bluezone air`: one air for phones that run as processes of their own."""

import asyncio
from typing import TYPE_CHECKING

import click

from bluezone import clock

if TYPE_CHECKING:
    from bluezone.radio.bumble.link import AirLink


@click.command()
@click.option("--phones", default=2, show_default=True, type=click.IntRange(1, 300), help="How many there is room for.")
@click.option("--port", default=6401, show_default=True, type=click.IntRange(0, 65_235), help="Of the first phone.")
@click.option("--distance", "distance_m", default=1.5, show_default=True, help="Metres from one phone to the next.")
@click.option("--seed", default=1, show_default=True, help="Of bodies, reflections and phones that differ.")
def air(phones: int, port: int, distance_m: float, seed: int) -> None:
    """Let phones on this machine hear each other without any Bluetooth hardware, until Ctrl-C.

    Each has a virtual Bluetooth controller at a TCP port. They stand in a row. The names to give to
    `bluezone phone --radio` are printed, one a line.

    Example: bluezone air --phones 2 --distance 1.5
    """
    asyncio.run(_serve(_in_a_row(phones, distance_m, seed), phones, port))


def _in_a_row(phones: int, distance_m: float, seed: int) -> "AirLink":
    import numpy as np

    from bluezone.radio.air import StandingFloor
    from bluezone.radio.bumble.levels import placed
    from bluezone.radio.bumble.link import AirLink
    from bluezone.radio.propagation import OFFICE, Medium

    row_m = np.column_stack([np.arange(phones) * distance_m, np.zeros(phones)])
    medium = Medium(phones, OFFICE, np.random.default_rng(seed))
    return AirLink(placed(StandingFloor(row_m), medium, clock.system))


async def _serve(link: "AirLink", phones: int, port: int) -> None:
    from bluezone.radio.bumble.ports import serving

    ports = [port + place if port else 0 for place in range(phones)]
    async with serving(link, ports) as names:
        for name in names:
            click.echo(name)
        click.echo("The air is there until Ctrl-C.", err=True)
        await asyncio.Event().wait()
