"""`bluezone letter check`: what in a letter breaks the rules."""

from typing import Any

import click

from bluezone.cli import letter_value, reading
from bluezone.cli.letter import english_option, tell
from bluezone.documents import letter_file
from bluezone.letters.checks import Direction, Finding, Severity
from bluezone.letters.letter import Letter
from bluezone.letters.reading.finding import Span


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option("--outgoing", "is_outgoing", is_flag=True, help="Check a letter file as strictly as one to be issued.")
@english_option
@reading.json_option
def check(file: str, is_outgoing: bool, is_english: bool, as_json: bool) -> int:
    """Tell what in a letter breaks the rules, a line for each.

    FILE is a letter as it came (txt, docx, pdf, picture), in which nothing is worse than a warning, or the JSON of one
    that is to be issued. Ends with 1 if there are errors.

    Example: bluezone letter check 1169-SCT-VP.json
    """
    letter, text, direction = _given(file, is_outgoing=is_outgoing, is_english=is_english)
    found = letter_value.findings(letter, direction, text)
    if as_json:
        reading.hand_out([_as_json(finding, text) for finding in found])
    else:
        for finding in found:
            click.echo(letter_value.line(finding, text, is_english=is_english))
    if not found:
        click.echo("Nothing breaks a rule." if is_english else "Không có lỗi nào.", err=True)
    return 1 if any(finding.severity is Severity.ERROR for finding in found) else 0


def _given(file: str, *, is_outgoing: bool, is_english: bool) -> tuple[Letter, str | None, Direction]:
    """Return the letter in *file*, its text where it has one, and which way it goes."""
    data = reading.data(file)
    if letter_value.is_json(data):
        letter, _ = letter_value.worded(reading.decoded(data, file))
        return letter, None, Direction.OUTGOING
    found = letter_file.read(data, "" if file == "-" else file)
    tell(file, found.notes, is_english=is_english)
    return found.letter, found.extract.text, Direction.OUTGOING if is_outgoing else Direction.INCOMING


def _as_json(finding: Finding, text: str | None) -> dict[str, Any]:
    where = finding.where
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "vi": finding.vi,
        "en": finding.en,
        "rule": finding.rule,
        "path": where if isinstance(where, str) else None,
        "span": [where.start, where.end] if isinstance(where, Span) else None,
        "line": letter_value.line_number(where, text) if isinstance(where, Span) and text is not None else None,
    }
