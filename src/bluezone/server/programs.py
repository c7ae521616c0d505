"""What the command line does with the site: serve it, look after accounts and audit log, publish, rotate keys.

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
from typing import Any

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


def make_user(username: str, password: str | None, role: str, full_name: str = "") -> None:
    """Make a user who can sign in.

    Args:
        password: None where the person chooses one by a link; see password_link().
        role: "officer", "administrator" or "staff".

    Raises:
        UserRefusedError, PasswordWeakError, UsernameTakenError
    """
    set_up()
    from bluezone.server import site_clock
    from bluezone.server.accounts import services
    from bluezone.server.accounts.models import Role

    if role not in Role.values:
        raise services.UserRefusedError(f"role: expected {' or '.join(Role.values)}")
    services.make_user(username, password, Role(role), full_name=full_name, now=site_clock.now())


def accounts() -> list[dict[str, Any]]:
    """Return who can sign in, and how."""
    set_up()
    from bluezone.server.accounts import second_factor
    from bluezone.server.accounts.models import User

    return [
        {
            "username": user.username,
            "full_name": user.full_name,
            "role": user.role,
            "is_open": user.is_active,
            "has_second_factor": second_factor.is_on(user),
        }
        for user in User.objects.order_by("username")
    ]


def set_account_open(username: str, *, is_open: bool) -> None:
    """Close the account *username*, or open it again.

    Raises:
        UserUnknownError, LastAdministratorError
    """
    set_up()
    from bluezone.server import site_clock
    from bluezone.server.accounts import services

    change = services.open_user if is_open else services.close_user
    change(services.named(username), by=None, now=site_clock.now())


def password_link(username: str) -> str:
    """Return the path of a page where *username* chooses a password, once, within a day; it is shown only now.

    Raises:
        UserUnknownError
    """
    set_up()
    from django.urls import reverse

    from bluezone.server import site_clock
    from bluezone.server.accounts import passwords, services

    secret = passwords.make_link(services.named(username), by=None, now=site_clock.now())
    return reverse("new-password", args=(secret,))


def reset_second_factor(username: str) -> None:
    """Take the second factor off *username* and end all sessions of the account.

    Raises:
        UserUnknownError, SecondFactorError
    """
    set_up()
    from bluezone.server import site_clock
    from bluezone.server.accounts import second_factor, services

    second_factor.reset(services.named(username), by=None, now=site_clock.now())


def verify_audit(against: bytes | None = None) -> tuple[int, bytes, tuple[int, str] | None]:
    """Return how many entries of the audit log are sound, the digest of the last, and the first broken one with why."""
    set_up()
    from bluezone.server import site_clock
    from bluezone.server.accounts import audit

    verdict = audit.check(by=None, now=site_clock.now(), against=against)
    broken = None if verdict.broken is None else (verdict.broken.number, verdict.broken.reason)
    return verdict.n_sound, verdict.digest, broken


def audit_entries() -> Iterator[dict[str, Any]]:
    """Yield every entry of the audit log with its digests, the first first; that it was exported becomes the next."""
    set_up()
    from bluezone.server import site_clock
    from bluezone.server.accounts import audit

    return audit.export(by=None, now=site_clock.now())


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
