"""Workbooks: reading a roster and writing it, against the quick reader in Rust on the same file.

That reader keeps no zero before a phone number and bounds no memory, so it is a reference for speed and nothing else.
"""

import random
from io import BytesIO

from python_calamine import CalamineWorkbook

from bench.report import Figure, seconds, show
from bluezone.documents import sheets
from bluezone.documents.sheets import Table

PEOPLE = 10_000
GOAL_S = 1
HEAD = ("STT", "Họ và tên", "Số điện thoại", "Phòng", "Trạng thái", "Lý do", "Thư điện tử", "Mã")


def _roster(chance: random.Random) -> Table:
    rows = [
        (
            at,
            f"Nguyễn Văn {at}",
            f"09{chance.randrange(10**8):08}",
            f"Phòng {at % 40}",
            "Đã cài",
            "",
            f"cb{at}@x.vn",
            at * 7,
        )
        for at in range(1, PEOPLE + 1)
    ]
    return Table("Danh sách", HEAD, rows)


def _by_reference(data: bytes) -> None:
    CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()


def run() -> None:
    """Measure and print."""
    table = _roster(random.Random(7))
    workbook, text = sheets.write([table]), sheets.write_csv(table)
    quick = PEOPLE / seconds(lambda: _by_reference(workbook))
    read = PEOPLE / seconds(lambda: sheets.read(workbook))
    show(
        f"A roster of {PEOPLE:,} people with {len(HEAD)} columns; the goal is to read it in {GOAL_S} s",
        [
            Figure("xlsx by the reader in Rust", quick, "rows/s"),
            Figure("xlsx read", read, "rows/s", quick, "Rust", f"{PEOPLE / read:.2f} s"),
            Figure("xlsx written", PEOPLE / seconds(lambda: sheets.write([table])), "rows/s", quick, "reading in Rust"),
            Figure("csv read", PEOPLE / seconds(lambda: sheets.read(text)), "rows/s", quick, "Rust, of xlsx"),
            Figure("csv written", PEOPLE / seconds(lambda: sheets.write_csv(table)), "rows/s", quick, "Rust, of xlsx"),
        ],
    )
