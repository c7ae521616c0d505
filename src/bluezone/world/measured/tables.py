"""Tables: CSV files, packed with xz or not, row by row with the line that each came from."""

import csv
import lzma
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from bluezone.world.measured.recording import MeasurementError

LARGEST_TABLE_CHARACTERS = 64 * 2**20
"""Unpacked. The largest file published so far holds 2.5 million; a packed file may hide any number."""

LONGEST_LINE_CHARACTERS = 65_536

WEAKEST_DBM, LOUDEST_DBM = -128, 127
"""What one signed byte can hold, which is how Bluetooth tells a reading."""

FARTHEST_M = 1000.0


class Row:
    """One line of a table; its cells are asked for by column and checked when asked."""

    def __init__(self, path: Path, line: int, cells: dict[str, str]) -> None:
        self._path, self._line, self._cells = path, line, cells

    def text(self, column: str) -> str:
        """Return the cell without blanks around it; empty where the value is missing."""
        return self._cells[column].strip()

    def number(self, column: str, least: float = -math.inf, most: float = math.inf) -> float | None:
        """Return the number in *column*; None where the value is missing.

        Raises:
            MeasurementError: not a finite number from *least* to *most*.
        """
        found = self.text(column)
        if not found:
            return None
        try:
            value = float(found)
        except ValueError:
            value = math.nan
        if not math.isfinite(value) or not least <= value <= most:
            bounds = "" if math.isinf(least) else f" from {least:g} to {most:g}"
            raise self.wrong(column, f"a number{bounds}")
        return value

    def rssi_dbm(self, column: str) -> int | None:
        """Return the reading in *column*; None where it is missing."""
        found = self.number(column, WEAKEST_DBM, LOUDEST_DBM)
        return None if found is None else round(found)

    def distance_m(self, column: str = "distance_m") -> float | None:
        """Return the distance in *column*; None where it is missing."""
        return self.number(column, 0, FARTHEST_M)

    def wrong(self, column: str, expected: str) -> MeasurementError:
        """Return the error that says what *column* should have held."""
        return MeasurementError(
            f'{self._path}, line {self._line}, {column}: found "{self.text(column)[:40]}", expected {expected}. '
            "Correct the file; nothing of it was used."
        )


def rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of the table at *path*, which must have *columns*, in any order and with others among them.

    Raises:
        MeasurementError: not such a table, cut short, or larger than LARGEST_TABLE_CHARACTERS unpacked.
        OSError: it cannot be read.
    """
    try:
        with _opened(path) as file:
            yield from _rows(path, file, columns)
    except (lzma.LZMAError, EOFError) as error:
        raise MeasurementError(f"{path}: is not a whole .xz file; unpack or fetch it again") from error
    except UnicodeDecodeError as error:
        raise MeasurementError(f"{path}: holds bytes that are not UTF-8; expected a table as text") from error


def _opened(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open("rt", encoding="utf-8-sig", newline="")


def _rows(path: Path, file: TextIO, columns: Sequence[str]) -> Iterator[Row]:
    reader = csv.reader(_lines(path, file))
    names = [name.strip() for name in next(reader, [])]
    missing = [column for column in columns if column not in names]
    if missing:
        raise MeasurementError(
            f"{path}, line 1: found the columns {', '.join(names)[:200] or 'none'}, expected also {', '.join(missing)}"
        )
    try:
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(names):
                raise MeasurementError(
                    f"{path}, line {reader.line_num}: found {len(cells)} cells, expected {len(names)} as in line 1. "
                    "Correct the file; nothing of it was used."
                )
            yield Row(path, reader.line_num, dict(zip(names, cells, strict=True)))
    except csv.Error as error:
        raise MeasurementError(f"{path}, line {reader.line_num}: {error}; expected a table as CSV") from error


def _lines(path: Path, file: TextIO) -> Iterator[str]:
    left = LARGEST_TABLE_CHARACTERS
    number = 0
    while line := file.readline(LONGEST_LINE_CHARACTERS):
        number += 1
        left -= len(line)
        if len(line) == LONGEST_LINE_CHARACTERS or left < 0:
            raise MeasurementError(f"{path}, line {number}: longer than any table of measurements; expected CSV")
        yield line
