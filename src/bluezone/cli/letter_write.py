"""`bluezone letter write`: the JSON of a letter as DOCX and PDF."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from bluezone.cli import letter_value, reading
from bluezone.cli.letter import english_option, in_language, tell
from bluezone.documents import letter_file
from bluezone.documents.note import Note
from bluezone.errors import BluezoneError
from bluezone.letters.checks import Direction, Finding, Severity
from bluezone.letters.letter import Letter


class LetterRefusedError(BluezoneError, ValueError):
    """A letter that is to be issued breaks the rules."""

    code = "letter_refused"


_DRAFTED = {
    True: (Note("draft_written", "Đã ghi, có dấu dự thảo.", "Written, marked as a draft."),),
    False: (),
}


@click.command()
@click.argument("file", metavar="FILE.json|-")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT.docx|OUT.pdf",
    help="Where the letter goes; once for each kind of file.",
)
@click.option(
    "--draft/--issued",
    "is_draft",
    default=None,
    help="With or without the mark of a draft; otherwise as doc.is_draft says, and a draft where it says nothing.",
)
@click.option("--app", help="What was installed, where no text is given and the abstract does not name it.")
@english_option
@reading.json_option
def write(
    file: str, outputs: tuple[Path, ...], is_draft: bool | None, app: str | None, is_english: bool, as_json: bool
) -> None:
    """Write the JSON of a letter as DOCX or PDF in the decree's layout.

    With -o twice it becomes both. Where the JSON has figures and no body, the figures are put into words. The letter
    is checked first: one that is to be issued and has errors is refused, a draft is written and they are told.

    Example: bluezone letter write 1169-SCT-VP.json -o 1169.docx -o 1169.pdf --issued
    """
    letter, refusal = letter_value.worded(reading.text(file), app=app)
    if is_draft is not None:
        letter = replace(letter, is_draft=is_draft)
    found = letter_value.findings(letter, Direction.OUTGOING)
    told = _worth_telling(found)
    for finding in told:
        click.echo(letter_value.line(finding, None, is_english=is_english), err=True)
    _refuse(letter, found)
    if refusal:
        raise refusal
    written = _write(letter, outputs)
    notes = letter_file.notes_on(path.name for path in outputs)
    tell(", ".join(path.name for path in outputs), (*notes, *_DRAFTED[letter.is_draft]), is_english=is_english)
    if as_json:
        reading.hand_out(
            {
                "files": [str(path) for path in written],
                "is_draft": letter.is_draft,
                "findings": [finding.code for finding in told],
                "notes": [in_language(note, is_english=is_english) for note in notes],
            }
        )


def _worth_telling(found: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.severity is not Severity.HINT]


def _refuse(letter: Letter, found: Sequence[Finding]) -> None:
    """Let no letter with errors leave that does not bear the mark of a draft."""
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if errors and not letter.is_draft:
        raise LetterRefusedError(
            f"{errors} {'error' if errors == 1 else 'errors'}, so nothing was written. Correct the JSON and write it "
            "again, or write it as a draft with --draft."
        )


def _write(letter: Letter, outputs: Sequence[Path]) -> list[Path]:
    """Write *letter* to *outputs*; nothing is written before all of them could be made."""
    made = [(path, letter_file.write(letter, path.name)) for path in outputs]
    for path, data in made:
        path.write_bytes(data)
    return [path for path, _ in made]
