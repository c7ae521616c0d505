"""The door: finds the command, turns expected errors into one line, leaves tracebacks to --debug.

Commands are imported when they are called for, so that `bluezone conformance` needs neither Django nor Bumble.
"""

import difflib
import importlib
import sys
from collections.abc import Mapping
from typing import Any

import click

from bluezone import __version__
from bluezone.errors import BluezoneError


class Doors(click.Group):
    """A group whose commands are `module:attribute` under `bluezone.cli` until they are needed."""

    def __init__(self, *args: Any, doors: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._doors = doors

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names in the order in which help shows them."""
        return list(self._doors)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return the command called *name*, imported now."""
        if name not in self._doors:
            return None
        module, attribute = self._doors[name].split(":")
        command = getattr(importlib.import_module(f"bluezone.cli.{module}"), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* call; a mistyped name is answered with the nearest one."""
        if self.get_command(context, args[0]) is None:
            near = difflib.get_close_matches(args[0], self._doors, n=1, cutoff=0.5)
            meant = f" Did you mean {near[0]!r}?" if near else f" There are: {', '.join(self._doors)}."
            raise click.UsageError(f"No such command {args[0]!r}.{meant}", context)
        return super().resolve_command(context, args)


@click.group(
    cls=Doors,
    doors={
        "demo": "demo:demo",
        "serve": "serve:serve",
        "phone": "phone:phone",
        "air": "air:air",
        "authority": "authority:authority",
        "accounts": "accounts:accounts",
        "audit": "accounts:audit",
        "letter": "letter:letter",
        "rollout": "rollout:rollout",
        "match": "match:match",
        "evaluate": "evaluate:evaluate",
        "conformance": "conformance:conformance",
        "config": "config:config",
    },
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="bluezone")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def bluezone(debug: bool) -> None:
    """Contact tracing for a country, a province or one office.

    Example: bluezone demo --once
    """


def main(args: list[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    try:
        outcome = bluezone.main(args, standalone_mode=False)
        sys.exit(outcome if isinstance(outcome, int) else 0)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(1)
    except BluezoneError as error:
        if _wants_debug(args):
            raise
        click.echo(f"Error: {error.sentence} [{error.code}]", err=True)
        sys.exit(1)
    except OSError as error:
        if _wants_debug(args):
            raise
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"Error: {place}{error.strerror or error}", err=True)
        sys.exit(1)


def _wants_debug(args: list[str] | None) -> bool:
    return "--debug" in (sys.argv if args is None else args)
