"""The table in which identifiers are looked up: a bitmap that turns away nearly all, and behind it an exact one."""

from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from bluezone.device.kernel import compiled
from bluezone.device.matching_contacts import Contacts
from bluezone.protocol.identifiers import IDENTIFIER_BYTES

_FEWEST_BITS, _MOST_BITS = 2**16, 2**27
"""Of the bitmap: 8 kB to 16 MB. In between it has 32 to 64 an identifier, so that one look in a hundred goes on."""

_LATEST_MS = 2**62
"""Later sightings, which no infection reaches, count as of this moment, so that all fit into 64 bits."""


@dataclass(frozen=True, slots=True)
class Table:
    """Contacts, laid out for the kernel.

    Attributes:
        known: uint32, (n, 3): the identifiers as numbers, little end first.
        heard_ms: int64, (n, 2): when each was heard first and last.
        times_ms: int64, (sightings): all moments, rising.
        bitmap: uint64; in number known[i, 0] & bitmap_mask two bits are set, told by the upper bits of known[i, 0].
        slots: int32, a power of two and at least 2n: places in known, -1 where free.
        multipliers: uint64, (3); shift: 64 - log2(slots). They tell where in slots an identifier is sought.
    """

    known: npt.NDArray[np.uint32]
    heard_ms: npt.NDArray[np.int64]
    times_ms: npt.NDArray[np.int64]
    bitmap: npt.NDArray[np.uint64]
    bitmap_mask: np.uint32
    slots: npt.NDArray[np.int32]
    multipliers: npt.NDArray[np.uint64]
    shift: np.uint64

    def identifier(self, place: int) -> bytes:
        """Return the identifier at *place* of known."""
        return bytes(self.known[place].astype("<u4").tobytes())


def of(contacts: Contacts) -> Table:
    """Return the table of *contacts*, made at the first call."""
    if not isinstance(contacts.kernel_table, Table):
        contacts.kernel_table = _made(contacts)
    return contacts.kernel_table


def _made(contacts: Contacts) -> Table:
    runs, rows = contacts.runs(), contacts.rows
    written = b"".join(runs)
    known = np.frombuffer(written, "<u4").astype(np.uint32).reshape(-1, IDENTIFIER_BYTES // 4)
    heard_ms = [(_bounded(rows[run[0]].time_ms), _bounded(rows[run[-1]].time_ms)) for run in runs.values()]
    bits = min(max(_power_of_two(32 * len(known)), _FEWEST_BITS), _MOST_BITS)
    n_slots = _power_of_two(2 * len(known))
    table = Table(
        known=known,
        heard_ms=np.array(heard_ms, np.int64),
        times_ms=np.array([_bounded(time_ms) for time_ms in contacts.times_ms], np.int64),
        bitmap=np.zeros(bits // 64, np.uint64),
        bitmap_mask=np.uint32(bits // 64 - 1),
        slots=np.full(n_slots, -1, np.int32),
        # Whoever sends identifiers chosen to fall together in the table would have to know all the others in it.
        multipliers=np.frombuffer(sha256(written).digest()[:24], "<u8").astype(np.uint64),
        shift=np.uint64(65 - n_slots.bit_length()),
    )
    compiled.fill(table.known, table.bitmap, table.bitmap_mask, table.slots, table.multipliers, table.shift)
    return table


def _power_of_two(least: int) -> int:
    """Return the smallest power of two that is *least* or more, and 2 or more."""
    return 1 << max(1, (least - 1).bit_length())


def _bounded(time_ms: int) -> int:
    return min(time_ms, _LATEST_MS)
