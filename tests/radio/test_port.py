"""The port: its values, and its promises kept by every implementation."""

import pytest

from bluezone.radio.port import ALWAYS, BACKGROUND, FOREGROUND, Cycle
from tests.radio.port_suite import PortSuite
from tests.radio.scenes import in_simulated_air, over_bumble


class TestSimulatedAir(PortSuite):
    scene = staticmethod(in_simulated_air)


class TestBumble(PortSuite):
    scene = staticmethod(over_bumble)


@pytest.mark.parametrize(("run_s", "pause_s"), [(0, 1), (-1, 1), (1, -1)])
def test_a_cycle_without_time_on_or_with_a_negative_pause_is_refused(run_s: float, pause_s: float) -> None:
    with pytest.raises(ValueError, match="duty cycle"):
        Cycle(run_s, pause_s)


def test_the_named_duties_are_those_of_the_original() -> None:
    assert BACKGROUND.advertise == Cycle(15, 15)
    assert BACKGROUND.scan == Cycle(40, 260)
    assert FOREGROUND.advertise == FOREGROUND.scan == Cycle(150, 5)
    assert ALWAYS.scan.pause_s == ALWAYS.advertise.pause_s == 0
    assert BACKGROUND.scan.period_s == 300
