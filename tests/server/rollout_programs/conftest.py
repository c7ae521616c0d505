"""What the tests of the commands of the rollout stand on."""

import pytest

from tests.server.rollout import province as provinces
from tests.server.rollout.province import THURSDAY, Province
from tests.server.scene import HandClock


@pytest.fixture
def province(db: None, hand_clock: HandClock) -> Province:
    """Return a province with a running campaign, on Thursday morning."""
    hand_clock.at = THURSDAY
    return provinces.make()
