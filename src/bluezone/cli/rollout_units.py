"""`bluezone rollout units …`: the tree of offices."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bluezone.cli import reading, rollout_site
from bluezone.cli.rollout_site import DAY, Site

COLUMNS = {"id": "id", "name": "name", "kind": "kind", "abbreviation": "abbr.", "parent": "below"}


@click.group()
def units() -> None:
    """Make, change, load and list units.

    Example: bluezone rollout units list --below qt
    """


@units.command("list")
@click.option("--below", metavar="ID", help="This unit and what stands below it.")
@click.option("--depth", type=click.IntRange(0), default=20, help="So many steps down; all if not given.")
@rollout_site.acts
@reading.json_option
def list_(site: Site, below: str | None, depth: int, as_json: bool) -> None:
    """Show units with their ids.

    Example: bluezone rollout units list --below qt --depth 1
    """
    from bluezone.server.rollout_programs import units as programs

    found = programs.listed(below, depth, by=site.by, now=site.now)
    rollout_site.hand_out(found, COLUMNS, as_json=as_json)


@units.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@rollout_site.acts
@reading.json_option
def load(site: Site, folder: Path, as_json: bool) -> None:
    """Take in the state's lists of provinces, districts and communes from the CSV files in FOLDER.

    Example: bluezone rollout units load shared/data/admin
    """
    from bluezone.server.rollout_programs import units as programs

    made = programs.load(folder, by=site.by, now=site.now)
    said = f"Loaded: {made['units']} units, {made['successions']} successions."
    rollout_site.hand_out_one(made, said, as_json=as_json)


@units.command("import")
@click.argument("file")
@click.option("--dry-run", is_flag=True, help="Show what would change; save nothing.")
@rollout_site.acts
@reading.json_option
@click.pass_context
def import_(context: click.Context, site: Site, file: str, dry_run: bool, as_json: bool) -> None:
    """Take in units from a table as export writes it, xlsx or csv; all or none.

    Example: bluezone rollout units import units.xlsx --dry-run
    """
    from bluezone.server.rollout_programs import units as programs

    found = programs.import_(reading.data(file), Path(file).name, is_saved=not dry_run, by=site.by, now=site.now)
    said = f"Units: {found['units']}, new {found['new']}, changed {found['changed']}."
    rollout_site.hand_out_one(found, said, as_json=as_json)
    for problem in found["problems"]:
        click.echo(problem["en"], err=True)
    if not found["is_saved"]:
        click.echo("Nothing was saved.", err=True)
        context.exit(1 if found["problems"] else 0)


@units.command()
@click.option("-o", "--output", default="-", help="A name that ends in .xlsx or .csv; - is standard output, as csv.")
@rollout_site.acts
def export(site: Site, output: str) -> None:
    """Write all units, each with what held of it from which day, as a table.

    Example: bluezone rollout units export -o units.xlsx
    """
    from bluezone.server.rollout_programs import units as programs

    ending = "xlsx" if Path(output).suffix.lower() == ".xlsx" else "csv"
    rollout_site.write(output, programs.table(ending, by=site.by, now=site.now))


@units.command()
@click.argument("name")
@click.option("--kind", required=True, help="Code of a kind, such as department or office.")
@click.option("--below", metavar="ID", help="The unit it stands under; none puts it at the top.")
@click.option("--id", "wanted", metavar="ID", help="The id it gets; without it one is made.")
@click.option("--abbreviation", default="", help="As it stands in symbols: SCT.")
@click.option("--full-name", default="", help="As letters write it, if it differs.")
@click.option("--code", default="", help="The state's code of a territory.")
@click.option("--receives", is_flag=True, help="It may receive the reports of a campaign.")
@click.option("--since", type=DAY, help="Its first day; today if not given.")
@rollout_site.acts
def add(
    site: Site, name: str, below: str | None, wanted: str | None, since: datetime | None, **attributes: Any
) -> None:
    """Make a unit and print its id.

    Example: bluezone rollout units add "Sở Công Thương" --kind department --below qt --abbreviation SCT
    """
    from bluezone.server.rollout_programs import units as programs

    day = rollout_site.local_day(since)
    click.echo(programs.add(name, below, day, attributes, wanted, by=site.by, now=site.now))


@units.command()
@click.argument("unit")
@click.option("--name")
@click.option("--kind")
@click.option("--parent", metavar="ID", help="The unit it stands under from now on.")
@click.option("--abbreviation")
@click.option("--full-name")
@click.option("--code")
@click.option("--receives/--receives-not", default=None, help="Whether it may receive reports.")
@click.option("--from", "day", type=DAY, help="From this day on; today if not given.")
@rollout_site.acts
def change(site: Site, unit: str, day: datetime | None, **attributes: Any) -> None:
    """Let something else hold of UNIT from a day on; what held before stays known.

    Example: bluezone rollout units change sct --name "Sở Công Thương và Năng lượng" --from 2020-09-01
    """
    from bluezone.rollout import schedule
    from bluezone.server.units import changing

    said = {name: value for name, value in attributes.items() if value is not None}
    if not said:
        raise click.UsageError("Say what changes, for example --name.")
    since = rollout_site.local_day(day) or schedule.local_day(site.now)
    changing.change(unit, since, said, by=site.by, now=site.now)
    click.echo("Changed.", err=True)


@units.command()
@click.argument("unit")
@click.option("--last-day", required=True, type=DAY, help="On which it exists for the last time.")
@click.option("--successor", metavar="ID", help="The unit that goes on with what it did, from the day after.")
@rollout_site.acts
def end(site: Site, unit: str, last_day: datetime, successor: str | None) -> None:
    """Let UNIT exist no more after a day; its old figures stay its own.

    Example: bluezone rollout units end stttt --last-day 2025-02-28 --successor skhcn
    """
    from bluezone.rollout.period import ONE_DAY
    from bluezone.server.units import changing

    day = last_day.date()
    changing.end(unit, day, by=site.by, now=site.now)
    if successor is not None:
        changing.name_successor(unit, successor, day + ONE_DAY, by=site.by, now=site.now)
    click.echo("Ended.", err=True)
