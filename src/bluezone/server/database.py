"""Which database the site uses: SQLite in the data folder, or what DATABASE_URL names."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from bluezone.server.options import OptionError

BUSY_S = 30
"""How long a writer waits for its turn. SQLite lets waiting writers try again, not queue: beside a program that writes
without pause, 5 s were measured to be too short (half of the tests with two publishers)."""

SQLITE_START = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"  # a batch that phones have read must survive a power cut, or the chain would fork
    f"PRAGMA busy_timeout={BUSY_S * 1000};"
    "PRAGMA secure_delete=ON;"  # what is deleted is overwritten: privacy rule 3
)
"""Run on every new connection."""


def read(url: str, data: Path) -> dict[str, Any]:
    """Return Django's description of the database at *url*, or of `site.sqlite3` in *data* where it is empty.

    Raises:
        OptionError: *url* is of another kind.
    """
    if not url:
        return _sqlite(data / "site.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise OptionError("DATABASE_URL: its host or port cannot be read") from error
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return _sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise OptionError("DATABASE_URL: expected postgresql://user:password@host:5432/name or sqlite:///path")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),  # ?host=/folder names a socket
        "PORT": str(port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        # IMMEDIATE takes the one writer's place at once; readers turned writers would fail as "locked" instead.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": SQLITE_START, "timeout": BUSY_S},
    }
