"""What the site does by itself: publish every hour, freeze figures at their cut-off, and sweep.

Runs beside the web server as a process of its own.

A job only wakes a service; what is still to do stands in the database, so a job lost in a crash costs nothing but the
wait for the next hour.
"""

import os
import sys
from collections.abc import Callable
from typing import Any

import django
from django.conf import settings
from huey import Huey, SqliteHuey, crontab
from huey.contrib.sql_huey import SqlHuey

from bluezone.server import data_folder, orphans

PUBLISHED_AT_MINUTE = "0"
SWEPT_AT_MINUTE = "30"


def queue() -> Huey:
    """Return the queue beside the site's database: a file beside SQLite, tables in PostgreSQL."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        data_folder.private_folder(settings.BLUEZONE_DATA)
        return SqliteHuey("bluezone", filename=str(settings.BLUEZONE_DATA / "jobs.sqlite3"))
    from peewee import PostgresqlDatabase

    places = {name.lower(): database[name] for name in ("USER", "PASSWORD", "HOST", "PORT") if database[name]}
    return SqlHuey("bluezone", database=PostgresqlDatabase(database["NAME"], prefer_psycopg3=True, **places))


def publish_hourly() -> None:
    """Publish what was handed in since the last hour."""
    from bluezone.server import site_clock
    from bluezone.server.authority import publishing

    publishing.ensure_keys(site_clock.now())
    publishing.publish(by=None, now=site_clock.now())


def freeze_due() -> None:
    """Freeze the figures whose cut-off has come."""
    from bluezone.server import site_clock
    from bluezone.server.rollout import freezing

    freezing.freeze_due(site_clock.now())


def sweep() -> None:
    """Delete what has had its time."""
    from bluezone.server import site_clock
    from bluezone.server.accounts import passwords, sessions
    from bluezone.server.authority import publishing
    from bluezone.server.phones import numbers
    from bluezone.server.rollout import self_links, staging

    now = site_clock.now()
    sessions.forget()
    passwords.forget(now)
    numbers.sweep(now)
    staging.sweep(now)
    self_links.forget(now)
    publishing.sweep(now)


def register(jobs: Huey) -> None:
    """Tell *jobs* what to run, and when."""
    jobs.periodic_task(crontab(minute=PUBLISHED_AT_MINUTE), name="publish_hourly")(_alone(publish_hourly))
    jobs.periodic_task(crontab(), name="freeze_due")(_alone(freeze_due))
    jobs.periodic_task(crontab(minute=SWEPT_AT_MINUTE), name="sweep")(_alone(sweep))


def _alone(job: Callable[[], None]) -> Callable[[], None]:
    """Return *job* so that it gives its database connection back."""

    def run() -> None:
        from django.db import close_old_connections

        close_old_connections()
        try:
            job()
        finally:
            close_old_connections()

    return run


def main(parent: int) -> None:
    """Run the jobs until a signal comes, or until process *parent*, which started this one, is gone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluezone.server.settings")
    django.setup()
    jobs = queue()
    register(jobs)
    consumer: Any = jobs.create_consumer(workers=1, max_delay=5.0)
    orphans.end_with(parent)
    consumer.run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
