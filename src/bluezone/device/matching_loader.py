"""Loading the kernel: only when it is wanted, in the background if that will do, and not at all where numba is missing.

A load takes half a second; the first one after an installation compiles as well, which takes several. Nobody waits for
either: until it is done, and where it fails, the plain walk does the work.
"""

from collections.abc import Callable
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, cast

from bluezone.errors import BluezoneError

if TYPE_CHECKING:
    from bluezone.device.kernel.bulk import Bulk


class KernelMissingError(BluezoneError, RuntimeError):
    """The compiled kernel is asked for and cannot be had here."""

    code, status = "kernel_missing", 503


def _bulk() -> "type[Bulk]":
    return cast("type[Bulk]", import_module("bluezone.device.kernel.bulk").Bulk)


class Loader:
    """Loads what *source* returns, once and at the earliest when asked."""

    def __init__(self, source: "Callable[[], type[Bulk]]" = _bulk) -> None:
        self._source = source
        self._thread: Thread | None = None
        self._loaded: type[Bulk] | None = None
        self._failure: Exception | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether load() returns at once."""
        return self._loaded is not None

    def begin(self) -> None:
        """Have it loaded in the background; does nothing if that has begun before."""
        if self._thread is None:
            # A daemon, so that a program that is done meanwhile ends without waiting for the compiler.
            self._thread = Thread(target=self._load, name="matching kernel", daemon=True)
            self._thread.start()

    def _load(self) -> None:
        try:
            self._loaded = self._source()
        except Exception as error:  # noqa: BLE001 - whatever it is, the plain walk does the work
            self._failure = error

    def load(self) -> "type[Bulk]":
        """Return it, waiting if need be.

        Raises:
            KernelMissingError: it cannot be loaded.
        """
        self.begin()
        if self._thread is not None:
            self._thread.join()
        if self._loaded is None:
            raise KernelMissingError(
                f"matching kernel: {self._failure}; it needs the packages numba and numpy."
                " Install them with: pip install bluezone[fast], or let the plain engine do the work"
            ) from self._failure
        return self._loaded


LOADER = Loader()
"""The one of this process."""
