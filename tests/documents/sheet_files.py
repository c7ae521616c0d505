"""Workbooks made by hand, part by part, for what no program would write; and those of another program."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import xlsxwriter

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATION = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def packed(parts: Mapping[str, str]) -> bytes:
    """Return a zip archive of *parts*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def raw_workbook(
    *sheets: str, parts: Mapping[str, str] | None = None, part_of: Mapping[int, int] | None = None
) -> bytes:
    """Return a workbook whose sheets have what *sheets* say between the marks of their data.

    Args:
        parts: further ones, or others in place of those that are made here.
        part_of: by the number of a sheet, that of the part it takes in place of its own.
    """
    numbers = range(1, max(len(sheets), *(part_of or {0: 0})) + 1)
    relations = "".join(
        f'<Relationship Id="r{at}" Target="worksheets/{(part_of or {}).get(at, at)}.xml"/>' for at in numbers
    )
    named = "".join(f'<sheet name="S{at}" sheetId="{at}" r:id="r{at}"/>' for at in numbers)
    made = {
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
        "xl/workbook.xml": f"<workbook {MAIN} {RELATION}><sheets>{named}</sheets></workbook>",
    }
    for at, data in enumerate(sheets, 1):
        made[f"xl/worksheets/{at}.xml"] = f"<worksheet {MAIN}><sheetData>{data}</sheetData></worksheet>"
    return packed({**made, **(parts or {})})


def shared(*items: str) -> dict[str, str]:
    """Return the part that holds the texts of a workbook, each of *items* being the inside of an si."""
    return {"xl/sharedStrings.xml": f"<sst {MAIN}>{''.join(f'<si>{item}</si>' for item in items)}</sst>"}


def book(fill: Any, **options: Any) -> bytes:
    """Return a workbook that *fill* wrote through another program's library."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    fill(workbook, workbook.add_worksheet("Danh sách"))
    workbook.close()
    return out.getvalue()


MOST_ADDRESSES = 2**30
MEASURED = """
import resource, sys
from pathlib import Path
from bluezone.documents import sheets

def highest():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))

resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
data = Path(sys.argv[2]).read_bytes()
before, found = highest(), "read"
try:
    book = sheets.read(data)
except sheets.SheetError as error:
    found = error.code
print(found, highest() - before)
"""


def read_and_measured(data: bytes, folder: Path) -> tuple[str, int]:
    """Return what becomes of *data* in a process of its own, and the bytes that its memory grew by.

    No process of the tests takes more than MOST_ADDRESSES for it. The figures are those of Linux.
    """
    file = folder / "file"
    file.write_bytes(data)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(MOST_ADDRESSES), str(file)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )
    if done.returncode:
        return "died", MOST_ADDRESSES
    found, taken_bytes = done.stdout.split()
    return found, int(taken_bytes)
