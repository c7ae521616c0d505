"""The state's lists of the shared data, as rows."""

import csv
from functools import cache
from pathlib import Path

from bluezone.rollout import admin_lists
from bluezone.rollout.admin_lists import Lists, Loaded

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "admin"


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of the file *name*."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lists() -> Lists:
    """Return all five lists."""
    return Lists(
        provinces_2021=rows_of("provinces_2021"),
        districts_2021=rows_of("districts_2021"),
        provinces_2026=rows_of("provinces_2026"),
        communes_2026=rows_of("communes_2026"),
        province_successors_2025=rows_of("province_successors_2025"),
    )


@cache
def loaded() -> Loaded:
    """Return what the five lists hold; read once."""
    return admin_lists.read(lists())
