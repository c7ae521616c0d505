"""The settings as a whole."""

import os
import subprocess
import sys
from pathlib import Path

from django.core.management import call_command
from pytest_django.fixtures import Settings


def python(code: str, tmp_path: Path, **environ: str) -> str:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**kept, "DJANGO_SETTINGS_MODULE": "bluezone.server.settings", **environ},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_importing_the_settings_writes_nothing(tmp_path: Path) -> None:
    python("import django; django.setup()", tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_the_secret_key_is_made_once_for_the_owner_only(tmp_path: Path) -> None:
    show = "from django.conf import settings; print(settings.SECRET_KEY)"

    first, second = (python(show, tmp_path, BLUEZONE_DATA=str(tmp_path / "data")) for _ in range(2))

    assert first == second
    assert len(first) > 50
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o777 == 0o600


def test_with_https_cookies_travel_only_there(tmp_path: Path) -> None:
    show = (
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0)"
    )

    assert python(show, tmp_path, BLUEZONE_HTTPS="yes") == "True True True True\n"
    assert python(show, tmp_path) == "False False False False\n"


def test_models_and_migrations_agree(db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_djangos_own_checks_find_nothing(settings: Settings, db: None) -> None:
    call_command("check", fail_level="WARNING")
