import json
from pathlib import Path

from bluezone.world.proximity_cases import TASKS
from bluezone.world.proximity_evaluation import Curve, Evaluation, Problem, Row
from bluezone.world.proximity_json import document
from bluezone.world.proximity_scores import Bin, Score
from bluezone.world.proximity_tuning import TUNED

SCORE = Score(2, 3, 0.5, 1 / 3, 5 / 6, 0.5, 0.5, 0.5, 0.1, 0.2)
SIDED = Score(2, 0, 0.5, None, None, None, 0.5, None, 0.1, 0.2)


def evaluation() -> Evaluation:
    rows = (Row("set", "task", None, "one", SCORE, (0.5, 1.0)), Row("set", "task", "scene", "one", SIDED, None))
    curves = (Curve("set", "task", "one", (Bin(0.95, 2 / 3, 3),)),)
    return Evaluation(("one", TUNED), rows, curves, (Problem(Path("a.csv"), "a.csv: broken"),))


def test_the_keys_are_those_that_are_documented() -> None:
    found = document(evaluation(), TASKS[:1], seed=4, files=2)

    assert found["scores"][0] == {
        "dataset": "set",
        "task": "task",
        "scene": None,
        "judge": "one",
        "n_near": 2,
        "n_far": 3,
        "p_miss": 0.5,
        "p_fa": 0.333333,
        "ndcf": 0.833333,
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "ece": 0.1,
        "brier": 0.2,
        "interval": [0.5, 1.0],
    }
    assert found["tasks"] == [
        {
            "task": "mit-matrix-30s",
            "folder": "mit-matrix",
            "near_m": 1.83,
            "window_s": 30,
            "readings": None,
            "least_near_s": None,
        }
    ]
    assert found["judges"] == [
        {"name": "one", "is_tuned_on_other_scenes": False},
        {"name": TUNED, "is_tuned_on_other_scenes": True},
    ]
    assert found["calibration"][0]["bins"] == [{"probability": 0.95, "near": 0.666667, "cases": 3}]
    assert found["problems"] == [{"file": "a.csv", "sentence": "a.csv: broken"}]
    assert (found["schema"], found["seed"], found["files"]) == ("bluezone-proximity/1", 4, 2)


def test_what_is_not_defined_is_null_and_all_of_it_is_json() -> None:
    found = json.loads(json.dumps(document(evaluation(), TASKS, seed=0, files=1), allow_nan=False))

    assert (found["scores"][1]["ndcf"], found["scores"][1]["p_fa"], found["scores"][1]["interval"]) == (
        None,
        None,
        None,
    )
