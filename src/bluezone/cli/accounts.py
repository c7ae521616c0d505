"""`bluezone accounts …` and `bluezone audit …`: who can sign in, and whether the log of what they did is whole."""

import json
import sys
from typing import IO

import click
from rich.table import Table

from bluezone.cli import reading


@click.group()
def accounts() -> None:
    """Make, close and help accounts of the site.

    Example: bluezone accounts list
    """


@accounts.command("list")
@reading.json_option
def list_(as_json: bool) -> None:
    """Show who can sign in.

    Example: bluezone accounts list --json
    """
    from bluezone.server import programs

    programs.prepare()
    found = programs.accounts()
    if as_json:
        reading.hand_out(found)
        return
    table = Table("user name", "full name", "role", "account", "second factor", box=None, pad_edge=False)
    for one in found:
        state = "open" if one["is_open"] else "closed"
        factor = "yes" if one["has_second_factor"] else "no"
        table.add_row(one["username"], one["full_name"], one["role"], state, factor)
    reading.show(table, 120)


@accounts.command()
@click.argument("username")
@click.option("--role", type=click.Choice(["officer", "administrator", "staff"]), default="staff", show_default=True)
@click.option("--full-name", default="", help="As it stands on reports.")
def add(username: str, role: str, full_name: str) -> None:
    """Make an account and print the path of the page where its owner chooses a password.

    Example: bluezone accounts add lan --full-name "Lê Thị Lan"
    """
    from bluezone.server import programs

    programs.prepare()
    programs.make_user(username, None, role, full_name)
    _show_link(username)


@accounts.command()
@click.argument("username")
def close(username: str) -> None:
    """Let USERNAME sign in no more; open sessions end.

    Example: bluezone accounts close lan
    """
    from bluezone.server import programs

    programs.prepare()
    programs.set_account_open(username, is_open=False)
    click.echo(f"{username} cannot sign in any more.", err=True)


@accounts.command("open")
@click.argument("username")
def open_(username: str) -> None:
    """Let USERNAME sign in again.

    Example: bluezone accounts open lan
    """
    from bluezone.server import programs

    programs.prepare()
    programs.set_account_open(username, is_open=True)
    click.echo(f"{username} can sign in again.", err=True)


@accounts.command("password-link")
@click.argument("username")
def password_link(username: str) -> None:
    """Print the path of a page where USERNAME chooses a new password, once, within 24 hours.

    Example: bluezone accounts password-link lan
    """
    from bluezone.server import programs

    programs.prepare()
    _show_link(username)


@accounts.command("reset-second-factor")
@click.argument("username")
def reset_second_factor(username: str) -> None:
    """Take the second factor off USERNAME, who lost phone and recovery codes; open sessions end.

    Example: bluezone accounts reset-second-factor lan
    """
    from bluezone.server import programs

    programs.prepare()
    programs.reset_second_factor(username)
    click.echo(f"{username} signs in with the password alone now.", err=True)


@click.group()
def audit() -> None:
    """Check and export the log of who did what.

    Example: bluezone audit verify
    """


class Digest(click.ParamType[bytes]):
    """A digest as verify prints it."""

    name = "digest"

    def convert(self, value: str | bytes, param: click.Parameter | None, ctx: click.Context | None) -> bytes:
        """Return *value* as 32 bytes."""
        try:
            found = value if isinstance(value, bytes) else bytes.fromhex(value)
        except ValueError:
            found = b""
        if len(found) != 32:
            self.fail("expected 64 hex digits, as bluezone audit verify prints them", param, ctx)
        return found


@audit.command()
@click.option("--against", type=Digest(), help="A digest noted down earlier, which must still be in the log.")
@reading.json_option
def verify(against: bytes | None, as_json: bool) -> None:
    """Check every entry of the log; exit 1 and name the first that is not as it was written.

    Example: bluezone audit verify
    """
    from bluezone.server import programs

    programs.prepare()
    n_sound, digest, broken = programs.verify_audit(against)
    number, reason = broken or (None, "")
    if as_json:
        found = {"sound": n_sound, "digest": digest.hex().upper(), "broken": number, "reason": reason}
        reading.hand_out(found)
    else:
        click.echo(f"Entries: {n_sound}. Digest: {digest.hex().upper()}")
    if broken:
        click.echo(f"Entry {number} is not as it was written: {reason}. Leave the database as it is.", err=True)
        sys.exit(1)


@audit.command()
@click.option("-o", "--output", type=click.File("w", "utf-8", lazy=True), default="-", help="- is standard output.")
def export(output: IO[str]) -> None:
    """Write every entry as a line of JSON with its digests, the oldest first.

    Example: bluezone audit export -o log.jsonl
    """
    from bluezone.server import programs

    programs.prepare()
    for entry in programs.audit_entries():
        output.write(json.dumps(entry, ensure_ascii=False) + "\n")


def _show_link(username: str) -> None:
    from bluezone.server import programs

    click.echo(programs.password_link(username))
    click.echo(f"Put the site's address before it and hand it to {username} alone; it ends in 24 hours.", err=True)
