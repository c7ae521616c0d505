"""Old workbooks (xls) and those of LibreOffice (ods), read by calamine in a process of its own.

Calamine builds a sheet's whole grid before it can be counted; there it may take its bounded memory with it and nothing
else. It tells no formats: a phone number that such a file keeps as a number has lost its zero, which the reader of
rosters puts back. Run as a module this file is that process.
"""

import json
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from bluezone.documents import confined, sheet_formats
from bluezone.documents.sheet_book import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    Book,
    Grid,
    Room,
    Sheet,
    SheetError,
    SheetLockedError,
    SheetTooLargeError,
)
from bluezone.documents.sheet_kinds import Kind

LIMIT_S = 30.0
_MODULE = "bluezone.documents.sheet_process"
_LOCKED_XLS = re.compile(rb"\x09\x08\x10\x00.{16}(\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
"""How the stream of a workbook with a password begins: its head, perhaps that it shall not be written, the key.
Calamine only says that it cannot read it."""

_REFUSALS = {error.code: error for error in (SheetError, SheetLockedError, SheetTooLargeError)}


def read(data: bytes, kind: Kind) -> Book:
    """Return the workbook that *data* of *kind* is.

    Raises:
        SheetTooLargeError, SheetLockedError, SheetError
    """
    try:
        with confined.helper(_MODULE) as helper:
            head, payload = helper.ask({"kind": kind.value}, data, LIMIT_S)
    except confined.ConfinedError as error:
        raise SheetTooLargeError(
            "The workbook takes too long or too much memory. Copy the table into a new file, save it as .xlsx."
        ) from error
    if "refused" in head:
        raise _REFUSALS[head["refused"]](head["sentence"])
    sheets = json.loads(payload)
    return Book(tuple(Sheet(each["name"], _rows(each["rows"]), is_hidden=each["is_hidden"]) for each in sheets))


def _rows(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, rows))


# --- in the process --------------------------------------------------------------------------------------------------


def _answer(question: dict[str, Any], payload: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        return {}, json.dumps(_sheets(payload), ensure_ascii=False).encode()
    except SheetError as error:
        return {"refused": error.code, "sentence": error.sentence}, b""


def _sheets(data: bytes) -> list[dict[str, Any]]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            if len(book.sheets_metadata) > MOST_SHEETS:
                raise SheetTooLargeError(
                    f"The workbook has more than {MOST_SHEETS} sheets. Copy the table you need into a new file."
                )
            found, room = [], Room()
            for meta in book.sheets_metadata:
                sheet = book.get_sheet_by_name(meta.name)
                is_hidden = meta.visible != SheetVisibleEnum.Visible
                found.append({"name": meta.name, "rows": _cells(sheet, room), "is_hidden": is_hidden})
            return found
    except SheetError:
        raise
    except (CalamineError, ValueError, OSError) as error:
        if _LOCKED_XLS.search(data):
            raise SheetLockedError("A password protects the file. Take it away and save the file again.") from error
        raise SheetError("The workbook is damaged. Open it and save it again as .xlsx.") from error


def _cells(sheet: Any, room: Room) -> list[list[str]]:
    if sheet.end is not None and (sheet.end[0] >= 4 * MOST_ROWS or sheet.end[1] >= 50 * MOST_COLUMNS):
        raise SheetTooLargeError(
            "A cell far outside the table is filled. Delete it, or copy the table into a new file."
        )
    grid = Grid(room)
    for row, cells in enumerate(sheet.iter_rows(), 1):  # it begins with the first row, but at the first filled column
        for column, cell in enumerate(cells, (sheet.start or (0, 0))[1] + 1):
            grid.put(row, column, _text(cell))
    return [list(row) for row in grid.rows()]


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (int, float)):
        return sheet_formats.shown(str(Decimal(repr(cell))), "General")
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}" if (cell.hour or cell.minute) else f"{cell:%d/%m/%Y}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        return sheet_formats.shown(str(cell.total_seconds() / 86_400), "hh:mm")
    return str(cell)


if __name__ == "__main__":
    confined.serve(_answer)
