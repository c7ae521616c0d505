"""`bluezone serve`: the site."""

import click


@click.command()
@click.option("--address", default="127.0.0.1", show_default=True, help="Where to listen; 0.0.0.0 is everywhere.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65_535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that answer.")
def serve(address: str, port: int, workers: int) -> None:
    """Serve the site and publish keys every hour, until Ctrl-C or SIGTERM.

    Brings the database up to date first. What can be set is shown by `bluezone config`.

    Example: bluezone serve --port 8000
    """
    from bluezone.server import programs

    click.echo(f"Serving on http://{address}:{port}/ until Ctrl-C.", err=True)
    programs.serve(address, port, workers)
