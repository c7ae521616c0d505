"""`bluezone rollout figures`, `freeze`, `correct`, `outreach`, `gate`: what is counted, and what else was done."""

import click

from bluezone import clock
from bluezone.cli import reading, rollout_site
from bluezone.cli.rollout_site import Site

COLUMNS = {
    "name": "unit",
    "total": "total",
    "installed": "installed",
    "rate": "rate (%)",
    "open": "open",
    "conflicts": "conflicts",
}
KINDS = click.Choice(["enterprises", "clusters", "zones", "markets", "malls", "families"])
count = click.IntRange(0)


@click.command()
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.acts
@reading.json_option
def figures(site: Site, code: str, unit: str, as_json: bool) -> None:
    """Show how a unit stands now, with those directly below it.

    Example: bluezone rollout figures --campaign bluezone-2020 --unit sct
    """
    from bluezone.server.rollout_programs import figures as programs

    found = programs.figures(code, unit, by=site.by, now=site.now)
    if as_json:
        reading.hand_out(found)
        return
    rollout_site.hand_out([*found["units"], found], COLUMNS, as_json=False)
    for reason, n in found["reasons"].items():
        click.echo(f"{reason}: {n}")


@click.command()
@click.option("--campaign", "code", metavar="CODE", help="Of this campaign alone.")
@rollout_site.acts
@reading.json_option
def freeze(site: Site, code: str | None, as_json: bool) -> None:
    """Freeze the figures of every cut-off that has come; the site's jobs do the same every minute.

    Example: bluezone rollout freeze --at 2020-08-09T08:00+07:00
    """
    from bluezone.server.rollout_programs import figures as programs

    found = programs.freeze(code, by=site.by, now=site.now)
    columns = {"campaign": "campaign", "period": "no.", "cutoff": "cut-off", "units": "units"}
    rollout_site.hand_out(found, columns, as_json=as_json)
    if not found:
        click.echo("No cut-off has come that is not frozen.", err=True)


@click.command()
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.period_option
@click.option("--why", required=True, help="What was wrong, in a sentence; it stays with the figures.")
@rollout_site.acts
@reading.json_option
def correct(site: Site, code: str, unit: str, period: int | None, why: str, as_json: bool) -> None:
    """Freeze the figures of a cut-off again, without what was wrong in them; the old ones stay.

    Example: bluezone rollout correct --campaign bluezone-2020 --unit sct --why "One phone was ticked twice."
    """
    from bluezone.server.rollout_programs import figures as programs

    made = programs.correct(code, unit, period, why, by=site.by, now=site.now)
    said = f"{made['digest']}: {made['installed']} of {made['total']}"
    rollout_site.hand_out_one(made, said, as_json=as_json)


@click.group()
def outreach() -> None:
    """Log who else was told of the app and helped.

    Example: bluezone rollout outreach list --campaign bluezone-2020 --unit sct
    """


@outreach.command()
@click.argument("kind", type=KINDS)
@rollout_site.campaign_option
@rollout_site.unit_option
@click.option("--subject", default="", help="The enterprise, market or street.")
@click.option("--when", "when_ms", type=reading.Moment(), help="When it was; now if not given.")
@click.option("--reached", type=count, help="How many were told, if somebody counted.")
@click.option("--helped", type=count, help="How many were helped to install, if somebody counted.")
@click.option("--note", default="")
@rollout_site.acts
def add(
    site: Site,
    kind: str,
    code: str,
    unit: str,
    subject: str,
    when_ms: int | None,
    reached: int | None,
    helped: int | None,
    note: str,
) -> None:
    """Log one visit, meeting or letter to those of KIND and print its number.

    Example: bluezone rollout outreach add markets --campaign bluezone-2020 --unit sct --subject "Chợ Đông Hà"
    """
    from bluezone.rollout.outreach import Entry
    from bluezone.server.rollout_programs import figures as programs
    from bluezone.server.rollout_programs import rosters

    when = site.now if when_ms is None else clock.as_datetime(when_ms)
    at, entry = rosters.place(code, unit), Entry(kind, when, reached, helped)
    click.echo(programs.log(at, entry, subject, note, by=site.by, now=site.now))


@outreach.command("list")
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.acts
@reading.json_option
def list_(site: Site, code: str, unit: str, as_json: bool) -> None:
    """Show what was logged at a unit and below it.

    Example: bluezone rollout outreach list --campaign bluezone-2020 --unit sct
    """
    from bluezone.server.rollout_programs import figures as programs
    from bluezone.server.rollout_programs import rosters

    found = programs.logged(rosters.place(code, unit), by=site.by, now=site.now)
    columns = {
        "id": "no.",
        "when": "when",
        "kind": "kind",
        "subject": "subject",
        "reached": "reached",
        "helped": "helped",
    }
    rollout_site.hand_out(found, columns, as_json=as_json)


@outreach.command()
@click.argument("number", type=int)
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.acts
def strike(site: Site, number: int, code: str, unit: str) -> None:
    """Say that the entry of this NUMBER was made by mistake; it stays in the log and counts no more.

    Example: bluezone rollout outreach strike 7 --campaign bluezone-2020 --unit sct
    """
    from bluezone.server.rollout_programs import figures as programs
    from bluezone.server.rollout_programs import rosters

    programs.strike(rosters.place(code, unit), number, by=site.by, now=site.now)
    click.echo("Struck.", err=True)


@click.command()
@rollout_site.campaign_option
@rollout_site.unit_option
@click.option("--period", type=click.IntRange(1), help="Number of the cut-off; the next one if not given.")
@click.option("--screened", type=count, help="Visitors whose temperature was taken, if somebody counted.")
@click.option("--helped", type=count, help="Visitors helped to install, if somebody counted.")
@rollout_site.acts
def gate(site: Site, code: str, unit: str, period: int | None, screened: int | None, helped: int | None) -> None:
    """Say that visitors were screened at the gate; the next letter tells of it.

    Example: bluezone rollout gate --campaign bluezone-2020 --unit sct --screened 120
    """
    from bluezone.server.rollout_programs import figures as programs
    from bluezone.server.rollout_programs import rosters

    programs.gate(rosters.place(code, unit), period, screened, helped, by=site.by, now=site.now)
    click.echo("Noted.", err=True)
