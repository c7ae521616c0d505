"""Loading the kernel: in the background, once, and with a sentence where it cannot be had."""

import subprocess
import sys
from threading import Event
from typing import TYPE_CHECKING, cast

import pytest

from bluezone.device.matching_loader import KernelMissingError, Loader

if TYPE_CHECKING:
    from bluezone.device.kernel.bulk import Bulk

STAND_IN = cast("type[Bulk]", object)


def test_it_loads_in_the_background_once() -> None:
    asked, goes_on = 0, Event()

    def slow() -> "type[Bulk]":
        nonlocal asked
        asked += 1
        assert goes_on.wait(10)
        return STAND_IN

    loader = Loader(slow)
    loader.begin()
    loader.begin()
    was_loaded = loader.is_loaded
    goes_on.set()

    assert loader.load() is STAND_IN
    assert (was_loaded, loader.is_loaded, asked) == (False, True, 1)


def test_what_cannot_be_loaded_is_told_with_the_reason_and_a_remedy() -> None:
    def missing() -> "type[Bulk]":
        raise ModuleNotFoundError("No module named 'numba'")

    with pytest.raises(KernelMissingError, match=r"No module named 'numba'.*bluezone\[fast\]"):
        Loader(missing).load()


def test_matching_alone_loads_neither_numba_nor_numpy() -> None:
    program = (
        "import sys, bluezone.device.matching, bluezone.phone.sync;"
        " sys.exit(bool({'numba', 'numpy', 'bluezone.device.kernel'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
