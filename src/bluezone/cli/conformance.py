"""`bluezone conformance FILE`."""

import click

from bluezone.cli import reading
from bluezone.device import conformance as vectors


@click.command()
@click.argument("file")
@reading.json_option
def conformance(file: str, as_json: bool) -> int:
    """Check this implementation against a file of test vectors.

    One line for each section: its name, how many items passed, how many failed. Ends with 1 if any failed.

    Example: bluezone conformance ../shared/spec/bluezone-3-vectors.json
    """
    sections = vectors.check(reading.parsed_json(file))
    if as_json:
        reading.hand_out(
            [{"name": section.name, "passed": section.passed, "failed": len(section.failures)} for section in sections]
        )
    for section in sections:
        if not as_json:
            click.echo(f"{section.name} {section.passed} {len(section.failures)}")
        for failure in section.failures:
            click.echo(f"{section.name}, {failure}", err=True)
    return 1 if any(section.failures for section in sections) else 0
