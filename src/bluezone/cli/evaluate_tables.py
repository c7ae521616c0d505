"""What `bluezone evaluate proximity` shows to people: for each data set the judges, then its scenes."""

from collections.abc import Sequence
from itertools import groupby

import click
from rich.table import Column, Table

from bluezone.cli import reading
from bluezone.world.proximity_cases import Task
from bluezone.world.proximity_evaluation import Evaluation, Row

WIDTH = 100
UNDEFINED = "–"

_COLUMNS = ("miss", "false", "nDCF", "95 %", "precision", "recall", "F1", "ECE", "Brier")


def show(evaluation: Evaluation, tasks: Sequence[Task]) -> None:
    """Write the scores of *evaluation*, which asked *tasks*, to stdout."""
    asked = {task.name: task for task in tasks}
    for (dataset, task), rows in groupby(evaluation.rows, key=lambda row: (row.dataset, row.task)):
        _show_set(dataset, asked[task], list(rows), evaluation.judges)
    if evaluation.rows:
        click.echo("nDCF: misses plus false alarms; 1 is what “always no” reaches. ECE: calibration error. 0 is best.")


def _show_set(dataset: str, task: Task, rows: Sequence[Row], judges: Sequence[str]) -> None:
    whole = [row for row in rows if row.scene is None]
    counted = whole[0].score
    click.echo(f"{dataset}, {task.name}")
    click.echo(f"{_asked(task)}: {counted.n_near} near, {counted.n_far} far")
    if not counted.n_near or not counted.n_far:
        click.echo("Only one side of the truth was recorded, so nDCF, precision and F1 are not defined.")
    table = Table(Column("", justify="right"), "", *(Column(name, justify="right") for name in _COLUMNS), box=None)
    for row in whole:
        table.add_row(str(judges.index(row.judge) + 1), row.judge, *_cells(row))
    reading.show(table, WIDTH)
    if scenes := sorted({row.scene for row in rows if row.scene is not None}):
        _show_scenes(scenes, rows, judges)
    click.echo()


def _asked(task: Task) -> str:
    within = f"Within {task.near_m:g} m"
    if task.least_near_s is not None:
        return f"{within} for {_duration(task.least_near_s)} or longer in all"
    length = f"{task.readings} readings" if task.window_s is None else _duration(task.window_s)
    return f"{within}, windows of {length}"


def _duration(window_s: float) -> str:
    return f"{window_s / 60:g} min" if window_s >= 60 else f"{window_s:g} s"


def _cells(row: Row) -> tuple[str, ...]:
    score = row.score
    interval = UNDEFINED if row.interval is None else f"{row.interval[0]:.2f}–{row.interval[1]:.2f}"
    before = [_share(share) for share in (score.p_miss, score.p_fa, score.ndcf)]
    after = [_share(share) for share in (score.precision, score.recall, score.f1, score.ece, score.brier)]
    return (*before, interval, *after)


def _show_scenes(scenes: Sequence[str], rows: Sequence[Row], judges: Sequence[str]) -> None:
    """Show one measure by scene and judge: nDCF, or where it is nowhere defined, the share of misses."""
    told = {(row.scene, row.judge): row.score for row in rows}
    is_sided = any(score.ndcf is not None for (scene, _), score in told.items() if scene is not None)
    asked = [judge for judge in judges if any(judge == name for _, name in told)]
    heads = (Column(str(judges.index(judge) + 1), justify="right") for judge in asked)
    what = "nDCF by scene" if is_sided else "misses by scene"
    table = Table(
        Column(what, overflow="fold"), Column("near", justify="right"), Column("far", justify="right"), *heads, box=None
    )
    for scene in scenes:
        scores = [told.get((scene, judge)) for judge in asked]
        counted = next(score for score in scores if score is not None)
        shares = [None if score is None else score.ndcf if is_sided else score.p_miss for score in scores]
        table.add_row(scene, str(counted.n_near), str(counted.n_far), *map(_share, shares))
    reading.show(table, WIDTH)


def _share(share: float | None) -> str:
    return UNDEFINED if share is None else f"{share:.2f}"
