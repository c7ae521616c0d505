"""What the tests of the protocol room share: the published vectors, and a look at how much memory a call takes."""

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

VECTORS = Path(__file__).parents[3] / "shared" / "spec" / "bluezone-3-vectors.json"


@pytest.fixture(scope="session")
def vectors() -> Any:
    """The vectors that were made by running the original."""
    if not VECTORS.is_file():
        pytest.fail("shared/spec/bluezone-3-vectors.json is missing; put the folder shared beside the repository")
    return json.loads(VECTORS.read_text(encoding="utf-8"))


@pytest.fixture
def peak_bytes() -> Callable[[Callable[[], object]], int]:
    """A function that calls its argument and returns the most memory that Python held for it meanwhile."""

    def measure(call: Callable[[], object]) -> int:
        tracemalloc.start()
        try:
            call()
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    return measure
