"""The grids of the tile map: where each province stands, as data files in the folder grids.

A grid is of one list of provinces, for the same code means another province after the reform of 01/7/2025.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

REFORM = date(2025, 7, 1)
"""From this day on there are 34 provinces; 63 before."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one province stands: column from the west, row from the north, both from 0."""

    column: int
    row: int
    abbreviation: str
    name: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of all provinces of one list, by code, in the order of the list."""

    places: Mapping[str, Place]

    @property
    def columns(self) -> int:
        """How wide the grid is."""
        return 1 + max(place.column for place in self.places.values())

    @property
    def rows(self) -> int:
        """How tall the grid is."""
        return 1 + max(place.row for place in self.places.values())


def on(day: date) -> Grid:
    """Return the grid of the provinces in force on *day*."""
    return _read("provinces_2026" if day >= REFORM else "provinces_2021")


@cache
def _read(name: str) -> Grid:
    file = resources.files("bluezone.server.charts") / "grids" / f"{name}.csv"
    with file.open(encoding="utf-8") as lines:
        return Grid({row["code"]: _place(row) for row in csv.DictReader(lines)})


def _place(row: Mapping[str, str]) -> Place:
    return Place(int(row["column"]), int(row["row"]), row["abbreviation"], row["name"])
