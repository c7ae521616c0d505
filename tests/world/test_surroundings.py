import numpy as np

from bluezone.protocol.advertisement import Platform
from bluezone.radio import propagation
from bluezone.radio.air import Air
from bluezone.world import surroundings
from bluezone.world.office import OPENS_MS, Office


def office() -> Office:
    return Office(np.random.default_rng(1))


def test_an_iphone_sends_more_and_reads_less_than_the_same_phone_would_as_an_android() -> None:
    house = office()
    plain = Air(house, lambda: OPENS_MS, np.random.default_rng(2), profile=surroundings.PROVINCIAL)
    is_iphone = np.array([person.platform is Platform.IOS for person in house.roster])

    air = surroundings.over(house, lambda: OPENS_MS, np.random.default_rng(2))

    sends_more, reads_more = (
        air.medium.transmit_dbm - plain.medium.transmit_dbm,
        air.medium.receive_db - plain.medium.receive_db,
    )
    assert is_iphone.any()
    assert np.allclose(sends_more, np.where(is_iphone, 16.0, 0.0))
    assert np.allclose(reads_more, np.where(is_iphone, -5.0, 0.0))


def test_the_air_of_the_drill_is_no_easier_than_that_of_the_radio_room() -> None:
    ours, theirs = surroundings.PROVINCIAL, propagation.OFFICE

    assert ours.shadowing_sigma_db >= max(4.0, theirs.shadowing_sigma_db)
    assert (ours.body_db, ours.fading_sigma_db, ours.exponent) == (
        theirs.body_db,
        theirs.fading_sigma_db,
        theirs.exponent,
    )
    assert (ours.transmit_sigma_db, ours.receive_sigma_db) == (theirs.transmit_sigma_db, theirs.receive_sigma_db)
