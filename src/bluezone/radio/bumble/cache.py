"""The cache of iPhones: which identifier an address served lately.

Three defects of the original are avoided: the newest row counts, a row is good only within its own window of its own
day, and rows leave. Source: specification of Bluezone 3, section 1.6.
"""

from collections import OrderedDict

from bluezone.protocol import window

MOST_ADDRESSES = 512
"""More iPhones than can be read in one window, one at a time."""


class AddressCache:
    """Identifiers by the address that served them; each good until its window ends."""

    def __init__(self, *, most: int = MOST_ADDRESSES, windows: int = window.WINDOWS_A_DAY) -> None:
        self._most, self._windows = most, windows
        self._rows: OrderedDict[bytes, tuple[bytes, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, address: bytes, identifier: bytes, now_ms: int) -> None:
        """Remember that *address* (6 bytes) served *identifier* at *now_ms*, and forget what is no longer good."""
        self._rows.pop(address, None)
        self._rows[address] = identifier, now_ms
        self._expire(now_ms)

    def get(self, address: bytes, now_ms: int) -> bytes | None:
        """Return the identifier that *address* serves in the window of *now_ms*, if it was read in that window."""
        identifier, read_ms = self._rows.get(address, (None, 0))
        return identifier if window.same(read_ms, now_ms, self._windows) else None

    def _expire(self, now_ms: int) -> None:
        """Drop the oldest rows until none is of another window and no more than allowed are left."""
        while self._rows:
            oldest = next(iter(self._rows))
            _, read_ms = self._rows[oldest]
            if len(self._rows) <= self._most and window.same(read_ms, now_ms, self._windows):
                return
            del self._rows[oldest]
