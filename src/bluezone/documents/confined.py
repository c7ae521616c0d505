"""A process of its own for code that looks into strangers' files: bounded in time and memory, killed when over.

A file of a kilobyte can unpack to gigabytes inside a library, where nobody can stop it. Here it takes a helper process
with it and nothing else. Helpers are kept and used again: starting one costs a tenth of a second, asking one nothing.
"""

import atexit
import json
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import ModuleType
from typing import IO, Any

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows bounds no process's memory this way; time stays bounded
    resource = None

MOST_MEMORY_BYTES = 1024**3
"""Of addresses. A scanned A3 page at 600 dpi in colour needs 210 MB for its picture."""

MOST_USES = 200
"""Documents after which a helper is let go, with whatever its libraries kept."""

MOST_IDLE = 3
"""Two that read PDFs and one that reads pictures, or the other way round."""

_LENGTHS = struct.Struct("!II")


class ConfinedError(Exception):
    """The helper was killed for its time, or died of its memory or of the file."""


@dataclass(slots=True)
class Helper:
    """One running helper, asked one thing at a time."""

    process: "subprocess.Popen[bytes]"
    module: str
    uses: int = field(default=0)

    def ask(self, question: Mapping[str, Any], payload: bytes, limit_s: float) -> tuple[dict[str, Any], bytes]:
        """Return what the helper answers to *question*.

        Raises:
            ConfinedError: no answer within *limit_s*, or the helper died.
        """
        into, out = self.process.stdin, self.process.stdout
        if into is None or out is None or limit_s <= 0:
            raise ConfinedError
        watch = threading.Timer(limit_s, self.process.kill)
        watch.start()
        try:
            send(into, question, payload)
            return receive(out)
        except (OSError, EOFError) as error:
            raise ConfinedError from error
        finally:
            watch.cancel()

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def end(self) -> None:
        """Stop the helper and wait until it is gone."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what could not be written any more is of no use
                    pipe.close()
        self.process.wait()


_idle: list[Helper] = []
_lock = threading.Lock()


@contextmanager
def helper(module: str) -> Iterator[Helper]:
    """Lend a helper that runs *module*; it is kept afterwards unless something went wrong."""
    lent = _take(module) or _start(module)
    lent.uses += 1
    try:
        yield lent
    except BaseException:
        lent.end()
        raise
    _give_back(lent)


def send(pipe: IO[bytes], head: Mapping[str, Any], payload: bytes) -> None:
    """Write one message: its head as JSON, then bytes."""
    encoded = json.dumps(head, separators=(",", ":")).encode()
    pipe.write(_LENGTHS.pack(len(encoded), len(payload)))
    pipe.write(encoded)
    pipe.write(payload)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Return the next message.

    Raises:
        EOFError: the other side is gone.
    """
    head_bytes, payload_bytes = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    head: dict[str, Any] = json.loads(_exactly(pipe, head_bytes))
    return head, _exactly(pipe, payload_bytes)


def serve(answer: Callable[[dict[str, Any], bytes], tuple[dict[str, Any], bytes]]) -> None:
    """Be a helper: answer questions on standard input, in bounded memory, until it ends."""
    bound_memory()
    while True:
        try:
            question, payload = receive(sys.stdin.buffer)
        except EOFError:
            return
        send(sys.stdout.buffer, *answer(question, payload))


def bound_memory() -> None:
    """Let this process have at most MOST_MEMORY_BYTES of addresses."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _take(module: str) -> Helper | None:
    with _lock:
        for lent in [one for one in _idle if one.module == module]:
            _idle.remove(lent)
            if lent.is_alive:
                return lent
            lent.end()
    return None


def _give_back(lent: Helper) -> None:
    with _lock:
        if lent.is_alive and lent.uses < MOST_USES and len(_idle) < MOST_IDLE:
            _idle.append(lent)
            return
    lent.end()


def _start(module: str) -> Helper:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a library's complaints may quote the file
        env=environment,
    )
    return Helper(process, module)


def end_all() -> None:
    """Stop the idle helpers; those who need one start another."""
    with _lock:
        ended, _idle[:] = list(_idle), []
    for one in ended:
        one.end()


atexit.register(end_all)
