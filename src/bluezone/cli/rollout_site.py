"""What the commands of the rollout share: as whom and when they act, and how they show what they found."""

import functools
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.table import Table

from bluezone import clock
from bluezone.cli import reading

if TYPE_CHECKING:  # Django's models can be imported only after the site was set up
    from bluezone.server.units.actor import Actor

Row = Mapping[str, Any]
Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Site:
    """Who acts, and at which moment."""

    by: "Actor"
    now: datetime


def acts(command: Command) -> Command:
    """Give *command* the options --as and --at, and a Site as its first argument."""

    @click.option("--as", "acting_as", metavar="USERNAME", help="Act as this person; without it as the site itself.")
    @click.option(
        "--at",
        "now_ms",
        type=reading.Moment(),
        show_default="now",
        help="The time to work at, for example 2020-08-09T08:00+07:00; lets a run be repeated.",
    )
    @functools.wraps(command)
    def run(acting_as: str | None, now_ms: int | None, **given: Any) -> None:
        command(open_site(acting_as, now_ms), **given)

    return run


def open_site(username: str | None, now_ms: int | None) -> Site:
    """Return the site, ready to be used, with who acts on it.

    Raises:
        UserUnknownError
    """
    from bluezone.server import programs

    programs.prepare()
    from bluezone.server import site_clock
    from bluezone.server.rollout_programs import acting

    now = site_clock.now() if now_ms is None else clock.as_datetime(now_ms)
    return Site(acting.of(username, now), now)


unit_option = click.option("--unit", required=True, metavar="ID", help="Of the unit, as rollout units list shows it.")
campaign_option = click.option("--campaign", "code", required=True, metavar="CODE", help="Of the campaign.")
period_option = click.option("--period", type=click.IntRange(1), help="Number of the cut-off; the last that has come.")


def local_day(given: datetime | None) -> Any:
    """Return the day of an option; None where it was not given."""
    return None if given is None else given.date()


DAY = click.DateTime(["%Y-%m-%d"])


def hand_out(rows: Iterable[Row], columns: Mapping[str, str], *, as_json: bool) -> None:
    """Write *rows* to stdout: as JSON, or as a table of *columns*, key to heading."""
    found = list(rows)
    if as_json:
        reading.hand_out(found)
        return
    table = Table(*columns.values(), box=None, pad_edge=False)
    for row in found:
        table.add_row(*(shown(row.get(key)) for key in columns))
    reading.show(table, 160)


def hand_out_one(row: Row, said: str, *, as_json: bool) -> None:
    """Write *row* to stdout as JSON, or *said* of it as a line."""
    if as_json:
        reading.hand_out(row)
    else:
        click.echo(said)


def shown(value: Any) -> str:
    """Return *value* as a cell of a table shows it."""
    if value is None:
        return ""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def write(path: str, data: bytes) -> None:
    """Write *data* to the file at *path*, `-` being standard output."""
    if path == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        Path(path).write_bytes(data)
        click.echo(f"Written: {path}", err=True)


def ask(question: str, *, is_sure: bool) -> None:
    """Return if a person at the terminal agrees, or had said so before with --yes; scripts must say so.

    Raises:
        Abort: they do not; UsageError: nobody can be asked.
    """
    if is_sure:
        return
    if not sys.stdin.isatty():
        raise click.UsageError(f"{question} Nobody can be asked here; add --yes.")
    click.confirm(question, abort=True, err=True)
