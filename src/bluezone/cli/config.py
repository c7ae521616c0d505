"""`bluezone config`: each setting, its value, and where it came from."""

import os

import click
from rich.table import Table

from bluezone.cli import reading


@click.command()
@reading.json_option
def config(as_json: bool) -> None:
    """Show each setting of the site, its value, and where it came from.

    Secrets are only said to be set.

    Example: bluezone config --json
    """
    from bluezone.server import options

    found = options.read(os.environ).values()
    if as_json:
        reading.hand_out([{"name": value.option.name, "value": value.shown, "source": value.source} for value in found])
        return
    table = Table("setting", "value", "from", "what it is", box=None, pad_edge=False)
    for value in found:
        table.add_row(value.option.name, value.shown or "(empty)", value.source, value.option.help)
    reading.show(table, 160)
