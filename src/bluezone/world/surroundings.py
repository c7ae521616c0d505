"""The air of the drill: what stands between an office's phones, and how its phones differ by kind."""

from dataclasses import replace

import numpy as np

from bluezone.clock import Clock
from bluezone.protocol.advertisement import Platform
from bluezone.radio import propagation
from bluezone.radio.air import Air
from bluezone.world.office import Office

BRICK_WALL_DB = 9.0
"""A wall of one brick at 2.4 GHz: 6 to 12 dB, more than the light wall of the profile."""

SHADOWING_SIGMA_DB = 4.0
"""Usual for rooms at 2.4 GHz: 3 to 6 dB. docs/explanation/drill.md compares the whole with measurements."""

PROVINCIAL = replace(
    propagation.OFFICE, name="provincial office", wall_db=BRICK_WALL_DB, shadowing_sigma_db=SHADOWING_SIGMA_DB
)

IPHONE_LOUDER_DB = 16.0
"""Bluezone's own thresholds put iPhones 17 and 14 dB above Androids, which advertise at power "low"."""

IPHONE_READS_LESS_DB = 5.0
"""Google's fleet list of June 2020: the median Android reads 5 dB more than an iPhone."""

TICK_MS = 5_000
"""Phones keep one sighting in five seconds, so the air need not be finer."""


def over(office: Office, clock: Clock, rng: np.random.Generator, profile: propagation.Profile = PROVINCIAL) -> Air:
    """Return the air over *office*, with each person's kind of phone and way of carrying it."""
    air = Air(office, clock, rng, profile=profile, tick_ms=TICK_MS)
    for person in office.roster:
        is_iphone = person.platform is Platform.IOS
        air.medium.carry(
            propagation.Person(person.number),
            transmit_db=IPHONE_LOUDER_DB if is_iphone else 0.0,
            receive_db=-IPHONE_READS_LESS_DB if is_iphone else 0.0,
            covered_share=person.carriage.value,
        )
    return air
