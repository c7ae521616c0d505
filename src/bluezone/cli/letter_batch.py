"""Many letters at once: a line for each file, whatever becomes of it.

Files are read two at a time, because a recogniser is a process of its own and keeps a core busy for each.
"""

import csv
import json
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from bluezone.cli import reading
from bluezone.cli.letter import in_language
from bluezone.documents import evidence, letter_file
from bluezone.documents.note import Note
from bluezone.errors import BluezoneError
from bluezone.letters import part_texts, schema
from bluezone.letters.read_values import value_at

AT_ONCE = 2
AHEAD = 8
"""Files in work or waiting for their turn to be shown; what bounds the memory."""

MOST_FILES = 20_000
"""A province's letters of several years; more is a wrong folder."""

LEFT_OUT = (".json", ".jsonl", ".csv", ".md")
"""Endings in a folder that are results and notes beside letters."""

WIDTH = 160
PROGRESS_AFTER_S = 1.0

_COLUMNS = {
    "number_symbol": "doc.number_symbol",
    "date": "doc.date",
    "issuer": "doc.issuer",
    "installed": "counts.installed",
    "total": "counts.total",
    "percent": "counts.percent",
    "cutoff": "cutoff.iso",
}
_HEADS = {
    False: ("tệp", "số, ký hiệu", "ngày", "cơ quan", "đã cài", "tỷ lệ", "chốt số liệu", "chắc từ", "lưu ý"),
    True: ("file", "number", "date", "issuer", "installed", "rate", "cut-off", "sure from", "problems"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one file.

    Attributes:
        values: those of _COLUMNS, as in the letter's JSON; None where the file could not be read.
        least_certainty: of the least sure value; None where there is none.
        problems: what is to be said of it; of a file that could not be read, why.
    """

    file: str
    values: dict[str, Any] | None
    least_certainty: float | None = None
    problems: tuple[Note, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it for programs."""
        return {
            "file": self.file,
            "is_read": self.values is not None,
            **{name: (self.values or {}).get(name) for name in _COLUMNS},
            "least_certainty": self.least_certainty,
            "problems": [{"code": note.code, "vi": note.vi, "en": note.en} for note in self.problems],
        }


def run(files: Sequence[str], *, year: int | None, csv_path: Path | None, is_english: bool, as_json: bool) -> int:
    """Read *files*, and those in them that are folders; show a line for each. 1 if any could not be read."""
    paths = tuple(_files(files))
    rows = []
    with _progress(len(paths)) as done:
        for row, letter in _read(paths, year):
            if as_json:
                click.echo(json.dumps({**row.as_json(), "letter": letter}, ensure_ascii=False))
            rows.append(row)
            done()
    if csv_path:
        _write_csv(csv_path, rows, is_english=is_english)
    if not as_json:
        _show(rows, is_english=is_english)
    failed = sum(row.values is None for row in rows)
    click.echo(f"{len(rows)} files, {failed} could not be read.", err=True)
    return 1 if failed else 0


# --- which files -----------------------------------------------------------------------------------------------------


def _files(given: Sequence[str]) -> Iterator[Path]:
    """Yield what *given* names, and of folders what lies in them at any depth, by name.

    Raises:
        FileError: nothing is there, or more than MOST_FILES.
    """
    count = 0
    for path in map(Path, given):
        inside = sorted(filter(_is_letter, path.rglob("*"))) if path.is_dir() else [path]
        count += len(inside)
        if not inside:
            raise reading.FileError(f"{path}: holds no letters; name another folder")
        if count > MOST_FILES:
            raise reading.FileError(f"{path}: more than {MOST_FILES:,} files; name folders with fewer")
        yield from inside


def _is_letter(path: Path) -> bool:
    """Whether *path* is a file that a sender may have sent: not hidden, no lock file of Word, no result of ours."""
    return path.is_file() and not path.name.startswith((".", "~$")) and path.suffix.lower() not in LEFT_OUT


# --- reading them ----------------------------------------------------------------------------------------------------


def _read(paths: Sequence[Path], year: int | None) -> Iterator[tuple[Row, dict[str, Any] | None]]:
    """Yield a row and the letter's JSON for each of *paths*, in their order."""
    waiting, running = deque(paths), deque[tuple[Path, Future[tuple[Row, dict[str, Any]]]]]()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < AHEAD:
                    path = waiting.popleft()
                    running.append((path, pool.submit(_one, path, year)))
                path, future = running.popleft()
                error = future.exception()
                yield future.result() if error is None else (_failed(path, error), None)
        finally:
            pool.shutdown(cancel_futures=True)


def _one(path: Path, year: int | None) -> tuple[Row, dict[str, Any]]:
    found = letter_file.read(reading.data(str(path)), path.name, year=year)
    letter = schema.encode(found.letter)
    values = {name: value_at(letter, place) for name, place in _COLUMNS.items()}
    sure = evidence.least_certainty(evidence.collect(found))
    notes = found.notes if sure is not None else (*found.notes, letter_file.NOTHING_FOUND)
    return Row(str(path), values, sure, notes), letter


def _failed(path: Path, error: BaseException) -> Row:
    match error:
        case BluezoneError():
            code, said = error.code, error.sentence
        case OSError():
            code, said = "file_unusable", str(error.strerror or error)
        case _:
            code, said = "internal_error", f"The program failed on this file ({type(error).__name__}). Report this."
    return Row(str(path), None, problems=(Note(code, said, said),))


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """Show on a terminal how far it is, once that takes longer than PROGRESS_AFTER_S."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task, began, count = progress.add_task("Reading letters", total=total), time.monotonic(), 0

    def done() -> None:
        nonlocal count
        count += 1
        progress.update(task, completed=count)
        if not progress.live.is_started and time.monotonic() - began > PROGRESS_AFTER_S:
            progress.start()

    try:
        yield done
    finally:
        progress.stop()


# --- showing them ----------------------------------------------------------------------------------------------------


def _show(rows: Sequence[Row], *, is_english: bool) -> None:
    first, *others = _HEADS[is_english]
    table = Table(Column(first, overflow="fold"), *others, box=None, pad_edge=False)
    for row in rows:
        table.add_row(Path(row.file).name, *_cells(row), _problems(row, is_english=is_english))
    reading.show(table, WIDTH)


def _cells(row: Row) -> tuple[str, ...]:
    """Return what stands between the file's name and its problems; a dash for what the letter does not say."""
    values = row.values or {}
    counted = [part_texts.line("counts.total", values.get(name)) for name in ("installed", "total")]
    return (
        part_texts.line("doc.number_symbol", values.get("number_symbol")),
        part_texts.line("doc.date", values.get("date")),
        part_texts.line("doc.issuer", values.get("issuer")),
        "/".join(counted) if row.values and set(counted) != {part_texts.NOTHING} else part_texts.NOTHING,
        part_texts.line("counts.percent", values.get("percent")),
        part_texts.line("cutoff", {"iso": values.get("cutoff")}),
        part_texts.NOTHING if row.least_certainty is None else f"{row.least_certainty * 100:.0f}%",
    )


def _problems(row: Row, *, is_english: bool) -> str:
    return " ".join(in_language(note, is_english=is_english) for note in row.problems)


def _write_csv(path: Path, rows: Sequence[Row], *, is_english: bool) -> None:
    """Write *rows* for a spreadsheet: with the mark that tells Excel UTF-8, and nothing that it would run."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "is_read", *_COLUMNS, "least_certainty", "problems"])
        for row in rows:
            values = {**row.as_json(), "problems": _problems(row, is_english=is_english)}
            writer.writerow([_inert(value) for value in values.values()])


def _inert(value: Any) -> Any:
    """Return *value*; a text that a spreadsheet would take for a formula with an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
