"""`bluezone rollout guidance`: what an office tells the public about the app, on paper and as a page."""

from pathlib import Path

import click

from bluezone.cli import reading, rollout_site
from bluezone.cli.rollout_site import Site


@click.command()
@rollout_site.campaign_option
@rollout_site.unit_option
@click.option("-o", "--output", help="leaflet.pdf, poster.pdf, or a name that ends in .json.")
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
@click.option(
    "--set", "file", metavar="FILE", help="Change the texts to those of this JSON, as -o texts.json writes it."
)
@click.option(
    "--publish/--close", "is_public", default=None, help="Open the page to everybody, or close it; needs --as."
)
@rollout_site.acts
def guidance(
    site: Site, code: str, unit: str, output: str | None, language: str, file: str | None, is_public: bool | None
) -> None:
    """Write the leaflet or the poster of an office, change its texts, open its page.

    Example: bluezone rollout guidance --campaign bluezone-2020 --unit sct -o poster.pdf
    """
    from bluezone.server.rollout_programs import guidance as programs
    from bluezone.server.rollout_programs import rosters

    if output is None and file is None and is_public is None:
        raise click.UsageError("Name a file with -o, give other texts with --set, or say --publish.")
    at = rosters.place(code, unit)
    if file is not None or is_public is not None:
        texts = None if file is None else reading.parsed_json(file)
        path = programs.save(at, texts, is_public=is_public, by=site.by, now=site.now)
        click.echo(path if is_public else "Saved.", err=not is_public)
    if output is not None:
        name = Path(output).name
        rollout_site.write(output, programs.file(at, name, language, by=site.by, now=site.now))
