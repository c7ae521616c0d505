"""The whole site as its own processes, for tests that ask it over real HTTP."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.server.scene import PASSWORD

PATIENCE_S = 60
START = "2020-08-09T15:00:00+07:00"


@dataclass(frozen=True)
class Site:
    """A site that runs, or can be started."""

    url: str
    environ: dict[str, str]
    folder: Path

    def python(self, code: str) -> str:
        """Run *code* beside the site, with its settings; return what it printed."""
        done = subprocess.run(
            [sys.executable, "-c", code], env=self.environ, cwd=self.folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, code: str, **streams: int) -> subprocess.Popen[str]:
        """Start *code* beside the site and return its process."""
        return subprocess.Popen([sys.executable, "-c", code], env=self.environ, cwd=self.folder, text=True, **streams)  # type: ignore[call-overload,no-any-return]  # streams are passed on as they are

    def serve(self, *, with_jobs: bool = True) -> subprocess.Popen[str]:
        """Start the site and return its process once it is ready."""
        port = self.url.rsplit(":", 1)[1]
        call = f"programs.serve('127.0.0.1', {port}, 1, with_jobs={with_jobs})"
        code = f"from bluezone.server import programs; {call}; print('stopped')"
        process = self.start(code, stdout=subprocess.PIPE)
        deadline = time.monotonic() + PATIENCE_S
        while not self.is_ready():
            assert process.poll() is None, "the site stopped while it started"
            assert time.monotonic() < deadline, "the site did not become ready"
            time.sleep(0.05)  # there is no event to wait for: another process starts
        return process

    def is_ready(self) -> bool:
        """Return whether the site answers that it is ready."""
        try:
            return httpx.get(f"{self.url}/healthz").status_code == 200
        except httpx.TransportError:
            return False


def make(folder: Path, database_url: str) -> Site:
    """Return a site that keeps everything in *folder* and listens at a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BLUEZONE_", "DJANGO_"))}
    environ = {
        **kept,
        "BLUEZONE_DATA": str(folder / "data"),
        "BLUEZONE_CLOCK_START": START,
        "BLUEZONE_LETTERS": str(folder / "letters"),
        "DATABASE_URL": database_url,
    }
    return Site(f"http://127.0.0.1:{port}", environ, folder)


@contextmanager
def running(site: Site) -> Iterator[Site]:
    """Serve *site* with one officer and one administrator until the block ends."""
    process = site.serve(with_jobs=False)  # or a test that spans a full hour would see it publish
    site.python(
        "from bluezone.server import programs\n"
        f"programs.make_user('lan', {PASSWORD!r}, 'officer')\n"
        f"programs.make_user('minh', {PASSWORD!r}, 'administrator')\n"
    )
    try:
        yield site
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_S)
