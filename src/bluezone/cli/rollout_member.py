"""`bluezone rollout member …`: one person of a roster."""

from typing import Any

import click

from bluezone.cli import reading, rollout_site
from bluezone.cli.rollout_site import Command, Site

COLUMNS = {
    "id": "no.",
    "name": "name",
    "phone": "phone",
    "unit": "unit",
    "state": "state",
    "reason": "reason",
    "phone_verdict": "phone can run it",
}
_TOLD = {
    "--phone": "Ten digits from 0.",
    "--position": "",
    "--birth": "A day as 02/01/1980, or a year.",
    "--system": "android, ios or feature.",
    "--version": "Of the system.",
    "--model": "Of the phone.",
    "--note": "",
}
FILTERS = click.Choice(["open", "installed", "reason", "conflict"])


def told(command: Command) -> Command:
    """Give *command* the options of what is told of a person; those that are not given are left out."""
    for name, said in reversed(_TOLD.items()):
        command = click.option(name, help=said or None)(command)
    return command


def _given(said: dict[str, Any]) -> dict[str, str]:
    return {name: value for name, value in said.items() if value is not None}


@click.group()
def member() -> None:
    """Look up, add, change and take off members, one by one.

    Example: bluezone rollout member list --campaign bluezone-2020 --unit sct --state open
    """


@member.command("list")
@rollout_site.campaign_option
@rollout_site.unit_option
@click.option("--words", default="", help="A part of a name, a position or a number.")
@click.option("--state", type=FILTERS, help="Only these.")
@click.option("--gone", is_flag=True, help="Who was taken off, the last first.")
@rollout_site.acts
@reading.json_option
def list_(site: Site, code: str, unit: str, words: str, state: str | None, gone: bool, as_json: bool) -> None:
    """Show members by name; that they were read is written to the audit log.

    Example: bluezone rollout member list --campaign bluezone-2020 --unit sct --words "Văn An"
    """
    from bluezone.server.rollout_programs import members, rosters

    at = rosters.place(code, unit)
    if gone:
        found = members.gone(at, by=site.by, now=site.now)
    else:
        found = members.listed(at, words, state or "", by=site.by, now=site.now)
    rollout_site.hand_out(found, COLUMNS, as_json=as_json)


@member.command()
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.acts
@reading.json_option
def doubles(site: Site, code: str, unit: str, as_json: bool) -> None:
    """Show members whose number stands on the roster of another unit too.

    Example: bluezone rollout member doubles --campaign bluezone-2020 --unit sct
    """
    from bluezone.server.rollout_programs import members, rosters

    found = members.doubles(rosters.place(code, unit), by=site.by, now=site.now)
    rows = [{**row, "elsewhere": ", ".join(row["elsewhere"])} for row in found]
    columns = {"id": "no.", "name": "name", "phone": "phone", "unit": "unit", "elsewhere": "also at"}
    rollout_site.hand_out(found if as_json else rows, columns, as_json=as_json)


@member.command()
@click.argument("name")
@rollout_site.campaign_option
@rollout_site.unit_option
@told
@rollout_site.acts
def add(site: Site, name: str, code: str, unit: str, **said: str | None) -> None:
    """Add a person called NAME and print their number.

    Example: bluezone rollout member add "Nguyễn Văn An" --phone 0912345678 --campaign bluezone-2020 --unit vp
    """
    from bluezone.server.rollout_programs import members, rosters

    values = {**_given(said), "name": name}
    click.echo(members.add(rosters.place(code, unit), values, by=site.by, now=site.now))


@member.command()
@click.argument("number", type=int)
@rollout_site.campaign_option
@rollout_site.unit_option
@click.option("--name")
@click.option("--to", "to_unit", metavar="ID", help="The unit below this one to whose roster they go.")
@told
@rollout_site.acts
def change(site: Site, number: int, code: str, unit: str, to_unit: str | None, **said: str | None) -> None:
    """Let something else be told of the member with this NUMBER.

    Example: bluezone rollout member change 7 --phone 0912345679 --campaign bluezone-2020 --unit sct
    """
    from bluezone.server.rollout_programs import members, rosters

    values = _given({**said, "unit": to_unit})
    if not values:
        raise click.UsageError("Say what changes, for example --phone.")
    members.change(rosters.place(code, unit), number, values, by=site.by, now=site.now)
    click.echo("Changed.", err=True)


@member.command()
@click.argument("number", type=int)
@rollout_site.campaign_option
@rollout_site.unit_option
@click.option("--back", is_flag=True, help="Put them back.")
@rollout_site.acts
def remove(site: Site, number: int, code: str, unit: str, back: bool) -> None:
    """Take the member with this NUMBER off the roster from now on; figures of earlier cut-offs stay.

    Example: bluezone rollout member remove 7 --campaign bluezone-2020 --unit sct
    """
    from bluezone.server.rollout_programs import members, rosters

    members.remove(rosters.place(code, unit), number, is_back=back, by=site.by, now=site.now)
    click.echo("Back on the roster." if back else "Taken off.", err=True)


@member.command()
@click.argument("number", type=int)
@rollout_site.campaign_option
@rollout_site.unit_option
@click.option("--can/--cannot", "may_run", required=True, help="Whether the phone can run the app.")
@rollout_site.acts
def judge(site: Site, number: int, code: str, unit: str, may_run: bool) -> None:
    """Write down what a person decided about the phone of the member with this NUMBER; needs --as.

    Example: bluezone rollout member judge 7 --cannot --campaign bluezone-2020 --unit sct --as lan
    """
    from bluezone.server.rollout_programs import members, rosters

    members.judge(rosters.place(code, unit), number, may_run=may_run, by=site.by, now=site.now)
    click.echo("Decided.", err=True)


@member.command()
@click.argument("number", type=int)
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.acts
def link(site: Site, number: int, code: str, unit: str) -> None:
    """Print the path of a page where the member with this NUMBER reports their own phone; needs --as.

    Example: bluezone rollout member link 7 --campaign bluezone-2020 --unit sct --as lan
    """
    from bluezone.server.rollout_programs import members, rosters

    click.echo(members.link(rosters.place(code, unit), number, by=site.by, now=site.now))
    click.echo("Put the site's address before it and hand it to that person alone.", err=True)
