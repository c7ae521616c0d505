"""The phone as a program of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from bluezone.phone import program
from bluezone.phone.settings import InsecureServerError
from bluezone.phone.store import Store
from tests.phone.hand_radio import HandRadio

ROOT = Path(__file__).parents[2]
CODE = """
import sys
from pathlib import Path
from bluezone.phone import program
from tests.phone.hand_radio import HandRadio
program.run(
    HandRadio(), "http://127.0.0.1:9", Path(sys.argv[1]), 0, authority_key=b"r" * 32,
    announce=lambda address: print(address, flush=True),
)
"""


@pytest.mark.process
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_phone_shows_its_page_and_ends_cleanly_when_it_is_asked_to(tmp_path: Path, end: signal.Signals) -> None:
    path = tmp_path / "phone.sqlite3"
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", CODE, str(path)], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        # The browser's connection stays open, and must not keep the phone from ending.
        with httpx.Client() as browser:
            assert browser.get(address).status_code == 200
            process.send_signal(end)
            assert process.wait(20) == 0

    store = Store(path)
    assert store.settings.server == "http://127.0.0.1:9"
    assert store.authority.trust().root == b"r" * 32
    assert len(store.chains.all()) == 1
    store.close()


def test_a_wrong_argument_is_refused_before_anything_is_on_the_air(tmp_path: Path) -> None:
    radio = HandRadio()

    with pytest.raises(InsecureServerError):
        program.run(radio, "http://health.example", tmp_path / "phone.sqlite3")

    assert radio.broadcasts == []
    Store(tmp_path / "phone.sqlite3").close()
