"""JSON of an evaluation, for programs. Keys are only ever added: docs/howto/evaluate-proximity.md."""

from collections.abc import Sequence
from typing import Any

from bluezone.world.proximity_cases import Task
from bluezone.world.proximity_evaluation import Curve, Evaluation, Row
from bluezone.world.proximity_scores import CALIBRATION_BINS, COVERAGE, REPLICATES
from bluezone.world.proximity_tuning import TUNED

SCHEMA = "bluezone-proximity/1"


def document(evaluation: Evaluation, tasks: Sequence[Task], *, seed: int, files: int) -> dict[str, Any]:
    """Return *evaluation* as values of JSON; null is what is not defined.

    Args:
        tasks: those that were asked. seed: behind the intervals. files: how many were looked at.
    """
    return {
        "schema": SCHEMA,
        "seed": seed,
        "files": files,
        "replicates": REPLICATES,
        "coverage": COVERAGE,
        "bins": CALIBRATION_BINS,
        "tasks": [_task(task) for task in tasks],
        "judges": [{"name": name, "is_tuned_on_other_scenes": name == TUNED} for name in evaluation.judges],
        "scores": [_row(row) for row in evaluation.rows],
        "calibration": [_curve(curve) for curve in evaluation.curves],
        "problems": [{"file": str(problem.path), "sentence": problem.sentence} for problem in evaluation.problems],
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "task": task.name,
        "folder": task.folder,
        "near_m": task.near_m,
        "window_s": task.window_s,
        "readings": task.readings,
        "least_near_s": task.least_near_s,
    }


def _row(row: Row) -> dict[str, Any]:
    score = row.score
    return {
        "dataset": row.dataset,
        "task": row.task,
        "scene": row.scene,
        "judge": row.judge,
        "n_near": score.n_near,
        "n_far": score.n_far,
        "p_miss": _digits(score.p_miss),
        "p_fa": _digits(score.p_fa),
        "ndcf": _digits(score.ndcf),
        "precision": _digits(score.precision),
        "recall": _digits(score.recall),
        "f1": _digits(score.f1),
        "ece": _digits(score.ece),
        "brier": _digits(score.brier),
        "interval": None if row.interval is None else [_digits(end) for end in row.interval],
    }


def _curve(curve: Curve) -> dict[str, Any]:
    return {
        "dataset": curve.dataset,
        "task": curve.task,
        "judge": curve.judge,
        "bins": [
            {"probability": _digits(step.probability), "near": _digits(step.near), "cases": step.cases}
            for step in curve.bins
        ],
    }


def _digits(share: float | None) -> float | None:
    """Return *share* to six digits, beyond which machines differ."""
    return None if share is None else round(share, 6)
