"""The site of a drill: the real one, as a process of its own, with its clock at the drill's time and its own folder."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from bluezone import clock as clocks
from bluezone.errors import BluezoneError

LONGEST_START_S = 60.0
STOP_S = 15.0
NOT_INHERITED = ("DATABASE_URL", "BLUEZONE_SECRET_KEY", "BLUEZONE_HTTPS", "BLUEZONE_HOSTS", "BLUEZONE_PROXIES")


class SiteError(BluezoneError, RuntimeError):
    """The drill's site did not start, or one of its commands failed."""

    code = "drill_site_failed"


class Site:
    """A running site.

    Attributes:
        address: where it answers, such as http://127.0.0.1:8000.
    """

    def __init__(self, address: str, environ: dict[str, str], process: "subprocess.Popen[bytes]") -> None:
        self.address = address
        self._environ, self._process = environ, process

    def wait(self) -> None:
        """Return once the site answers.

        Raises:
            SiteError: it ended, or does not answer in time.
        """
        until = time.monotonic() + LONGEST_START_S
        while time.monotonic() < until and self._process.poll() is None:
            try:
                if httpx.get(f"{self.address}/healthz", timeout=5).status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        raise SiteError("site: it did not start; its messages are in site.log beside the summary")

    def command(self, *args: str, typed: str = "") -> str:
        """Run `bluezone authority` with *args* on the site's data, *typed* being its standard input; return its output.

        Raises:
            SiteError: it failed.
        """
        words = [sys.executable, "-m", "bluezone.cli", "authority", *args]
        done = subprocess.run(words, env=self._environ, input=typed, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SiteError(f"bluezone authority {args[0]}: {done.stderr.strip()}")
        return done.stdout.strip()

    def campaign(self, *steps: str, given: dict[str, Any]) -> dict[str, Any]:
        """Run *steps* of the drill's rollout (`bluezone.world.campaign`) on the site's data; return what they made.

        Raises:
            SiteError: one of them failed.
        """
        words = [sys.executable, "-m", "bluezone.world.campaign", *steps]
        text = json.dumps(given, ensure_ascii=False)
        done = subprocess.run(words, env=self._environ, input=text, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SiteError(f"rollout, {' '.join(steps)}: {done.stderr.strip()[-500:]}")
        made: dict[str, Any] = json.loads(done.stdout)
        return made

    @property
    def messages(self) -> Path:
        """Where the site lays short messages down instead of sending them."""
        return Path(self._environ["BLUEZONE_SMS_FOLDER"])


@contextmanager
def running(folder: Path, start_ms: int, port: int = 0, letters: Path | None = None) -> Iterator[Site]:
    """Start a site with its data in *folder* and its clock at *start_ms*; it ends with the block.

    The site comes up while the block runs; wait() for it before it is used.

    Args:
        port: 0, or one that is taken, means any free one.
        letters: folder whose letters the site shows.
    """
    port = _free(port)
    environ = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    environ |= {
        "BLUEZONE_DATA": str(folder.resolve()),
        "BLUEZONE_CLOCK_START": clocks.as_datetime(start_ms).isoformat(),
        "BLUEZONE_CLOCK_ORIGIN": str(time.monotonic_ns()),
        "BLUEZONE_LETTERS": str(letters.resolve()) if letters else "",
        "BLUEZONE_SMS_FOLDER": str((folder / "messages").resolve()),
    }
    words = [sys.executable, "-m", "bluezone.cli", "serve", "--port", str(port)]
    with (folder.parent / "site.log").open("wb") as log:
        process = subprocess.Popen(words, env=environ, stdout=log, stderr=log, start_new_session=True)
        try:
            yield Site(f"http://127.0.0.1:{port}", environ, process)
        finally:
            process.terminate()
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free(port: int) -> int:
    """Return *port* if it is free, else one that is."""
    for wanted in (port, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", wanted))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise SiteError("site: this machine has no free port")
