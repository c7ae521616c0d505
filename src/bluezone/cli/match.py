"""`bluezone match`: a phone's trace against published keys."""

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timezone
from time import monotonic
from typing import Any

import click
from rich.table import Table

from bluezone import clock
from bluezone.cli import published, reading
from bluezone.device.exposure import STEP_MINUTES, VIETNAM, Exposure, LocalDay, exposures, local_day_of
from bluezone.device.matching import Contacts, Match, Mode, matches
from bluezone.device.profiles import DEFAULT, PROFILES
from bluezone.device.sighting import Sighting
from bluezone.protocol import hexadecimal, infection, trace
from bluezone.protocol.advertisement import Platform


def _usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command()
@click.option(
    "--keys", required=True, metavar="F0.json", help="Published keys: F0 JSON, or a batch; - is standard input."
)
@click.option("--contacts", required=True, metavar="data_trace.txt", help="A phone's trace; - is standard input.")
@click.option(
    "--mode",
    type=click.Choice([mode.value for mode in Mode]),
    default=Mode.TOLERANT.value,
    show_default=True,
    help="compatibility: as the published app; tolerant: one window of lag is allowed.",
)
@click.option(
    "--platform",
    type=click.Choice([platform.value for platform in Platform]),
    default=Platform.ANDROID.value,
    show_default=True,
    help="The phone that wrote the trace.",
)
@click.option("--profile", type=click.Choice(list(PROFILES)), default=DEFAULT.name, show_default=True)
@click.option(
    "--threads",
    type=click.IntRange(min=1),
    default=_usable_cores,
    show_default="all",
    help="How many cores a large job may use.",
)
@reading.at_option
@reading.json_option
def match(
    keys: str, contacts: str, mode: str, platform: str, profile: str, threads: int, now_ms: int, as_json: bool
) -> None:
    """Tell which published keys a phone has met: when, how long, how near.

    Faulty entries and lines are named on stderr and left out. What lasts longer than a second tells there how far it
    is.

    Example: bluezone match --keys F0.json --contacts data_trace.txt
    """
    source = published.read(keys)
    rows = trace.decode(reading.text(contacts))
    for path, problems in ((keys, source.problems), (contacts, rows.problems)):
        for problem in problems:
            click.echo(f"{path}: {problem}", err=True)
    sightings = [Sighting(row.contact, row.time_ms, row.rssi_dbm) for row in rows.rows if row.contact is not None]
    found = list(
        matches(
            source.infections(),
            Contacts.of(sightings),
            now_ms=now_ms,
            mode=Mode(mode),
            threads=threads,
            progress=published.Progress(source.count, "keys matched", monotonic),
        )
    )
    exposed = exposures(found, own_platform=Platform(platform), profile=PROFILES[profile])
    heard, entries = _heard_by_day(found), _entries(source.infections(), {one.infection for one in found})
    met = [
        _met(exposure, heard[exposure.infection, exposure.local_day], entries[exposure.infection])
        for exposure in exposed
    ]
    if as_json:
        reading.hand_out({"mode": mode, "profile": profile, "keys": source.count, "met": met})
    else:
        _show(met)


def _entries(
    infections: Iterable[infection.Infection], wanted: set[infection.Infection]
) -> dict[infection.Infection, int]:
    """Return the place of each that is *wanted* among *infections*, the first from 1."""
    places: dict[infection.Infection, int] = {}
    for place, one in enumerate(infections if wanted else (), start=1):
        if one in wanted:
            places.setdefault(one, place)
    return places


def _heard_by_day(found: Iterable[Match]) -> dict[tuple[infection.Infection, LocalDay], set[Sighting]]:
    heard: dict[tuple[infection.Infection, LocalDay], set[Sighting]] = defaultdict(set)
    for one in found:
        for sighting in one.sightings:
            heard[one.infection, local_day_of(sighting.time_ms, VIETNAM)].add(sighting)
    return heard


def _met(exposure: Exposure, heard: set[Sighting], entry: int) -> dict[str, Any]:
    return {
        "daily_key": hexadecimal.encode(exposure.infection.daily_key),
        "entry": entry,
        "day": exposure.date.isoformat(),
        "first": _local(min(sighting.time_ms for sighting in heard)),
        "last": _local(max(sighting.time_ms for sighting in heard)),
        "sightings": len(heard),
        "identifiers": len({sighting.identifier for sighting in heard}),
        "strongest_dbm": max(sighting.rssi_dbm for sighting in heard),
        "minutes_heard": STEP_MINUTES * len(exposure.steps),
        "minutes_near": exposure.minutes,
        "nearest": max(step.band for step in exposure.steps).name.lower(),
    }


def _local(time_ms: int) -> str:
    return clock.as_datetime(time_ms).astimezone(timezone(VIETNAM)).isoformat(timespec="seconds")


def _show(met: Sequence[dict[str, Any]]) -> None:
    if not met:
        click.echo("None of these keys was met.")
        return
    table = Table("entry", "key", "day", "from", "to", "heard", "minutes", "near", "strongest", box=None)
    for row in met:
        day, first = row["first"].split("T")
        table.add_row(
            str(row["entry"]),
            row["daily_key"][:4] + "…",
            day,
            first[:8],
            row["last"].split("T")[1][:8],
            f"{row['sightings']} x",
            f"{row['minutes_heard']}",
            f"{row['minutes_near']:g} ({row['nearest']})",
            f"{row['strongest_dbm']} dBm",
        )
    reading.show(table, 120)
    click.echo("Local time (UTC+7). Minutes: in which the key was heard at all; near: by the profile.", err=True)
