from collections.abc import Sequence
from pathlib import Path

import pytest

from bluezone.world.measured import folder
from bluezone.world.proximity_cases import TASKS, Case
from bluezone.world.proximity_evaluation import Evaluation, Row, evaluate
from bluezone.world.proximity_judges import Judge, MeanJudge, rules
from bluezone.world.proximity_tuning import TUNED
from tests.world.measured.made import MIT_STATIC, SCT, SHARED, database, sighted, table

STRONG = MeanJudge("strong", -75)


class Remembering:
    """Says what share of a run's windows it has seen, and so shows what it was handed."""

    name, threshold = "remembering", 0.5

    def __init__(self) -> None:
        self.runs: list[list[float]] = []

    def probabilities(self, windows: Sequence[Case]) -> list[float]:
        self.runs.append([window.begins_s for window in windows])
        return [(place + 1) / len(windows) for place in range(len(windows))]


def human(near_dbm: int, far_dbm: int) -> list[str]:
    """Two windows of a run at one metre and two of one at four metres."""
    return [f"N8,1.0,,{near_dbm}"] * 40 + [f"N8,4.0,,{far_dbm}"] * 40


def evaluated(directory: Path, *judges: Judge) -> Evaluation:
    return evaluate(folder.sources(directory), TASKS, judges or (STRONG,), seed=0)


def row(found: Evaluation, scene: str | None, judge: str = "strong") -> Row:
    return next(row for row in found.rows if (row.scene, row.judge) == (scene, judge))


def test_scenes_are_scored_by_themselves_and_together(tmp_path: Path) -> None:
    table(tmp_path / "sct-human" / "HH.csv", SCT, human(-60, -80))
    table(tmp_path / "sct-human" / "BB.csv", SCT, human(-80, -80))

    found = evaluated(tmp_path)

    assert row(found, "HH").score.ndcf == 0.0
    assert row(found, "BB").score.ndcf == 1.0
    assert row(found, None).score.ndcf == 0.5
    assert (row(found, None).score.n_near, row(found, None).score.n_far) == (4, 4)
    assert [(curve.judge, sum(step.cases for step in curve.bins)) for curve in found.curves] == [
        ("strong", 8),
        (TUNED, 8),
    ]


def test_the_tuned_rule_is_judged_on_scenes_on_which_it_was_not_tuned(tmp_path: Path) -> None:
    table(tmp_path / "sct-human" / "HH.csv", SCT, human(-50, -60))
    table(tmp_path / "sct-human" / "BB.csv", SCT, human(-80, -90))

    found = evaluated(tmp_path)

    assert row(found, None, TUNED).score.ndcf == 1.0
    assert found.judges == ("strong", TUNED)


def test_one_scene_alone_tunes_nothing(tmp_path: Path) -> None:
    table(tmp_path / "sct-human" / "HH.csv", SCT, human(-50, -60))

    assert {found.judge for found in evaluated(tmp_path).rows} == {"strong"}


def test_a_set_in_which_everybody_was_near_tells_what_was_missed_and_no_more(tmp_path: Path) -> None:
    table(tmp_path / "mit-static-6ft" / "room.csv", MIT_STATIC, [f"ear,0,{t_s},-80,8,1.829" for t_s in range(60)])

    found = row(evaluated(tmp_path), None)

    assert (found.score.p_miss, found.score.p_fa, found.score.ndcf, found.interval) == (1.0, None, None, None)


def test_a_judge_gets_the_windows_of_one_run_in_order(tmp_path: Path) -> None:
    rows = [sighted(t_s, transmitter=other) for other in (2, 3) for t_s in (0, 301, 599, 601, 899)]
    database(tmp_path / "dp3t" / "exp" / "lunch.sqlite", rows)
    judge = Remembering()

    evaluate(folder.sources(tmp_path), [task for task in TASKS if task.name == "dp3t-5min"], [judge], seed=0)

    assert judge.runs == [[0, 300, 600], [0, 300, 600]]


def test_a_judge_sees_windows_of_unknown_truth_and_they_are_not_scored(tmp_path: Path) -> None:
    heard = [sighted(0), sighted(301, -60, None), sighted(650), sighted(899, transmitter=3, distance_m=None)]
    database(tmp_path / "dp3t" / "exp" / "lunch.sqlite", heard)
    judge = Remembering()

    found = evaluate(folder.sources(tmp_path), [task for task in TASKS if task.name == "dp3t-5min"], [judge], seed=0)

    assert judge.runs == [[0, 300, 600]]
    assert row(found, None, "remembering").score.n_near == 2


def test_a_set_of_which_nothing_is_known_has_no_scores(tmp_path: Path) -> None:
    database(tmp_path / "dp3t" / "exp" / "lunch.sqlite", [sighted(0, distance_m=None), sighted(899, distance_m=None)])

    found = evaluated(tmp_path)

    assert (found.rows, found.problems) == ((), ())


def test_a_broken_file_is_told_of_and_the_others_count(tmp_path: Path) -> None:
    table(tmp_path / "sct-human" / "HH.csv", SCT, human(-60, -80))
    table(tmp_path / "sct-human" / "BB.csv", SCT, [*human(-60, -80), "N8,far,,-60"])

    found = evaluated(tmp_path)

    assert [problem.path.name for problem in found.problems] == ["BB.csv"]
    assert 'line 82, distance_m: found "far"' in found.problems[0].sentence
    assert {scored.scene for scored in found.rows} == {None, "HH"}


def test_progress_is_told_before_each_file(tmp_path: Path) -> None:
    for scene in ("BB", "HH"):
        table(tmp_path / "sct-human" / f"{scene}.csv", SCT, human(-60, -80))
    told: list[tuple[int, str]] = []

    evaluate(
        folder.sources(tmp_path),
        TASKS,
        [STRONG],
        seed=0,
        progress=lambda number, source: told.append((number, source.scene)),
    )

    assert told == [(0, "BB"), (1, "HH")]


def test_the_same_seed_gives_the_same_answer(tmp_path: Path) -> None:
    for scene in ("BB", "HH"):
        table(tmp_path / "sct-human" / f"{scene}.csv", SCT, human(-70, -80))

    assert evaluated(tmp_path) == evaluated(tmp_path)


@pytest.fixture(scope="module")
def shared() -> Evaluation:
    sources = [source for source in folder.sources(SHARED) if source.folder in ("mit-static-6ft", "multichannel")]
    return evaluate(sources, TASKS, rules(), seed=0)


def test_the_shared_data_give_every_judge_a_score_in_every_scene(shared: Evaluation) -> None:
    places = {"multichannel-10": 3 + 1, "mit-static-30s": 3 + 1}

    assert not shared.problems
    for task, scenes in places.items():
        rows = [row for row in shared.rows if row.task == task and row.judge != TUNED]
        assert len(rows) == scenes * len(rules())


def test_six_feet_only_is_not_enough_for_false_alarms_in_the_shared_data(shared: Evaluation) -> None:
    static = [row for row in shared.rows if row.dataset == "mit-static-6ft"]

    assert {(row.score.n_far, row.score.ndcf) for row in static} == {(0, None)}
    assert TUNED not in {row.judge for row in static}
