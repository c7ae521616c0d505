"""What the command line does with the site: serve it, make users, publish, rotate keys, show the root key.

Import this module, then call a function; each sets Django up by itself.
"""

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date

import django
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

CLOCK_START, CLOCK_ORIGIN = "BLUEZONE_CLOCK_START", "BLUEZONE_CLOCK_ORIGIN"
UNUSED_FONTS = ["*Italic.ttf", "*Black.ttf", "*Light.ttf", "*Thin.ttf", "*Medium.ttf", "*[!i]Bold.ttf"]
"""Two of the package's eighteen are used, Regular and SemiBold; compressing all of them takes seconds."""

STOP_S = 10
"""How long a child process has to stop by itself."""


def set_up() -> None:
    """Make Django ready; a drill's clock starts here and is shared with all processes started from this one."""
    if os.environ.get(CLOCK_START) and not os.environ.get(CLOCK_ORIGIN):
        os.environ[CLOCK_ORIGIN] = str(time.monotonic_ns())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluezone.server.settings")
    django.setup()


def prepare() -> None:
    """Bring database and keys to where this version needs them; asks nothing and can be repeated."""
    set_up()
    from django.conf import settings
    from django.core.management import call_command

    from bluezone.server import data_folder, site_clock
    from bluezone.server.authority import publishing

    data_folder.private_folder(settings.BLUEZONE_DATA)
    call_command("migrate", interactive=False, verbosity=0)
    publishing.ensure_keys(site_clock.now())


def serve(address: str = "127.0.0.1", port: int = 8000, workers: int = 1, *, with_jobs: bool = True) -> None:
    """Serve the site and run its jobs until SIGTERM or SIGINT; both have stopped when this returns.

    Args:
        workers: processes that answer; each has four threads.
        with_jobs: whether this machine also publishes every hour and sweeps; one of several machines is enough.
    """
    prepare()
    from django.core.management import call_command
    from django.db import connections

    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=UNUSED_FONTS)
    connections.close_all()  # the workers are copies of this process and may not share its connections
    site = Granian(
        "bluezone.server.wsgi:worker",
        factory=True,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    with _jobs() if with_jobs else nullcontext():
        site.serve()


@contextmanager
def _jobs() -> Iterator[None]:
    """Run the jobs in a process of their own; it ends with this block, and also when this process is killed."""
    jobs = subprocess.Popen([sys.executable, "-m", "bluezone.server.jobs", str(os.getpid())], stdin=subprocess.DEVNULL)
    try:
        yield
    finally:
        jobs.terminate()
        try:
            jobs.wait(STOP_S)
        except subprocess.TimeoutExpired:
            jobs.kill()
            jobs.wait()


def make_user(username: str, password: str, role: str) -> None:
    """Make a user who can sign in.

    Args:
        role: "officer" or "administrator".

    Raises:
        UserRefusedError, PasswordWeakError, UsernameTakenError
    """
    set_up()
    from bluezone.server import site_clock
    from bluezone.server.accounts import services
    from bluezone.server.accounts.models import Role

    if role not in Role.values:
        raise services.UserRefusedError(f"role: expected {' or '.join(Role.values)}")
    services.make_user(username, password, Role(role), now=site_clock.now())


def publish(*, is_forced: bool = False) -> list[tuple[int, int]]:
    """Publish what was handed in; return number and count of infections of each new batch."""
    set_up()
    from bluezone.server import site_clock
    from bluezone.server.authority import publishing

    made = publishing.publish(by=None, now=site_clock.now(), is_forced=is_forced)
    return [(batch.number, batch.n_infections) for batch in made]


def rotate_key(*, at_once: bool = False) -> bytes:
    """Make a new signing key and return its public half; see publishing.rotate()."""
    set_up()
    from bluezone.server import site_clock
    from bluezone.server.authority import publishing

    return bytes(publishing.rotate(by=None, now=site_clock.now(), at_once=at_once).public_key)


def root_public_key() -> bytes:
    """Return the 32 bytes that phones pin."""
    set_up()
    from bluezone.server.authority import publishing

    return publishing.root_public_key()


def confirm_case(username: str, test_date: date, onset_date: date | None) -> str:
    """Confirm a case as the officer *username* and return the code to tell the person; it is shown only now.

    Raises:
        UserRefusedError, PermissionRefusedError, CaseError
    """
    set_up()
    from bluezone.server import site_clock
    from bluezone.server.accounts import services as accounts
    from bluezone.server.accounts.models import User
    from bluezone.server.authority import services

    officer = User.objects.filter(username=username).first()
    if officer is None:
        raise accounts.UserRefusedError(f'user: there is no "{username}"; make one with bluezone authority add-user')
    now = site_clock.now()
    case = services.confirm_case(test_date, onset_date, by=officer, now=now)
    return services.issue_code(case.pk, uuid.uuid4(), by=officer, now=now).code
