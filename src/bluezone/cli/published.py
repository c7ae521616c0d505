"""Published keys as a command reads them: F0 JSON, or a signed batch, which streams however large it is."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bluezone.cli import reading
from bluezone.protocol import batch, infection
from bluezone.protocol.infection import Infection


@dataclass(frozen=True, slots=True)
class Published:
    """Infections that can be read more than once.

    Attributes:
        count: how many there are.
        problems: a sentence for each entry left out, or whatever else must be said.
        infections: begins to read them anew.
    """

    count: int
    problems: tuple[str, ...]
    infections: Callable[[], Iterable[Infection]]


def read(path: str) -> Published:
    """Return the infections in the file at *path*, `-` being standard input, which holds F0 JSON.

    Raises:
        BluezoneError, OSError: it cannot be read.
    """
    if path != "-" and _is_batch(path):
        with Path(path).open("rb") as file:
            count = batch.read_header(file).count
        return Published(count, ("a batch; its signature is not checked here",), lambda: _stream(path))
    found = infection.decode_leniently(reading.text(path))
    return Published(len(found.infections), found.problems, lambda: found.infections)


def _is_batch(path: str) -> bool:
    with Path(path).open("rb") as file:
        return file.read(len(batch.MAGIC)) == batch.MAGIC


def _stream(path: str) -> Iterator[Infection]:
    with Path(path).open("rb") as file:
        yield from batch.infections(file)


class Progress:
    """Tells on stderr how far a long job is: after the first second, then ever more rarely, or on a terminal often.

    Args:
        total: how many steps there are.
        seconds: tells the time, from any beginning.
    """

    def __init__(self, total: int, what: str, seconds: Callable[[], float]) -> None:
        self._total, self._what, self._seconds = total, what, seconds
        self._began_s = seconds()
        self._next_s = 1.0
        self._on_terminal = sys.stderr.isatty()

    def __call__(self, done: int) -> None:
        """Tell that *done* steps are done, if it is time."""
        passed_s = self._seconds() - self._began_s
        is_last = done >= self._total
        if passed_s < self._next_s and not (is_last and self._next_s > 1):  # what was told once is told to its end
            return
        self._next_s = passed_s + 0.5 if self._on_terminal else 2 * passed_s
        end = "\n" if is_last or not self._on_terminal else "\r"
        sys.stderr.write(f"{self._what}: {done:,} of {self._total:,}{end}")
        sys.stderr.flush()
