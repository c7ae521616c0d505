"""docs/howto/evaluate-proximity.md: its judge judges, its keys, tasks and judges are those of the program."""

import re
from pathlib import Path
from typing import Any

from bluezone.world.measured import folder
from bluezone.world.proximity_cases import TASKS
from bluezone.world.proximity_evaluation import Evaluation, evaluate
from bluezone.world.proximity_json import document
from bluezone.world.proximity_judges import all_judges
from tests.world.measured.made import SCT, table

PAGE = (Path(__file__).parents[2] / "docs" / "howto" / "evaluate-proximity.md").read_text(encoding="utf-8")


def judged_by_the_page(tmp_path: Path) -> Evaluation:
    """Let the judge on the page judge one near and one far window."""
    table(tmp_path / "sct-human" / "HH.csv", SCT, ["N8,1,0,-60"] * 20 + ["N8,3,0,-60"] * 20)
    (block,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {}
    exec(block, names)
    return evaluate(folder.sources(tmp_path), TASKS, [names["Coin"]()], seed=1)


def keys_of(value: Any) -> set[str]:
    match value:
        case dict():
            return set(value).union(*map(keys_of, value.values()))
        case list():
            return set().union(*map(keys_of, value))
        case _:
            return set()


def test_the_judge_on_the_page_judges(tmp_path: Path) -> None:
    found = judged_by_the_page(tmp_path)

    assert {(row.judge, row.score.ndcf, row.score.ece) for row in found.rows} == {("coin/1", 1.0, 0.0)}


def test_the_keys_on_the_page_are_those_of_the_json(tmp_path: Path) -> None:
    (block,) = re.findall(r"## The JSON\n\n```text\n(.*?)```", PAGE, re.DOTALL)

    found = keys_of(document(judged_by_the_page(tmp_path), TASKS, seed=1, files=1)) | {"file", "sentence"}

    assert set(re.findall(r'"([a-z_0-9]+)"', block)) == found


def test_every_task_and_every_judge_is_on_the_page() -> None:
    named = set(re.findall(r"`([a-z0-9./-]+)`", PAGE))

    assert {task.name for task in TASKS} <= named
    assert {judge.name for judge in all_judges()} <= named
