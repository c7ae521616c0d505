"""What a command reads: files, standard input, moments; and how it hands out data and shows tables."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from bluezone import clock
from bluezone.errors import BluezoneError

LONGEST_FILE_BYTES = 64 * 1024 * 1024


class FileError(BluezoneError, ValueError):
    """A file cannot be used as what it was given for."""

    code = "file_unusable"


def data(path: str) -> bytes:
    """Return what is in the file at *path*, `-` being standard input.

    Raises:
        FileError: larger than LONGEST_FILE_BYTES.
        OSError: it cannot be read.
    """
    if path == "-":
        found = sys.stdin.buffer.read(LONGEST_FILE_BYTES + 1)
    else:
        with Path(path).open("rb") as file:
            found = file.read(LONGEST_FILE_BYTES + 1)
    if len(found) > LONGEST_FILE_BYTES:
        raise FileError(f"{path}: larger than {LONGEST_FILE_BYTES // 2**20} MB, which this command does not read")
    return found


def text(path: str) -> str:
    """Return the UTF-8 text of the file at *path*, `-` being standard input.

    Raises:
        FileError: larger than LONGEST_FILE_BYTES, or not UTF-8.
        OSError: it cannot be read.
    """
    return decoded(data(path), path)


def decoded(found: bytes, path: str) -> str:
    """Return *found*, what is in the file at *path*, as UTF-8 text.

    Raises:
        FileError: it is none.
    """
    try:
        return found.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(f"{path}: byte {error.start} is not UTF-8 text; save the file as UTF-8") from error


def parsed_json(path: str) -> Any:
    """Return the JSON document at *path*.

    Raises:
        FileError: not JSON; the sentence names the line.
    """
    try:
        return json.loads(text(path))
    except json.JSONDecodeError as error:
        raise FileError(f"{path}, line {error.lineno}: {error.msg}; expected JSON") from error
    except (ValueError, RecursionError) as error:
        raise FileError(f"{path}: cannot be read as JSON") from error


class Moment(click.ParamType[int]):
    """An instant in ISO form, as milliseconds since 1970; without an offset it is UTC."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return *value* in milliseconds."""
        if isinstance(value, int):
            return value
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"found {value!r}, expected an instant such as 2020-08-09T08:00+07:00", param, ctx)
        return clock.as_ms(at if at.tzinfo else at.replace(tzinfo=UTC))


at_option = click.option(
    "--at",
    "now_ms",
    type=Moment(),
    default=clock.system,
    show_default="now",
    help="The time to work at, for example 2020-08-09T08:00+07:00; lets a run be repeated.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Data for programs, as JSON.")


def show(table: Table, width: int) -> None:
    """Write *table* to stdout, as wide as the terminal, or *width* columns where there is none."""
    Console(width=None if sys.stdout.isatty() else width, markup=False).print(table)


def hand_out(document: Any) -> None:
    """Write *document* to stdout as JSON, Vietnamese letters as they are."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
