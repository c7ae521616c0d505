"""`bluezone rollout campaign …`: campaigns from a file, started and ended."""

import click

from bluezone.cli import reading, rollout_site
from bluezone.cli.rollout_site import Site


@click.group()
def campaign() -> None:
    """Make, change, start and end campaigns.

    Example: bluezone rollout campaign list
    """


@campaign.command()
@click.argument("file")
@click.option("--start", "is_started", is_flag=True, help="Start it at once.")
@rollout_site.acts
@reading.json_option
def make(site: Site, file: str, is_started: bool, as_json: bool) -> None:
    """Make a campaign of the JSON in FILE: campaign, requirement and plan, as show prints them.

    Example: bluezone rollout campaign make bluezone-2020.json --start
    """
    from bluezone.server.rollout_programs import campaigns

    made = campaigns.make(reading.parsed_json(file), is_started=is_started, by=site.by, now=site.now)
    rollout_site.hand_out_one(made, made["code"], as_json=as_json)


@campaign.command()
@click.argument("file")
@rollout_site.acts
@reading.json_option
def change(site: Site, file: str, as_json: bool) -> None:
    """Change the campaign of the code in FILE; cut-offs that are over and all that was frozen stay.

    Example: bluezone rollout campaign change bluezone-2020.json
    """
    from bluezone.server.rollout_programs import campaigns

    made = campaigns.change(reading.parsed_json(file), by=site.by, now=site.now)
    rollout_site.hand_out_one(made, made["code"], as_json=as_json)


@campaign.command()
@click.argument("code")
@rollout_site.acts
def show(site: Site, code: str) -> None:
    """Print the campaign of CODE as JSON, to be changed or copied.

    Example: bluezone rollout campaign show bluezone-2020 > copy.json
    """
    from bluezone.server.rollout_programs import campaigns

    reading.hand_out(campaigns.written(code, by=site.by, now=site.now))


@campaign.command("list")
@rollout_site.acts
@reading.json_option
def list_(site: Site, as_json: bool) -> None:
    """Show all campaigns.

    Example: bluezone rollout campaign list --json
    """
    from bluezone.server.rollout import api_values
    from bluezone.server.rollout_programs import campaigns

    found = [api_values.campaign(row) for row in campaigns.seen(by=site.by, now=site.now)]
    rows = [{**row, "cutoffs": len(row["periods"])} for row in found]
    columns = {"code": "code", "stage": "stage", "owner": "run by", "scope": "below", "cutoffs": "cut-offs"}
    rollout_site.hand_out(found if as_json else rows, columns, as_json=as_json)


@campaign.command()
@click.argument("code")
@rollout_site.acts
def start(site: Site, code: str) -> None:
    """Let the campaign of CODE run.

    Example: bluezone rollout campaign start bluezone-2020
    """
    from bluezone.server.rollout import campaigns

    campaigns.start(code, by=site.by, now=site.now)
    click.echo("Started.", err=True)


@campaign.command()
@click.argument("code")
@click.option("--yes", is_flag=True, help="Do not ask.")
@rollout_site.acts
def end(site: Site, code: str, yes: bool) -> None:
    """End the campaign of CODE: nothing more is ticked or frozen.

    Example: bluezone rollout campaign end bluezone-2020 --yes
    """
    from bluezone.server.rollout import campaigns

    rollout_site.ask("A campaign that has ended cannot be started again. End it?", is_sure=yes)
    campaigns.end(code, by=site.by, now=site.now)
    click.echo("Ended.", err=True)


@campaign.command()
@click.argument("unit")
@rollout_site.campaign_option
@click.option("--reports/--reports-not", required=True, help="Whether it sends a report of its own.")
@rollout_site.acts
def duty(site: Site, unit: str, code: str, reports: bool) -> None:
    """Say whether UNIT sends a report of its own, from the next cut-off on; an exemption ends with it.

    Example: bluezone rollout campaign duty vp --reports --campaign bluezone-2020
    """
    from bluezone.server.rollout import campaign_changes

    said = campaign_changes.Duty(reports)
    if not campaign_changes.settle(code, {unit: said}, by=site.by, now=site.now):
        click.echo("Nothing changed: it is so already, or the unit takes no part.", err=True)
