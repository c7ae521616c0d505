"""`bluezone rollout import`, `export`, `tick`: rosters in and out, and who has installed."""

import sys
from pathlib import Path
from typing import Any

import click

from bluezone.cli import reading, rollout_site
from bluezone.cli.rollout_site import Site

WEIGHTS = {"note": "note", "doubt": "look", "error": "ERROR"}


@click.command("import")
@click.argument("file")
@rollout_site.campaign_option
@rollout_site.unit_option
@click.option("--sheet", help="Name of the sheet; the first if not given.")
@click.option("--partial", is_flag=True, help="Take the sound rows, leave out those with faults or doubts.")
@click.option("--dry-run", is_flag=True, help="Show what would change; save nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@rollout_site.acts
@reading.json_option
@click.pass_context
def import_(
    context: click.Context,
    site: Site,
    file: str,
    code: str,
    unit: str,
    sheet: str | None,
    partial: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Take the roster in FILE (xlsx, xls, ods, csv) in; every problem is shown with its row, and nothing is doubled.

    Example: bluezone rollout import roster.xlsx --campaign bluezone-2020 --unit sct --yes
    """
    from bluezone.server.rollout_programs import rosters

    rows = rosters.rows_of(reading.data(file), Path(file).name, sheet)
    at, name = rosters.place(code, unit), Path(file).name
    if dry_run or (not yes and sys.stdin.isatty()):
        found = rosters.look(at, rows, name, by=site.by, now=site.now)
    if not dry_run:
        if not yes and sys.stdin.isatty():
            _show(found.as_json(), as_json=False)
        rollout_site.ask("Take this in?", is_sure=yes)
        found = rosters.take_in(at, rows, name, is_partial=partial, by=site.by, now=site.now)
    _show(found.as_json(), as_json=as_json)
    if found.refusal is not None:
        raise found.refusal
    if dry_run:
        click.echo("Nothing was saved.", err=True)
        context.exit(1 if any(each["weight"] == "error" for each in found.findings) else 0)


def _show(told: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        reading.hand_out(told)
        return
    click.echo(
        f"Rows with members: {told['members']}. Added {told['added']}, changed {told['changed']}, "
        f"left {told['left']}, unchanged {told['unchanged']}, doubtful {told['doubtful']}."
    )
    for each in told["problems"]:
        click.echo(f"{WEIGHTS[each['weight']]:5}  {each['en']}", err=True)


@click.command()
@rollout_site.campaign_option
@rollout_site.unit_option
@click.option("--without-states", is_flag=True, help="Names and phones alone, to be filled and imported again.")
@click.option("-o", "--output", default="-", help="A name that ends in .xlsx or .csv; - is standard output, as csv.")
@rollout_site.acts
@reading.json_option
def export(site: Site, code: str, unit: str, without_states: bool, output: str, as_json: bool) -> None:
    """Write the roster of a unit and of those below it, which import reads again.

    Example: bluezone rollout export --campaign bluezone-2020 --unit sct -o roster.xlsx
    """
    from bluezone.documents import sheets
    from bluezone.server.rollout_programs import rosters

    at = rosters.place(code, unit)
    if as_json:
        reading.hand_out(rosters.members(at, most=rosters.ALL, by=site.by, now=site.now))
        return
    heads, *rows = rosters.table(at, with_states=not without_states, by=site.by, now=site.now)
    table = sheets.Table(at.name, heads, rows)
    is_book = Path(output).suffix.lower() == ".xlsx"
    rollout_site.write(output, sheets.write([table]) if is_book else sheets.write_csv(table))


@click.command()
@click.argument("file")
@rollout_site.campaign_option
@rollout_site.unit_option
@click.option("--correction", is_flag=True, help="The rows take mistakes back, so any state may follow any.")
@rollout_site.acts
@reading.json_option
@click.pass_context
def tick(context: click.Context, site: Site, file: str, code: str, unit: str, correction: bool, as_json: bool) -> None:
    """Say how far members are, by the rows of FILE: phone or member, state, reason, note; - is standard input.

    Example: bluezone rollout tick ticks.csv --campaign bluezone-2020 --unit sct
    """
    from bluezone.server.rollout_programs import rosters

    rows = rosters.rows_of(reading.data(file), Path(file).name)
    at = rosters.place(code, unit)
    answers = rosters.ticks(at, rows, is_correction=correction, by=site.by, now=site.now)
    refused = [each for each in answers if not each["is_taken"]]
    if as_json:
        reading.hand_out(answers)
    else:
        n_new = sum(each["is_new"] for each in answers) - len(refused)
        click.echo(f"Written: {n_new}, as they were: {len(answers) - n_new - len(refused)}, refused: {len(refused)}.")
    for each in refused:
        click.echo(f"row {each['row']}: {each['sentence']} [{each['code']}]", err=True)
    context.exit(1 if refused else 0)
