"""`bluezone evaluate`: how well distances are told, against measurements whose truth is known."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bluezone.cli import reading
from bluezone.cli.door import Doors
from bluezone.world.measured.folder import Source

PROGRESS_AFTER_S = 1.0


@click.group(cls=Doors, doors={"proximity": "evaluate:proximity"})
def evaluate() -> None:
    """Measure what this program tells against what is known to be true.

    Example: bluezone evaluate proximity ../shared/data/ble
    """


@click.command()
@click.argument("directory", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--distance",
    "near_m",
    type=click.FloatRange(0, 100, min_open=True),
    help="Up to how many metres the other was near.  [default: 2, in MIT's sets six feet]",
)
@click.option(
    "--minutes",
    type=click.FloatRange(0, 1440, min_open=True),
    help="How long a window lasts.  [default: what each task says]",
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Of the draws behind intervals.")
@click.option(
    "--plot", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.svg", help="Draw the scores, too."
)
@reading.json_option
@click.pass_context
def proximity(
    context: click.Context,
    directory: Path,
    near_m: float | None,
    minutes: float | None,
    seed: int,
    plot: Path | None,
    as_json: bool,
) -> None:
    """Judge how well near and far are told apart on real recordings at known distances.

    DIRECTORY has the layout of shared/data/ble, or is one of its data sets. Each recording is cut into windows, and
    every rule and estimator says of each whether the other phone was near: the published app's thresholds, those of
    other apps, a threshold tuned on the other scenes, and ours.

    nDCF is the share of the near that were missed plus the share of the far that were called near; 1 is what "always
    no" reaches. Files that cannot be used are named on stderr; the others count, and the command ends with 1.

    Example: bluezone evaluate proximity ../shared/data/ble --plot proximity.svg
    """
    # Imported late: numpy takes a while, and who only asks for help does not need it.
    from bluezone.cli import evaluate_tables
    from bluezone.world import proximity_evaluation, proximity_json, proximity_judges, proximity_plot
    from bluezone.world.measured import folder
    from bluezone.world.proximity_cases import TASKS

    tasks = [task.asked(near_m, minutes) for task in TASKS]
    sources = folder.sources(directory)
    with _progress(len(sources)) as advance:
        found = proximity_evaluation.evaluate(
            sources, tasks, proximity_judges.all_judges(), seed=seed, progress=advance
        )
    if as_json:
        reading.hand_out(proximity_json.document(found, tasks, seed=seed, files=len(sources)))
    else:
        evaluate_tables.show(found, tasks)
    for problem in found.problems:
        click.echo(problem.sentence, err=True)
    if plot is not None:
        picture = proximity_plot.draw(found, ours=proximity_judges.OURS, original=proximity_judges.ORIGINAL)
        plot.write_text(picture, encoding="utf-8")
    if found.problems:
        click.echo(f"{len(found.problems)} of {len(sources)} files were left out.", err=True)
        context.exit(1)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int, Source], None]]:
    """Lend what is to be called before each file; it draws a bar on a terminal once a second has passed."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    line = bar.add_task("", total=total)
    begun_s = time.monotonic()

    def advance(number: int, source: Source) -> None:
        bar.update(line, completed=number, description=f"{source.dataset} {source.scene}")
        if time.monotonic() - begun_s > PROGRESS_AFTER_S:
            bar.start()

    try:
        yield advance
    finally:
        bar.stop()
