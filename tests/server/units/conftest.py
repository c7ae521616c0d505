"""What the tests of units stand on: the units of the province."""

import pytest

from tests.server.rollout import province as provinces


@pytest.fixture(autouse=True)
def units(db: None) -> None:
    """Write the units of the province."""
    provinces.load_units()
