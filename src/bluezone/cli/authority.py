"""`bluezone authority …`: what an administrator does without the site's pages."""

import sys
from datetime import datetime

import click

from bluezone.cli import reading
from bluezone.protocol import hexadecimal


@click.group()
def authority() -> None:
    """Users, publication and keys of the health authority.

    Example: bluezone authority publish
    """


@authority.command("add-user")
@click.argument("username")
@click.option("--role", type=click.Choice(["officer", "administrator"]), default="officer", show_default=True)
def add_user(username: str, role: str) -> None:
    """Make a user who can sign in; the password is read from standard input.

    Example: bluezone authority add-user lan --role officer < password.txt
    """
    from bluezone.server import programs

    if sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    programs.prepare()
    programs.make_user(username, password, role)
    click.echo(f"{username} can sign in now.", err=True)


@authority.command()
@click.option("--force", is_flag=True, help="Publish an empty batch too.")
@reading.json_option
def publish(force: bool, as_json: bool) -> None:
    """Publish now what was handed in since the last batch.

    Example: bluezone authority publish
    """
    from bluezone.server import programs

    programs.prepare()
    made = programs.publish(is_forced=force)
    if as_json:
        reading.hand_out([{"number": number, "infections": count} for number, count in made])
        return
    for number, count in made:
        click.echo(f"Batch {number}: {count} infections.")
    if not made:
        click.echo("Nothing was handed in since the last batch.", err=True)


DAY = click.DateTime(["%Y-%m-%d"])


@authority.command("confirm-case")
@click.argument("username")
@click.option("--test-date", required=True, type=DAY, help="Local day of the positive test, such as 2020-08-09.")
@click.option("--onset", "onset_date", type=DAY, help="Local day of the first symptoms, if there were any.")
def confirm_case(username: str, test_date: datetime, onset_date: datetime | None) -> None:
    """Confirm a case as the officer USERNAME and print the code to tell the person; it is shown only once.

    Example: bluezone authority confirm-case lan --test-date 2020-08-09
    """
    from bluezone.server import programs

    programs.prepare()
    onset = None if onset_date is None else onset_date.date()
    click.echo(programs.confirm_case(username, test_date.date(), onset))


@authority.command("rotate-key")
@click.option("--at-once", is_flag=True, help="The old key is lost or stolen: let it end now, without overlap.")
def rotate_key(at_once: bool) -> None:
    """Make a new key for signing batches; phones learn of it by themselves.

    Example: bluezone authority rotate-key
    """
    from bluezone.server import programs

    programs.prepare()
    click.echo(hexadecimal.encode(programs.rotate_key(at_once=at_once)))


@authority.command("root-key")
def root_key() -> None:
    """Show the root public key, which phones can be given to pin.

    Example: bluezone authority root-key
    """
    from bluezone.server import programs

    programs.prepare()
    click.echo(hexadecimal.encode(programs.root_public_key()))
