"""`bluezone rollout report`, `step`, `letter` …: from frozen figures to the issued letter."""

from datetime import datetime

import click

from bluezone.cli import reading, rollout_site
from bluezone.cli.rollout_site import DAY, Site

COLUMNS = {
    "id": "draft",
    "purpose": "for",
    "stage": "stage",
    "number_symbol": "number",
    "dated": "dated",
    "abstract": "abstract",
}
ACTS = click.Choice(["check", "approve", "number", "issue", "send-back", "withdraw", "replace"])


@click.command()
@rollout_site.unit_option
@click.option("--set", "file", metavar="FILE", help="JSON with what changes; - is standard input.")
@rollout_site.acts
def letterhead(site: Site, unit: str, file: str | None) -> None:
    """Print how a unit stands on paper, as JSON, or change it.

    Example: bluezone rollout letterhead --unit sct --set letterhead.json
    """
    from bluezone.server.rollout_programs import reports

    if file is None:
        reading.hand_out(reports.letterhead(unit, by=site.by, now=site.now))
    else:
        reading.hand_out(reports.set_letterhead(unit, reading.parsed_json(file), by=site.by, now=site.now))


@click.command()
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.period_option
@click.option("--kind", type=click.Choice(["cong-van", "bao-cao"]), default="cong-van", show_default=True)
@click.option("--abstract", default="", help="What the letter is about; a usual one if not given.")
@click.option("--scope", default="", help="Who is in the figures, in words.")
@click.option("--by-rate", is_flag=True, help="The annex has the highest rate first, and not the order of the tree.")
@click.option("--places", type=click.IntRange(0, 2), default=1, show_default=True, help="Decimals of rates.")
@click.option("--difficulty", multiple=True, help="A sentence on what was difficult; can be given again.")
@click.option("--proposal", multiple=True, help="A sentence on what is proposed; can be given again.")
@click.option("--replaces", type=int, metavar="DRAFT", help="The issued letter that this one corrects.")
@rollout_site.acts
@reading.json_option
def report(
    site: Site,
    code: str,
    unit: str,
    period: int | None,
    kind: str,
    abstract: str,
    scope: str,
    by_rate: bool,
    places: int,
    difficulty: tuple[str, ...],
    proposal: tuple[str, ...],
    replaces: int | None,
    as_json: bool,
) -> None:
    """Draft the letter on the frozen figures of a cut-off and print the number of the draft.

    Example: bluezone rollout report --campaign bluezone-2020 --unit sct
    """
    from bluezone.server.rollout import api_values, reporting
    from bluezone.server.rollout_programs import reports, rosters

    wish = reporting.Wish(
        kind=reports.KINDS[kind],
        abstract=abstract,
        scope=scope,
        order=reporting.BY_RATE if by_rate else reporting.BY_TREE,
        places=places,
        difficulties=difficulty or None,
        proposals=proposal or None,
        replaces=None if replaces is None else reports.found(replaces, by=site.by, now=site.now),
    )
    made = reports.draft(rosters.place(code, unit), period, wish, by=site.by, now=site.now)
    rollout_site.hand_out_one(api_values.outgoing(made), str(made.pk), as_json=as_json)


@click.command()
@rollout_site.unit_option
@rollout_site.acts
@reading.json_option
def drafts(site: Site, unit: str, as_json: bool) -> None:
    """Show the letters of a unit, how far each is, and its number.

    Example: bluezone rollout drafts --unit sct
    """
    from bluezone.server.rollout_programs import reports

    rollout_site.hand_out(reports.listed(unit, by=site.by, now=site.now), COLUMNS, as_json=as_json)


@click.command()
@click.argument("draft", type=int)
@click.option("--do", "act", required=True, type=ACTS)
@click.option("--note", default="", help="Why it is sent back or withdrawn.")
@click.option("--day", type=DAY, help="The date of the letter when it gets its number; today if not given.")
@click.option("--number", "wanted", type=click.IntRange(1), help="The number it must get; refused if another is next.")
@rollout_site.acts
@reading.json_option
def step(site: Site, draft: int, act: str, note: str, day: datetime | None, wanted: int | None, as_json: bool) -> None:
    """Take DRAFT one step further: check, approve, number, issue; or send it back, withdraw or replace it.

    Example: bluezone rollout step 12 --do check --as hung
    """
    from bluezone.server.rollout import api_values
    from bluezone.server.rollout_programs import reports

    if act in ("send-back", "withdraw") and not note.strip():
        raise click.UsageError("Say why with --note.")
    dated = rollout_site.local_day(day)
    done = reports.step(draft, act, note=note, day=dated, wanted=wanted, by=site.by, now=site.now)
    said = f"{done.pk}: {done.stage} {done.number_symbol}".rstrip()
    rollout_site.hand_out_one(api_values.outgoing(done), said, as_json=as_json)


@click.command()
@click.argument("draft", type=int)
@click.option("-o", "--output", help="A name that ends in .docx, .pdf or .json.")
@click.option("--set", "file", metavar="FILE", help="Change its text to that of this JSON, as -o draft.json writes it.")
@rollout_site.acts
def letter(site: Site, draft: int, output: str | None, file: str | None) -> None:
    """Write the letter DRAFT as a file, or change its text.

    Example: bluezone rollout letter 12 -o 1169-SCT-VP.docx
    """
    from bluezone.documents import letter_file
    from bluezone.server.rollout_programs import reports

    if output is None and file is None:
        raise click.UsageError("Name a file with -o, or give another text with --set.")
    if file is not None:
        reports.edit(draft, reading.parsed_json(file), by=site.by, now=site.now)
    if output is not None:
        rollout_site.write(output, reports.file(draft, output, by=site.by, now=site.now))
        for note in letter_file.notes_on([output]):
            click.echo(note.en, err=True)
