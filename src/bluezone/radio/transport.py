"""The door to real and virtual controllers: a radio by the name of its transport.

Bumble is loaded only when a radio is made, so that programs without one do not need it.
"""

import importlib.util

from bluezone.clock import Clock
from bluezone.radio.port import Radio, RadioError


def open_radio(name: str, clock: Clock) -> Radio:
    """Return the radio of the controller at transport *name*; its own open() reaches for the controller.

    Args:
        name: `usb:0`, `hci-socket:0`, `tcp-client:127.0.0.1:6401`, or any other transport that Bumble knows.
        clock: gives sightings their time.

    Raises:
        RadioError: no Bluetooth stack is installed, or *name* is no transport.
    """
    if importlib.util.find_spec("bumble") is None:
        raise RadioError('radio: the Bluetooth stack is missing. Install "bluezone[phone]".')
    scheme, separator, place = name.partition(":")
    if not scheme or (separator and not place):
        raise RadioError(
            f'radio: found transport "{name}", expected a kind and a place such as usb:0 or tcp-client:127.0.0.1:6401.'
        )
    from bumble.transport import open_transport

    from bluezone.radio.bumble.radio import BumbleRadio

    return BumbleRadio(lambda: open_transport(name), clock)
