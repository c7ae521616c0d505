"""The air between virtual controllers: who hears a packet, and how strong.

Bumble's own link gives every packet to everybody at -50 dBm and answers connections under the wrong address.
"""

import asyncio
import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bumble import controller as bumble_controller
from bumble import core, hci, ll
from bumble.link import LocalLink

if TYPE_CHECKING:
    from bluezone.radio.bumble.controller import AirController

Levels = Callable[[int, Sequence[int]], Sequence[float]]
"""Given the place of a transmitter and those of receivers, RSSI in dBm for each receiver; NaN where nothing arrives."""


class AirLink(LocalLink):
    """A link on which each pair of controllers has its own level, and only who listens is troubled."""

    def __init__(self, levels: Levels) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Bumble's has no types
        self._levels = levels
        self._by_place: dict[int, AirController] = {}
        self._place: dict[bumble_controller.Controller, int] = {}

    def join(self, controller: "AirController") -> None:
        """Put *controller* on the air at its place; whoever was there leaves."""
        if previous := self._by_place.get(controller.place):
            previous.close()
        self._by_place[controller.place] = controller
        self._place[controller] = controller.place
        self.add_controller(controller)

    def leave(self, controller: "AirController") -> None:
        """Take *controller* off the air; safe to call twice."""
        if self._place.pop(controller, None) is not None:
            del self._by_place[controller.place]
            self.remove_controller(controller)

    def send_advertising_pdu(self, sender_controller: bumble_controller.Controller, packet: ll.AdvertisingPdu) -> None:
        """Hand *packet* to those who scan or wait for it, each with the level at which it arrives."""
        loop = asyncio.get_running_loop()
        if isinstance(packet, ll.ConnectInd):
            for other in list(self._by_place.values()):  # at once: whoever comes second must find the phone taken
                if other is not sender_controller:
                    other.on_ll_advertising_pdu(packet)
            return
        if not isinstance(packet, ll.AdvInd | ll.AdvExtInd):
            return
        hearers = [c for c in self._by_place.values() if c is not sender_controller and c.wants(packet)]
        sender = self._place[sender_controller]
        levels = self._levels(sender, [c.place for c in hearers]) if hearers else ()
        for hearer, level in zip(hearers, levels, strict=True):
            if not math.isnan(level):
                loop.call_soon(hearer.on_air, packet, round(level))

    def is_advertising(self, address: hci.Address) -> bool:
        """Return whether somebody advertises under *address* just now, and so would take a connection."""
        return any(address in controller.advertised_addresses() for controller in self._by_place.values())

    def send_acl_data(
        self,
        sender_controller: bumble_controller.Controller,
        destination_address: hci.Address,
        transport: core.PhysicalTransport,
        data: bytes,
    ) -> None:
        """Send *data* under the address of the connection, not that of the controller.

        The two differ as soon as an advertising set has an address of its own, and the answer is then thrown away.
        """
        connection = sender_controller.le_connections.get(destination_address)
        receiver = self.find_le_controller(destination_address)
        if connection is not None and receiver is not None:
            source = connection.self_address
            asyncio.get_running_loop().call_soon(receiver.on_link_acl_data, source, transport, data)
