"""What `bluezone evaluate proximity` shows: columns by judge, dashes where nothing is defined."""

import pytest

from bluezone.cli import evaluate_tables
from bluezone.world.proximity_cases import Task
from bluezone.world.proximity_evaluation import Evaluation, Row
from bluezone.world.proximity_scores import Score

TASK = Task("task", "dp3t", 2.0, window_s=300)
BOTH = Score(2, 3, 0.5, 0.25, 0.75, 0.4, 0.5, 0.44, 0.1, 0.2)
SIDED = Score(2, 0, 0.5, None, None, None, 0.5, None, 0.1, 0.2)


def shown(capsys: pytest.CaptureFixture[str], *rows: Row, judges: tuple[str, ...] = ("one", "two")) -> str:
    evaluate_tables.show(Evaluation(judges, rows, (), ()), [TASK])
    return capsys.readouterr().out


def test_a_set_names_its_task_and_its_sides(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, Row("dp3t/exp", "task", None, "one", BOTH, (0.5, 1.0)))

    assert "dp3t/exp, task\nWithin 2 m, windows of 5 min: 2 near, 3 far\n" in found
    assert "0.50–1.00" in found


def test_scenes_are_told_by_ndcf_and_judges_by_their_number(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(
        capsys,
        Row("dp3t/exp", "task", None, "two", BOTH, None),
        Row("dp3t/exp", "task", "lunch", "two", BOTH, None),
        Row("dp3t/exp", "task", "queue", "two", SIDED, None),
    ).splitlines()

    heads, lunch, queue = found[-5:-2]
    assert heads.split() == ["nDCF", "by", "scene", "near", "far", "2"]
    assert lunch.split() == ["lunch", "2", "3", "0.75"]
    assert queue.split() == ["queue", "2", "0", "–"]


def test_where_one_side_is_missing_everywhere_scenes_tell_the_misses(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(
        capsys,
        Row("dp3t/exp", "task", None, "one", SIDED, None),
        Row("dp3t/exp", "task", "lunch", "one", SIDED, None),
    )

    assert "Only one side of the truth was recorded" in found
    assert "misses by scene" in found
    assert ["lunch", "2", "0", "0.50"] in [line.split() for line in found.splitlines()]


def test_without_rows_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys) == ""
