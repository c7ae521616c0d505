"""`bluezone letter read`: what an official letter says, as JSON, or as a table for people."""

from pathlib import Path
from typing import Any

import click
from rich.table import Table

from bluezone.cli import letter_batch, reading
from bluezone.cli.letter import english_option, in_language, tell
from bluezone.documents import evidence, letter_file
from bluezone.letters import part_names, part_texts, read_values, schema

WIDTH = 140
LONGEST_QUOTE = 60
SINGLE_ONLY = ("--table", "--found")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@click.option("--table", "as_table", is_flag=True, help="For people: each part, how sure it is, and from which words.")
@click.option("--found", "with_found", is_flag=True, help="Add where each value stands, how sure it is, what else.")
@click.option(
    "--year",
    type=click.IntRange(1945, 2100),
    help="Of days without a year, where the letter prints no year at all; otherwise they stay unread.",
)
@click.option("--csv", "csv_path", type=click.Path(dir_okay=False, path_type=Path), help="Several files: write CSV.")
@english_option
@reading.json_option
def read(
    files: tuple[str, ...],
    as_table: bool,
    with_found: bool,
    year: int | None,
    csv_path: Path | None,
    is_english: bool,
    as_json: bool,
) -> int:
    """Read letters (txt, docx, pdf, pictures): one as JSON, many as a table.

    A value that the letter does not print is null; nothing is guessed or computed back. With several files every one
    gets its line, also one that cannot be read, and --json gives a line of JSON for each; ends with 1 if any failed.

    Example: bluezone letter read 1169-SCT-VP.pdf
    """
    if len(files) > 1 or (files[0] != "-" and Path(files[0]).is_dir()):
        if as_table or with_found:
            raise click.UsageError(f"{' and '.join(SINGLE_ONLY)} are for one letter; found a folder or several files")
        return letter_batch.run(files, year=year, csv_path=csv_path, is_english=is_english, as_json=as_json)
    if csv_path:
        raise click.UsageError("--csv is for a folder or several files; found one letter")
    _read_one(files[0], as_table=as_table and not as_json, with_found=with_found, year=year, is_english=is_english)
    return 0


def _read_one(file: str, *, as_table: bool, with_found: bool, year: int | None, is_english: bool) -> None:
    found = letter_file.read(reading.data(file), "" if file == "-" else file, year=year)
    tell(file, found.notes, is_english=is_english)
    if as_table:
        _show(evidence.document(found, file), is_english=is_english)
    else:
        reading.hand_out(evidence.document(found, file) if with_found else schema.encode(found.letter))


def _show(document: dict[str, Any], *, is_english: bool) -> None:
    heads = ("part", "value", "sure", "read from") if is_english else ("phần", "giá trị", "độ chắc", "đọc từ")
    table = Table(*heads, box=None, pad_edge=False)
    for one in read_values.values(document):
        name = in_language(part_names.name(one.path), is_english=is_english)
        value = part_texts.line(one.path, one.value)
        table.add_row(name, value, f"{one.certainty * 100:.0f}%", quoted(one.written))
    if table.row_count:
        reading.show(table, WIDTH)
    else:
        click.echo(in_language(letter_file.NOTHING_FOUND, is_english=is_english), err=True)


def quoted(written: str) -> str:
    """Return *written*, its middle left out where it is long."""
    if len(written) <= LONGEST_QUOTE:
        return written
    half = LONGEST_QUOTE // 2
    return f"{written[:half].rstrip()} … {written[-half:].lstrip()}"
