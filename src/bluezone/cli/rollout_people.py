"""`bluezone rollout grant`, `invite`, `token` …: who may do what, and which other systems may."""

import click

from bluezone.cli import reading, rollout_site
from bluezone.cli.rollout_site import Site

ROLES = click.Choice(
    ["clerk", "drafter", "checker", "signer", "helper", "receiving_officer", "viewer", "administrator"]
)  # those of bluezone.rollout.rights; a test compares
role_option = click.option("--role", required=True, type=ROLES)


@click.command()
@rollout_site.unit_option
@rollout_site.acts
@reading.json_option
def grants(site: Site, unit: str, as_json: bool) -> None:
    """Show who holds which role at a unit, and its open invitations and tokens.

    Example: bluezone rollout grants --unit sct
    """
    from bluezone.server.rollout_programs import people

    found = people.held(unit, by=site.by, now=site.now)
    columns = {"what": "what", "number": "number", "role": "role", "name": "name", "until": "until"}
    rollout_site.hand_out(found, columns, as_json=as_json)


@click.command()
@click.argument("username")
@role_option
@rollout_site.unit_option
@rollout_site.acts
def grant(site: Site, username: str, role: str, unit: str) -> None:
    """Let USERNAME hold a role at a unit and all below it, from today on; print the number of the grant.

    Example: bluezone rollout grant lan --role drafter --unit sct
    """
    from bluezone.server.rollout_programs import people

    click.echo(people.grant(username, role, unit, by=site.by, now=site.now))


@click.command()
@click.argument("number", type=int)
@click.option("--what", type=click.Choice(["grant", "invitation", "token"]), default="grant", show_default=True)
@rollout_site.acts
def revoke(site: Site, number: int, what: str) -> None:
    """End the grant of this NUMBER, or an invitation or a token.

    Example: bluezone rollout revoke 12
    """
    from bluezone.server.rollout_programs import people

    people.revoke(what, number, by=site.by, now=site.now)
    click.echo("Ended.", err=True)


@click.command()
@role_option
@rollout_site.unit_option
@rollout_site.acts
def invite(site: Site, role: str, unit: str) -> None:
    """Print the path of a page where one person takes a role at a unit; needs --as somebody who may invite.

    Example: bluezone rollout invite --role helper --unit vp --as minh
    """
    from bluezone.server.rollout_programs import people

    click.echo(people.invite(role, unit, by=site.by, now=site.now))
    click.echo("Put the site's address before it and hand it to one person; it can be used once.", err=True)


@click.command()
@role_option
@rollout_site.unit_option
@click.option("--name", required=True, help="Of the other system.")
@click.option("--days", type=int, default=365, show_default=True, help="For how long it holds.")
@rollout_site.acts
def token(site: Site, role: str, unit: str, name: str, days: int) -> None:
    """Print a token with which another system acts in a role at a unit; it is shown only once. Needs --as.

    Example: bluezone rollout token --role drafter --unit sct --name "HR system" --as minh
    """
    from bluezone.server.rollout_programs import people

    click.echo(people.token(role, unit, name, days, by=site.by, now=site.now))
    click.echo("It is shown only now. Put it where only that system reads it.", err=True)
