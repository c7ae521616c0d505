from bluezone.protocol.advertisement import Platform
from bluezone.world.measured.recording import Recording
from bluezone.world.measured.running import Running

PAIR = (Platform.IOS, Platform.IOS)


def recorded(running: Running) -> Recording:
    return running.recording("set", "scene", "run", PAIR)


def test_an_advertisement_logged_twice_counts_once() -> None:
    running = Running()
    for t_s, rssi_dbm in ((0.0, -70), (0.001, -70), (0.004, -71), (0.3, -71)):
        running.hear_once(t_s, rssi_dbm, None, 1.0)

    assert [(reading.t_s, reading.rssi_dbm) for reading in recorded(running).readings] == [
        (0.0, -70),
        (0.004, -71),
        (0.3, -71),
    ]


def test_what_is_missing_or_too_strong_is_no_reading() -> None:
    running = Running()
    for rssi_dbm in (None, -19, 0, 127, -20):
        running.hear(1.0, rssi_dbm, None, 1.0)

    assert [reading.rssi_dbm for reading in recorded(running).readings] == [-20]


def test_readings_come_in_order_of_time_each_with_its_own_distance() -> None:
    running = Running()
    running.hear(5.0, -60, 8.0, None)
    running.hear(2.0, -70, None, 3.5)

    found = recorded(running)

    assert [reading.t_s for reading in found.readings] == [2.0, 5.0]
    assert found.distances_m == (3.5, None)
    assert [reading.tx_power_dbm for reading in found.readings] == [None, 8]
    assert found.ends_s == 5.0
