"""The door: a radio for every name, and a refusal that says what to do for names that lead nowhere."""

import subprocess
import sys

import pytest

from bluezone import clock
from bluezone.radio.bumble.radio import BumbleRadio
from bluezone.radio.port import RadioError
from bluezone.radio.transport import open_radio


@pytest.mark.parametrize("name", ["", ":0", "usb:"])
def test_what_is_no_transport_is_refused_at_once(name: str) -> None:
    with pytest.raises(RadioError, match=r"expected a kind and a place such as usb:0"):
        open_radio(name, clock.system)


def test_a_name_gives_a_radio_that_has_not_reached_for_anything_yet() -> None:
    assert isinstance(open_radio("tcp-client:127.0.0.1:1", clock.system), BumbleRadio)


@pytest.mark.parametrize(
    "name",
    [
        "tcp-client:127.0.0.1:1",
        "tcp-client:nowhere",
        "carrier-pigeon:3",
        "serial:/dev/no-such-device",
        "unix:/no/such/socket",
        "file:/no/such/file",
        "vhci:/no/such/device",
    ],
)
async def test_a_transport_that_leads_nowhere_is_refused_with_what_to_do(name: str) -> None:
    with pytest.raises(RadioError, match=r"cannot be opened \(.+\)\. Give one that exists, such as usb:0") as refused:
        await open_radio(name, clock.system).open(lambda _: None)

    assert refused.value.code == "radio_unavailable"


def test_the_port_and_the_door_load_no_bluetooth_stack_and_no_numpy() -> None:
    modules = "bluezone.radio.port, bluezone.radio.transport"
    program = f"import sys, {modules}; sys.exit(bool({{'bumble', 'numpy'}} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_phones_radio_needs_no_numpy() -> None:
    program = "import sys, bluezone.radio.bumble.radio; sys.exit('numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
